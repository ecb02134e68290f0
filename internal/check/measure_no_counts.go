package check

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

var measureNoCounts = Check{
	Rule: diag.Rule{
		ID: "measure/no-counts", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Measure of children whose small numbers are not hidden",
		Why: "Small numbers are suppressed in public only for measures with counts: true. This measure seems " +
			"to give numbers of children and says neither true nor false, so a number that identifies a child " +
			"could be published.",
		Mend: "Write counts: true at the measure in plan/measures.yaml, or counts: false if its numbers do not " +
			"count children.",
	},
	Run: func(in *Input, report Report) {
		figures := map[string]bool{}
		in.eachReading(func(u *programme.Update, m *programme.Measure, r *programme.Reading) {
			if in.counts(u) && (r.Numerator.Given() || r.Denominator.Given()) {
				figures[m.ID.Value] = true
			}
		})
		for _, m := range in.Programme.Measures {
			if m.Counts.Given() || unread(m.Faults, "counts") || unread(m.Faults, "unit") {
				continue
			}
			counted := ofChildren(m.Unit.Value) && !isRate(m.Unit.Value)
			if counted || figures[m.ID.Value] && (ofChildren(m.Unit.Value) || ofChildren(m.Title.Value)) {
				report(Found{
					At: m.ID.Pos, On: on(&m.Meta),
					Message: fmt.Sprintf("%s gives numbers of children, but small numbers are not suppressed in "+
						"public",
						m.ID.Value),
					Remedy: "write counts: true at the measure in plan/measures.yaml, or counts: false if its " +
						"numbers do not count children",
				})
			}
		}
	},
}

// isRate reports whether a unit is that of a rate: a percentage, or so many per so many.
func isRate(unit string) bool {
	return strings.HasPrefix(strings.TrimSpace(unit), "%") || strings.Contains(unit, "per ")
}

// ofChildren reports whether words are about children.
func ofChildren(words string) bool {
	words = strings.ToLower(words)
	for _, word := range []string{"child", "young people", "young person", "care leaver", "babies"} {
		if strings.Contains(words, word) {
			return true
		}
	}
	return false
}
