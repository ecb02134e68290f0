package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateAgreesUnknown = Check{
	Rule: diag.Rule{
		ID: "update/agrees-unknown", Severity: diag.Warning,
		Title: "Agreed minutes that are not there",
		Why: "A meeting agrees the minutes of an earlier meeting of the same group. The group neither met on " +
			"this day nor has minutes of it, so it is unknown which minutes were agreed.",
		Mend: "Write the day of the minutes that were agreed.",
	},
	Run: func(in *Input, report Report) {
		minuted := map[string]bool{}
		of := func(u *programme.Update, day programme.Date) string {
			return u.Meeting.Value + " " + day.String()
		}
		for _, u := range in.Programme.Updates {
			minuted[of(u, u.Date.Date)] = true
		}
		for _, u := range in.Programme.Updates {
			g := in.index.Group(u.Meeting.Value)
			for _, day := range u.Agrees {
				if g == nil || listed(g, day.Date) || minuted[of(u, day.Date)] || in.lostOn(day.Date) {
					continue
				}
				report(Found{At: day.Pos, On: on(&u.Meta, &g.Meta),
					Message: fmt.Sprintf("%s did not meet on %s", nameOf(g), day.Date.Words()),
					Remedy:  "write the day of the minutes that were agreed"})
			}
		}
	},
}
