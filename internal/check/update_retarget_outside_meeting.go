package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateRetargetOutsideMeeting = Check{
	Rule: diag.Rule{
		ID: "update/retarget-outside-meeting", Severity: diag.Error,
		Title: "Retarget outside the minutes of the board",
		Why: "Only the board can move a target, in the minutes of a meeting that is listed in plan/programme.yaml. " +
			"If leads or other groups could, no task would ever be late. The target is not moved.",
		Mend: "Ask the board, and record the retarget in the minutes of the meeting that agrees it. " +
			"Until then write the expected date under forecast. If the meeting is not listed, list it.",
	},
	Run: func(in *Input, report Report) {
		in.eachProgress(func(u *programme.Update, e *programme.Progress) {
			if e.Retarget == nil || !e.Retarget.To.Given() {
				return
			}
			why, remedy := in.undecided(u)
			if why == "" {
				return
			}
			to := e.Retarget.To.Date
			if !u.Meeting.Given() {
				remedy = fmt.Sprintf("write forecast: %s instead, and %s", to, remedy)
			}
			report(Found{
				At: e.Retarget.Pos, On: in.taskNamed(e.Task.Value),
				Message: fmt.Sprintf("the target of %s is not moved to %s: %s", e.Task.Value, to.Words(), why),
				Remedy:  remedy,
			})
		})
	},
}
