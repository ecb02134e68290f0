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
		Why:   "A task that has ended has no due date, so a meeting cannot also give it a new target.",
		Mend: "Keep what the board decided and delete the other. If the task must wait, put it on hold; its " +
			"target can be moved after the hold.",
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
						Remedy:  "keep end or retarget, whichever the board decided",
						Related: []Related{{other.Retarget.Pos, "the target is moved here"}},
					})
				}
			}
		}
	},
}
