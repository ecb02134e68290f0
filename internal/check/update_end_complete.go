package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateEndComplete = Check{
	Rule: diag.Rule{
		ID: "update/end-complete", Severity: diag.Error,
		Title: "Complete task ended",
		Why:   "A task that is complete on that day cannot be ended. It stays complete, and the end has no effect.",
		Mend:  "Delete the end. If the task is not complete, rate it again in the same minutes.",
	},
	Run: func(in *Input, report Report) {
		in.eachEnd(func(t *assess.Task, e *programme.Progress) {
			rated := completeOn(t, e.Update.Date.Date)
			if rated == nil || unread(t.Faults, "rating") {
				return
			}
			report(Found{
				At: e.End.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s is not %s: it has been complete since %s",
					t.ID.Value, endedWords(e.End), rated.Update.Date.Date.Words()),
				Remedy:  "delete the end, or rate the task again if it is not complete",
				Related: []Related{{rated.RatingPos, "rated complete here"}},
			})
		})
	},
}
