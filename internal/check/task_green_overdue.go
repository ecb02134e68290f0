package check

import (
	"fmt"

	"improve/internal/diag"
)

var taskGreenOverdue = Check{
	Rule: diag.Rule{
		ID: "task/green-overdue", Severity: diag.Warning, AsAt: "2020-01-06", Waivable: true,
		Title: "A task is rated G and is overdue",
		Why:   "On track means that it will be done by its date, and the date has passed. One of the two is out of date: either the task is finished, or the board has agreed to another date that is not minuted, or it is not on track.",
		Mend:  "Rate the task B where it is finished, with evidence and who confirmed it; A or R where it is not. Where the board has agreed to a later date, write the retarget into the minutes of that meeting.",
		Bad:   examplePeople + exampleAmbition + "    target: 2019-12\n-- updates/2020-01-03-lead.yaml --\ndate: 2020-01-03\nprogress:\n  1.1: {rating: G, note: All members are appointed.}\n",
		Good: examplePeople + exampleAmbition + `    target: 2019-12
-- updates/2020-01-03-lead.yaml --
date: 2020-01-03
progress:
  1.1:
    rating: B
    note: All members are appointed.
    evidence: [Minutes of the first meeting]
    confirmed_by: bo-kay
`,
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if !greenOverdue(t) {
				continue
			}
			report(Found{
				At: t.Rated.RatingPos, On: onTask(t.Task), Days: t.OverdueDays,
				Message: fmt.Sprintf("%s was rated G on track on %s and is %s overdue", t.ID.Value, t.Rated.Update.Date.Date.Words(), diag.Count(t.OverdueDays, "day")),
				Remedy:  "rate it B where it is finished, else A or R: " + in.rateIt(t),
				Related: []Related{{t.Target.Pos, "the target that has passed"}},
			})
		}
	},
}
