package check

import (
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateMeetingNotListed = Check{
	Rule: diag.Rule{
		ID: "update/meeting-not-listed", Severity: diag.Warning,
		Title: "Minutes of a meeting that is not listed",
		Why: "The listed meetings of the board are the programme's cycle. They decide what is due soon, " +
			"and whether ratings got better or worse. A meeting that is not listed does not count.",
		Mend: "Add the date to the meetings of the group in plan/programme.yaml. If the minutes have the wrong date, " +
			"correct their date and file name.",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			g := in.index.Group(u.Meeting.Value)
			if g == nil || !u.Date.Given() || listed(g, u.Date.Date) || unread(g.Faults, "meetings") {
				continue
			}
			report(Found{
				At: dateOf(u), On: on(&g.Meta),
				Message: fmt.Sprintf("%s is not a listed meeting of %s", u.Date.Date.Words(), nameOf(g)),
				Remedy:  meetingRemedy(g, u.Date.Date),
			})
		}
	},
}

func listed(g *programme.Group, day programme.Date) bool {
	return slices.ContainsFunc(g.Meetings, func(m programme.Dated) bool { return m.Date == day })
}

// meetingRemedy points to a listed meeting of the days around, which may be the
// one that is meant.
func meetingRemedy(g *programme.Group, day programme.Date) string {
	remedy := fmt.Sprintf("add %s to the meetings of %s in plan/programme.yaml", day, g.ID.Value)
	for _, m := range g.Meetings {
		if away := m.Date.DaysSince(day); m.Given() && away >= -7 && away <= 7 {
			return remedy + ", or correct the date: it met on " + m.Date.String()
		}
	}
	return remedy
}
