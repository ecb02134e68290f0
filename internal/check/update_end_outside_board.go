package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateEndOutsideBoard = Check{
	Rule: diag.Rule{
		ID: "update/end-outside-board", Severity: diag.Error,
		Title: "Task ended outside the minutes of the board",
		Why: "Only the board can end a task or put it on hold, in the minutes of a meeting that is listed in " +
			"plan/programme.yaml. Anywhere else it has no effect, and the task stays open.",
		Mend: "Ask the board, and record the end in the minutes of the meeting that agrees it. " +
			"If the meeting is not listed, list it.",
	},
	Run: func(in *Input, report Report) {
		in.eachProgress(func(u *programme.Update, e *programme.Progress) {
			if e.End == nil {
				return
			}
			if why, remedy := in.undecided(u); why != "" {
				report(Found{
					At: e.End.Pos, On: in.taskNamed(e.Task.Value),
					Message: fmt.Sprintf("%s is not %s: %s", e.Task.Value, endedWords(e.End), why),
					Remedy:  remedy,
				})
			}
		})
	},
}

// endedWords say what an end does to a task.
func endedWords(e *programme.End) string {
	if e.As.Value == programme.OnHold {
		return "put on hold"
	}
	return "ended"
}
