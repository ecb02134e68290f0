package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var riskIssueWithLikelihood = Check{
	Rule: diag.Rule{
		ID: "risk/issue-with-likelihood", Severity: diag.Error,
		Title: "Issue with a likelihood",
		Why:   "An issue has already happened, so it has no likelihood. A score that includes one is wrong.",
		Mend:  "Delete the likelihood. If it has not happened yet, write kind: risk.",
	},
	Run: func(in *Input, report Report) {
		for _, r := range in.Whole().Risks {
			if r.Kind.Value != "issue" {
				continue
			}
			eachScore(r, func(s programme.Score, what string, _ []programme.Text) {
				if s.Likelihood.Given() {
					report(Found{
						At: s.Likelihood.Pos, On: on(&r.Meta),
						Message: fmt.Sprintf("%s is an issue, but its %s has a likelihood", r.ID.Value, what),
						Remedy:  "delete likelihood, or write kind: risk in plan/risks.yaml if it has not happened yet",
					})
				}
			})
		}
	},
}
