package check

import (
	"fmt"

	"improve/internal/diag"
)

var programmePauseReversed = Check{
	Rule: diag.Rule{
		ID: "programme/pause-reversed", Severity: diag.Error,
		Title: "Pause ends before it starts",
		Why: "Days inside a pause do not make a rating stale. " +
			"A pause with its dates the wrong way round has no effect.",
		Mend: "Write the first day of the pause under from and the last day under to.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.Programme.Pauses {
			if p.From.Given() && p.To.Given() && p.To.Date.Before(p.From.Date) {
				report(Found{
					At: p.To.Pos,
					Message: fmt.Sprintf("the pause ends on %s, before it starts on %s",
						p.To.Date.Words(), p.From.Date.Words()),
					Remedy: fmt.Sprintf("write from: %s and to: %s, or correct the one that is wrong",
						p.To.Date, p.From.Date),
				})
			}
		}
	},
}
