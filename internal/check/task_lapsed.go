package check

import (
	"fmt"

	"improve/internal/diag"
)

var taskLapsed = Check{
	Rule: diag.Rule{
		ID: "task/lapsed", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Rating lapsed",
		Why: "There has been no new rating for two cycles (twice policy.cycle_days, without days inside a pause). " +
			"Nobody knows the state of the task, so its rating is worked out from dates, or it is shown as not rated.",
		Mend: "Rate the task again with a note, even if the letter stays the same: improve rate.",
	},
	Run: func(in *Input, report Report) {
		limit := 2 * in.Programme.Policy.CycleDays
		for _, t := range in.Tasks {
			if t.Lapsed && !unread(t.Faults, "rating") {
				report(in.oldRating(t, fmt.Sprintf("lapses after %d days", limit)))
			}
		}
	},
}
