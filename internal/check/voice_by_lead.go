package check

import (
	"fmt"

	"improve/internal/diag"
)

var voiceByLead = Check{
	Rule: diag.Rule{
		ID: "voice/by-lead", Severity: diag.Warning, Added: diag.Error,
		Title: "Verdict for children given by a lead of the task",
		Why: "A statement for children is judged by those it speaks of. A lead of the task cannot say for them that " +
			"it is true. A body that leads it, such as a panel of young people, can.",
		Mend: "Ask children or families, and say under by who they are. If nobody asked them, leave the verdict out.",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			for _, v := range u.Voices {
				t := in.index.Task(v.Task.Value)
				if t == nil {
					continue
				}
				for i := range v.Said {
					said := &v.Said[i]
					of := in.secondHand(t, said.By.Value)
					by := in.Programme.PersonNamed(said.By.Value)
					body := by != nil && by.Kind.Value == "body"
					if said.Verdict.Value != "agree" || !said.By.Given() || !of.Sure || body {
						continue
					}
					report(Found{At: said.By.Pos, On: onTask(t),
						Message: fmt.Sprintf("%s: %s is said to be true by %s, who %s", t.ID.Value,
							diag.Quote(said.Says.Value), said.By.Value, of.Why),
						Remedy: "ask those whom it speaks of, and say under by who they are"})
				}
			}
		}
	},
}
