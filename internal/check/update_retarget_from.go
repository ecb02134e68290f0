package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var updateRetargetFrom = Check{
	Rule: diag.Rule{
		ID: "update/retarget-from", Severity: diag.Error,
		Title: "Retarget of an unclear target",
		Why:   "The task has several targets, and the program cannot guess which one the meeting moved. None is moved.",
		Mend:  "Add from: the date of the target before the meeting moved it.",
	},
	Run: func(in *Input, report Report) {
		in.eachIgnored(func(t *assess.Task, i assess.Ignored, retarget bool) {
			if !retarget || i.Reason != assess.NoFrom && i.Reason != assess.NoSuchTarget {
				return
			}
			r := i.Entry.Retarget
			found := Found{At: r.Pos, On: onTask(t.Task), Remedy: "write from: " + diag.Or(targetDates(t))}
			if i.Reason == assess.NoFrom {
				found.Message = fmt.Sprintf("%s has %s, and the retarget does not say which one it moves",
					t.ID.Value, diag.Count(len(t.Targets), "target"))
			} else {
				found.At = r.From.Pos
				found.Message = fmt.Sprintf("the retarget of %s moves %s, which is not one of its targets",
					t.ID.Value, r.From.Date)
			}
			report(found)
		})
	},
}
