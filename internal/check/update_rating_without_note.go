package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateRatingWithoutNote = Check{
	Rule: diag.Rule{
		ID: "update/rating-without-note", Severity: diag.Error,
		Title: "A rating comes without a note",
		Why:   "A letter says how a task stands and nothing of why. Without a sentence beside it the board has nothing to ask about, and nobody can tell later what the letter rested on.",
		Mend:  "Write a note: what happened since the last rating, in a sentence or two. Where the update is with the board already, improve rate with --note writes it in today's.",
		Bad:   exampleTask + "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {rating: G}\n",
		Good:  exampleTask + "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {rating: G, note: All members are appointed.}\n",
	},
	Run: func(in *Input, report Report) {
		has := func(e *programme.Progress) bool { return e.Note.Given() }
		in.eachLacking(demand{programme.Ratings(), "note", has}, report, func(t *assess.Task) (message, remedy string) {
			return fmt.Sprintf("%s is rated %s without a note", t.ID.Value, t.Reported),
				rate(t, sayNote) + ", in a sentence or two: what happened, and why it is rated so"
		})
	},
}
