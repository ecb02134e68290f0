package check

import (
	"fmt"

	"improve/internal/diag"
)

var waiverExpired = Check{
	Rule: diag.Rule{
		ID: "waiver/expired", Severity: diag.Warning, Dated: true,
		Title: "Waiver expired",
		Why: "A waiver silences a check until a date. After that the problem is reported again, " +
			"and somebody must decide again.",
		Mend: "Delete the waiver. If the problem must wait longer, agree a new last day and give a reason.",
	},
	Run: func(in *Input, report Report) {
		for _, w := range in.standing() {
			if in.inForce(w.Waiver) {
				continue
			}
			found := Found{
				At: w.Until.Pos, On: about(w.task),
				Message: fmt.Sprintf("the waiver of %s on %s expired on %s, and there is nothing left to waive",
					w.Rule.Value, w.owner, w.Until.Date.Words()),
				Remedy: "delete the waiver",
			}
			if w.shows.Known() {
				found.Message = fmt.Sprintf("the waiver of %s on %s expired on %s, and the problem is reported again",
					w.Rule.Value, w.owner, w.Until.Date.Words())
				found.Remedy = "fix the problem and delete the waiver, or agree a new last day with a reason"
				found.Related = []Related{{w.shows, "reported again"}}
			}
			report(found)
		}
	},
}
