package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var updateConfirmedByLead = Check{
	Rule: diag.Rule{
		ID: "update/confirmed-by-lead", Severity: diag.Error,
		Title: "Confirmed complete by a lead of the task",
		Why: "Completing a task takes two people: the lead says that it is done, and somebody else checks. " +
			"Who has the address of a lead, a second id, " +
			"or a name in letters that only look like the lead's, is nobody else.",
		Mend: "Ask somebody who is not a lead of the task to look at the evidence, and name them under confirmed_by.",
	},
	Run: func(in *Input, report Report) {
		in.eachStanding([]programme.Rating{programme.Complete}, func(t *assess.Task, since []*programme.Progress) {
			if by, of := in.ownConfirmation(t, since); of.sure {
				report(confirmedBy(t, by, of))
			}
		})
	},
}

func confirmedBy(t *assess.Task, by programme.Text, of hand) Found {
	return Found{
		At: by.Pos, On: onTask(t.Task),
		Message: fmt.Sprintf("%s is confirmed by %s, who %s", t.ID.Value, by.Value, of.why),
		Remedy: mend.Rate(t, "--confirmed-by WHO") +
			", somebody who is not a lead of it and has looked at the evidence",
	}
}
