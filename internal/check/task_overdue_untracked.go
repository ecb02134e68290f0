package check

import (
	"fmt"

	"improve/internal/diag"
)

var taskOverdueUntracked = Check{
	Rule: diag.Rule{
		ID: "task/overdue-untracked", Severity: diag.Error, AsAt: "2020-02-25", Waivable: true,
		Title: "A task is overdue and nobody is tracking it",
		Why:   "A date may be missed for good reason. What loses a programme is the missed date of which nobody speaks: a board cannot help with what it is not told. A late task is tracked when its record answers four questions: who leads it (a lead), what happens now (a note since it fell due, at most policy.cycle_days old), when it is expected (a forecast that has not passed) and how bad it is (a latest rating of R or A). policy.grace_days after it fell due, all four must be answered.",
		Mend:  "Say what is missing: improve rate asks for it, and writes it into today's update (a rating A, or R with an escalation; a note of what happens now; the month in which it is now expected; what brings it back). A lead is added in the plan, under leads of the task. Once tracked it is still late, which task/overdue says as a warning; the target itself is moved only by the minutes of a meeting.",
		Bad:   examplePeople + exampleAmbition + "    target: 2019-12\n",
		Good: examplePeople + exampleAmbition + `    target: 2019-12
    waive:
      - {rule: task/overdue, until: 2020-03-31, reason: The board agreed to wait for the new chair.}
` + exampleTracked,
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if !untracked(t) {
				continue
			}
			report(Found{
				At: promise(t), On: onTask(t.Task), Days: t.OverdueDays, Related: moved(t),
				Message: fmt.Sprintf("%s is %s overdue and nobody is tracking it", t.ID.Value, diag.Count(t.OverdueDays, "day")),
				Missing: in.missing(t),
				Remedy:  in.trackIt(t),
			})
		}
	},
}

const exampleTracked = `-- updates/2020-02-25-lead.yaml --
date: 2020-02-25
progress:
  1.1:
    rating: A
    note: Two members are still missing.
    forecast: 2020-04
    recovery: Schools elect theirs in March.
`
