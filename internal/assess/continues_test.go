package assess_test

import (
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// clean is the programme of files that hold no mistake.
func clean(t *testing.T, archive string) *programme.Programme {
	t.Helper()
	p, problems, err := store.Load(storetest.Archive(archive))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return p
}

// What a task continues does not depend on the order of the tasks: a task in a circle
// continues nothing, and one that leads into a circle continues the task it names.
func TestACircleContinuesNothing(t *testing.T) {
	lines := map[string]string{
		"1.1": "  - {id: 1.1, title: One, target: 2020-03, continues: 1.3}\n",
		"1.2": "  - {id: 1.2, title: Two, target: 2020-04, continues: 1.1}\n",
		"1.3": "  - {id: 1.3, title: Three, target: 2020-05, continues: 1.1}\n",
		"1.4": "  - {id: 1.4, title: Four, target: 2020-06, continues: 1.4}\n",
		"1.5": "  - {id: 1.5, title: Five, target: 2020-06, continues: 1.6}\n",
		"1.6": "  - {id: 1.6, title: Six, target: 2020-02}\n",
	}
	want := map[string]string{"1.1": "", "1.2": "1.1", "1.3": "", "1.4": "", "1.5": "1.6", "1.6": ""}
	for _, order := range [][]string{{"1.1", "1.2", "1.3", "1.4", "1.5", "1.6"}, {"1.6", "1.5", "1.4", "1.3", "1.2", "1.1"},
		{"1.3", "1.1", "1.2", "1.6", "1.4", "1.5"}} {
		text := "-- plan/ambitions/1-a.yaml --\nid: 1\ntitle: A\ntasks:\n"
		for _, id := range order {
			text += lines[id]
		}
		p, _, err := store.Load(storetest.Archive(text))
		if err != nil {
			t.Fatal(err)
		}
		a := assess.Assess(p, programme.Day(2020, 2, 25))
		for id, w := range want {
			got := ""
			if old := a.Task(id).Continued; old != nil {
				got = old.ID.Value
			}
			if got != w {
				t.Errorf("%v: %s continues %q, want %q", order, id, got, w)
			}
		}
	}
}

// To go on in another task moves a promise where the board ended the old one, on the day of
// its minutes; an end that nobody is recorded to have decided moves nothing.
func TestWhoEndsATaskMovesItsPromise(t *testing.T) {
	plan := "-- plan/programme.yaml --\nname: P\ngroups:\n  - {id: board, name: Board, meetings: [2020-01-14, 2020-02-25, 2020-04-07]}\n" +
		"plans: [{id: old, title: OldENDED}]\n" +
		"-- plan/ambitions/1-a.yaml --\nid: 1\ntitle: A\ntasks:\n" +
		"  - {id: 1.1, title: One, plan: old, target: 2020-02}\n  - {id: 1.2, title: Two, target: 2020-09, continues: 1.1}\n"
	minutes := func(day string) string {
		return "-- updates/" + day + "-board.yaml --\ndate: " + day + "\nmeeting: board\n" +
			"progress:\n  1.1: {end: {as: superseded, into: 1.2, reason: Agreed.}}\n"
	}
	for _, c := range []struct {
		name, archive string
		want          assess.Fate
	}{
		{"by the board in time", strings.Replace(plan, "ENDED", "", 1) + minutes("2020-02-25"), assess.MovedInTime},
		{"by the board too late", strings.Replace(plan, "ENDED", "", 1) + minutes("2020-04-07"), assess.NotKept},
		{"by nobody", strings.Replace(plan, "ENDED", ", ended: {date: 2020-02, note: Gone.}", 1), assess.NotKept},
	} {
		a := assess.Assess(clean(t, c.archive), programme.Day(2020, 5, 1))
		promises := a.Promises(a.Task("1.2"))
		if len(promises) != 1 || promises[0].Fate != c.want || promises[0].First != programme.Day(2020, 2, 0) {
			t.Errorf("%s: %+v", c.name, promises)
		}
	}
}

// Each date that was first promised is counted in one task: a met one where it was met, one
// that goes on in the first task that took it over, and in no other.
func TestEachDateIsCountedInOneTask(t *testing.T) {
	p := clean(t, `-- plan/programme.yaml --
name: P
groups:
  - {id: board, name: Board, meetings: [2020-01-14, 2020-02-25]}
-- plan/ambitions/1-a.yaml --
id: 1
title: A
tasks:
  - {id: 1.1, title: One, target: [2020-01, 2020-02]}
  - {id: 1.2, title: Two, target: [2020-09, 2020-03], continues: 1.1}
  - {id: 1.3, title: Three, target: 2020-10, continues: 1.1}
-- updates/2020-01-13-lead.yaml --
date: 2020-01-13
progress:
  1.1: {met: [2020-01], note: The first part is done.}
-- updates/2020-02-25-board.yaml --
date: 2020-02-25
meeting: board
progress:
  1.1: {end: {as: superseded, into: 1.2, reason: Agreed.}}
`)
	a := assess.Assess(p, programme.Day(2020, 5, 1))
	for id, want := range map[string]string{"1.1": "January 2020", "1.2": "September 2020, February 2020", "1.3": ""} {
		var first []string
		for _, promise := range a.Promises(a.Task(id)) {
			first = append(first, promise.First.Words())
		}
		if got := strings.Join(first, ", "); got != want {
			t.Errorf("%s counts %q, want %q", id, got, want)
		}
	}
}

// What a board was told of an ambition is greener than its rating, where it has one.
func TestAPositionIsGreenerThanARatingOnly(t *testing.T) {
	for _, c := range []struct {
		said, task string
		want       bool
	}{
		{"G", "A", true}, {"G", "G", false}, {"A", "G", false}, {"G", "", false}, {"B", "", false},
		{"green", "A", false}, // which cannot be read
	} {
		progress := ""
		if c.task != "" {
			progress = "-- updates/2020-02-20-lead.yaml --\ndate: 2020-02-20\nprogress:\n" +
				"  1.1: {rating: " + c.task + ", note: So., recovery: Cover., forecast: 2020-04}\n"
		}
		p, problems, err := store.Load(storetest.Archive(`-- plan/programme.yaml --
name: P
groups:
  - {id: board, name: Board, meetings: [2020-02-25]}
-- plan/ambitions/1-a.yaml --
id: 1
title: A
tasks: [{id: 1.1, title: One, target: 2020-06}]
-- updates/2020-02-25-board.yaml --
date: 2020-02-25
meeting: board
positions: [{of: 1, rating: ` + c.said + `, words: As said.}]
` + progress))
		if err != nil || len(problems) > 0 && c.said != "green" {
			t.Fatal(err, problems)
		}
		a := assess.Assess(p, programme.Day(2020, 2, 25))
		if got := a.Positions()[0].Greener; got != c.want {
			t.Errorf("said %s of tasks rated %q: greener %v, want %v", c.said, c.task, got, c.want)
		}
	}
}

// A task's due days are in order and each is there once, however the plan lists its dates and
// the board moved them.
func TestDuesAreInOrder(t *testing.T) {
	p := clean(t, `-- plan/programme.yaml --
name: P
groups:
  - {id: board, name: Board, meetings: [2020-01-14]}
-- plan/ambitions/1-a.yaml --
id: 1
title: A
tasks: [{id: 1.1, title: One, target: [2020-09-01, 2020-03-01, 2020-06-01]}]
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
progress:
  1.1: {retarget: {from: 2020-03-01, to: 2020-09-01, reason: Agreed.}}
`)
	var days []string
	for _, d := range assess.Assess(p, programme.Day(2020, 2, 1)).Task("1.1").Dues() {
		days = append(days, d.String())
	}
	if got := strings.Join(days, " "); got != "2020-03-01 2020-06-01 2020-09-01" {
		t.Error(got)
	}
}
