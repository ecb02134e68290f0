package check

import (
	"fmt"

	"improve/internal/diag"
)

var updateNextMeetingNotListed = Check{
	Rule: diag.Rule{
		ID: "update/next-meeting-not-listed", Severity: diag.Warning,
		Title: "Announced meeting that is not listed",
		Why: "The listed meetings set the cycle and the calendar. An announced meeting that is not listed is in " +
			"neither, so its minutes are not expected.",
		Mend: "Add the day to the meetings of the group in plan/programme.yaml. If the meeting was moved after these " +
			"minutes, leave the list as it is: the next minutes announce the right day.",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			g := in.index.Group(u.Meeting.Value)
			if u.NextMeeting == nil || !u.NextMeeting.Date.Given() || g == nil || len(g.Meetings) == 0 ||
				unread(g.Faults, "meetings") || listed(g, u.NextMeeting.Date.Date) {
				continue
			}
			day := u.NextMeeting.Date
			report(Found{
				At: day.Pos, On: on(&g.Meta),
				Message: fmt.Sprintf("the next meeting of %s is announced for %s, which is not listed",
					nameOf(g), day.Date.Words()),
				Remedy: meetingRemedy(g, day.Date),
			})
		}
	},
}
