package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateEndAndRetarget = Check{
	Rule: diag.Rule{
		ID: "update/end-and-retarget", Severity: diag.Error,
		Title: "Task ended and moved by the same minutes",
		Why:   "A task that has ended falls due on no date, so a meeting cannot end it and give it a new target.",
		Mend: "Keep what the board decided, and delete the other. A task that is to wait goes on hold; " +
			"its target can be moved when the hold is over.",
		Bad: exampleTask + exampleBoard + exampleSecondMinutes + "progress:\n" +
			"  1.1: {end: {as: withdrawn, reason: The board exists.}, retarget: {to: 2020-09, " +
			"reason: The chair is ill.}}\n",
		Good: exampleTask + exampleBoard + exampleSecondMinutes + exampleEnd,
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			moved := map[string]*programme.Progress{}
			for _, e := range u.Progress {
				if e.Retarget != nil {
					moved[e.Task.Value] = e
				}
			}
			for _, e := range u.Progress {
				if other := moved[e.Task.Value]; e.End != nil && other != nil {
					report(Found{
						At: e.End.Pos, On: in.taskNamed(e.Task.Value),
						Message: fmt.Sprintf("%s is %s and its target is moved by the same minutes",
							e.Task.Value, endedWords(e.End)),
						Remedy:  "keep the one of end and retarget that the board decided",
						Related: []Related{{other.Retarget.Pos, "the target is moved here"}},
					})
				}
			}
		}
	},
}
