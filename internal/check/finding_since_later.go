package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var findingSinceLater = Check{
	Rule: diag.Rule{
		ID: "finding/since-later", Severity: diag.Error,
		Title: "State of a finding since a later day",
		Why:   "An update gives the state of a finding on its own date, so since cannot be later than that date.",
		Mend:  "Write since with the day or month it started, on or before the date of the update.",
	},
	Run: func(in *Input, report Report) {
		in.eachState(func(u *programme.Update, s *programme.FindingState) {
			if !s.Since.Given() || !s.Since.Date.Begin().After(u.Date.Date) {
				return
			}
			report(Found{
				At: s.Since.Pos,
				Message: fmt.Sprintf("%s is %s since %s, but this update is dated %s",
					s.Finding.Value, s.State.Value, s.Since.Date.Words(), u.Date.Date.Words()),
				Remedy: "write a day or month on or before " + u.Date.Date.String(),
			})
		})
	},
}
