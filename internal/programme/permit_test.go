package programme_test

import (
	"testing"

	"improve/internal/programme"
)

func text(s string) programme.Text { return programme.Text{Value: s} }

// A permit counts where it has one meaning, and never for a task that goes or for its
// target.
func TestClear(t *testing.T) {
	said := []programme.Text{text("x")}
	for _, c := range []struct {
		permit programme.Permit
		want   string // what it names; empty where it is not clear
	}{
		{programme.Permit{Change: text("measure visits"), Key: text("target"), To: said}, "change measure visits"},
		{programme.Permit{Change: text(" task  1.5 "), Key: text("leads"), To: said}, "change task 1.5"},
		{programme.Permit{Change: text("policy"), Key: text("grace_days"), To: said}, "change policy "},
		{programme.Permit{Change: text("measure visits"), Key: text("target")}, ""},
		{programme.Permit{Change: text("measure visits"), To: said}, ""},
		{programme.Permit{Change: text("task 1.5"), Key: text("target"), To: said}, ""},
		{programme.Permit{Drop: text("finding f")}, "drop finding f"},
		{programme.Permit{Drop: text("measure m")}, "drop measure m"},
		{programme.Permit{Drop: text("risk r")}, "drop risk r"},
		{programme.Permit{Drop: text("task 1.5")}, ""},
		{programme.Permit{Drop: text("person p")}, ""},
		{programme.Permit{Drop: text("finding f"), Key: text("title")}, ""},
		{programme.Permit{Drop: text("finding f"), To: said}, ""},
		{programme.Permit{Drop: text("finding f"), From: said}, ""},
		{programme.Permit{End: text("plan p")}, "end plan p"},
		{programme.Permit{End: text("task 1.5")}, ""},
		{programme.Permit{End: text("plan p"), To: said}, ""},
		{programme.Permit{End: text("plan p"), Drop: text("risk r")}, ""},
		{programme.Permit{}, ""},
	} {
		got := ""
		if of, ok := c.permit.Clear(); ok {
			got = of.Verb + " " + of.Kind + " " + of.ID
		}
		if got != c.want {
			t.Errorf("%+v: %q, want %q", c.permit, got, c.want)
		}
	}
}

// Permits count in minutes of the board on a listed day, and in what was told before the
// record, up to the day that is asked for.
func TestPermits(t *testing.T) {
	day := func(m, d int) programme.Dated { return programme.Dated{Date: programme.Day(2020, m, d)} }
	says := func(on programme.Dated, meeting string, adopted bool) *programme.Update {
		return &programme.Update{Date: on, Meeting: text(meeting), Adopted: adopted,
			Decisions: []programme.Decision{{Text: text("It may go."), Permits: []programme.Permit{
				{Drop: text("risk r")}, {Drop: text("task 1.1")}}}}}
	}
	p := &programme.Programme{
		Adopted: &programme.Adoption{Date: day(1, 1)},
		Groups: []*programme.Group{{ID: text("board"), Meetings: []programme.Dated{day(2, 25), day(3, 31)}},
			{ID: text("forum"), Meetings: []programme.Dated{day(2, 25)}}},
		Updates: []*programme.Update{says(day(1, 1), "", true), says(day(2, 24), "board", false),
			says(day(2, 25), "board", false), says(day(2, 25), "forum", false), says(day(2, 26), "", true),
			says(day(3, 31), "board", false)},
	}
	for _, c := range []struct {
		on   programme.Date
		want int
	}{{programme.Day(2019, 12, 31), 0}, {programme.Day(2020, 1, 1), 1}, {programme.Day(2020, 2, 25), 2},
		{programme.Day(2020, 3, 30), 2}, {programme.Day(2020, 3, 31), 3}, {programme.Date{}, 3}} {
		got := p.Permits(c.on)
		if len(got) != c.want {
			t.Errorf("on %s: %d permits, want %d", c.on, len(got), c.want)
		}
		for _, permitted := range got {
			if permitted.ID != "r" || permitted.Decision.Text.Value != "It may go." || permitted.Update == nil {
				t.Errorf("%+v", permitted)
			}
		}
	}
}

// The first board after an adoption is the next that is listed, else a cycle later.
func TestFirstBoard(t *testing.T) {
	day := func(m, d int) programme.Dated { return programme.Dated{Date: programme.Day(2020, m, d)} }
	p := &programme.Programme{Policy: programme.Policy{CycleDays: 42},
		Groups: []*programme.Group{{ID: text("board"), Meetings: []programme.Dated{day(2, 25), day(1, 14), day(3, 31)}}}}
	if got := p.FirstBoard(); !got.IsZero() {
		t.Errorf("not adopted: %s", got)
	}
	for adopted, want := range map[programme.Dated]string{{}: "", day(1, 1): "2020-01-14", day(1, 14): "2020-02-25",
		day(3, 30): "2020-03-31", day(3, 31): "2020-05-12"} {
		p.Adopted = &programme.Adoption{Date: adopted}
		if got := p.FirstBoard(); got.String() != want && !(got.IsZero() && want == "") {
			t.Errorf("adopted on %s: %s, want %s", adopted.Date, got, want)
		}
	}
}
