package assess_test

import (
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

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
		p, problems, err := store.Load(storetest.Archive(c.archive))
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		a := assess.Assess(p, programme.Day(2020, 5, 1))
		promises := a.Promises(a.Task("1.2"))
		if len(promises) != 1 || promises[0].Fate != c.want || promises[0].First != programme.Day(2020, 2, 0) {
			t.Errorf("%s: %+v", c.name, promises)
		}
	}
}
