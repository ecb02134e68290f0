package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var planEndedTwice = Check{
	Rule: diag.Rule{
		ID: "plan/ended-twice", Severity: diag.Error,
		Title: "Plan ended twice",
		Why: "A decision of the board ends a plan. ended in the plan is only for a decision that was never " +
			"published. If there are both, the earlier date counts.",
		Mend: "Delete ended from the plan, and keep the decision of the board.",
	},
	Run: func(in *Input, report Report) {
		decided := in.plansEnded()
		for _, p := range in.Programme.Plans {
			by, is := decided[p.ID.Value]
			if p.Ended == nil || !p.Ended.Date.Given() || !is {
				continue
			}
			report(Found{
				At: p.Ended.Date.Pos, On: on(&p.Meta),
				Message: fmt.Sprintf("%s ended %s in the plan, but the board ended it on %s",
					p.ID.Value, when(p.Ended.Date.Date), by.update.Date.Date.Words()),
				Remedy:  "delete ended: the decision of the board is enough",
				Related: []Related{{by.of.Text.Pos, "the board ended it here"}},
			})
		}
	},
}

// plansEnded are the plans that a board ended, each with the first permit to do so.
func (in *Input) plansEnded() map[string]permit {
	ended := map[string]permit{}
	for _, p := range in.permitted() {
		_, again := ended[p.of.ID]
		if p.of.Verb == programme.PermitEnd && p.clear() && !again && in.Programme.Decides(p.update) {
			ended[p.of.ID] = p
		}
	}
	return ended
}
