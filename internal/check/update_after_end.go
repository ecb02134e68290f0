package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateAfterEnd = Check{
	Rule: diag.Rule{
		ID: "update/after-end", Severity: diag.Warning,
		Title: "Said of a task after it had ended",
		Why: "A task that a board ended, or that ended with its plan, stays as it was on that day. " +
			"What is said of it later changes nothing.",
		Mend: "Say it of the task that goes on instead. If the task was not to end, " +
			"only the board can put that right: with a new task that continues it.",
	},
	Run: func(in *Input, report Report) {
		ended := map[string]*assess.Task{}
		for _, t := range in.WholeTasks() {
			if !t.EndedForGood() {
				continue
			}
			ended[t.ID.Value] = t
			for _, e := range t.After {
				if e.End == nil { // of a second end update/end-again speaks
					report(afterEnd(t, e.Task))
				}
			}
		}
		if len(ended) == 0 {
			return
		}
		for _, u := range in.Programme.Updates {
			for _, i := range u.Impact {
				if t := ended[i.Task.Value]; t != nil && u.Date.Date.After(t.Ended.Date) {
					report(afterEnd(t, i.Task))
				}
			}
		}
	},
}

func afterEnd(t *assess.Task, said programme.Text) Found {
	into := "the task that goes on"
	if t.Ended.Into.Given() {
		into = t.Ended.Into.Value
	}
	return Found{
		At: said.Pos, On: onTask(t.Task),
		Message: fmt.Sprintf("%s ended on %s, so this changes nothing", t.ID.Value, t.Ended.Date.Words()),
		Remedy:  "say it of " + into,
		Related: []Related{{t.Ended.Pos(), "it ended here"}},
	}
}
