package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var updateRetargetOutsideMeeting = Check{
	Rule: diag.Rule{
		ID: "update/retarget-outside-meeting", Severity: diag.Error,
		Title: "A target is moved outside the minutes of a meeting",
		Why:   "The target is the board's promise. If an update of a lead's own could move it, no task would ever be late. Such a move changes nothing here.",
		Mend:  "Ask the board, and write the retarget into the minutes of the meeting that agrees to it. When you now expect to finish goes under forecast.",
		Bad:   exampleTask + exampleBoard + "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\n" + exampleRetarget,
		Good:  exampleTask + exampleBoard + exampleSecondMinutes + exampleRetarget,
	},
	Run: func(in *Input, report Report) {
		in.eachIgnored(func(t *assess.Task, i assess.Ignored, retarget bool) {
			if !retarget || i.Reason != assess.NotMinuted || unread(i.Entry.Update.Faults, "meeting") {
				return
			}
			report(Found{
				At: i.Entry.Retarget.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s is moved to %s in an update that minutes no meeting, so it does not move", t.ID.Value, i.Date.Date.Words()),
				Remedy:  fmt.Sprintf("write forecast: %s instead, and ask the board to minute the retarget; where this does minute a meeting, add meeting: board", i.Date.Date),
			})
		})
	},
}

const exampleRetarget = "progress:\n  1.1: {retarget: {to: 2020-09, reason: The new chair begins in July.}}\n"
