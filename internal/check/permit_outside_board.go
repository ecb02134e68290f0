package check

import (
	"improve/internal/diag"
)

var permitOutsideBoard = Check{
	Rule: diag.Rule{
		ID: "permit/outside-board", Severity: diag.Error,
		Title: "Change permitted outside the minutes of the board",
		Why: "Only the board can permit a change to the plan, in the minutes of a meeting listed in " +
			"plan/programme.yaml. Anywhere else a permit has no effect.",
		Mend: "Ask the board, and record what it permits in the minutes of the meeting that agrees it. " +
			"If the meeting is not listed, list it.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			if why, remedy := in.undecided(p.update); why != "" {
				report(Found{At: p.Pos, Message: "this permit has no effect: " + why, Remedy: remedy})
			}
		}
	},
}
