package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var permitNotDone = Check{
	Rule: diag.Rule{
		ID: "permit/not-done", Severity: diag.Warning,
		Title: "Plan differs from what the board permitted",
		Why: "The board permitted a change, but the plan says something else. Either the plan was not changed, or " +
			"it was changed in another way.",
		Mend: "Change the plan to what the board permitted. If the minutes are wrong, record what the board " +
			"permitted in the minutes of its next meeting.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.lastPermits() {
			record := in.named(p)
			if record == nil {
				continue
			}
			if p.of.Verb == programme.PermitDrop {
				report(Found{At: p.of.Text.Pos,
					Message: fmt.Sprintf("the board dropped %s, but it is still in the plan", p.of.Text.Value),
					Remedy:  "remove it from the plan"})
				continue
			}
			path := p.path()
			if path == nil {
				continue
			}
			to, now := programme.Values(p.To), programme.Values(path.Written(record))
			if !path.Key().Agrees(now, to) {
				report(Found{At: p.To[0].Pos,
					Message: fmt.Sprintf("the board permitted %s of %s to be %s, but the plan has %s",
						p.Key.Value, p.of.Text.Value, inWords(to), inWords(now)),
					Remedy: "change the plan to what the board permitted"})
			}
		}
	},
}

// inWords are values in a sentence.
func inWords(values []string) string {
	if len(values) == 0 || len(values) == 1 && values[0] == "none" {
		return "nothing"
	}
	short := make([]string, len(values))
	for i, v := range values {
		short[i] = diag.Shorten(v)
	}
	return diag.And(short)
}
