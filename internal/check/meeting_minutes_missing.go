package check

import (
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var meetingMinutesMissing = Check{
	Rule: diag.Rule{
		ID: "meeting/minutes-missing", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Missing minutes",
		Why: "Decisions and actions reach nobody until they are written down. Minutes should be in the record " +
			"policy.grace_days after a listed meeting, of any group. Meetings inside a pause, " +
			"before the first update or before the record was adopted, are not checked.",
		Mend: "Add the minutes: an update with the date of the meeting and meeting: with the id of the group. " +
			"If the meeting was not held, say so in minutes of that day; a date that is past stays listed.",
	},
	Run: func(in *Input, report Report) {
		begun := slices.IndexFunc(in.Programme.Updates, in.counts)
		if begun < 0 {
			return
		}
		first, now, minuted := in.Programme.Updates[begun].Date.Date, in.Assessment.AsAt, in.minuted()
		if a := in.Programme.Adopted; a != nil && a.Date.Date.After(first) {
			first = a.Date.Date
		}
		for _, g := range in.Programme.Groups {
			for _, m := range g.Meetings {
				due := m.Given() && !m.Date.Before(first) && now.DaysSince(m.Date) > in.Programme.Policy.GraceDays
				if !due || in.paused(m.Date) || minuted[meeting{g.ID.Value, m.Date}] || minuted[meeting{"", m.Date}] ||
					in.lostOn(m.Date) {
					continue
				}
				report(Found{
					At: m.Pos, On: on(&g.Meta),
					Message: fmt.Sprintf("no minutes of the meeting of %s on %s", nameOf(g), m.Date.Words()),
					Remedy: fmt.Sprintf("add updates/%s-%s.yaml with date: %s and meeting: %s",
						m.Date, g.ID.Value, m.Date, g.ID.Value),
				})
			}
		}
	},
}

// meeting is a group's meeting of a day; of any group, without a group.
type meeting struct {
	group string
	day   programme.Date
}

// minuted is the meetings that an update minutes: of any group, where the group is one
// that nobody knows.
func (in *Input) minuted() map[meeting]bool {
	found := map[meeting]bool{}
	for _, u := range in.Programme.Updates {
		unknown := u.Meeting.Given() && in.index.Group(u.Meeting.Value) == nil
		switch {
		case unknown || unread(u.Faults, "meeting"):
			found[meeting{"", u.Date.Date}] = true
		case u.Meeting.Given():
			found[meeting{u.Meeting.Value, u.Date.Date}] = true
		}
	}
	return found
}
