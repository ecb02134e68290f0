package check

import (
	"fmt"

	"improve/internal/diag"
)

var waiverUnused = Check{
	Rule: diag.Rule{
		ID: "waiver/unused", Severity: diag.Note, AsAt: "2020-02-25",
		Title: "A waiver silences nothing",
		Why:   "What it was written for is mended, or it stands on the wrong record. Left where it is it would silence the next mistake, which nobody has agreed to.",
		Mend:  "Delete the waiver, or move it to the record that it is meant for. Where it was written ahead of the day, leave it.",
		Bad:   exampleTask + "    waive:\n      - {rule: task/overdue, until: 2020-07-31, reason: The chair is on leave.}\n",
		Good:  exampleTask,
	},
	Run: func(in *Input, report Report) {
		for _, w := range in.standing() {
			if !w.used && in.inForce(w.Waiver) && in.looked(w.Rule.Value) {
				report(Found{
					At: w.Rule.Pos, On: about(w.task),
					Message: fmt.Sprintf("%s of %s is silenced until %s, and there is nothing to silence", w.Rule.Value, w.owner, w.Until.Date.Words()),
					Remedy:  "delete the waiver, unless it is written ahead of the day",
				})
			}
		}
	},
}
