package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateRetargetPast = Check{
	Rule: diag.Rule{
		ID: "update/retarget-past", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Target moved to a day that had passed",
		Why: "A board moves a target to give more time. A target that had passed before the board met is missed " +
			"at once: the date is probably a slip of the pen.",
		Mend: "Check what the meeting agreed and correct the date, most often its month or year.",
	},
	Run: func(in *Input, report Report) {
		in.eachMove(func(t *assess.Task, m assess.Move, day programme.Date) {
			if !m.To.Due().Before(day) {
				return
			}
			report(Found{
				At: m.Entry.Retarget.To.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("the minutes of %s move the target of %s to %s, which had passed by then",
					day.Words(), t.ID.Value, m.To.Words()),
				Remedy: "write the date that the meeting agreed",
			})
		})
	},
}
