package check

import (
	"fmt"

	"improve/internal/diag"
)

var programmePauseReversed = Check{
	Rule: diag.Rule{
		ID: "programme/pause-reversed", Severity: diag.Error,
		Title: "A pause ends before it begins",
		Why:   "Days inside a pause make no rating old. A pause whose ends are the wrong way round pauses nothing, and ratings go stale that should not.",
		Mend:  "Write the first day of the pause under from and the last under to.",
		Bad:   "-- plan/programme.yaml --\nname: Improvement programme\npauses:\n  - {from: 2020-09-14, to: 2020-03-31, reason: No meetings were held.}\n",
		Good:  "-- plan/programme.yaml --\nname: Improvement programme\npauses:\n  - {from: 2020-03-31, to: 2020-09-14, reason: No meetings were held.}\n",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.Programme.Pauses {
			if p.From.Given() && p.To.Given() && p.To.Date.Before(p.From.Date) {
				report(Found{
					At:      p.To.Pos,
					Message: fmt.Sprintf("the pause ends on %s, before it begins on %s", p.To.Date.Words(), p.From.Date.Words()),
					Remedy:  fmt.Sprintf("write from: %s and to: %s, or correct the one that is wrong", p.To.Date, p.From.Date),
				})
			}
		}
	},
}
