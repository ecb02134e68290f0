package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
)

var riskReviewOverdue = Check{
	Rule: diag.Rule{
		ID: "risk/review-overdue", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Risk review overdue",
		Why: "The review date of the risk has passed, and no update since then gives its score. " +
			"A register that nobody reviews gives no warning.",
		Mend: "Review the risk and record its score: improve risk. Then give it a new review date in " +
			"plan/risks.yaml. Close a risk that has passed with status: closed.",
	},
	Run: func(in *Input, report Report) {
		for _, r := range in.Assessment.Risks {
			if !r.Review.Given() || !in.Assessment.AsAt.After(r.Review.Date) || r.Status.Value == "closed" ||
				reviewed(r) {
				continue
			}
			report(Found{
				At: r.Review.Pos, On: on(&r.Meta), Days: in.Assessment.AsAt.DaysSince(r.Review.Date.Due()),
				Message: fmt.Sprintf("the review of %s was due %s, and no update since then gives its score",
					r.ID.Value, when(r.Review.Date)),
				Remedy: mend.ReviewNext(in.Assessment, r),
			})
		}
	},
}

// reviewed reports whether an update mentions the risk on the day of its review
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
