package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var historyUpdateBackdated = Check{
	Rule: diag.Rule{
		ID: "history/update-backdated", Severity: diag.Warning, AsAt: "2020-04-30", Waivable: true,
		Title: "An update was written long after the day it is dated",
		Why:   "An update that first appears a whole cycle (policy.cycle_days) after its date tells of a board that may have met without it. It may be minutes that were late, or a past that was filled in. What came with a repository's first commit is older than the repository, and is not meant.",
		Mend:  "Date an update with the day on which it is written, and say in its note what day it speaks of. Where minutes were late, waive this with the reason.",
		Bad:   exampleWrittenLate + "2020-04-20 ann@example.org adds updates/2020-02-24-ann.yaml\n",
		Good:  exampleWrittenLate + "2020-02-25 ann@example.org adds updates/2020-02-24-ann.yaml\n",
	},
	Run: func(in *Input, report Report) {
		limit := in.Programme.Policy.CycleDays
		in.written(func(u *programme.Update, w Written) {
			if !w.First.known() || w.Imported || w.First.Day.After(in.Assessment.AsAt) {
				return // what is filed after the day that is looked at is an archive's
			}
			if late := w.First.Day.DaysSince(u.Date.Date); late > limit {
				report(Found{At: dateOf(u), On: on(&u.Meta),
					Message: fmt.Sprintf("this update is dated %s and was written %d days later, in %s", u.Date.Date.Words(), late, w.First.words()),
					Remedy:  "date it with the day on which it was written; where the minutes were late, waive this with the reason"})
			}
		})
	},
}

const exampleWrittenLate = exampleTask + "-- updates/2020-02-24-ann.yaml --\ndate: 2020-02-24\nby: ann-lee\ntitle: All members are appointed\n-- git log --\n"
