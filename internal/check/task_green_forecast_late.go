package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var taskGreenForecastLate = Check{
	Rule: diag.Rule{
		ID: "task/green-forecast-late", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Rated G, but forecast after its target",
		Why:   "On track means that it will be done by its target. The forecast says that it will not.",
		Mend: "Rate the task A and give a recovery, or update the forecast. " +
			"Only the board can agree a later target, in its minutes.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if t.Reported != programme.OnTrack || t.Lapsed || t.Overdue || t.Effective == nil || t.Effective.Met {
				continue
			}
			if !t.Forecast.Date.After(t.Target.Date) || uncertain(t) || unread(t.Faults, "forecast") {
				continue
			}
			report(Found{
				At: t.Forecast.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s is rated G on track but expected %s, after its target of %s",
					t.ID.Value, when(t.Forecast.Date), t.Target.Date.Words()),
				Remedy: fmt.Sprintf("give a forecast of %s or earlier, or rate it A: %s",
					t.Target.Date, mend.Rate(t, "A", mend.Note, mend.Recovery)),
				Related: []Related{{t.Target.Pos, "the target"}, {t.Rated.RatingPos, "the rating"}},
			})
		}
	},
}
