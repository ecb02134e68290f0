package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var historyUpdateBackdated = Check{
	Rule: diag.Rule{
		ID: "history/update-backdated", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Update written long after its date",
		Why: "An update that first appears a whole cycle (policy.cycle_days) after its date may have come too late " +
			"for a board. It may be late minutes, or a gap filled in afterwards. Updates in the first commit of a " +
			"repository, or committed before the first board of an adopted record, are not checked.",
		Mend: "Date an update with the day it is written, and give the earlier day in its note. " +
			"If minutes were late, waive this check with a reason.",
	},
	Run: func(in *Input, report Report) {
		limit := in.Programme.Policy.CycleDays
		in.written(func(u *programme.Update, w Written) {
			late := w.First.Day.DaysSince(u.Date.Date)
			if !in.showsWhen(w) || late <= limit || in.ratedAfterwards(u, w) != "" {
				return // what is rated afterwards has a rule of its own
			}
			report(Found{At: dateOf(u), On: on(&u.Meta),
				Message: fmt.Sprintf("this update is dated %s but was written %d days later, in %s",
					u.Date.Date.Words(), late, w.First.words()),
				Remedy: "date it with the day it was written; if minutes were late, " +
					"waive this check with a reason"})
		})
	},
}
