package check

import (
	"fmt"
	"slices"

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
			if !r.ReviewOverdue || statusUnread(r) {
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

// statusUnread reports whether a status of the risk could not be read: it may be closed.
func statusUnread(r *assess.RiskState) bool {
	return slices.ContainsFunc(r.Reviews, func(review assess.Review) bool { return unread(review.Faults, "status") })
}
