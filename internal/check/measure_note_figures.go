package check

import (
	"fmt"
	"strings"
	"unicode"

	"improve/internal/diag"
	"improve/internal/programme"
)

var measureNoteFigures = Check{
	Rule: diag.Rule{
		ID: "measure/note-figures", Severity: diag.Warning,
		Title: "Note that may reveal a small number",
		Why: "The value is a small number of children, so the public does not see it (policy.small_numbers). " +
			"The figures in its note may reveal it, so the public does not see the note either.",
		Mend: "Say in words what the public may know, without figures, in a new update.",
	},
	Run: func(in *Input, report Report) {
		last := in.lastReadings()
		in.eachReading(func(_ *programme.Update, m *programme.Measure, r *programme.Reading) {
			if !m.Counts.Yes || last[periodOf(r)] != r || !strings.ContainsFunc(r.Note.Value, unicode.IsDigit) ||
				!in.fewChildren(m, r) {
				return
			}
			report(Found{
				At: r.Note.Pos, On: on(&m.Meta),
				Message: fmt.Sprintf("the value of %s for %s is too small to publish, and this note has figures",
					m.ID.Value, r.Period.Value),
				Remedy: "leave the figures out of the note: the public sees neither the value nor the note",
			})
		})
	},
}

// fewChildren reports whether a figure of a reading is a number of children too small to
// publish: those counted, those not counted, or all.
func (in *Input) fewChildren(m *programme.Measure, r *programme.Reading) bool {
	few := func(n float64) bool { return n > 0 && n <= float64(in.Programme.Policy.SmallNumbers) }
	return r.Value.Given() && !isRate(m.Unit.Value) && few(r.Value.Value) ||
		r.Numerator.Given() && few(r.Numerator.Value) || r.Denominator.Given() && few(r.Denominator.Value) ||
		r.Numerator.Given() && r.Denominator.Given() && few(r.Denominator.Value-r.Numerator.Value)
}
