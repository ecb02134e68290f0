package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateConfirmedAfterLeaving = Check{
	Rule: diag.Rule{
		ID: "update/confirmed-after-leaving", Severity: diag.Warning, Added: diag.Error,
		Title: "Confirmed by somebody who had left",
		Why: "Whoever confirms that a task is complete, or that a finding is met, looks at it on that day. Somebody " +
			"who had left before then did not.",
		Mend: "Ask somebody who is there to look, and name them in a new update. If the person came back, take out " +
			"left in plan/people.yaml.",
	},
	Run: func(in *Input, report Report) {
		gone := func(u *programme.Update, by programme.Text, about string, on Subject) {
			p := in.Programme.PersonNamed(by.Value)
			if p == nil || !p.Left.Given() || !p.Left.Date.Due().Before(u.Date.Date) || in.Programme.ToldBefore(u) {
				return
			}
			report(Found{At: by.Pos, On: on,
				Message: fmt.Sprintf("%s is confirmed on %s by %s, who left %s", about, u.Date.Date.Words(), by.Value,
					when(p.Left.Date)),
				Remedy:  "ask somebody who is there to look at it, and name them in a new update",
				Related: []Related{{p.Left.Pos, "left here"}}})
		}
		in.eachProgress(func(u *programme.Update, e *programme.Progress) {
			gone(u, e.ConfirmedBy, e.Task.Value, in.taskNamed(e.Task.Value))
		})
		in.eachState(func(u *programme.Update, s *programme.FindingState) {
			gone(u, s.ConfirmedBy, s.Finding.Value, Subject{})
		})
	},
}
