package check

import (
	"improve/internal/diag"
)

var permitNoFrom = Check{
	Rule: diag.Rule{
		ID: "permit/no-from", Severity: diag.Error,
		Title: "Permit without the earlier value",
		Why: "The policy and a measure's target, tolerance and polarity decide ratings. Days before the meeting " +
			"keep the rating by the earlier value, so the permit must give it.",
		Mend: "Add from, with the value before the meeting.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			if p.clear() && p.Rates(p.of) && len(p.From) == 0 {
				report(Found{
					At:      p.Key.Pos,
					Message: "the permit does not say what " + p.Key.Value + " of " + p.of.Text.Value + " was before",
					Remedy:  "add from, with the value before the meeting",
				})
			}
		}
	},
}
