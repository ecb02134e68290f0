package check

import (
	"fmt"

	"improve/internal/diag"
)

var updateEndedLate = Check{
	Rule: diag.Rule{
		ID: "update/ended-late", Severity: diag.Note, Dated: true, Waivable: true,
		Title: "Task ended after it had fallen due",
		Why: "A board may end a task, or put it on hold, whose date has passed. The task was late by then, " +
			"and papers say so: its date counts as not kept.",
		Mend: "Nothing is to be done. Next time ask the board before the date.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if t.Ended == nil || t.Ended.Entry == nil || t.Effective == nil || t.Effective.Met ||
				in.Programme.ToldBefore(t.Ended.Entry.Update) {
				continue
			}
			due, day := t.Effective.Current.Date, t.Ended.Date
			if !day.After(due) {
				continue
			}
			report(Found{
				At: t.Ended.Pos(), On: onTask(t.Task),
				Message: fmt.Sprintf("%s was %s on %s, %s after it fell due", t.ID.Value,
					endedWords(t.Ended.Entry.End), day.Words(), diag.Count(day.DaysSince(due), "day")),
				Remedy: "you do not need to do anything; next time, ask the board before the date",
			})
		}
	},
}
