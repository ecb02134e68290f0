package check

import (
	"fmt"

	"improve/internal/diag"
)

var updateRebaseOutsideBoard = Check{
	Rule: diag.Rule{
		ID: "update/rebase-outside-board", Severity: diag.Error,
		Title: "Control limits reset outside the minutes of the board",
		Why: "A new baseline can make a bad run of values look normal. Only the board can agree one, in the " +
			"minutes of a meeting listed in plan/programme.yaml.",
		Mend: "Ask the board, and record rebase in the minutes of the meeting that agrees it.",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			if len(u.Rebase) == 0 {
				continue
			}
			why, remedy := in.unboarded(u)
			if why == "" {
				continue
			}
			for _, r := range u.Rebase {
				report(Found{
					At:      r.Measure.Pos,
					Message: fmt.Sprintf("the control limits of %s are not reset: %s", r.Measure.Value, why),
					Remedy:  remedy,
				})
			}
		}
	},
}
