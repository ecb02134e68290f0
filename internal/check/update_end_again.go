package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateEndAgain = Check{
	Rule: diag.Rule{
		ID: "update/end-again", Severity: diag.Error,
		Title: "Task ended twice",
		Why:   "A task that has ended cannot end again or be put on hold. The first end counts.",
		Mend:  "Delete the second. If the work starts again, add a new task to the plan.",
	},
	Run: func(in *Input, report Report) {
		ended := map[*assess.Task]*programme.Progress{}
		in.eachEnd(func(t *assess.Task, e *programme.Progress) {
			first := ended[t]
			switch {
			case completeOn(t, e.Update.Date.Date) != nil: // update/end-complete says so
			case first == nil && e.End.As.Value != programme.OnHold:
				ended[t] = e
			case first != nil:
				report(Found{
					At: e.End.Pos, On: onTask(t.Task),
					Message: fmt.Sprintf("%s ended on %s, so it cannot be %s",
						t.ID.Value, first.Update.Date.Date.Words(), endedWords(e.End)),
					Remedy:  "delete this end; the first one counts",
					Related: []Related{{first.End.Pos, "it ended here"}},
				})
			}
		})
	},
}
