package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var riskReviewOverdue = Check{
	Rule: diag.Rule{
		ID: "risk/review-overdue", Severity: diag.Warning, AsAt: "2020-02-25", Waivable: true,
		Title: "A risk was not looked at when it should have been",
		Why:   "A register that nobody opens gives comfort and no warning. The day on which the risk was to be looked at has passed, and no update since gives its score.",
		Mend:  "Look at the risk, write its score into an update under risks, and give it the next day for review in plan/risks.yaml. A risk that is over is closed with status: closed.",
		Bad:   exampleRisk,
		Good:  exampleRisk + "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nrisks:\n  vacancies: {likelihood: 4, impact: 4, note: Two posts were filled.}\n",
	},
	Run: func(in *Input, report Report) {
		for _, r := range in.Assessment.Risks {
			if !r.Review.Given() || !in.Assessment.AsAt.After(r.Review.Date) || r.Status.Value == "closed" || reviewed(r) {
				continue
			}
			report(Found{
				At: r.Review.Pos, On: on(&r.Meta), Days: in.Assessment.AsAt.DaysSince(r.Review.Date.Due()),
				Message: fmt.Sprintf("%s was to be looked at %s, and no update since speaks of it", r.ID.Value, when(r.Review.Date)),
				Remedy:  reviewIt(r) + ", and write the next day for it under review in " + in.Programme.Files[r.Pos.File],
			})
		}
	},
}

const exampleRisk = `-- plan/risks.yaml --
risks:
  - {id: vacancies, title: Posts stand empty, kind: risk, review: 2020-01-31}
`

// reviewed reports whether an update speaks of the risk on the day of its review
// or since, or may: its status could not be read.
func reviewed(r *assess.RiskState) bool {
	for i := range r.Reviews {
		review := &r.Reviews[i]
		if !review.Update.Date.Date.Before(r.Review.Date.Begin()) || unread(review.Faults, "status") {
			return true
		}
	}
	return false
}
