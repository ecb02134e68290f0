package check

import (
	"fmt"

	"improve/internal/diag"
)

var updateVerifiedByLead = Check{
	Rule: diag.Rule{
		ID: "update/verified-by-lead", Severity: diag.Warning, Added: diag.Error,
		Title: "Looked at by a lead of the task",
		Why:   "Verified says that somebody outside the task looked at it. A lead of the task is not outside it.",
		Mend: "Ask somebody who is not a lead of the task to look, and name them under by. If nobody else looked, " +
			"leave verified out.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.WholeTasks() {
			for _, e := range t.Entries {
				if e.Verified == nil || !e.Verified.By.Given() || in.Programme.ToldBefore(e.Update) {
					continue
				}
				if of := in.secondHand(t.Task, e.Verified.By.Value); of.Sure {
					report(Found{
						At: e.Verified.By.Pos, On: onTask(t.Task),
						Message: fmt.Sprintf("%s was looked at by %s, who %s", t.ID.Value, e.Verified.By.Value, of.Why),
						Remedy:  "ask somebody who is not a lead of it to look, and say so in a new update",
					})
				}
			}
		}
	},
}
