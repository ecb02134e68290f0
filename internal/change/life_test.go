package change

import (
	"strings"
	"testing"

	"improve/internal/programme"
)

const living = `
-- plan/programme.yaml --
name: Improvement programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25], board: {to: 2020-06}}
  - {id: next, name: Ambitions Board, meetings: [2020-07-14], board: {from: 2020-07}}
plans:
  - {id: old, title: The plan of 2019, published: 2019-08}
  - {id: new, title: The plan of 2020, published: 2020-02}
  - {id: gone, title: The plan of 2018, ended: {date: 2019-07, note: The council says so.}}
-- plan/people.yaml --
people:
  - {id: ann, role: Adviser}
  - {id: bo, role: Head of Audit}
-- plan/findings.yaml --
sources: [{id: s, title: Report, published: 2019-05}]
findings:
  - {id: s-1, source: s, title: Late}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leaders know practice
tasks:
  - {id: 1.1, title: Meet, plan: old}
  - {id: 1.2, title: Meet again, plan: new, continues: 1.1}
-- plan/measures.yaml --
measures:
  - {id: visits, title: Visits in time, polarity: higher, target: 90, tolerance: 5, every: month, counts: true}
-- plan/risks.yaml --
risks:
  - {id: pay, title: Too few, kind: risk, appetite: 8}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
findings:
  s-1: {state: evidenced, since: 2020-01, evidence: [A letter], confirmed_by: ann}
`

// What lives is told when it is changed without the board, each edit by itself.
func TestLife(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"the end of a board moved", "{to: 2020-06}", "{to: 2020-03}", "loosened"},
		{"the beginning of a board moved", "{from: 2020-07}", "{from: 2020-04}", "loosened"},
		{"a span taken out", ", board: {to: 2020-06}", "", "loosened"},
		{"more meetings listed", "[2020-01-14, 2020-02-25]", "[2020-01-14, 2020-02-25, 2020-03-31]", ""},
		{"an outsider made of who confirmed", "role: Adviser", "role: Adviser, outside: true", "loosened"},
		{"an outsider made of who did not", "role: Head of Audit", "role: Head of Audit, outside: true", ""},
		{"a name made public", "role: Adviser", "role: Adviser, public: true", ""},
		{"a tolerance written otherwise", "tolerance: 5", "tolerance: 5.0", ""},
		{"a tolerance widened", "tolerance: 5", "tolerance: 6", "loosened"},
		{"somebody left", "role: Adviser", "role: Adviser, left: 2020-02", ""},
		{"a measure no longer of children", ", counts: true", "", "loosened"},
		{"a measure said not to be of children", ", counts: true", ", counts: false", "loosened"},
		{"a plan published later", "published: 2019-08", "published: 2020-02", "dropped"},
		{"a plan published earlier", "published: 2020-02", "published: 2020-01", ""},
		{"a plan published later, before a board met", "published: 2019-08", "published: 2020-01", ""},
		{"a source published later", "published: 2019-05", "published: 2020-02", "dropped"},
		{"a task of a later plan", "plan: old", "plan: new", "dropped"},
		{"a task of an earlier plan", "plan: new", "plan: old", "dropped"},
		{"a task of an ended plan", "plan: old", "plan: gone", "dropped"},
		{"a task of no plan", "title: Meet, plan: old", "title: Meet", "dropped"},
		{"a plan ended", "published: 2019-08", "published: 2019-08, ended: {date: 2020-02, note: It is so.}", "ended"},
		{"the end of a plan moved", "date: 2019-07", "date: 2019-06", "ended"},
		{"the note of an end", "The council says so", "The council said so", ""},
		{"a plan lives again", ", ended: {date: 2019-07, note: The council says so.}", "", ""},
		{"a task continues another no more", ", continues: 1.1", "", "promise"},
		{"appetite taken out", ", appetite: 8", "", "loosened"},
		{"appetite written otherwise", "appetite: 8", "appetite: 8.0", ""},
		{"a finding's state edited", "state: evidenced", "state: answered", "past"},
		{"adopted afterwards", "name: Improvement programme", "name: Improvement programme\nadopted: {date: 2020-01-20}", "adopted"},
		{"a finding lowered in a new update", "-- updates/2020-01-14-board.yaml --", "-- updates/2020-02-25-ann.yaml --\ndate: 2020-02-25\nfindings:\n  s-1: {state: open}\n-- updates/2020-01-14-board.yaml --", ""},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			if !strings.Contains(living, c.old) {
				t.Fatalf("the record lacks %q", c.old)
			}
			if got := asOf(t, programme.Day(2020, 2, 26), living, strings.Replace(living, c.old, c.new, 1)); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// The day of posting is added once: moved or taken out, it says that people read minutes
