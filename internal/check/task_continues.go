package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var taskContinues = Check{
	Rule: diag.Rule{
		ID: "task/continues", Severity: diag.Error,
		Title: "Task cannot continue this task",
		Why: "A task continues the unfinished work of an earlier task and keeps its original date. It cannot " +
			"continue itself or a complete task.",
		Mend: "Under continues, write the task of the ended plan that this task continues, or delete it.",
	},
	Run: func(in *Input, report Report) {
		var chain chains
		for _, t := range in.WholeTasks() {
			if !t.Continues.Given() {
				continue
			}
			chain.add(t.ID.Value, t.Task.Continues)
			if old := in.Whole().Task(t.Task.Continues.Value); old != nil && old.Reported == programme.Complete &&
				!unread(old.Faults, "rating") {
				report(Found{
					At: t.Task.Continues.Pos, On: onTask(t.Task),
					Message: fmt.Sprintf("%s continues %s, which is complete", t.ID.Value, old.ID.Value),
					Remedy:  "delete continues, or rate " + old.ID.Value + " again if it is not complete",
					Related: []Related{{old.Rated.RatingPos, "rated complete here"}},
				})
			}
		}
		chain.circles(func(task string, to programme.Text, others []string) {
			report(Found{
				At: to.Pos, On: in.taskNamed(task),
				Message: fmt.Sprintf("%s continues %s", task, around(task, to.Value, others)),
				Remedy:  "name the earlier task, or delete continues",
			})
		})
	},
}
