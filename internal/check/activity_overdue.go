package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/mend"
)

var activityOverdue = Check{
	Rule: diag.Rule{
		ID: "activity/overdue", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Activity overdue",
		Why: "An activity has a date of its own, which has passed, and no update says that it is done. " +
			"The task may still be in time, or even be rated complete: the step was promised all the same.",
		Mend: "If it is done, record it: improve rate TASK --done ACTIVITY. If not, say in the task's note " +
			"what holds it up.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if unread(t.Faults, "done", "activities") {
				continue
			}
			for _, late := range t.Late {
				report(Found{
					At: late.Activity.Target.Pos, On: onTask(t.Task), Days: late.Days,
					Message: fmt.Sprintf("activity %s of %s is %s overdue",
						late.Activity.ID.Value, t.ID.Value, diag.Count(late.Days, "day")),
					Remedy: "if it is done: " + mend.Finish(t, late.Activity) +
						"; if not, say in a note what holds it up",
				})
			}
		}
	},
}
