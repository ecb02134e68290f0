package check

import "improve/internal/diag"

var updateSeenOutsideMeeting = Check{
	Rule: diag.Rule{
		ID: "update/seen-outside-meeting", Severity: diag.Error,
		Title: "Fingerprints outside the minutes of a meeting",
		Why: "Only minutes record what a board saw. If leads could, every change to the plan would count as seen. " +
			"These fingerprints are ignored.",
		Mend: "Delete seen from the update. improve minutes adds it to the minutes of a meeting.",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			if u.Seen == nil || u.Meeting.Given() || unread(u.Faults, "meeting") {
				continue
			}
			report(Found{
				At: u.Seen.Pos, On: on(&u.Meta),
				Message: "only the minutes of a meeting can have seen",
				Remedy:  "delete seen; if these are minutes, add meeting: board",
			})
		}
	},
}
