package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

// contradiction makes the check of one kind of contradiction between the levels
// of assurance. The place is that of the claim; what speaks against it is
// related.
func contradiction(kind assess.ContradictionKind, remedy string, rule diag.Rule) Check {
	rule.Severity, rule.Waivable = diag.Warning, true
	return Check{Rule: rule, Run: func(in *Input, report Report) {
		for _, c := range in.Contradictions() {
			if c.Kind != kind || c.Task != nil && uncertain(c.Task) {
				continue
			}
			found := Found{At: c.Places[0], Message: c.Claim + ", but " + c.Against, Remedy: remedy}
			if c.Task != nil {
				found.On = onTask(c.Task.Task)
			} else {
				found.On = on(&c.Ambition.Meta)
			}
			for _, pos := range c.Places[1:] {
				if pos.Known() {
					found.Related = append(found.Related, Related{pos, "this contradicts it"})
				}
			}
			report(found)
		}
	}}
}

// Contradictions are those of the assessment, found once a run.
func (in *Input) Contradictions() []assess.Contradiction {
	if !in.contradicted {
		in.contradictions, in.contradicted = in.Assessment.Contradictions(), true
	}
	return in.contradictions
}
