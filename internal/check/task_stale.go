package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
)

var taskStale = Check{
	Rule: diag.Rule{
		ID: "task/stale", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Stale rating",
		Why: "After a cycle and the days of grace (policy.cycle_days and policy.grace_days) a board has met " +
			"without a new rating, so the letter may no longer be right. Days inside a pause do not count. " +
			"A rating older than twice policy.cycle_days is reported as task/lapsed.",
		Mend: "Rate the task again with a note, even if the letter stays the same: improve rate.",
	},
	Run: func(in *Input, report Report) {
		limit := in.Programme.Policy.CycleDays + in.Programme.Policy.GraceDays
		for _, t := range in.Tasks {
			if t.Stale && !t.Lapsed && !unread(t.Faults, "rating") {
				report(in.oldRating(t, fmt.Sprintf("is stale after %d days", limit)))
			}
		}
	},
}

// oldRating says that the latest rating of a task is too old, and after how
// many days it is.
func (in *Input) oldRating(t *assess.Task, limit string) Found {
	age := diag.Count(t.RatedAge, "day") + " old"
	if t.RatedPaused > 0 {
		age += fmt.Sprintf(" (%d without pauses)", t.RatedAge-t.RatedPaused)
	}
	return Found{
		At: t.Rated.RatingPos, On: onTask(t.Task),
		Message: fmt.Sprintf("the rating of %s, %s on %s, is %s; a rating %s",
			t.ID.Value, t.Reported, t.Rated.Update.Date.Date.Words(), age, limit),
		Remedy: "rate it again, with the same letter or another: " + mend.Again(in.Assessment, t),
	}
}
