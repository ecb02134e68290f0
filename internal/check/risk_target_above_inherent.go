package check

import (
	"fmt"

	"improve/internal/diag"
)

var riskTargetAboveInherent = Check{
	Rule: diag.Rule{
		ID: "risk/target-above-inherent", Severity: diag.Warning,
		Title: "The score aimed at is higher than the score without controls",
		Why:   "Controls bring a score down. A target above where it began is most often the two written the wrong way round.",
		Mend:  "Correct the scores, or exchange them.",
		Bad:   "-- plan/risks.yaml --\nrisks:\n  - id: vacancies\n    title: Posts stand empty\n    kind: risk\n    inherent: {likelihood: 2, impact: 4}\n    target: {likelihood: 5, impact: 4}\n",
		Good:  "-- plan/risks.yaml --\nrisks:\n  - id: vacancies\n    title: Posts stand empty\n    kind: risk\n    inherent: {likelihood: 5, impact: 4}\n    target: {likelihood: 2, impact: 4}\n",
	},
	Run: func(in *Input, report Report) {
		for _, r := range in.whole.Risks {
			if r.InherentScore == 0 || r.TargetScore <= r.InherentScore {
				continue
			}
			report(Found{
				At: r.Risk.Target.Likelihood.Pos, On: on(&r.Meta),
				Message: fmt.Sprintf("%s aims at a score of %d, above the %d that it has without controls", r.ID.Value, r.TargetScore, r.InherentScore),
				Remedy:  "correct the target, or exchange it with inherent",
			})
		}
	},
}
