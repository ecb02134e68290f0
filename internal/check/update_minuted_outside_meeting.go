package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

var updateMinutedOutsideMeeting = Check{
	Rule: diag.Rule{
		ID: "update/minuted-outside-meeting", Severity: diag.Warning,
		Title: "Minutes without a meeting",
		Why: "Who was there, what was agreed and what the meeting was told belong in minutes. Without meeting: this " +
			"update is no minutes: it moves no target and is no paper.",
		Mend: "Add meeting: with the id of the group that met, or delete the key.",
	},
	Run: func(in *Input, report Report) {
		update := schema.OfKind("update")
		for _, u := range in.Programme.Updates {
			if u.Meeting.Given() || unread(u.Faults, "meeting") {
				continue
			}
			for _, name := range []string{"present", "apologies", "agrees", "positions", "next_meeting"} {
				if at, given := firstOf(update.Key(name), u); given {
					report(Found{At: at, On: on(&u.Meta),
						Message: "only the minutes of a meeting can have " + name,
						Remedy:  "add meeting: with the id of the group that met, or delete " + name})
				}
			}
		}
	},
}

// firstOf is where the first thing is that a record says under a key.
func firstOf(k *schema.Key, record any) (at programme.Pos, given bool) {
	for _, t := range k.Written(record) {
		return t.Pos, true
	}
	k.Each(record, func(part any) {
		if !given {
			at, given = (&schema.Entry{Shape: k.Shape.Group(), Record: part}).Pos(), true
		}
	})
	return at, given
}
