package check

import (
	"fmt"

	"improve/internal/diag"
)

var updateAdoptedLate = Check{
	Rule: diag.Rule{
		ID: "update/adopted-late", Severity: diag.Error,
		Title: "Update wrongly marked as from before the record",
		Why: "adopted: true marks reports from before this record took over the programme, which need no evidence " +
			"or minutes. This file is later, or the record did not take over a programme, so it counts like any " +
			"other.",
		Mend: "Delete adopted from the file, or correct its date. If the record took over a programme, write " +
			"adopted: {date: ...} in plan/programme.yaml.",
	},
	Run: func(in *Input, report Report) {
		began := in.Programme.Adopted
		for _, u := range in.Programme.Updates {
			if !u.Adopted || !u.Date.Given() || in.Programme.ToldBefore(u) || unread(in.Programme.Faults, "adopted") {
				continue
			}
			switch {
			case began == nil:
				report(Found{
					At: dateOf(u), Message: "this file is marked adopted, but the record did not take over a " +
						"programme",
					Remedy: "delete adopted: true, or write adopted: {date: ...} in plan/programme.yaml",
				})
			case began.Date.Given():
				report(Found{
					At: dateOf(u),
					Message: fmt.Sprintf("this file is marked adopted, but its date is after the record began on "+
						"%s",
						began.Date.Date.Words()),
					Remedy:  "delete adopted: true, or correct the date",
					Related: []Related{{began.Date.Pos, "the record began here"}},
				})
			}
		}
	},
}
