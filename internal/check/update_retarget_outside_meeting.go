package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var updateRetargetOutsideMeeting = Check{
	Rule: diag.Rule{
		ID: "update/retarget-outside-meeting", Severity: diag.Error,
		Title: "Retarget outside the minutes of a meeting",
		Why:   "Only a meeting can move a target. If leads could, no task would ever be late. The target is not moved.",
		Mend: "Ask the board, and record the retarget in the minutes of the meeting that agrees it. " +
			"Until then write the expected date under forecast.",
		Bad:  exampleTask + exampleBoard + "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\n" + exampleRetarget,
		Good: exampleTask + exampleBoard + exampleSecondMinutes + exampleRetarget,
	},
	Run: func(in *Input, report Report) {
		in.eachIgnored(func(t *assess.Task, i assess.Ignored, retarget bool) {
			if !retarget || i.Reason != assess.NotMinuted || unread(i.Entry.Update.Faults, "meeting") {
				return
			}
			report(Found{
				At: i.Entry.Retarget.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("the target of %s is not moved to %s: this update is not the minutes of a meeting",
					t.ID.Value, i.Date.Date.Words()),
				Remedy: fmt.Sprintf("write forecast: %s instead, and ask the board for a retarget; "+
					"if these are minutes, add meeting: board", i.Date.Date),
			})
		})
	},
}

const exampleRetarget = "progress:\n  1.1: {retarget: {to: 2020-09, reason: The new chair begins in July.}}\n"
