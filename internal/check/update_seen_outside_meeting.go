package check

import "improve/internal/diag"

var updateSeenOutsideMeeting = Check{
	Rule: diag.Rule{
		ID: "update/seen-outside-meeting", Severity: diag.Error,
		Title: "What a board saw is recorded outside the minutes of a meeting",
		Why:   "Only minutes say what a board saw. If an update of a lead's own could, every change to the plan would count as seen. Such fingerprints count for nothing.",
		Mend:  "Delete seen from the update. improve minutes writes it into the minutes of a meeting.",
		Bad:   exampleTask + exampleBoard + "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nseen:\n  1.1: aacf19-867915-1a1cf9\n",
		Good:  exampleTask + exampleBoard + exampleSecondMinutes + "seen:\n  1.1: aacf19-867915-1a1cf9\n",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			if len(u.Seen) == 0 || u.Meeting.Given() || unread(u.Faults, "meeting") {
				continue
			}
			report(Found{
				At: u.Seen[0].Task.Pos, On: on(&u.Meta),
				Message: "this update minutes no meeting, so what a board saw cannot stand in it",
				Remedy:  "delete seen; where this does minute a meeting, add meeting: board",
			})
		}
	},
}
