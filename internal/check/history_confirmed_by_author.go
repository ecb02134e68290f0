package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var historyConfirmedByAuthor = Check{
	Rule: diag.Rule{
		ID: "history/confirmed-by-author", Severity: diag.Warning, Added: diag.Error, Dated: true,
		Waivable: true,
		Title:    "Rated complete and confirmed by the same author",
		Why: "Completing a task takes two people. If a lead, or the person under by, committed both the rating and " +
			"the confirmation, or the confirmer wrote the rating, git does not show that a second person looked. " +
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
