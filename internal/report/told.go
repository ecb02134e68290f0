package report

import (
	"cmp"
	"slices"

	"improve/internal/assess"
	"improve/internal/programme"
)

// ToldView is what each meeting was told of the programme, beside what the dates and ratings
// of that day said.
type ToldView struct {
	Head
	Boards   int           `json:"boards"`      // listed by the date
	Recorded int           `json:"boards_told"` // of which it is recorded what they were told
	Greener  int           `json:"greener"`     // positions that were better than the record
	Meetings []ToldMeeting `json:"meetings"`
}

// ToldMeeting is one meeting. Where the record does not say what it was told, the dates and
// ratings of its day stand alone.
type ToldMeeting struct {
	On       programme.Date `json:"on"`
	Group    string         `json:"group"`
	Board    bool           `json:"board"`
	Minutes  string         `json:"minutes"` // recorded, not posted or none
	Totals   *assess.Totals `json:"totals"`  // of its day; null where nothing is computed
	Dates    *DatesRow      `json:"dates"`
	Told     []PositionRow  `json:"told"`
	Ratings  string         `json:"ratings"` // of its day, in words
	Sentence string         `json:"sentence"`
}

// What there is of a meeting's minutes.
const (
	minutesRecorded = "recorded"
	minutesUnposted = "not posted"
	minutesNone     = "none"
)

func told(c *Context, _ Options) (View, error) {
	v := &ToldView{Head: c.head(), Meetings: []ToldMeeting{}}
	minuted := map[programme.Date]bool{}
	for _, u := range c.Programme.Updates {
		if len(u.Positions) > 0 && !u.Date.Date.After(c.day()) {
			v.Meetings = append(v.Meetings, c.toldAt(u))
			minuted[u.Date.Date] = minuted[u.Date.Date] || c.Programme.MinutesBoard(u)
		}
	}
	for _, day := range c.Assessment.Boards {
		if day.After(c.Assessment.AsAt) {
			break
		}
		v.Boards++
		if minuted[day] {
			v.Recorded++
		} else {
			v.Meetings = append(v.Meetings, c.untold(day))
		}
	}
	slices.SortStableFunc(v.Meetings, func(a, b ToldMeeting) int { return a.On.Compare(b.On) })
	for _, m := range v.Meetings {
		for _, r := range m.Told {
			if r.Greener {
				v.Greener++
			}
		}
	}
	return v, nil
}

// toldAt is a meeting of which it is recorded what it was told.
func (c *Context) toldAt(u *programme.Update) ToldMeeting {
	m := ToldMeeting{On: u.Date.Date, Group: cmp.Or(c.names().group(u.Meeting.Value), titleOf(u)),
		Board: c.Programme.MinutesBoard(u), Minutes: minutesRecorded, Told: positionRows(c, u)}
	for _, r := range m.Told {
		if r.Position != nil {
			m.beside(r.Position.Then)
		}
	}
	return m
}

// untold is a board of which it is not recorded what it was told.
func (c *Context) untold(day programme.Date) ToldMeeting {
	m := ToldMeeting{On: day, Board: true, Minutes: c.minutesOf(day), Told: []PositionRow{}}
	if g := c.Programme.Board(day); g != nil {
		m.Group = c.names().group(g.ID.Value)
	}
	then := &c.at(day).told
	m.Totals, m.Dates, m.Ratings = then.Totals, then.Dates, then.Ratings
	m.Sentence = m.sentence()
	return m
}

// beside sets what the record said on a meeting's day beside what it was told.
func (m *ToldMeeting) beside(then *assess.Assessment) {
	totals, dates := then.Totals, DatesRow(then.Dates(then.Tasks))
	m.Totals, m.Dates, m.Ratings = &totals, &dates, ratingsOf(totals, then.Tasks)
}

// minutesOf is what there is of a board's minutes.
func (c *Context) minutesOf(day programme.Date) string {
	if slices.Contains(c.Unposted, day) {
		return minutesUnposted
	}
	if slices.ContainsFunc(c.Programme.Updates, func(u *programme.Update) bool {
		return u.Date.Date == day && c.Programme.MinutesBoard(u)
	}) {
		return minutesRecorded
	}
	return minutesNone
}

// sentence says of a board that it is not recorded what it was told, and what was so.
func (m *ToldMeeting) sentence() string {
	return m.On.Words() + ". " + m.unrecorded() + ". By the dates that day: " + m.so() + "."
}

// so is what the dates of all tasks said on the meeting's day.
func (m *ToldMeeting) so() string {
	if m.Dates == nil {
		return ""
	}
	return m.Dates.words(m.Totals.Tasks)
}

// unrecorded says why there is nothing that the meeting was told.
func (m *ToldMeeting) unrecorded() string {
	switch m.Minutes {
	case minutesUnposted:
		return "Its minutes are not published"
	case minutesNone:
		return "No minutes in the record"
	}
	return "What it was told of progress is not recorded"
}
