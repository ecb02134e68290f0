package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var historyUpdateFuture = Check{
	Rule: diag.Rule{
		ID: "history/update-future", Severity: diag.Warning, AsAt: "2020-02-25", Waivable: true,
		Title: "An update was written before the day it is dated",
		Why:   "It states as fact what had not happened when it was committed, or its date is a slip. From its date on it counts like any other.",
		Mend:  "Write an update with the day on which it is written.",
		Bad:   exampleWritten + "2020-01-14 ann@example.org adds updates/2020-02-20-ann.yaml\n-- updates/2020-02-20-ann.yaml --\ndate: 2020-02-20\nby: ann-lee\ntitle: The board has met\n",
		Good:  exampleWritten,
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			if w.First.known() && u.Date.Date.After(w.First.Day) {
				report(Found{At: dateOf(u), On: on(&u.Meta), Message: "this update is dated " + u.Date.Date.Words() + " and was written before, in " + w.First.words(),
					Remedy: "if the date is a slip, mend it in the file's name and under date; otherwise say it again in an update of the day itself"})
			}
		})
	},
}
