package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var activityAfterTask = Check{
	Rule: diag.Rule{
		ID: "activity/after-task", Severity: diag.Warning,
		Title: "Activity due after its task",
		Why:   "A task cannot be complete before its last activity. One of the two dates is wrong.",
		Mend: "Correct the wrong date. If both dates are in the published plan, " +
			"ask the board to agree a retarget of the task.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.WholeTasks() {
			last := lastTarget(t.Task.Targets)
			if !last.Given() || unread(t.Task.Faults, "target") {
				continue
			}
			for i := range t.Activities {
				a := &t.Activities[i]
				if !a.Target.Given() || !a.Target.Date.After(last.Date) {
					continue
				}
				report(Found{
					At: a.Target.Pos, On: onTask(t.Task),
					Message: fmt.Sprintf("activity %s of %s is due %s, but the task is due %s",
						a.ID.Value, t.ID.Value, when(a.Target.Date), when(last.Date)),
					Remedy:  fmt.Sprintf("give it a target of %s or earlier, or correct the task's target", last.Date),
					Related: []Related{{last.Pos, "the task's target"}},
				})
			}
		}
	},
}

func lastTarget(targets []programme.Dated) programme.Dated {
	var last programme.Dated
	for _, t := range targets {
		if t.Given() && !t.Date.Before(last.Date) {
			last = t
		}
	}
	return last
}
