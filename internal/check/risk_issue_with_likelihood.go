package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var riskIssueWithLikelihood = Check{
	Rule: diag.Rule{
		ID: "risk/issue-with-likelihood", Severity: diag.Error,
		Title: "An issue has a likelihood",
		Why:   "A risk may happen; an issue has. How likely it is can no longer be asked, and a score that counts it puts the issue in the wrong place.",
		Mend:  "Delete the likelihood, or write kind: risk where it has not happened.",
		Bad:   "-- plan/risks.yaml --\nrisks:\n  - {id: vacancies, title: Posts stand empty, kind: issue, inherent: {likelihood: 5, impact: 4}}\n",
		Good:  "-- plan/risks.yaml --\nrisks:\n  - {id: vacancies, title: Posts stand empty, kind: issue, inherent: {impact: 4}}\n",
	},
	Run: func(in *Input, report Report) {
		for _, r := range in.whole.Risks {
			if r.Kind.Value != "issue" {
				continue
			}
			eachScore(r, func(s programme.Score, what string, _ []programme.Text) {
				if s.Likelihood.Given() {
					report(Found{
						At: s.Likelihood.Pos, On: on(&r.Meta),
						Message: fmt.Sprintf("%s is an issue, and its %s gives a likelihood", r.ID.Value, what),
						Remedy:  "delete likelihood: what has happened has none; or write kind: risk in plan/risks.yaml",
					})
				}
			})
		}
	},
}