// on another day.
func TestPosted(t *testing.T) {
	const minutes = living + "posted: 2020-02-01\n"
	moved := strings.Replace(minutes, "posted: 2020-02-01", "posted: 2020-02-20", 1)
	for _, c := range []struct{ name, before, after, want string }{
		{"added", living, minutes, ""}, {"moved", minutes, moved, "past"}, {"taken out", minutes, living, "past"},
	} {
		if got := asOf(t, programme.Day(2020, 2, 26), c.before, c.after); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Before a board has met, and in an archived record, a plan may be said to have ended.
func TestPlanEndedWithoutADecision(t *testing.T) {
	end := strings.NewReplacer("published: 2019-08", "published: 2019-08, ended: {date: 2020-01, note: It is so.}")
	pinned := strings.Replace(living, "name: Improvement programme\n", "name: Improvement programme\nas_at: 2020-02-25\n", 1)
	pins := strings.NewReplacer("name: Improvement programme\n", "name: Improvement programme\nas_at: 2020-02-25\n")
	for _, c := range []struct {
		name          string
		on            programme.Date
		before, after string
		want          string
	}{
		{"before any board", programme.Day(2020, 1, 13), living, end.Replace(living), ""},
		{"on the day of one", programme.Day(2020, 1, 14), living, end.Replace(living), "ended"},
		{"archived", programme.Day(2020, 2, 25), pinned, end.Replace(pinned), ""},
		{"archived for it", programme.Day(2020, 2, 25), living, pins.Replace(end.Replace(living)), "ended loosened"},
		{"archived no more", programme.Day(2020, 2, 25), pinned, end.Replace(living), "ended"},
	} {
		if got := asOf(t, c.on, c.before, c.after); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A task may go again that no board has met since it came.
func TestTaskNoBoardHasMet(t *testing.T) {
	before := loaded(t, living)
	after := loaded(t, strings.Replace(living, "  - {id: 1.2, title: Meet again, plan: new, continues: 1.1}\n", "", 1))
	day := func(m, d int) programme.Date { return programme.Day(2020, m, d) }
	for _, c := range []struct {
		name      string
		came, now programme.Date
		silent    bool
	}{
		{"a board since", day(2, 1), day(2, 25), true},
		{"a board on the day it came", day(1, 14), day(2, 1), true},
		{"no board since", day(1, 15), day(2, 24), false},
		{"nobody can tell", programme.Date{}, day(2, 24), true},
		{"no board ever", programme.Date{}, day(1, 13), false},
	} {
		silent := false
		for _, ch := range Compare(before, after, Circumstances{Today: c.now,
			Came: func(string, string) programme.Date { return c.came }}) {
			silent = silent || ch.Silent != nil
		}
		if silent != c.silent {
			t.Errorf("%s: silent %v", c.name, silent)
		}
	}
}

const adopting = `
-- plan/programme.yaml --
name: Improvement programme
adopted: {date: 2020-01-20, from: The old plan}
groups:
  - {id: board, name: Improvement Board, meetings: [2019-12-03, 2020-01-14, 2020-02-25, 2020-03-31]}
-- plan/people.yaml --
people:
  - {id: ann, role: Adviser}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leaders know practice
tasks:
  - {id: 1.1, title: Meet, target: 2019-12, leads: [ann]}
  - {id: 1.2, title: Meet again}
-- updates/2019-12-01-old.yaml --
date: 2019-12-01
adopted: true
progress:
  1.1: {rating: A, note: Late.}
`

// Until the first board after it a record is brought in, and nobody is accused; from that
// board on what was told before is as it was.
func TestAdoption(t *testing.T) {
	const old = "-- updates/2019-11-01-old.yaml --\ndate: 2019-11-01\nadopted: true\nprogress:\n  1.1: {rating: G, note: Good.}\n"
	const minutes = "-- updates/2020-01-14-board.yaml --\ndate: 2020-01-14\nmeeting: board\ntitle: Met\n"
	const told = "-- updates/2020-01-14-board.yaml --\ndate: 2020-01-14\nmeeting: board\nadopted: true\n"
	replace := func(old, new string) string {
		if !strings.Contains(adopting, old) {
			t.Fatalf("the record lacks %q", old)
		}
		return strings.Replace(adopting, old, new, 1)
	}
	never := replace("adopted: {date: 2020-01-20, from: The old plan}\n", "")
	never = never[:strings.Index(never, "-- updates")]
	lead := replace("adopted: true\n", "adopted: true\nby: ann\n")
	for _, c := range []struct {
		name, before, after string
		until, from         string // the reasons before the first board, and from it on
	}{
		{"the record comes", "", adopting, "", "adopted"},
		{"more is taken over", adopting, adopting + old, "", "adopted"},
		{"what was taken over is edited", adopting, replace("rating: A", "rating: G"), "", "past"},
		{"and added to", adopting, replace("note: Late.", "note: Late., forecast: 2020-03"), "", "past"},
		{"and taken out", lead, adopting, "", "past"},
		{"a target corrected", adopting, replace("2019-12, leads", "2020-01, leads"), "", "promise"},
		{"a task taken out", adopting, replace("  - {id: 1.2, title: Meet again}\n", ""), "", "dropped"},
		{"the day moved", adopting, replace("2020-01-20", "2020-01-21"), "", "adopted"},
		{"the day moved behind a board", adopting, replace("2020-01-20", "2020-02-26"), "", "adopted"},
		{"the first board no longer listed", adopting, replace("2020-02-25, ", ""), "", ""},
		{"where from", adopting, replace("The old plan", "The older plan"), "", ""},
		{"adopted before any minutes", never, replace("-- updates/2019-12-01-old.yaml --\ndate: 2019-12-01\nadopted: true\nprogress:\n  1.1: {rating: A, note: Late.}\n", ""), "", ""},
		{"adopted after minutes", never + minutes, adopting + minutes, "adopted adopted", "adopted adopted"},
		{"adopted after minutes that were told before", never + told, adopting + told, "", "adopted"},
		{"an ordinary rating for a date long past", adopting, adopting + "-- updates/2020-01-14-ann.yaml --\ndate: 2020-01-14\nprogress:\n  1.1: {rating: G, note: Good.}\n", "", "backdated"},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			for day, want := range map[programme.Date]string{programme.Day(2020, 2, 24): c.until, programme.Day(2020, 2, 25): c.from} {
				if got := asOf(t, day, c.before, c.after); got != want {
					t.Errorf("on %s: %q, want %q", day, got, want)
				}
			}
		})
	}
}

// Whoever ended a plan is told to take the end out, or to put back the day it had.
func TestMendOfAnEnd(t *testing.T) {
	for _, c := range []struct{ old, new, mend string }{
		{"published: 2019-08", "published: 2019-08, ended: {date: 2020-02, note: It is so.}", "delete ended, or record in the " +
			"minutes of the board that decided it: permits: [{end: plan old}]"},
		{"date: 2019-07", "date: 2019-06", "put the day 2019-07 back, or record in the minutes of the board that decided it: " +
			"permits: [{end: plan gone}]"},
		{"counts: true", "counts: false", "put true back, or record in the minutes of the board that decided it: " +
			"permits: [{change: measure visits, key: counts, from: true, to: false}]"},
	} {
		for _, ch := range Compare(loaded(t, living), loaded(t, strings.Replace(living, c.old, c.new, 1)),
			Circumstances{Today: programme.Day(2020, 2, 25)}) {
			if ch.Silent != nil && ch.Silent.Mend != c.mend {
				t.Errorf("%q for %q: %s", c.new, c.old, ch.Silent.Mend)
			}
		}
	}
}
