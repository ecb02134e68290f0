package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var updateMovedLate = Check{
	Rule: diag.Rule{
		ID: "update/moved-late", Severity: diag.Note, Dated: true, Waivable: true,
		Title: "Target moved after it had passed",
		Why: "A board may move a date that has passed. The task was already late, and papers show that with the " +
			"new date.",
		Mend: "You do not need to do anything. Next time, ask the board before the date.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			for i := range t.Targets {
				for _, m := range t.Targets[i].Moves {
					in.movedLate(t, m, report)
				}
			}
		}
	},
}

func (in *Input) movedLate(t *assess.Task, m assess.Move, report Report) {
	day := m.Entry.Update.Date.Date
	if m.From.IsZero() || !day.After(m.From) || in.Programme.ToldBefore(m.Entry.Update) {
		return
	}
	report(Found{
		At: m.Entry.Retarget.Pos, On: onTask(t.Task),
		Message: fmt.Sprintf("the target of %s, %s, was moved to %s on %s, %s after it fell due",
			t.ID.Value, m.From.Words(), m.To.Words(), day.Words(), diag.Count(day.DaysSince(m.From), "day")),
		Remedy: "you do not need to do anything; next time, ask the board before the date",
	})
}
