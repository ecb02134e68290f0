package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateCompleteWithoutEvidence = Check{
	Rule: diag.Rule{
		ID: "update/complete-without-evidence", Severity: diag.Error,
		Title: "A task is rated B and nothing shows that it is done",
		Why:   "B takes a task off every list of what is late. Inspectors, and the next person in post, will ask what that rested on.",
		Mend:  "Add evidence: links, or words that say where the proof is kept. Where the update is with the board already, improve rate with --evidence writes it in today's.",
		Bad:   exampleTask + "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {rating: B, note: The board has met., confirmed_by: bo-kay}\n",
		Good:  exampleTask + exampleComplete + "bo-kay\n",
	},
	Run: func(in *Input, report Report) {
		has := func(e *programme.Progress) bool { return len(e.Evidence) > 0 }
		in.eachLacking(demand{[]programme.Rating{programme.Complete}, "evidence", has}, report, func(t *assess.Task) (message, remedy string) {
			return fmt.Sprintf("%s is rated B complete without evidence", t.ID.Value),
				rate(t, `--evidence "..."`) + ", with a link or with words that say where the proof is kept"
		})
	},
}
