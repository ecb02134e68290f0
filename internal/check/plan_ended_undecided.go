package check

import (
	"fmt"

	"improve/internal/diag"
)

var planEndedUndecided = Check{
	Rule: diag.Rule{
		ID: "plan/ended-undecided", Severity: diag.Warning, Dated: true,
		Title: "Plan ended without a recorded decision",
		Why: "Only a decision of the board ends a plan. Here only the plan's own entry gives an end, so all its " +
			"open tasks count as ended without a decision. This warning cannot be waived.",
		Mend: "If the decision was minuted, record it in those minutes with permits: [{end: plan ID}], and delete " +
			"ended. If it was never published, keep ended, with a note on how this is known.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.Programme.Plans {
			if p.Ended != nil && p.Ended.Date.Given() && !p.Ended.Date.Date.After(in.Assessment.AsAt) {
				report(Found{
					At: p.Ended.Date.Pos, On: on(&p.Meta),
					Message: fmt.Sprintf("%s ended %s without a recorded decision",
						p.ID.Value, when(p.Ended.Date.Date)),
					Remedy: "if it was minuted, write permits: [{end: plan " + p.ID.Value +
						"}] in the minutes; if not, keep the note",
				})
			}
		}
	},
}
