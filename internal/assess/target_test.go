package assess

import (
	"strings"
	"testing"
)

// targets writes a task's targets (a moved one with its original, a met one
// with a tick), then what follows from them.
func targets(t *Task) string {
	var all []string
	for _, target := range t.Targets {
		s := target.Current.Date.String()
		if target.Original.Date != target.Current.Date {
			s = target.Original.Date.String() + ">" + s
		}
		if target.Met {
			s += "✓"
		}
		all = append(all, s)
	}
	return wordsOf("targets", strings.Join(all, ","), "due", t.Due.String(), "overdue", t.OverdueDays, "plan", t.OverdueOriginalDays,
		"slip", t.SlippedDays, "moves", t.Moves)
}

func TestTargets(t *testing.T) {
	one, three, none := work("1.7", "2019-12"), work("1.7", "2019-10", "2019-07", "2020-01"), work("1.7")
	for _, c := range []struct {
		name, day string
		p         updates
		want      string
	}{
		{"the earliest, in whatever order", "2019-08-31", nil, "targets:2019-10,2019-07,2020-01 due:2019-07-31 overdue:31 plan:31"},
		{"the next when one is met", "2019-11-01", updates{lead("2019-08-01", say("1.7", "met:2019-07"))},
			"targets:2019-10,2019-07✓,2020-01 due:2019-10-31 overdue:1 plan:1"},
		{"met is known from its update on", "2019-08-01", updates{lead("2019-08-02", say("1.7", "met:2019-07"))},
			"targets:2019-10,2019-07,2020-01 due:2019-07-31 overdue:1 plan:1"},
		{"all met: the last, and not overdue", "2021-01-01", updates{lead("2020-08-01", say("1.7", "met:2019-07 met:2020-01 met:2019-10"))},
			"targets:2019-10✓,2019-07✓,2020-01✓ due:2020-01-31"},
		{"met again changes nothing", "2019-11-01", updates{lead("2019-08-01", say("1.7", "met:2019-07")), lead("2019-08-02", say("1.7", "met:2019-07"))},
			"targets:2019-10,2019-07✓,2020-01 due:2019-10-31 overdue:1 plan:1"},
		{"a day of the same due date names a month", "2019-11-01", updates{lead("2019-08-01", say("1.7", "met:2019-07-31"))},
			"targets:2019-10,2019-07✓,2020-01 due:2019-10-31 overdue:1 plan:1"},
		{"one moved by its date", "2019-11-01", updates{board("2019-08-01", say("1.7", "to:2019-12 from:2019-07"))},
			"targets:2019-10,2019-07>2019-12,2020-01 due:2019-10-31 overdue:1 plan:1 slip:153 moves:1"},
		{"moved twice, by its current and by its original date", "2019-12-31", updates{board("2019-08-01", say("1.7", "to:2019-09 from:2019-07")),
			board("2019-08-02", say("1.7", "to:2019-11 from:2019-09")), board("2019-08-03", say("1.7", "to:2019-12 from:2019-07")),
			lead("2019-12-31", say("1.7", "met:2019-10"))},
			"targets:2019-10✓,2019-07>2019-12,2020-01 due:2019-12-31 slip:153 moves:3"},
		{"its current date comes before another's original", "2019-12-01", updates{board("2019-08-01", say("1.7", "to:2019-10 from:2019-07")),
			board("2019-08-02", say("1.7", "to:2020-03 from:2019-10")), lead("2019-08-03", say("1.7", "met:2019-10"))},
			"targets:2019-10>2020-03,2019-07>2019-10✓,2020-01 due:2020-01-31 slip:152 moves:2"},
		{"met by its original date", "2019-11-01", updates{board("2019-08-01", say("1.7", "to:2019-09 from:2019-07")), lead("2019-08-03", say("1.7", "met:2019-07"))},
			"targets:2019-10,2019-07>2019-09✓,2020-01 due:2019-10-31 overdue:1 plan:1 slip:61 moves:1"},
		{"one is met and a later one moved", "2019-07-01", updates{lead("2019-06-01", say("1.7", "met:2019-10")), board("2019-06-02", say("1.7", "to:2019-08 from:2019-07"))},
			"targets:2019-10✓,2019-07>2019-08,2020-01 due:2019-08-31 slip:31 moves:1"},
		{"what is met does not move: an original date not met comes first", "2019-07-01", updates{board("2019-06-01", say("1.7", "to:2020-02 from:2019-10")),
			board("2019-06-02", say("1.7", "to:2019-10 from:2020-01")), lead("2019-06-03", say("1.7", "met:2019-10")), board("2019-06-04", say("1.7", "to:2020-03 from:2019-10"))},
			"targets:2019-10>2020-03,2019-07,2020-01>2019-10✓ due:2019-07-31 slip:152 moves:3"},
		{"whichever stands first in the plan", "2019-07-01", updates{board("2019-06-01", say("1.7", "to:2019-12 from:2019-07")),
			board("2019-06-02", say("1.7", "to:2019-07 from:2019-10")), lead("2019-06-03", say("1.7", "met:2019-07")), board("2019-06-04", say("1.7", "to:2020-03 from:2019-07"))},
			"targets:2019-10>2019-07✓,2019-07>2020-03,2020-01 due:2020-01-31 slip:244 moves:3"},
		{"the greatest slip counts", "2019-07-01", updates{board("2019-06-01", say("1.7", "to:2019-08 from:2019-07")), board("2019-06-02", say("1.7", "to:2020-01-30 from:2020-01"))},
			"targets:2019-10,2019-07>2019-08,2020-01>2020-01-30 due:2019-08-31 slip:31 moves:2"},
		{"met before moved within an entry", "2019-11-30", updates{board("2019-08-01", say("1.7", "met:2019-07 to:2019-07 from:2019-10"))},
			"targets:2019-10>2019-07,2019-07✓,2020-01 due:2019-07-31 overdue:122 plan:30 moves:1"},
	} {
		if got := targets(on(record(c.p, three), c.day)); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
	for _, c := range []struct {
		name, day string
		p         updates
		want      string
	}{
		{"not moved", "2020-02-25", nil, "targets:2019-12 due:2019-12-31 overdue:56 plan:56"},
		{"moved by the board", "2020-02-25", updates{board("2020-01-14", say("1.7", "to:2020-01"))},
			"targets:2019-12>2020-01 due:2020-01-31 overdue:25 plan:56 slip:31 moves:1"},
		{"not yet moved", "2020-01-13", updates{board("2020-01-14", say("1.7", "to:2020-01"))}, "targets:2019-12 due:2019-12-31 overdue:13 plan:13"},
		{"its lead cannot", "2020-02-25", updates{lead("2020-01-14", say("1.7", "to:2020-01"))}, "targets:2019-12 due:2019-12-31 overdue:56 plan:56"},
		{"a forecast moves nothing", "2020-02-25", updates{board("2020-01-14", say("1.7", "forecast:2020-04"))}, "targets:2019-12 due:2019-12-31 overdue:56 plan:56"},
		{"a needless from", "2020-02-25", updates{board("2020-01-14", say("1.7", "to:2020-03 from:2018-01"))}, "targets:2019-12>2020-03 due:2020-03-31 slip:91 moves:1"},
		{"brought forward is a move, not slippage", "2019-12-25", updates{board("2019-10-22", say("1.7", "to:2019-11"))},
			"targets:2019-12>2019-11 due:2019-11-30 overdue:25 moves:1"},
		{"moved and moved back", "2020-02-25", updates{board("2020-01-14", say("1.7", "to:2020-03")), board("2020-01-15", say("1.7", "to:2019-12"))},
			"targets:2019-12 due:2019-12-31 overdue:56 plan:56 moves:2"},
		{"to the same due date is a move of no days", "2020-02-25", updates{board("2020-01-14", say("1.7", "to:2019-12-31"))},
			"targets:2019-12>2019-12-31 due:2019-12-31 overdue:56 plan:56 moves:1"},
		{"to the same date is none", "2020-02-25", updates{board("2020-01-14", say("1.7", "to:2019-12"))}, "targets:2019-12 due:2019-12-31 overdue:56 plan:56"},
		{"met alone is not", "2020-02-25", updates{lead("2020-01-14", say("1.7", "met:2019-12"))}, "targets:2019-12 due:2019-12-31 overdue:56 plan:56"},
		{"complete keeps its slip", "2020-02-25", updates{board("2020-01-14", say("1.7", "to:2020-01")), lead("2020-02-01", say("1.7", "rate:B"))},
			"targets:2019-12>2020-01 due:2020-01-31 slip:31 moves:1"},
	} {
		if got := targets(on(record(c.p, one), c.day)); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
	for _, c := range []struct {
		name string
		p    updates
		want string
	}{
		{"none", nil, ""},
		{"given by a meeting", updates{board("2020-01-14", say("1.7", "to:2020-01"))}, "targets:>2020-01 due:2020-01-31 overdue:25"},
		{"given and moved", updates{board("2020-01-14", say("1.7", "to:2020-01")), board("2020-01-15", say("1.7", "to:2020-02-20"))},
			"targets:>2020-02-20 due:2020-02-20 overdue:5 moves:1"},
		{"given by nobody", updates{lead("2020-01-14", say("1.7", "to:2020-01"))}, ""},
	} {
		if got := targets(on(record(c.p, none), "2020-02-25")); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestMoves(t *testing.T) {
	u := board("2020-01-14", say("1.7", "to:2020-02"))
	u.Progress[0].Retarget.Reason = text("too few staff")
	task := on(record(updates{u, board("2020-01-15", say("1.7", "to:2020-01"))}, work("1.7", "2019-12")), "2020-02-25")
	moves := task.Effective.Moves
	if len(moves) != 2 || task.Effective != &task.Targets[0] {
		t.Fatalf("%d moves", len(moves))
	}
	first, second := moves[0], moves[1]
	if first.Days != 60 || first.From != date("2019-12") || first.To != date("2020-02") || first.Reason.Value != "too few staff" || first.Entry != u.Progress[0] {
		t.Errorf("first move: %+v", first)
	}
	forward := Target{Original: dated("2019-12"), Current: dated("2019-11")}
	if task.Effective.SlippedDays() != 31 || forward.SlippedDays() != 0 {
		t.Errorf("slipped %d and %d days", task.Effective.SlippedDays(), forward.SlippedDays())
	}
	if second.Days != -29 || second.From != date("2020-02") || second.To != date("2020-01") {
		t.Errorf("second move: %+v", second)
	}
}

func TestIgnored(t *testing.T) {
	one, two := work("1.7", "2019-12"), work("1.7", "2019-07", "2019-12")
	met := lead("2020-01-01", say("1.7", "met:2019-07"))
	for _, c := range []struct {
		name string
		p    updates
		one  bool
		want Reason
	}{
		{"lead", updates{lead("2020-01-02", say("1.7", "to:2020-01"))}, true, NotMinuted},
		{"no from", updates{board("2020-01-02", say("1.7", "to:2020-01"))}, false, NoFrom},
		{"unknown from", updates{board("2020-01-02", say("1.7", "to:2020-01 from:2019-08"))}, false, NoSuchTarget},
		{"met", updates{met, board("2020-01-02", say("1.7", "to:2020-01 from:2019-07"))}, false, AlreadyMet},
		{"same", updates{board("2020-01-02", say("1.7", "to:2019-12"))}, true, SameDate},
		{"same of several", updates{board("2020-01-02", say("1.7", "to:2019-12 from:2019-12"))}, false, SameDate},
		{"single", updates{lead("2020-01-02", say("1.7", "met:2019-12"))}, true, SingleTarget},
		{"unknown met", updates{lead("2020-01-02", say("1.7", "met:2019-08"))}, false, NoSuchTarget},
	} {
		task := two
		if c.one {
			task = one
		}
		got := on(record(c.p, task), "2020-02-25")
		if len(got.Ignored) != 1 || got.Ignored[0].Reason != c.want || got.Ignored[0].Entry != c.p[len(c.p)-1].Progress[0] {
			t.Errorf("%s: ignored %v, want %q", c.name, got.Ignored, c.want)
		}
		if got.Moves != 0 || got.SlippedDays != 0 {
			t.Errorf("%s: moved all the same", c.name)
		}
	}
	task := on(record(updates{lead("2020-01-02", say("1.7", "met:2019-12"))}, work("1.7")), "2020-02-25")
	if len(task.Ignored) != 1 || task.Ignored[0].Reason != NoSuchTarget || len(task.Targets) != 0 {
		t.Errorf("met without a target: %v", task.Ignored)
	}
}

// Two targets that the board moved onto one day are met one after the other.
func TestTargetsOnOneDay(t *testing.T) {
	p := record(updates{board("2019-06-01", say("1.7", "to:2019-12 from:2019-07")), lead("2019-12-01", say("1.7", "met:2019-12"))},
		work("1.7", "2019-07", "2019-12"))
	if task := on(p, "2020-01-01"); !task.Targets[0].Met || task.Targets[1].Met || !task.Overdue {
		t.Errorf("met once: %s", targets(task))
	}
	p.Updates = append(p.Updates, lead("2019-12-02", say("1.7", "met:2019-12")))
	if task := on(p, "2020-01-01"); !task.Targets[1].Met || task.Overdue {
		t.Errorf("met twice: %s", targets(task))
	}
}

// A target that could not be read leaves the others as they are.
func TestUnreadableTarget(t *testing.T) {
	p := record(updates{lead("2019-12-01", say("1.7", "met:2019-07"))}, work("1.7", "2019-07", ""))
	if task := on(p, "2020-01-01"); len(task.Targets) != 1 || !task.Targets[0].Met || task.Overdue {
		t.Errorf("%s", targets(task))
	}
}
