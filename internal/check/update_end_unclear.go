package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateEndUnclear = Check{
	Rule: diag.Rule{
		ID: "update/end-unclear", Severity: diag.Error,
		Title: "Unclear end of a task",
		Why: "A hold needs a last day (until), or the task would be forgotten. Any other end is permanent and has " +
			"no until. Only a superseded or merged task has into.",
		Mend: "Add until to a hold, on or after the day of the minutes. Delete until from any other end, " +
			"and into from a hold and from a task that is withdrawn.",
	},
	Run: func(in *Input, report Report) {
		in.eachProgress(func(u *programme.Update, e *programme.Progress) {
			if e.End == nil || unread(e.Faults, "end", "as", "until", "into") {
				return
			}
			if at, what, remedy := unclearEnd(u, e.End); what != "" {
				report(Found{At: at, On: in.taskNamed(e.Task.Value),
					Message: e.Task.Value + " is " + endedWords(e.End) + " " + what,
					Remedy:  remedy})
			}
		})
	},
}

// unclearEnd is what is wrong with the keys of an end; empty where nothing is.
func unclearEnd(u *programme.Update, e *programme.End) (at programme.Pos, what, remedy string) {
	hold := e.As.Value == programme.OnHold
	switch {
	case !e.As.Given():
		return at, "", "" // said when it was read
	case hold && !e.Until.Given():
		return e.Pos, "without a last day", "add until: the last day or month of the hold"
	case !hold && e.Until.Given():
		return e.Until.Pos, "for good, and until gives a last day", "delete until, or write as: on-hold"
	case hold && u.Date.Given() && e.Until.Date.Before(u.Date.Date):
		return e.Until.Pos, fmt.Sprintf("until a day before these minutes, %s", e.Until.Date.Words()),
			"write until: with a day on or after " + u.Date.Date.String()
	case e.Into.Given() && (hold || e.As.Value == "withdrawn"):
		return e.Into.Pos, "as " + e.As.Value + ", and goes into " + e.Into.Value,
			"delete into, or write as: superseded or as: merged"
	}
	return at, "", ""
}
