package assess_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/assess"
	"improve/internal/programme"
)

// Another day is assessed as if it were the only one, however often it is asked for; the same
// one is given while the programme is small.
func TestAnotherDayIsAsAssessedAlone(t *testing.T) {
	p, _ := opened(t, fstest.MapFS{
		"plan/programme.yaml":       {Data: []byte("name: P\ngroups:\n  - {id: board, name: B, meetings: [2020-01-14, 2020-02-25]}\n")},
		"plan/ambitions/1-a.yaml":   {Data: []byte("id: 1\ntitle: A\ntasks:\n  - {id: 1.1, title: T, target: 2020-02}\n")},
		"updates/2020-01-10-l.yaml": {Data: []byte("date: 2020-01-10\nprogress:\n  1.1: {rating: G, note: Well.}\n")},
	})
	now := assess.Assess(p, programme.Day(2020, 6, 1))
	for _, day := range []programme.Date{programme.Day(2020, 1, 14), programme.Day(2020, 2, 25),
		programme.Day(2020, 6, 1), programme.Day(2020, 1, 14)} {
		got, want := now.On(day), assess.Assess(p, day)
		if got.AsAt != day || !reflect.DeepEqual(got.Totals, want.Totals) || got.Tasks[0].Rating != want.Tasks[0].Rating {
			t.Errorf("on %s: %+v, and must be %+v", day, got.Totals, want.Totals)
		}
		if now.On(day) != got {
			t.Errorf("%s is assessed twice", day)
		}
	}
}

// A large programme keeps no other days: they would fill the memory.
func TestALargeProgrammeKeepsNoOtherDays(t *testing.T) {
	plan := "id: 1\ntitle: A\ntasks:\n" + strings.Repeat("  - {id: x, title: T}\n", 5_001)
	p, _ := opened(t, fstest.MapFS{"plan/ambitions/1-a.yaml": {Data: []byte(plan)}})
	now, day := assess.Assess(p, programme.Day(2020, 6, 1)), programme.Day(2020, 1, 14)
	if first, again := now.On(day), now.On(day); first == again {
		t.Error("it is kept")
	}
}

// A task was not merged into one that nobody knew yet.
func TestMergedIntoATaskOfALaterPlan(t *testing.T) {
	p, _ := opened(t, fstest.MapFS{
		"plan/programme.yaml": {Data: []byte("name: P\ngroups:\n  - {id: board, name: B, meetings: [2020-01-14]}\n" +
			"plans:\n  - {id: old, title: Old}\n  - {id: new, title: New, published: 2020-07-25}\n")},
		"plan/ambitions/1-a.yaml": {Data: []byte("id: 1\ntitle: A\ntasks:\n  - {id: 1.1, title: T, plan: old, target: 2020-02}\n" +
			"  - {id: 1.2, title: U, plan: new, target: 2021-02}\n")},
		"updates/2020-01-14-minutes.yaml": {Data: []byte("date: 2020-01-14\nmeeting: board\nprogress:\n" +
			"  1.1: {note: Agreed., end: {as: merged, into: 1.2, reason: Both are one.}}\n")},
	})
	now := assess.Assess(p, programme.Day(2020, 8, 1))
	for day, want := range map[programme.Date]string{programme.Day(2020, 7, 24): "", programme.Day(2020, 7, 25): "1.2"} {
		task := now.Earlier(day).Task(now.Task("1.1"))
		if task.Ended == nil || task.Ended.Into.Value != want {
			t.Errorf("on %s: %+v", day, task.Ended)
		}
	}
	if into := now.Task("1.1").Ended.Into.Value; into != "1.2" {
		t.Errorf("and now into %q", into)
	}
}
