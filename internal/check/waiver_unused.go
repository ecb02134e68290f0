package check

import (
	"fmt"

	"improve/internal/diag"
)

var waiverUnused = Check{
	Rule: diag.Rule{
		ID: "waiver/unused", Severity: diag.Note, Dated: true,
		Title: "Unused waiver",
		Why: "The problem is fixed, or the waiver is on the wrong record. If it stays, " +
			"it may silence another problem that nobody has agreed to.",
		Mend: "Delete the waiver, or move it to the right record. If it is meant for a problem to come, leave it.",
	},
	Run: func(in *Input, report Report) {
		for _, w := range in.standing() {
			if !w.used && in.inForce(w.Waiver) && in.looked(w.Rule.Value) {
				report(Found{
					At: w.Rule.Pos, On: about(w.task),
					Message: fmt.Sprintf("the waiver of %s on %s until %s has nothing to waive",
						w.Rule.Value, w.owner, w.Until.Date.Words()),
					Remedy: "delete the waiver, unless it is meant for a problem to come",
				})
			}
		}
	},
}
