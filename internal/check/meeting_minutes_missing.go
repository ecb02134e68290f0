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
		Title: "Missing minutes",
		Why: "Decisions and actions reach nobody until they are written down. Minutes should be in the record " +
			"policy.grace_days after a listed meeting. Meetings inside a pause, or before the first update, " +
			"are not checked.",
		Mend: "Add the minutes: an update with the date of the meeting and meeting: with the id of the board. " +
			"If the meeting was not held, delete its date from the list and explain in a note, or add a pause.",
		Bad:  exampleBoard + exampleFirstMinutes,
		Good: exampleBoard + exampleFirstMinutes + exampleSecondMinutes,
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
				Message: fmt.Sprintf("no minutes of the meeting of %s on %s", nameOf(board), m.Date.Words()),
				Remedy: fmt.Sprintf("add updates/%s-%s.yaml with date: %s and meeting: %s",
					m.Date, board.ID.Value, m.Date, board.ID.Value),
			})
		}
	},
}

// minuted is the days on which an update minutes a meeting of a group, or of one
// nobody knows.
func (in *Input) minuted(g *programme.Group) map[programme.Date]bool {
	days := map[programme.Date]bool{}
	for _, u := range in.Programme.Updates {
		unknown := u.Meeting.Given() && in.whole.Index.Group(u.Meeting.Value) == nil
		if u.Meeting.Value == g.ID.Value || unknown || unread(u.Faults, "meeting") {
			days[u.Date.Date] = true
		}
	}
	return days
}
