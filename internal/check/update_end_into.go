package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateEndInto = Check{
	Rule: diag.Rule{
		ID: "update/end-into", Severity: diag.Error,
		Title: "Task replaced by itself",
		Why: "into names the task that takes the place of one that ends. If that leads back to the same task, " +
			"directly or through others, nobody does the work.",
		Mend: "Name an open task that takes its place, or delete into.",
	},
	Run: func(in *Input, report Report) {
		var chain chains
		in.eachProgress(func(u *programme.Update, e *programme.Progress) {
			if e.End != nil && e.End.Into.Given() && in.Programme.Decides(u) {
				chain.add(e.Task.Value, e.End.Into)
			}
		})
		chain.circles(func(task string, into programme.Text, others []string) {
			report(Found{
				At: into.Pos, On: in.taskNamed(task),
				Message: fmt.Sprintf("%s goes into %s", task, around(task, into.Value, others)),
				Remedy:  "name an open task, or delete into",
			})
		})
	},
}

// around says how a chain leads back to where it began.
func around(task, next string, others []string) string {
	if task == next {
		return "itself"
	}
	back := next + ", which leads back to " + task
	if len(others) > 1 {
		back += " over " + diag.And(others[1:])
	}
	return back
}
