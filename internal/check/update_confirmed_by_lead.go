package check

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var updateConfirmedByLead = Check{
	Rule: diag.Rule{
		ID: "update/confirmed-by-lead", Severity: diag.Error,
		Title: "Confirmed complete by a lead of the task",
		Why:   "Completing a task takes two people: the lead says that it is done, and somebody else checks.",
		Mend:  "Ask somebody who is not a lead of the task to look at the evidence, and name them under confirmed_by.",
	},
	Run: func(in *Input, report Report) {
		in.eachStanding([]programme.Rating{programme.Complete}, func(t *assess.Task, since []*programme.Progress) {
			var own programme.Text
			if t.ToldBefore {
				return
			}
			for _, e := range since {
				switch {
				case unread(e.Faults, "confirmed_by"):
					return
				case !e.ConfirmedBy.Given():
				case !in.leads(t, e.ConfirmedBy.Value):
					return // someone else confirms it
				default:
					own = e.ConfirmedBy
				}
			}
			if own.Given() {
				report(Found{
					At: own.Pos, On: onTask(t.Task),
					Message: fmt.Sprintf("%s is confirmed by %s, who is a lead of it", t.ID.Value, own.Value),
					Remedy: mend.Rate(t, "--confirmed-by WHO") +
						", somebody who is not a lead of it and has looked at the evidence",
				})
			}
		})
	},
}

// leads reports whether a text means one of the task's leads.
func (in *Input) leads(t *assess.Task, text string) bool {
	return slices.ContainsFunc(t.Leads, func(lead programme.Text) bool {
		return in.ids.person(lead.Value) == in.ids.person(text)
	})
}
