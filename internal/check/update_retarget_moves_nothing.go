package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var updateRetargetMovesNothing = Check{
	Rule: diag.Rule{
		ID: "update/retarget-moves-nothing", Severity: diag.Warning,
		Title: "A retarget moves a target to where it stands, or one that is met",
		Why:   "Nothing changes by it, so either it is a repetition or another date or task was meant.",
		Mend:  "Look in the minutes what the meeting agreed, and correct the date or the task; delete the retarget where it only repeats an earlier one.",
		Bad:   exampleTask + exampleBoard + exampleSecondMinutes + "progress:\n  1.1: {retarget: {to: 2020-06, reason: The new chair begins in July.}}\n",
		Good:  exampleTask + exampleBoard + exampleSecondMinutes + exampleRetarget,
	},
	Run: func(in *Input, report Report) {
		in.eachIgnored(func(t *assess.Task, i assess.Ignored, retarget bool) {
			if !retarget || i.Reason != assess.SameDate && i.Reason != assess.AlreadyMet {
				return
			}
			found := Found{At: i.Date.Pos, On: onTask(t.Task), Remedy: "write the date that the meeting agreed, or delete the retarget"}
			found.Message = fmt.Sprintf("%s is moved to %s, where its target stands already", t.ID.Value, i.Date.Date.Words())
			if i.Reason == assess.AlreadyMet {
				found.Message = fmt.Sprintf("%s is moved to %s, and the target that moves was met before", t.ID.Value, i.Date.Date.Words())
			}
			report(found)
		})
	},
}
