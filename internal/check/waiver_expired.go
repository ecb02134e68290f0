package check

import (
	"fmt"

	"improve/internal/diag"
)

var waiverExpired = Check{
	Rule: diag.Rule{
		ID: "waiver/expired", Severity: diag.Warning, AsAt: "2020-02-25",
		Title: "A waiver has ended",
		Why:   "A waiver silences a check until a day and never for ever. After that day what it silenced shows again, and somebody has to decide anew.",
		Mend:  "Delete the waiver. Where what it silenced must wait longer, agree a new last day and write it with the reason.",
		Bad:   exampleTask + "    waive:\n      - {rule: task/overdue, until: 2020-02-24, reason: The chair is on leave.}\n",
		Good:  exampleTask,
	},
	Run: func(in *Input, report Report) {
		for _, w := range in.standing() {
			if in.inForce(w.Waiver) {
				continue
			}
			found := Found{
				At: w.Until.Pos, On: about(w.task),
				Message: fmt.Sprintf("%s of %s was silenced until %s, and there is nothing left to silence", w.Rule.Value, w.owner, w.Until.Date.Words()),
				Remedy:  "delete the waiver",
			}
			if w.shows.Known() {
				found.Message = fmt.Sprintf("%s of %s was silenced until %s, and shows again", w.Rule.Value, w.owner, w.Until.Date.Words())
				found.Remedy = "mend what it says and delete the waiver, or agree a new last day with its reason"
				found.Related = []Related{{w.shows, "this shows again"}}
			}
			report(found)
		}
	},
}
