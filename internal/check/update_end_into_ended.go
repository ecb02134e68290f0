package check

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateEndIntoEnded = Check{
	Rule: diag.Rule{
		ID: "update/end-into-ended", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Task replaced by one that had ended",
		Why: "into names the task that takes the place of one that ends. If that task had ended by then, " +
			"nobody does the work.",
		Mend: "Name an open task that takes its place, or delete into.",
	},
	Run: func(in *Input, report Report) {
		in.eachEnd(func(t *assess.Task, e *programme.Progress) {
			into := e.End.Into
			next := endedBy(in.Whole().Task(into.Value), e.Update.Date.Date)
			if next == nil || next.Into.Value == t.ID.Value {
				return
			}
			report(Found{
				At: into.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s goes into %s, which had ended on %s",
					t.ID.Value, into.Value, next.Date.Words()),
				Remedy:  "name an open task, or delete into",
				Related: []Related{{next.Pos(), "it ended here"}},
			})
		})
	},
}

// endedBy is how a task had ended for good before a day; nil where it had not.
func endedBy(t *assess.Task, day programme.Date) *assess.Ended {
	if t == nil {
		return nil
	}
	if i := slices.IndexFunc(t.Ends, func(e *assess.Ended) bool { return !e.OnHold() && e.Date.Before(day) }); i >= 0 {
		return t.Ends[i]
	}
	return nil
}
