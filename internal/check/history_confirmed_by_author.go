package check

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var historyConfirmedByAuthor = Check{
	Rule: diag.Rule{
		ID: "history/confirmed-by-author", Severity: diag.Warning, Added: diag.Error, Dated: true,
		Waivable: true,
		Title:    "Rated complete or met, and confirmed, by the same author",
		Why: "Completing a task takes two people. If a lead, or the person under by, committed both the rating and " +
			"the confirmation, or the confirmer wrote the rating, git does not show that a second person looked. " +
			"So it is where a lead of a task that answers a finding committed both that it is met and that somebody " +
			"from outside confirmed it. " +
			"The git addresses in plan/people.yaml identify people. " +
			"Ratings in the minutes of a listed meeting are not checked.",
		Mend: "Ask the person who confirms it to commit the confirmation from their own computer: improve rate TASK " +
			"B --confirmed-by WHO. A programme office that commits for everybody is not reported.",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			if g := in.index.Group(u.Meeting.Value); g != nil && listed(g, u.Date.Date) {
				return
			}
			for _, c := range w.Confirmed {
				if !c.Rated.known() || !c.Confirmed.known() {
					continue
				}
				in.metByOneHand(u, c, report)
				for _, p := range u.Progress {
					if p.Task.Value == c.Task && in.oneHand(u, p, c) {
						report(Found{At: p.ConfirmedBy.Pos, On: in.taskNamed(c.Task),
							Message: fmt.Sprintf("%s was rated complete and confirmed by the same author: %s",
								c.Task, c.Confirmed.words()),
							Remedy: "ask " + p.ConfirmedBy.Value +
								" to commit the confirmation, or waive this check with a reason"})
					}
				}
			}
		})
	},
}

// metByOneHand reports a finding that is met by the word of one author, who leads a task that
// answers it.
func (in *Input) metByOneHand(u *programme.Update, c Confirmation, report Report) {
	author := in.person(c.Rated.Email)
	if author != in.person(c.Confirmed.Email) {
		return
	}
	for _, s := range u.Findings {
		if s.Finding.Value != c.Finding || !slices.ContainsFunc(in.Tasks, func(t *assess.Task) bool {
			return slices.Contains(programme.Values(t.Findings), c.Finding) && in.secondHand(t.Task, author).Sure
		}) {
			continue
		}
		report(Found{At: s.ConfirmedBy.Pos,
			Message: fmt.Sprintf("%s was said to be met and confirmed by the same author, who leads a task for it: %s",
				c.Finding, c.Confirmed.words()),
			Remedy: "ask " + s.ConfirmedBy.Value + " to commit the confirmation, or minute at the board that it was " +
				"confirmed"})
	}
}

// oneHand reports whether the confirmer wrote the rating, or one author both the rating
// and the confirmation: a lead of the task, or who the update is by. Whoever commits for
// others is neither.
func (in *Input) oneHand(u *programme.Update, p *programme.Progress, c Confirmation) bool {
	author := in.person(c.Rated.Email)
	if author == in.ids.person(p.ConfirmedBy.Value) {
		return true
	}
	t := in.index.Task(c.Task)
	return author == in.person(c.Confirmed.Email) &&
		(u.By.Given() && author == in.ids.person(u.By.Value) || t != nil && in.secondHand(t, author).Sure)
}
