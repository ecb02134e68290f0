package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var updateRetargetMovesNothing = Check{
	Rule: diag.Rule{
		ID: "update/retarget-moves-nothing", Severity: diag.Warning,
		Title: "Retarget that changes nothing",
		Why: "The target already has that date, or is already met. Either the retarget is a repetition, " +
			"or it means another date or task.",
		Mend: "Check what the meeting agreed and correct the date or the task. " +
			"If the retarget repeats an earlier one, delete it.",
	},
	Run: func(in *Input, report Report) {
		in.eachIgnored(func(t *assess.Task, i assess.Ignored, retarget bool) {
			if !retarget || i.Reason != assess.SameDate && i.Reason != assess.AlreadyMet {
				return
			}
			found := Found{At: i.Date.Pos, On: onTask(t.Task),
				Remedy: "write the date that the meeting agreed, or delete the retarget"}
			found.Message = fmt.Sprintf("the retarget of %s to %s changes nothing: that is its target already",
				t.ID.Value, i.Date.Date.Words())
			if i.Reason == assess.AlreadyMet {
				found.Message = fmt.Sprintf("the retarget of %s to %s changes nothing: the target is already met",
					t.ID.Value, i.Date.Date.Words())
			}
			report(found)
		})
	},
}
