package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var updateRatingWithoutNote = Check{
	Rule: diag.Rule{
		ID: "update/rating-without-note", Severity: diag.Error,
		Title: "Rating without a note",
		Why: "A letter alone does not explain itself. Without a note the board has nothing to ask about, " +
			"and nobody can tell later why the task was rated so.",
		Mend: "Write a sentence or two on what has happened since the last rating. If the board has already seen the " +
			"update, add the note to a new one: improve rate TASK --note TEXT.",
	},
	Run: func(in *Input, report Report) {
		has := func(e *programme.Progress) bool { return e.Note.Given() }
		noted := demand{with: programme.Ratings(), key: "note", has: has, told: true}
		in.eachLacking(noted, report, func(t *assess.Task) (message, remedy string) {
			return fmt.Sprintf("%s is rated %s without a note", t.ID.Value, t.Reported),
				mend.Rate(t, mend.Note) + ", with what happened and why it is rated so"
		})
	},
}
