package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateNotConfirmed = Check{
	Rule: diag.Rule{
		ID: "update/not-confirmed", Severity: diag.Error,
		Title: "A task is rated B and nobody confirms it",
		Why:   "Whoever has worked hard on a task sees it done before others do. A second person who looks at the evidence is what makes complete mean complete.",
		Mend:  "Add confirmed_by: the id or name of someone who is not a lead of the task and has looked at the evidence.",
		Bad:   exampleTask + "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {rating: B, note: The board has met., evidence: [Minutes of the first meeting]}\n",
		Good:  exampleTask + exampleComplete + "bo-kay\n",
	},
	Run: func(in *Input, report Report) {
		has := func(e *programme.Progress) bool { return e.ConfirmedBy.Given() }
		in.eachLacking(demand{[]programme.Rating{programme.Complete}, "confirmed_by", has}, report, func(t *assess.Task) (message, remedy string) {
			return fmt.Sprintf("%s is rated B complete, and its record does not say who confirmed it", t.ID.Value),
				rate(t, "--confirmed-by WHO") + ", someone who is not a lead of it and has looked at the evidence"
		})
	},
}
