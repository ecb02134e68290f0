package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var updateCompleteWithoutEvidence = Check{
	Rule: diag.Rule{
		ID: "update/complete-without-evidence", Severity: diag.Error,
		Title: "Complete without evidence",
		Why: "B takes a task off every list of late tasks. Inspectors, and the next person in the job, " +
			"will ask for the evidence.",
		Mend: "Add evidence: a link, or where the proof is kept. If the board has already seen the update, " +
			"add it to a new one: improve rate TASK --evidence TEXT.",
	},
	Run: func(in *Input, report Report) {
		has := func(e *programme.Progress) bool { return len(e.Evidence) > 0 }
		in.eachLacking(demand{with: []programme.Rating{programme.Complete}, key: "evidence", has: has}, report,
			func(t *assess.Task) (message, remedy string) {
				return fmt.Sprintf("%s is rated B complete without evidence", t.ID.Value),
					mend.Rate(t, `--evidence "..."`) + ", with a link or where the proof is kept"
			})
	},
}
