package check

import (
	"fmt"

	"improve/internal/diag"
)

var taskContinuesOpen = Check{
	Rule: diag.Rule{
		ID: "task/continues-open", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Task that continues one which has not ended",
		Why: "The new task continues the old one, which is still open. Until the old one ends, " +
			"both count, and both may be late.",
		Mend: "Record in the minutes of the board that the old task, or its plan, has ended. If both go on, " +
			"delete continues.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			old := t.Continued
			if old == nil || !t.Open() || old.EndedForGood() || old.Complete() || unread(old.Faults, "rating") {
				continue
			}
			report(Found{
				At: t.Task.Continues.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s continues %s, which has not ended: both count", t.ID.Value, old.ID.Value),
				Remedy:  "end " + old.ID.Value + ", or its plan, in the minutes of the board",
				Related: []Related{{old.ID.Pos, "the earlier task is here"}},
			})
		}
	},
}
