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
		Why: "A board has met since the date, and was told that it was not met. That it was met after all is " +
			"believed where something shows it.",
		Mend: "Add the evidence to the entry: what shows that it was met, and when.",
	},
	Run: func(in *Input, report Report) {
		boards := in.Programme.BoardMeetings()
		in.eachProgress(func(u *programme.Update, e *programme.Progress) {
			if len(e.Evidence) > 0 || u.Adopted || unread(e.Faults, "evidence", "met") {
				return
			}
			for _, met := range e.Met {
				at := slices.IndexFunc(boards, func(b programme.Date) bool {
					return b.After(met.Date.Due()) && b.Before(u.Date.Date)
				})
				if at < 0 || !in.promises(e.Task.Value, met.Date) || in.metBefore(u, e.Task.Value, met.Date) {
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

// metBefore reports whether an earlier update says that a task met a date.
func (in *Input) metBefore(u *programme.Update, task string, day programme.Date) (said bool) {
	in.eachProgress(func(earlier *programme.Update, e *programme.Progress) {
		said = said || earlier.Date.Date.Before(u.Date.Date) && e.Task.Value == task &&
			slices.ContainsFunc(e.Met, func(m programme.Dated) bool { return m.Date.Compare(day) == 0 })
	})
	return said
}
