package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var activityAfterTask = Check{
	Rule: diag.Rule{
		ID: "activity/after-task", Severity: diag.Warning,
		Title: "An activity falls due after the task that it is part of",
		Why:   "The task cannot be finished before its last step is. One of the two dates is not meant.",
		Mend:  "Correct the date that was copied wrongly. Where both stand so in the plan, ask the board to minute a retarget of the task.",
		Bad:   exampleTask + "    activities:\n      a: {text: Agree its terms., target: 2020-09}\n",
		Good:  exampleTask + "    activities:\n      a: {text: Agree its terms., target: 2020-03}\n",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Whole {
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
					Message: fmt.Sprintf("activity %s of %s is due %s, after the task itself %s", a.ID.Value, t.ID.Value, when(a.Target.Date), when(last.Date)),
					Remedy:  fmt.Sprintf("write a target of %s or before, or correct the task's", last.Date),
					Related: []Related{{last.Pos, "the task falls due here"}},
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
