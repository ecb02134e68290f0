package check

import (
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var historyUpdateFuture = Check{
	Rule: diag.Rule{
		ID: "history/update-future", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Update written before its date",
		Why: "It states as fact something that had not happened when it was committed, or its date is wrong. " +
			"From its date on it counts like any other update. A day is allowed for, because it may be the next day " +
			"where somebody writes. Minutes can be begun ahead, as long as they say nothing yet or are written on.",
		Mend: "Date an update with the day it is written.",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			if w.First.known() && u.Date.Date.After(w.First.Day.AddDays(1)) && !begunAhead(u, w) {
				report(Found{At: dateOf(u), On: on(&u.Meta), Message: "this update is dated " + u.Date.Date.Words() +
					" but was written earlier, in " + w.First.words(),
					Remedy: "if the date is wrong, correct it in the file name and under date; " +
						"otherwise write it again in an update on the day"})
			}
		})
	},
}

// begunAhead reports whether minutes were begun before the meeting, as an agenda is: they
// say nothing yet, or somebody has written to them since. What they decide has a rule of its
// own.
func begunAhead(u *programme.Update, w Written) bool {
	if !u.Meeting.Given() {
		return false
	}
	says := len(u.Decisions)+len(u.Progress)+len(u.Actions)+len(u.Positions)+len(u.Measures)+len(u.Risks)+
		len(u.Impact)+len(u.Findings) > 0 ||
		slices.ContainsFunc(u.Sections, func(s programme.Section) bool { return s.Text.Given() })
	return !says || len(w.Decided) > 0 || w.editedBy(u.Date.Date)
}
