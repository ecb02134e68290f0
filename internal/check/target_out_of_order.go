package check

import (
	"fmt"

	"improve/internal/diag"
)

var targetOutOfOrder = Check{
	Rule: diag.Rule{
		ID: "target/out-of-order", Severity: diag.Warning,
		Title: "Targets out of order or listed twice",
		Why: "The earliest target that is not met decides whether the task is late. " +
			"A date out of order usually has a wrong year.",
		Mend: "Put the dates in order, each once. Correct the one that is wrong.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.WholeTasks() {
			targets := t.Task.Targets
			for i := 1; i < len(targets); i++ {
				before, target := targets[i-1], targets[i]
				if !before.Given() || !target.Given() || target.Date.After(before.Date) {
					continue
				}
				found := Found{
					At: target.Pos, On: onTask(t.Task),
					Message: fmt.Sprintf("target %s of %s comes after %s", target.Date, t.ID.Value, before.Date),
					Remedy:  "put the targets in order, or correct the wrong year or month",
				}
				if target.Date.Compare(before.Date) == 0 {
					found.Message = fmt.Sprintf("target %s of %s is due on the same day as %s",
						target.Date, t.ID.Value, before.Date)
					found.Remedy = "delete one of them, or correct the one that is wrong"
				}
				report(found)
			}
		}
	},
}
