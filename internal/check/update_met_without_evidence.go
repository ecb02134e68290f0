package check

import (
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateMetWithoutEvidence = Check{
	Rule: diag.Rule{
		ID: "update/met-without-evidence", Severity: diag.Warning, Added: diag.Error,
		Title: "Past target said to be met without evidence",
		Why: "A board has met since the date and was told that the target was not met. Evidence must show that it " +
			"was met after all.",
		Mend: "Add the evidence to the entry: what shows that it was met, and when.",
	},
	Run: func(in *Input, report Report) {
		boards, first := in.Programme.BoardMeetings(), in.firstMet()
		in.eachProgress(func(u *programme.Update, e *programme.Progress) {
			if len(e.Evidence) > 0 || u.Adopted || unread(e.Faults, "evidence", "met") {
				return
			}
			for _, met := range e.Met {
				at := slices.IndexFunc(boards, func(b programme.Date) bool {
					return b.After(met.Date.Due()) && b.Before(u.Date.Date)
				})
				if at < 0 || !in.promises(e.Task.Value, met.Date) ||
					first[goal{e.Task.Value, met.Date.Due()}].Before(u.Date.Date) {
					continue
				}
				report(Found{At: met.Pos, On: in.taskNamed(e.Task.Value),
					Message: fmt.Sprintf("%s is said on %s to have met %s, which had passed at the board of %s, "+
						"and no evidence shows it", e.Task.Value, u.Date.Date.Words(), met.Date.Words(),
						boards[at].Words()),
					Remedy: "add evidence: what shows that it was met, and when"})
			}
		})
	},
}

// promises reports whether a task has a target of a date.
func (in *Input) promises(task string, day programme.Date) bool {
	t := in.index.Task(task)
	return t != nil && slices.ContainsFunc(t.Targets, func(d programme.Dated) bool { return d.Date.Compare(day) == 0 })
}

// goal is a target of a task by the day on which it falls due.
type goal struct {
	task string
	due  programme.Date
}

// firstMet are the days of the updates that first say about a target that it was met.
func (in *Input) firstMet() map[goal]programme.Date {
	first := map[goal]programme.Date{}
	in.eachProgress(func(u *programme.Update, e *programme.Progress) {
		for _, m := range e.Met {
			g := goal{e.Task.Value, m.Date.Due()}
			if _, said := first[g]; !said {
				first[g] = u.Date.Date
			}
		}
	})
	return first
}
