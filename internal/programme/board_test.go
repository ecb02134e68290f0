package programme

import (
	"fmt"
	"testing"
)

func dated(days ...string) []Dated {
	var list []Dated
	for i, d := range days {
		date, err := ParseDate(d)
		if err != nil {
			panic(err)
		}
		list = append(list, Dated{Date: date, Pos: Pos{Line: uint32(i + 1)}})
	}
	return list
}

func TestBoard(t *testing.T) {
	first := &Group{ID: Text{Value: "steering"}, Meetings: dated("2020-01-10", "2023-07-04")}
	board := &Group{ID: Text{Value: "board"}, Meetings: dated("2020-02-01", "2020-01-10", "2023-06-30", "2023-07-01"),
		Board: &Span{From: dated("2020-01")[0], To: dated("2023-06")[0]}}
	next := &Group{ID: Text{Value: "ambitions"}, Board: &Span{From: dated("2023-07-02")[0]}, Meetings: dated("2023-07-02")}
	p := &Programme{Groups: []*Group{first, board, next}}

	for _, c := range []struct{ day, want string }{
		{"2019-12-31", "steering"},                       // no span holds it: the first group
		{"2020-01-01", "board"}, {"2023-06-30", "board"}, // a month begins on its first day and ends on its last
		{"2023-07-01", "steering"},
		{"2023-07-02", "ambitions"}, {"2030-01-01", "ambitions"},
	} {
		if got := p.Board(dated(c.day)[0].Date).ID.Value; got != c.want {
			t.Errorf("the board of %s is %s, want %s", c.day, got, c.want)
		}
	}
	if got := fmt.Sprint(p.BoardMeetings()); got != "[2020-01-10 2020-02-01 2023-06-30 2023-07-02]" {
		t.Errorf("the board meets %s", got)
	}
	if (&Programme{}).Board(Day(2020, 1, 1)) != nil {
		t.Error("a programme without groups has a board")
	}

	for _, c := range []struct {
		meeting, day string
		want         bool
	}{
		{"board", "2020-01-10", true}, {"steering", "2020-01-10", false}, // not the board that day
		{"board", "2020-01-11", false}, // not listed
		{"board", "2023-07-01", false}, // listed, after its span
		{"", "2020-01-10", false},
	} {
		u := &Update{Meeting: Text{Value: c.meeting}, Date: dated(c.day)[0]}
		if c.meeting != "" {
			u.Meeting.Pos.Line = 1
		}
		if got := p.MinutesBoard(u); got != c.want {
			t.Errorf("minutes of %q on %s are the board's: %v", c.meeting, c.day, got)
		}
	}

	told := &Update{Adopted: true, Date: dated("2020-01-10")[0]}
	if p.ToldBefore(told) || p.Decides(told) {
		t.Error("told before a record that was never adopted")
	}
	p.Adopted = &Adoption{Date: dated("2020-01-10")[0]}
	if !p.ToldBefore(told) || !p.Decides(told) {
		t.Error("what was told on the day of adoption was told before")
	}
	told.Date = dated("2020-01-11")[0]
	if p.ToldBefore(told) {
		t.Error("what was told after the adoption was told before")
	}
}

// What came on a day may be put right until the board that takes it as it is; minutes of a
// board are written after it.
func TestGraceEndsAtTheNextBoard(t *testing.T) {
	p := &Programme{Policy: DefaultPolicy(), Groups: []*Group{{ID: Text{Value: "board"}}}}
	for _, m := range []string{"2020-01-14", "2020-02-25"} {
		p.Groups[0].Meetings = append(p.Groups[0].Meetings, dated(m)[0])
	}
	for _, c := range []struct{ date, meeting, posted, want string }{
		{"2020-01-13", "", "", "2020-01-14"},
		{"2020-01-14", "", "", "2020-01-14"},
		{"2020-01-15", "", "", "2020-02-25"},
		{"2020-01-14", "board", "", "2020-02-25"},
		{"2020-01-14", "forum", "", "2020-01-14"},
		{"2020-01-14", "board", "2020-03-20", "2020-03-20"},
		{"2020-01-14", "board", "2020-01-20", "2020-02-25"},
		{"2020-01-14", "board", "2021-01-20", "2020-04-07"},
		{"2020-02-26", "", "", "2020-03-04"},
		{"2020-02-25", "board", "", "2020-03-04"},
	} {
		u := &Update{Date: dated(c.date)[0], Meeting: Text{Value: c.meeting}}
		if c.posted != "" {
			u.Posted = dated(c.posted)[0]
		}
		if got := p.GraceOf(u).String(); got != c.want {
			t.Errorf("%+v: %s, want %s", c, got, c.want)
		}
	}
}
