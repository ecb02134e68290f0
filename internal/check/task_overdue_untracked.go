package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/mend"
)

var taskOverdueUntracked = Check{
	Rule: diag.Rule{
		ID: "task/overdue-untracked", Severity: diag.Error, Dated: true, Waivable: true,
		Title: "Task overdue and untracked",
		Why: "A date may be missed for a good reason, but a board cannot help if it is not told. " +
			"An overdue task is tracked if its record answers four questions: who (a lead), " +
			"what now (a note written since the due date and at most policy.cycle_days old), " +
			"when (a forecast that has not passed) and how bad (a latest rating of R or A). " +
			"All four must be answered policy.grace_days after the due date.",
		Mend: "Add what is missing with improve rate: a rating of A, or R with an escalation; a note; a forecast; " +
			"a recovery. Add a lead in the plan, under leads of the task. A tracked task is still reported as " +
			"task/overdue, a warning. Only the minutes of a meeting move the target.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if !untracked(t) {
				continue
			}
			report(Found{
				At: promise(t), On: onTask(t.Task), Days: t.OverdueDays, Related: moved(t),
				Message: fmt.Sprintf("%s is %s overdue and untracked", t.ID.Value, diag.Count(t.OverdueDays, "day")),
				Missing: in.missing(t),
				Remedy:  mend.Track(in.Assessment, t, open(t)),
			})
		}
	},
}
