package calendar

import (
	"strconv"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// Clock is a time of day in minutes after midnight. At midnight nobody meets:
// zero is none.
type Clock int

// meetings are a group's, listed and announced, and the papers where it is the board on
// the day.
func meetings(a *assess.Assessment, g *programme.Group) []Event {
	var list []Event
	announced, next := announcements(a, g)
	days := g.Meetings
	if next != nil && !listed(g, next.Date.Date) {
		days = append(days[:len(days):len(days)], next.Date)
	}
	name := g.Name.Value
	if name == "" {
		name = g.ID.Value
	}
	for _, day := range days {
		if !day.Given() {
			continue
		}
		e := Event{ID: "meeting-" + g.ID.Value + "-" + day.Date.String(), Category: "Meeting", Summary: name,
			Day: day.Date, Private: g.Restricted != nil}
		if said := announced[day.Date]; said != nil && said.Time.Given() {
			var ok bool
			if e.From, e.To, ok = clocks(said.Time.Value); !ok {
				e.Description = said.Time.Value
			}
		}
		list = append(list, e)
		if before := a.Programme.Policy.PapersDays; a.Programme.Board(day.Date) == g && before > 0 {
			list = append(list, Event{ID: "papers-" + g.ID.Value + "-" + day.Date.String(), Category: "Papers",
				Day:     day.Date.AddDays(-before),
				Summary: "Papers close for the " + name + " of " + day.Date.Words(), Private: g.Restricted != nil})
		}
	}
	return list
}

// announcements are what a group's minutes announce about the next meeting, by its
// day, and the last of them; of two for one day the later counts.
func announcements(a *assess.Assessment,
	g *programme.Group) (said map[programme.Date]*programme.NextMeeting, last *programme.NextMeeting) {
	said = map[programme.Date]*programme.NextMeeting{}
	for _, u := range a.Programme.Updates {
		of := u.Meeting.Value == g.ID.Value || !u.Meeting.Given() && a.Programme.Board(u.Date.Date) == g
		if n := u.NextMeeting; of && n != nil && n.Date.Given() && u.Date.Given() && !u.Date.Date.After(a.AsAt) {
			said[n.Date.Date], last = n, n
		}
	}
	return said, last
}

func listed(g *programme.Group, day programme.Date) bool {
	for _, m := range g.Meetings {
		if m.Date == day {
			return true
		}
	}
	return false
}

// clocks reads from and to as people write them: 10:00-12:30, 10.00 – 12.30,
// 10:00 to 12:30, 10:00. It returns false where it is unsure, and where the
// meeting would end before it begins.
func clocks(text string) (from, to Clock, ok bool) {
	parts := strings.Split(strings.NewReplacer("–", "-", " to ", "-").Replace(text), "-")
	if from, ok = clock(parts[0]); !ok || len(parts) == 1 {
		return from, 0, ok
	}
	if to, ok = clock(parts[1]); !ok || len(parts) > 2 || to <= from {
		return 0, 0, false
	}
	return from, to, true
}

func clock(text string) (Clock, bool) {
	hour, minute, ok := strings.Cut(strings.Replace(strings.TrimSpace(text), ".", ":", 1), ":")
	h, errHour := strconv.ParseUint(hour, 10, 8)
	m, errMinute := strconv.ParseUint(minute, 10, 8)
	if !ok || errHour != nil || errMinute != nil || len(minute) != 2 || h > 23 || m > 59 {
		return 0, false
	}
	return Clock(h*60 + m), h+m > 0
}
