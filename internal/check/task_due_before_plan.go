package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var taskDueBeforePlan = Check{
	Rule: diag.Rule{
		ID: "task/due-before-plan", Severity: diag.Note, Dated: true, Waivable: true,
		Title: "Due before its plan was published",
		Why: "The task was late on its first day, or already done. Only somebody who was there knows which. " +
			"The note disappears once the task is complete, or the target is met or moved by a meeting.",
		Mend: "Find out whether the task was done when the plan was published, and record it in an update: B with " +
			"evidence if it was done, a forecast if not. If the date is wrong, correct it.",
	},
	Run: func(in *Input, report Report) {
		published := map[string]programme.Dated{}
		for _, p := range in.Programme.Plans {
			published[p.ID.Value] = p.Published
		}
		for _, t := range in.Tasks {
			plan := published[t.Plan.Value]
			if !t.Open() || !plan.Given() || uncertain(t) {
				continue
			}
			for i := range t.Targets {
				target := &t.Targets[i]
				if !target.Original.Given() || target.Met || len(target.Moves) > 0 ||
					target.Original.Date.Due().Compare(plan.Date.Begin()) >= 0 {
					continue
				}
				report(Found{
					At: target.Original.Pos, On: onTask(t.Task),
					Message: fmt.Sprintf("%s was due on %s, before its plan was published (%s)",
						t.ID.Value, target.Original.Date.Due().Words(), plan.Date.Words()),
					Remedy:  "record whether it was done then (B with evidence, or a forecast), or correct the date",
					Related: []Related{{plan.Pos, "the plan was published here"}},
				})
			}
		}
	},
}
