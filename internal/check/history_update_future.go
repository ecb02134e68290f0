package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var historyUpdateFuture = Check{
	Rule: diag.Rule{
		ID: "history/update-future", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Update written before its date",
		Why: "It states as fact something that had not happened when it was committed, or its date is wrong. " +
			"From its date on it counts like any other update.",
		Mend: "Date an update with the day it is written.",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			if w.First.known() && u.Date.Date.After(w.First.Day) {
				report(Found{At: dateOf(u), On: on(&u.Meta), Message: "this update is dated " + u.Date.Date.Words() +
					" but was written earlier, in " + w.First.words(),
					Remedy: "if the date is wrong, correct it in the file name and under date; " +
						"otherwise write it again in an update on the day"})
			}
		})
	},
}
