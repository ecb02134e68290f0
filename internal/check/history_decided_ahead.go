package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var historyDecidedAhead = Check{
	Rule: diag.Rule{
		ID: "history/decided-ahead", Severity: diag.Error, Dated: true, Waivable: true,
		Title: "Decided before the board met",
		Why: "Minutes say what a board decided. If they were written before that board met, and nobody has written " +
			"to them since, nothing shows that it decided anything.",
		Mend: "After the meeting, write into its minutes what the board decided, and who was there.",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			if len(w.Decided) == 0 || !w.First.known() || w.editedBy(u.Date.Date) ||
				!w.First.Day.Before(u.Date.Date) || !in.Programme.Decides(u) {
				return
			}
			report(Found{At: dateOf(u), On: on(&u.Meta), Message: "the minutes of " + u.Date.Date.Words() +
				" say what the board decided, but were written before it met, in " + w.First.words(),
				Remedy: "write into them, after the meeting, what the board decided and who was there"})
		})
	},
}

// editedBy reports whether an update was edited on a day or later.
func (w Written) editedBy(day programme.Date) bool {
	for _, e := range w.Edits {
		if !e.Day.Before(day) {
			return true
		}
	}
	return false
}
