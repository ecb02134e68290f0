package check

import (
	"fmt"

	"improve/internal/diag"
)

var updateAdoptedLate = Check{
	Rule: diag.Rule{
		ID: "update/adopted-late", Severity: diag.Error,
		Title: "Marked as told before the record began, and is not",
		Why: "adopted: true is for what an older plan said before this record took the programme over: it needs no " +
			"evidence and no minutes. A later file, or a record that took nothing over, has no such excuse. " +
			"The file counts as any other.",
		Mend: "Delete adopted from the file, or correct its date. If the record took a programme over, " +
			"write adopted: {date: ...} in plan/programme.yaml.",
		Bad:  exampleAdopted + "-- updates/2020-02-25-old-plan.yaml --\ndate: 2020-02-25\nadopted: true\n",
		Good: exampleAdopted + "-- updates/2020-01-10-old-plan.yaml --\ndate: 2020-01-10\nadopted: true\n",
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
					At: dateOf(u), Message: "this file is marked adopted, and the record took over no programme",
					Remedy: "delete adopted: true, or write adopted: {date: ...} in plan/programme.yaml",
				})
			case began.Date.Given():
				report(Found{
					At: dateOf(u),
					Message: fmt.Sprintf("this file is marked adopted, and is dated after the record began on %s",
						began.Date.Date.Words()),
					Remedy:  "delete adopted: true, or correct the date",
					Related: []Related{{began.Date.Pos, "the record began here"}},
				})
			}
		}
	},
}

const exampleAdopted = exampleBoard + "adopted: {date: 2020-01-14, from: The plan of 2019}\n"
