package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var updateRetargetFrom = Check{
	Rule: diag.Rule{
		ID: "update/retarget-from", Severity: diag.Error,
		Title: "A retarget does not say which of the task's targets it moves",
		Why:   "A task that falls due several times has several promises. Which of them the meeting moved cannot be guessed, so none moves.",
		Mend:  "Add from: the date of the target that moves, as it stood before the meeting.",
		Bad:   exampleBoard + examplePeople + exampleAmbition + "    target: [2020-03, 2020-06]\n" + exampleSecondMinutes + exampleRetarget,
		Good: exampleBoard + examplePeople + exampleAmbition + "    target: [2020-03, 2020-06]\n" + exampleSecondMinutes +
			"progress:\n  1.1: {retarget: {from: 2020-06, to: 2020-09, reason: The new chair begins in July.}}\n",
	},
	Run: func(in *Input, report Report) {
		in.eachIgnored(func(t *assess.Task, i assess.Ignored, retarget bool) {
			if !retarget || i.Reason != assess.NoFrom && i.Reason != assess.NoSuchTarget {
				return
			}
			r := i.Entry.Retarget
			found := Found{At: r.Pos, On: onTask(t.Task), Remedy: "write from: " + diag.Or(targetDates(t))}
			if i.Reason == assess.NoFrom {
				found.Message = fmt.Sprintf("%s has %s, and the retarget does not say which of them it moves", t.ID.Value, diag.Count(len(t.Targets), "target"))
			} else {
				found.At = r.From.Pos
				found.Message = fmt.Sprintf("the retarget of %s moves %s, which is none of its targets", t.ID.Value, r.From.Date)
			}
			report(found)
		})
	},
}
