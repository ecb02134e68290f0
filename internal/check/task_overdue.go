package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/mend"
)

var taskOverdue = Check{
	Rule: diag.Rule{
		ID: "task/overdue", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Task overdue",
		Why: "Its target has passed and it is not complete. It is tracked, or policy.grace_days have not passed " +
			"yet, so this is a warning. An untracked task is reported as task/overdue-untracked, " +
			"and one rated G as task/green-overdue.",
		Mend: "Finish the task and rate it B, or ask the board to agree a retarget with a reason. " +
			"Until then keep the note, the forecast and the rating up to date.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if !t.Overdue || uncertain(t) || untracked(t) || greenOverdue(t) {
				continue
			}
			found := Found{
				At: promise(t), On: onTask(t.Task), Days: t.OverdueDays, Related: moved(t),
				Message: fmt.Sprintf("%s is %s overdue", t.ID.Value, diag.Count(t.OverdueDays, "day")),
				Remedy: fmt.Sprintf("finish it and rate it B, or ask the board for a retarget; "+
					"until then keep it tracked: %s", mend.Answer(in.Assessment, t)),
			}
			if t.Tracked {
				found.Message += " and now expected " + when(t.Forecast.Date)
			} else if len(open(t)) > 0 {
				found.Missing = in.missing(t)
				found.Remedy = mend.Track(in.Assessment, t, open(t))
			}
			report(found)
		}
	},
}
