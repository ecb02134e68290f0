package cli

import (
	"fmt"
	"strings"

	"improve/internal/programme"
)

// minuting is what a command writes into minutes of today.
type minuting struct {
	what  string // why only minutes will do: a target moves only by a minuted decision
	also  string // what else somebody may have meant; begins with "; ", or is empty
	board bool   // whether it has to be the board, on a day on which it is listed to meet
}

// todaysMinutes are the minutes of a meeting of today: those named, by file or date,
// else the board's, else the only ones. Those of an earlier day are closed.
func (e *editing) todaysMinutes(named string, m minuting) (*programme.Update, error) {
	today, err := e.minutesNamed(named, m)
	if err != nil {
		return nil, err
	}
	if len(today) == 0 {
		return nil, failed(fmt.Errorf("%s: there are no minutes of a meeting on %s", m.what, e.Day.Words()),
			e.howToMinute()+m.also)
	}
	var boards []*programme.Update
	for _, u := range today {
		if e.Record.Programme.MinutesBoard(u) {
			boards = append(boards, u)
		}
	}
	switch {
	case len(boards) > 0 && (len(boards) == 1 || !m.board):
		return boards[0], nil
	case m.board && len(boards) == 0:
		return nil, failed(fmt.Errorf("%s: %s", m.what, e.notTheBoard(today[0])), e.howToMinute()+m.also)
	case len(today) == 1:
		return today[0], nil
	}
	return nil, usageError{fmt.Errorf("%d updates have minutes of %s", len(today), e.Day.Words()),
		"name one: --minutes " + today[0].Path}
}

// minutesNamed are all minutes of today, or those of them that are named.
func (e *editing) minutesNamed(named string, m minuting) ([]*programme.Update, error) {
	var today []*programme.Update
	for _, u := range e.Record.Programme.Updates {
		if !u.Meeting.Given() || named != "" && named != u.Path && named != u.Date.Date.String() {
			continue
		}
		if u.Date.Date == e.Day {
			today = append(today, u)
		} else if named != "" {
			return nil, failed(fmt.Errorf("%s has the minutes of %s and today is %s: earlier minutes are never changed",
				u.Path, u.Date.Date.Words(), e.Day.Words()), finish(u)+m.also)
		}
	}
	if len(today) == 0 && named != "" {
		return nil, usageError{fmt.Errorf("%s is not a file of minutes or the date of a meeting", named),
			"name a file under updates/, or the day of a meeting"}
	}
	return today, nil
}

// notTheBoard says why minutes of today are not those of the board.
func (e *editing) notTheBoard(u *programme.Update) string {
	board := e.Record.Programme.Board(e.Day)
	if group := e.Index.Group(u.Meeting.Value); board != nil && group != board && group != nil {
		return fmt.Sprintf("%s minutes %s, and the board is %s", u.Path, group.Name.Value, board.Name.Value)
	}
	return fmt.Sprintf("%s is not a listed meeting of the board", e.Day.Words())
}

// howToMinute says how there come to be minutes to write into.
func (e *editing) howToMinute() string {
	if e.Board == nil {
		return "list the board and its meetings in plan/programme.yaml first"
	}
	var last *programme.Update
	for _, u := range e.Record.Programme.Updates {
		if u.Meeting.Value == e.Board.ID.Value && u.Date.Date.Before(e.Day) {
			last = u
		}
	}
	var ways []string
	for _, m := range e.Board.Meetings {
		if m.Date == e.Day {
			return "begin the board's: improve minutes " + e.Day.String()
		}
	}
	if next := e.NextMeeting; !next.IsZero() {
		ways = append(ways, fmt.Sprintf("take it to the board of %s: improve minutes %s", next.Words(), next))
	}
	if last != nil {
		ways = append(ways, finish(last))
	}
	return strings.Join(ways, "; ")
}

// finish says how minutes are finished that are written up later.
func finish(u *programme.Update) string {
	return fmt.Sprintf("if the minutes of %s are still being written, add --as-at %s",
		u.Date.Date.Words(), u.Date.Date)
}
