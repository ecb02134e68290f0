package check

import "improve/internal/diag"

var permitRefused = Check{
	Rule: diag.Rule{
		ID: "permit/refused", Severity: diag.Error,
		Title: "Permit in a decision that refuses",
		Why: "A permit lets the plan change because the board agreed to it. If the words of the decision say that " +
			"the board refused, the permit has no effect.",
		Mend: "Delete the permit. If the board agreed to something else, say so in the decision.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			if p.decision.Refuses() && in.Programme.Decides(p.update) {
				report(Found{At: p.Pos, Message: "this permit has no effect: the decision says that the board refused",
					Remedy: "delete the permit; if the board agreed to something else, say so in the decision"})
			}
		}
	},
}
