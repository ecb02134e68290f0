package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/mend"
)

var taskGreenOverdue = Check{
	Rule: diag.Rule{
		ID: "task/green-overdue", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Rated G, but overdue",
		Why: "On track means that it will be done by its date, and the date has passed. " +
			"Either the task is finished, or the board agreed another date that is not in the minutes, " +
			"or it is not on track.",
		Mend: "If the task is finished, rate it B with evidence and who confirmed it. If not, rate it A or R. " +
			"If the board agreed a later date, record the retarget in the minutes of that meeting.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if !greenOverdue(t) {
				continue
			}
			report(Found{
				At: t.Rated.RatingPos, On: onTask(t.Task), Days: t.OverdueDays,
				Message: fmt.Sprintf("%s was rated G on track on %s but is %s overdue",
					t.ID.Value, t.Rated.Update.Date.Date.Words(), diag.Count(t.OverdueDays, "day")),
				Remedy:  "rate it B if it is finished, otherwise A or R: " + mend.Answer(in.Assessment, t),
				Related: []Related{{t.Target.Pos, "the target that has passed"}},
			})
		}
	},
}
