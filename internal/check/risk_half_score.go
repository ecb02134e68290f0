package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var riskHalfScore = Check{
	Rule: diag.Rule{
		ID: "risk/half-score", Severity: diag.Warning,
		Title: "Incomplete risk score",
		Why: "The score is likelihood times impact. Without both there is no score, " +
			"and the risk is not on the heat map.",
		Mend: "Add the missing one, from 1 to 5. If the risk has already happened, write kind: issue.",
	},
	Run: func(in *Input, report Report) {
		for _, r := range in.Whole().Risks {
			if r.Kind.Value != "risk" {
				continue
			}
			eachScore(r, func(s programme.Score, what string, faults []programme.Text) {
				if s.Likelihood.Given() == s.Impact.Given() ||
					unread(faults, "inherent", "target", "likelihood", "impact") {
					return
				}
				given, missing := s.Likelihood, "impact"
				if s.Impact.Given() {
					given, missing = s.Impact, "likelihood"
				}
				report(Found{
					At: given.Pos, On: on(&r.Meta),
					Message: fmt.Sprintf("the %s of %s has no %s", what, r.ID.Value, missing),
					Remedy:  "add " + missing + ": and a number from 1 to 5",
				})
			})
		}
	},
}

// eachScore goes over a risk's scores: those of the plan, and those of the
// reviews, with what could not be read beside each.
func eachScore(r *assess.RiskState, visit func(s programme.Score, what string, faults []programme.Text)) {
	visit(r.Inherent, "inherent score", r.Faults)
	visit(r.Risk.Target, "target score", r.Faults)
	for i := range r.Reviews {
		review := &r.Reviews[i]
		visit(review.Score, "review of "+review.Update.Date.Date.Words(), review.Faults)
	}
}
