package assess

import (
	"fmt"
	"testing"

	"improve/internal/programme"
)

func tracking(t *Task) string {
	return wordsOf("overdue", t.OverdueDays, "tracked", t.Tracked, "untracked", t.Untracked) + fmt.Sprint(t.Missing)
}

func TestTracking(t *testing.T) {
	all := "rate:A note forecast:2020-03"
	for _, c := range []struct {
		name, day string
		p         updates
		want      string
	}{
		{"not overdue", "2019-12-31", updates{lead("2019-12-31", say("1.1", all))}, "[]"},
		{"complete", "2020-02-25", updates{lead("2019-12-31", say("1.1", "rate:B note forecast:2020-03"))}, "[]"},
		{"all answered", "2020-02-25", updates{lead("2020-02-25", say("1.1", all))}, "overdue:56 tracked[]"},
		{"in separate entries", "2020-02-25", updates{lead("2019-06-01", say("1.1", "forecast:2020-03")), lead("2020-01-14", say("1.1", "note")), lead("2020-02-01", say("1.1", "rate:R"))},
			"overdue:56 tracked[]"},
		{"nothing answered", "2020-02-25", nil, "overdue:56 untracked[what now when how bad]"},

		{"within the grace", "2020-01-07", nil, "overdue:7[what now when how bad]"},
		{"beyond it", "2020-01-08", nil, "overdue:8 untracked[what now when how bad]"},
		{"tracked within the grace", "2020-01-01", updates{lead("2019-12-31", say("1.1", all))}, "overdue:1 tracked[]"},

		{"a note of the due date", "2020-02-11", updates{lead("2019-12-31", say("1.1", all))}, "overdue:42 tracked[]"},
		{"a note of the day before", "2020-01-31", updates{lead("2019-12-30", say("1.1", all))}, "overdue:31 untracked[what now]"},
		{"a note 42 days old", "2020-02-25", updates{lead("2020-01-14", say("1.1", all))}, "overdue:56 tracked[]"},
		{"a note 43 days old", "2020-02-26", updates{lead("2020-01-14", say("1.1", all))}, "overdue:57 untracked[what now]"},
		{"an entry without a note", "2020-02-25", updates{lead("2020-02-25", say("1.1", "rate:A forecast:2020-03"))}, "overdue:56 untracked[what now]"},

		{"a forecast on the date", "2020-02-25", updates{lead("2020-02-25", say("1.1", "rate:A note forecast:2020-02-25"))}, "overdue:56 tracked[]"},
		{"a forecast that has passed", "2020-02-25", updates{lead("2020-02-25", say("1.1", "rate:A note forecast:2020-02-24"))}, "overdue:56 untracked[when]"},
		{"a month counts by its last day", "2020-02-29", updates{lead("2020-02-25", say("1.1", "rate:A note forecast:2020-02"))}, "overdue:60 tracked[]"},
		{"and no longer", "2020-03-01", updates{lead("2020-02-25", say("1.1", "rate:A note forecast:2020-02"))}, "overdue:61 untracked[when]"},
		{"the latest forecast, not the best", "2020-02-25", updates{lead("2020-02-24", say("1.1", "forecast:2020-12")), lead("2020-02-25", say("1.1", "rate:A note forecast:2020-01"))},
			"overdue:56 untracked[when]"},

		{"R is how bad", "2020-02-25", updates{lead("2020-02-25", say("1.1", "rate:R note forecast:2020-03"))}, "overdue:56 tracked[]"},
		{"G is not", "2020-02-25", updates{lead("2020-02-25", say("1.1", "rate:G note forecast:2020-03"))}, "overdue:56 untracked[how bad]"},
		{"the latest rating, not the worst", "2020-02-25", updates{lead("2020-02-24", say("1.1", "rate:R")), lead("2020-02-25", say("1.1", "rate:G note forecast:2020-03"))},
			"overdue:56 untracked[how bad]"},
		{"a lapsed rating still says", "2020-06-25", updates{lead("2020-01-01", say("1.1", "rate:R")), lead("2020-06-01", say("1.1", "note forecast:2020-12"))}, "overdue:177 tracked[]"},

		{"a move makes an old note early", "2020-03-01", updates{lead("2020-02-20", say("1.1", all)), board("2020-02-25", say("1.1", "to:2020-02"))},
			"overdue:1[what now]"},
	} {
		if got := tracking(on(record(c.p, work("1.1", "2019-12")), c.day)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	nobody := work("1.1", "2019-12")
	nobody.Leads = nil
	p := record(updates{lead("2020-02-25", say("1.1", all))}, nobody)
	if got := tracking(on(p, "2020-02-25")); got != "overdue:56 untracked[who]" {
		t.Errorf("no lead: %q", got)
	}
}

func TestDueSoon(t *testing.T) {
	meetings := []string{"2020-03-31", "2020-01-14", "2020-02-25", "2020-05-12"}
	for _, c := range []struct {
		name, day, target string
		meetings          []string
		p                 updates
		want              bool
	}{
		{"on the day of the next meeting", "2020-02-25", "2020-03-31", meetings, nil, true},
		{"a month that ends on it", "2020-02-25", "2020-03", meetings, nil, true},
		{"after it", "2020-02-25", "2020-04-01", meetings, nil, false},
		{"today", "2020-02-25", "2020-02-25", meetings, nil, true},
		{"overdue", "2020-02-26", "2020-02-25", meetings, nil, false},
		{"the day before a meeting, that one is next", "2020-02-24", "2020-02-25", meetings, nil, true},
		{"and none after it", "2020-02-24", "2020-02-26", meetings, nil, false},
		{"complete", "2020-02-25", "2020-03", meetings, updates{lead("2020-02-25", say("1.1", "rate:B"))}, false},
		{"no target", "2020-02-25", "", meetings, nil, false},
		{"no meeting listed: a cycle", "2020-02-25", "2020-04-07", nil, nil, true},
		{"a cycle and a day", "2020-02-25", "2020-04-08", nil, nil, false},
		{"no meeting left", "2020-05-12", "2020-06-23", meetings, nil, true},
	} {
		task := work("1.1", c.target)
		if got := on(with(record(c.p, task), c.meetings...), c.day).DueSoon; got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	p := with(record(updates{lead("2020-02-20", say("1.7", "met:2020-01 met:2020-02"))}, work("1.7", "2020-01", "2020-02")), meetings...)
	if on(p, "2020-02-25").DueSoon {
		t.Error("all targets are met and one is due soon")
	}
}

func TestMeetings(t *testing.T) {
	p := with(record(nil), "2020-03-31", "2019-12-03", "2020-01-14", "", "2020-02-25")
	for day, want := range map[string]string{
		"2019-12-02": "/2019-12-03", "2019-12-03": "/2020-01-14", "2019-12-04": "2019-12-03/2020-01-14",
		"2020-02-25": "2020-01-14/2020-03-31", "2020-02": "2020-02-25/2020-03-31", "2020-04-01": "2020-03-31/",
	} {
		a := Assess(p, date(day))
		if got := a.LastMeeting.String() + "/" + a.NextMeeting.String(); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
	p.Groups = append([]*programme.Group{{}}, p.Groups...)
	if a := Assess(p, date("2020-02-25")); a.Board != p.Groups[0] || !a.NextMeeting.IsZero() {
		t.Error("the first group is the board, and it lists no meetings")
	}
	p.Groups = nil
	if a := Assess(p, date("2020-02-25")); a.Board != nil || !a.NextMeeting.IsZero() || !a.LastMeeting.IsZero() {
		t.Error("a board out of nothing")
	}
}
