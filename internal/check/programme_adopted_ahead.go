package check

import (
	"fmt"

	"improve/internal/diag"
)

var programmeAdoptedAhead = Check{
	Rule: diag.Rule{
		ID: "programme/adopted-ahead", Severity: diag.Warning, Added: diag.Error, Dated: true,
		Title: "Record begins after this date",
		Why: "The record took over the programme on a later date. Before that date no task is untracked, and " +
			"nothing counts as better or worse.",
		Mend: "Correct adopted.date in plan/programme.yaml, unless you chose a date before the record began.",
	},
	Run: func(in *Input, report Report) {
		began := in.Programme.Adopted
		if began == nil || !began.Date.Given() || !began.Date.Date.After(in.Assessment.AsAt) {
			return
		}
		report(Found{
			At: began.Date.Pos,
			Message: fmt.Sprintf("this record begins on %s, which is after %s",
				began.Date.Date.Words(), in.Assessment.AsAt.Words()),
			Remedy: "correct the date, unless you chose a date before the record began",
		})
	},
}
