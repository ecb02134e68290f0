package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateEndIntoNothing = Check{
	Rule: diag.Rule{
		ID: "update/end-into-nothing", Severity: diag.Warning,
		Title: "Merged task without the task that it goes into",
		Why: "A task that is merged goes on in another. If the minutes do not say in which, nobody can tell who " +
			"does the work.",
		Mend: "Add into: the task that it goes into. If nobody does the work any more, write as: withdrawn.",
	},
	Run: func(in *Input, report Report) {
		in.eachProgress(func(u *programme.Update, e *programme.Progress) {
			if e.End == nil || e.End.As.Value != "merged" || e.End.Into.Given() || in.Programme.ToldBefore(u) ||
				unread(e.Faults, "end", "as", "into") {
				return
			}
			report(Found{At: e.End.As.Pos, On: in.taskNamed(e.Task.Value),
				Message: e.Task.Value + " is merged, and the minutes do not say into which task",
				Remedy:  "add into: the task that it goes into, or write as: withdrawn"})
		})
	},
}
