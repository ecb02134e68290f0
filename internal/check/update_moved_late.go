package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
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
		in.eachMove(func(t *assess.Task, m assess.Move, day programme.Date) {
			if m.From.IsZero() || !day.After(m.From) {
				return
			}
			report(Found{
				At: m.Entry.Retarget.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("the target of %s, %s, was moved to %s on %s, %s after it fell due",
					t.ID.Value, m.From.Words(), m.To.Words(), day.Words(), diag.Count(day.DaysSince(m.From), "day")),
				Remedy: "you do not need to do anything; next time, ask the board before the date",
			})
		})
	},
}

// eachMove visits the moves of targets that the board decided, with the days on which it did;
// what was decided before the record began is left out.
func (in *Input) eachMove(visit func(t *assess.Task, m assess.Move, day programme.Date)) {
	for _, t := range in.Tasks {
		for i := range t.Targets {
			for _, m := range t.Targets[i].Moves {
				if !in.Programme.ToldBefore(m.Entry.Update) {
					visit(t, m, m.Entry.Update.Date.Date)
				}
			}
		}
	}
}
