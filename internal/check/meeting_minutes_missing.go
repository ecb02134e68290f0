package check

import (
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var meetingMinutesMissing = Check{
	Rule: diag.Rule{
		ID: "meeting/minutes-missing", Severity: diag.Warning, AsAt: "2020-03-04", Waivable: true,
		Title: "A meeting of the board has no minutes",
		Why:   "What the board decided and asked for is in nobody's hands until it is written. policy.grace_days after a listed meeting its minutes should stand in the record; meetings inside a pause, and those before the record's first update, are left out.",
		Mend:  "Add an update that minutes the meeting: its date, and meeting: with the board's id. Where the meeting was not held, delete its day from the list and say so in a note, or add a pause.",
		Bad:   exampleBoard + exampleFirstMinutes,
		Good:  exampleBoard + exampleFirstMinutes + exampleSecondMinutes,
	},
	Run: func(in *Input, report Report) {
		board, now := in.Assessment.Board, in.Assessment.AsAt
		begun := slices.IndexFunc(in.Programme.Updates, in.counts)
		if board == nil || begun < 0 {
			return
		}
		first, minuted := in.Programme.Updates[begun].Date.Date, in.minuted(board)
		for _, m := range board.Meetings {
			due := m.Given() && !m.Date.Before(first) && now.DaysSince(m.Date) > in.Programme.Policy.GraceDays
			if !due || in.paused(m.Date) || minuted[m.Date] || in.lostOn(m.Date) {
				continue
			}
			report(Found{
				At: m.Pos, On: on(&board.Meta),
				Message: fmt.Sprintf("no update minutes the meeting of %s on %s", nameOf(board), m.Date.Words()),
				Remedy:  fmt.Sprintf("add updates/%s-%s.yaml with date: %s and meeting: %s", m.Date, board.ID.Value, m.Date, board.ID.Value),
			})
		}
	},
}

// minuted is the days on which an update minutes a meeting of a group, or of one
// that cannot be told.
func (in *Input) minuted(g *programme.Group) map[programme.Date]bool {
	days := map[programme.Date]bool{}
	for _, u := range in.Programme.Updates {
		unknown := u.Meeting.Given() && in.group(u.Meeting.Value) == nil
		if u.Meeting.Value == g.ID.Value || unknown || unread(u.Faults, "meeting") {
			days[u.Date.Date] = true
		}
	}
	return days
}
