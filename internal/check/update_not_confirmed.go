package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var updateNotConfirmed = Check{
	Rule: diag.Rule{
		ID: "update/not-confirmed", Severity: diag.Error,
		Title: "Complete but not confirmed",
		Why:   "A second person should look at the evidence before a task counts as complete.",
		Mend: "Add confirmed_by: the id or name of somebody who is not a lead of the task and has looked at the " +
			"evidence.",
	},
	Run: func(in *Input, report Report) {
		has := func(e *programme.Progress) bool { return e.ConfirmedBy.Given() }
		in.eachLacking(demand{with: []programme.Rating{programme.Complete}, key: "confirmed_by", has: has}, report,
			func(t *assess.Task) (message, remedy string) {
				return fmt.Sprintf("%s is rated B complete, but nobody has confirmed it", t.ID.Value),
					mend.Confirm(t)
			})
	},
}
