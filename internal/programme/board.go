package programme

import "slices"

// Board is the group that is the board on a day: the first whose span holds it, or,
// where no group has a span or none holds the day, the first group; nil where there
// is none.
func (p *Programme) Board(day Date) *Group {
	for _, g := range p.Groups {
		if g.Board != nil && g.Board.Holds(day) {
			return g
		}
	}
	if len(p.Groups) == 0 {
		return nil
	}
	return p.Groups[0]
}

// BoardMeetings are the listed meetings of each board within its span, in order, each
// day once. A meeting that was listed and not held still divides the time.
func (p *Programme) BoardMeetings() []Date {
	var days []Date
	for _, g := range p.Groups {
		for _, m := range g.Meetings {
			if m.Given() && p.Board(m.Date) == g {
				days = append(days, m.Date)
			}
		}
	}
	slices.SortFunc(days, Date.Compare)
	return slices.Compact(days)
}

// MinutesBoard reports whether an update minutes the board, on a day it is listed to
// meet.
func (p *Programme) MinutesBoard(u *Update) bool {
	if !u.Meeting.Given() || !u.Date.Given() {
		return false
	}
	board := p.Board(u.Date.Date)
	return board != nil && board.ID.Value == u.Meeting.Value &&
		slices.ContainsFunc(board.Meetings, func(m Dated) bool { return m.Date == u.Date.Date })
}

// ToldBefore reports whether an update holds what was told before the record began:
// it is marked so, and is dated on or before the adoption. Where that was written and cannot
// be read nobody is accused: what is marked so is taken for it.
func (p *Programme) ToldBefore(u *Update) bool {
	switch {
	case !u.Adopted || !u.Date.Given():
		return false
	case p.Adopted == nil || !p.Adopted.Date.Given():
		return slices.ContainsFunc(p.Faults, func(t Text) bool { return t.Value == "adopted" })
	}
	return !u.Date.Date.After(p.Adopted.Date.Date)
}

// Decides reports whether what an update moves, ends and permits counts: minutes of
// the board, and what was decided before the record began.
func (p *Programme) Decides(u *Update) bool { return p.MinutesBoard(u) || p.ToldBefore(u) }

// FirstBoard is the first board strictly after a record was adopted: the first that sees
// it. Where none is listed it is the day a cycle after the adoption. It is zero where the
// record was not adopted.
func (p *Programme) FirstBoard() Date {
	if p.Adopted == nil || !p.Adopted.Date.Given() {
		return Date{}
	}
	adopted := p.Adopted.Date.Date
	for _, m := range p.BoardMeetings() {
		if m.After(adopted) {
			return m
		}
	}
	return adopted.AddDays(p.Policy.CycleDays)
}

// GraceEnds is the last day on which what came on a day may still be put right, or what
// was so then may be written: that of the next listed board, which takes it as it is. Where
// no board is listed it is policy.grace_days later.
func (p *Programme) GraceEnds(day Date) Date {
	for _, m := range p.BoardMeetings() {
		if !m.Before(day) {
			return m
		}
	}
	return day.AddDays(p.Policy.GraceDays)
}

// GraceOf is the last day on which an update may still be written or put right. Minutes
// of a board are written after it, until the next; minutes of any kind until they are
// posted, which may take a cycle more.
func (p *Programme) GraceOf(u *Update) Date {
	day := u.Date.Date
	if p.MinutesBoard(u) {
		day = day.AddDays(1)
	}
	ends := p.GraceEnds(day)
	if u.Posted.Given() && u.Posted.Date.After(ends) {
		if most := ends.AddDays(p.Policy.CycleDays); u.Posted.Date.After(most) {
			return most
		}
		return u.Posted.Date
	}
	return ends
}
