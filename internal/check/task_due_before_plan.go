package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var taskDueBeforePlan = Check{
	Rule: diag.Rule{
		ID: "task/due-before-plan", Severity: diag.Note, AsAt: "2019-07-15", Waivable: true,
		Title: "A task was due before the plan that promises it was published",
		Why:   "It was late on its first day, or done already: only somebody who was there can say which. The last day of the target is compared with the first of the plan's publication. The note goes once the task is complete, that target met, or moved by a meeting.",
		Mend:  "Find out how the task stood when the plan was published, and write it into an update: rated B with evidence where it was done, else with a forecast. Where the date was copied wrongly, correct it.",
		Bad:   exampleBoard + exampleAugustPlan + examplePeople + exampleAmbition + "    plan: plan-2019\n    target: 2019-07\n",
		Good:  exampleBoard + exampleAugustPlan + examplePeople + exampleAmbition + "    plan: plan-2019\n    target: 2019-08\n",
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
				if !target.Original.Given() || target.Met || len(target.Moves) > 0 || target.Original.Date.Due().Compare(plan.Date.Begin()) >= 0 {
					continue
				}
				report(Found{
					At: target.Original.Pos, On: onTask(t.Task),
					Message: fmt.Sprintf("%s fell due on %s, before its plan was published (%s)", t.ID.Value, target.Original.Date.Due().Words(), plan.Date.Words()),
					Remedy:  "write into an update how it stood then, B with evidence where it was done; or correct the date",
					Related: []Related{{plan.Pos, "the plan was published here"}},
				})
			}
		}
	},
}

const exampleAugustPlan = "plans:\n  - {id: plan-2019, title: Improvement Plan, published: 2019-08}\n"
