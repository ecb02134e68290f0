package check

import (
	"fmt"
	"strings"

	"improve/internal/diag"
)

var actionIDDate = Check{
	Rule: diag.Rule{
		ID: "action/id-date", Severity: diag.Warning,
		Title: "Action id does not start with the date of its minutes",
		Why: "With the date in its id, the minutes of an action are easy to find, " +
			"and two meetings cannot give two actions the same id.",
		Mend: "Write the date of the meeting, a dot and a number: 2020-02-25.1.",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			day := u.Date.Date.String()
			for i, a := range u.Actions {
				if !u.Date.Given() || strings.HasPrefix(a.ID.Value, day+".") {
					continue
				}
				report(Found{
					At: a.ID.Pos,
					Message: fmt.Sprintf("the id of action %s does not start with the date of its minutes",
						diag.Shorten(a.ID.Value)),
					Remedy: "write id: " + in.freeActionID(day, i+1),
				})
			}
		}
	},
}

// freeActionID is an id for the n-th action of a day, or for the first after it
// that no action has.
func (in *Input) freeActionID(day string, n int) string {
	for {
		id := fmt.Sprintf("%s.%d", day, n)
		if _, taken := in.ids.first[actions][id]; !taken {
			return id
		}
		n++
	}
}
