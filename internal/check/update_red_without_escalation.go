package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var updateRedWithoutEscalation = Check{
	Rule: diag.Rule{
		ID: "update/red-without-escalation", Severity: diag.Error,
		Title: "Rated R without an escalation",
		Why: "R means off track and escalated: the task needs a decision from somebody else. " +
			"Without an escalation nobody knows that they are asked.",
		Mend: "Add an escalation: who is asked, what for, and by when. If the lead can put it right alone, " +
			"rate the task A.",
	},
	Run: func(in *Input, report Report) {
		has := func(e *programme.Progress) bool { return e.Escalation != nil }
		in.eachLacking(demand{with: []programme.Rating{programme.OffTrack}, key: "escalation", has: has}, report,
			func(t *assess.Task) (message, remedy string) {
				return fmt.Sprintf("%s is rated R off track without an escalation", t.ID.Value),
					mend.Escalate(in.Programme, t) + "; or rate it A"
			})
	},
}
