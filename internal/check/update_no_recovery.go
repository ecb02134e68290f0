package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var updateNoRecovery = Check{
	Rule: diag.Rule{
		ID: "update/no-recovery", Severity: diag.Warning,
		Title: "Rated R or A without a recovery",
		Why: "The board can judge a plan for recovery: whether it is enough, and in time. " +
			"Without one it can only note that the task is late.",
		Mend: "Add a recovery: a sentence on what will be done differently.",
	},
	Run: func(in *Input, report Report) {
		has := func(e *programme.Progress) bool { return e.Recovery.Given() }
		late := []programme.Rating{programme.OffTrack, programme.Behind}
		in.eachLacking(demand{with: late, key: "recovery", has: has}, report,
			func(t *assess.Task) (message, remedy string) {
				return fmt.Sprintf("%s is rated %s without a recovery", t.ID.Value, t.Reported),
					mend.Rate(t, mend.Recovery) + ", with what will be done differently"
			})
	},
}
