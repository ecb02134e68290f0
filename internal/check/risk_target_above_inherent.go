package check

import (
	"fmt"

	"improve/internal/diag"
)

var riskTargetAboveInherent = Check{
	Rule: diag.Rule{
		ID: "risk/target-above-inherent", Severity: diag.Warning,
		Title: "Target score above the inherent score",
		Why: "Controls bring a score down. A target above the inherent score usually means that the two are the " +
			"wrong way round.",
		Mend: "Correct the scores, or swap them.",
	},
	Run: func(in *Input, report Report) {
		for _, r := range in.Whole().Risks {
			if r.InherentScore == 0 || r.TargetScore <= r.InherentScore {
				continue
			}
			report(Found{
				At: r.Risk.Target.Likelihood.Pos, On: on(&r.Meta),
				Message: fmt.Sprintf("%s has a target score of %d, above its inherent score of %d",
					r.ID.Value, r.TargetScore, r.InherentScore),
				Remedy: "correct the target score, or swap it with the inherent score",
			})
		}
	},
}
