package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var historyConfirmedByAuthor = Check{
	Rule: diag.Rule{
		ID: "history/confirmed-by-author", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Rated complete and confirmed by the same author",
		Why: "Completing a task takes two people. If one author committed both the rating and the confirmation, " +
			"git does not show that a second person looked. The git addresses in plan/people.yaml identify people. " +
			"Ratings in the minutes of a meeting are not checked.",
		Mend: "Ask the person who confirms it to commit the confirmation from their own computer: improve rate TASK " +
			"B --confirmed-by WHO. If one person keeps the record for everybody, waive this check with a reason.",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			if u.Meeting.Given() {
				return
			}
			for _, c := range w.Confirmed {
				if !c.Rated.known() || !c.Confirmed.known() ||
					in.person(c.Rated.Email) != in.person(c.Confirmed.Email) {
					continue
				}
				for _, p := range u.Progress {
					if p.Task.Value == c.Task {
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
