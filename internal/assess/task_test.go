package assess

import (
	"strings"
	"testing"

	"improve/internal/programme"
)

func TestImpact(t *testing.T) {
	impact := func(day, difference string) *programme.Update {
		return &programme.Update{Date: dated(day), Impact: []*programme.Impact{{Task: text("1.1"), Difference: text(difference), Source: audit}}}
	}
	complete := lead("2020-01-14", say("1.1", "rate:B"))
	for _, c := range []struct {
		name string
		p    updates
		want string
	}{
		{"open, none", nil, ""},
		{"open, shown", updates{impact("2020-02-01", "some")}, "shown"},
		{"complete, nothing said", updates{complete}, "counted:1"},
		{"complete, none", updates{complete, impact("2020-02-01", "none")}, "counted:1"},
		{"complete, not said", updates{complete, impact("2020-02-01", "")}, "counted:1"},
		{"complete, some", updates{complete, impact("2020-02-01", "some")}, "shown closed"},
		{"complete, significant", updates{complete, impact("2020-02-25", "significant")}, "shown closed"},
		{"impact first", updates{impact("2020-01-01", "some"), complete}, "shown closed"},
		{"the latest counts", updates{complete, impact("2020-02-01", "some"), impact("2020-02-02", "none")}, "counted:1"},
		{"not yet said", updates{complete, impact("2020-02-26", "some")}, "counted:1"},
		{"reopened", updates{complete, impact("2020-02-01", "some"), lead("2020-02-02", say("1.1", "rate:G"))}, "shown"},
	} {
		task := on(record(c.p, work("1.1")), "2020-02-25")
		got := wordsOf("shown", task.ImpactShown, "closed", task.Closed, "counted", Total([]*Task{task}).CompleteImpactNotShown)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDone(t *testing.T) {
	task := work("1.1")
	task.Activities = []programme.Activity{{ID: text("a")}, {ID: text("b")}, {ID: text("c")}, {ID: text("d")}}
	p := record(updates{lead("2020-01-14", say("1.1", "done:c")), lead("2020-02-25", say("1.1", "done:a done:c done:z")), lead("2020-02-26", say("1.1", "done:b"))}, task)
	got := on(p, "2020-02-25")
	if len(got.Done) != 2 || got.Done[0].Activity != &task.Activities[0] || got.Done[1].Activity != &task.Activities[2] {
		t.Fatalf("done: %v", got.Done)
	}
	if got.DoneBy("a") != p.Updates[1].Progress[0] || got.DoneBy("c") != p.Updates[0].Progress[0] || got.DoneBy("b") != nil || got.DoneBy("z") != nil {
		t.Error("done by the wrong entries")
	}
}

func TestTasksOfALaterPlanAreNotCounted(t *testing.T) {
	task := work("1.1")
	task.Plan = text("plan-2019")
	p := record(nil, task, work("1.2"))
	p.Plans = []*programme.Plan{{ID: text("plan-2019"), Published: dated("2019-08")}, {ID: text("undated")}}
	for day, want := range map[string]int{"2019-07-31": 1, "2019-08-01": 2, "2019-08-31": 2} {
		if a := Assess(p, date(day)); a.Totals.Tasks != want || a.Totals.NotCounted != 2-want {
			t.Errorf("%s: %+v", day, a.Totals)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"fault:rating", "", "title rating"},
		{"fault:rating", "note", "title rating"},
		{"fault:rating", "rate:G", "title"},
		{"fault:forecast", "rate:G", "title forecast"},
		{"fault:forecast", "forecast:2020-03", "title"},
		{"fault:note", "forecast:2020-03", "title note"},
		{"fault:note", "note", "title"},
		{"fault:recovery", "rate:A", "title"},
		{"fault:evidence", "note", "title evidence"},
		{"fault:retarget", "rate:G note forecast:2020-03 to:2020-03", "title retarget"},
		{"fault:met fault:done", "rate:B", "title met done"},
		{"rate:G", "fault:rating", "title rating"},
	} {
		task := work("1.1")
		task.Meta.Faults = append(make([]programme.Text, 0, 8), text("title"))
		p := record(updates{lead("2020-01-14", say("1.1", c.first)), lead("2020-01-15", say("1.1", c.second)), lead("2020-02-26", say("1.1", "fault:note"))}, task)
		got := on(p, "2020-02-25")
		if s := strings.Join(programme.Values(got.Faults), " "); s != c.want {
			t.Errorf("%q then %q: %q, want %q", c.first, c.second, s, c.want)
		}
		if beyond := task.Meta.Faults[:2][1]; beyond.Given() {
			t.Errorf("%q then %q: written into the programme's list", c.first, c.second)
		}
	}
}

// Faults never change a rating.
func TestFaultsChangeNoRating(t *testing.T) {
	task := on(record(updates{lead("2020-01-14", say("1.1", "rate:B")), lead("2020-01-15", say("1.1", "fault:rating"))}, work("1.1")), "2020-02-25")
	if task.Rating != programme.Complete || len(task.Faults) != 1 {
		t.Errorf("%s with %d faults", task.Rating, len(task.Faults))
	}
}

func TestLookups(t *testing.T) {
	p := record(updates{
		lead("2020-02-01", say("1.1", "rate:G"), say("", "rate:R"), say("9.9", "rate:R")),
		{Date: dated("2020-02-02"), Impact: []*programme.Impact{{Task: text("1.1"), Difference: text("some"), Source: audit}, {Task: text("9.9")}}},
	}, work("1.1", "2020-03"), work("1.1"), work(""), work("1.2"))
	a := Assess(p, date("2020-02-25"))
	if a.Programme != p || a.Task("1.1") != a.Tasks[0] || a.Task("1.2") != a.Tasks[3] || a.Task("9.9") != nil || a.Task("") != nil {
		t.Error("wrong tasks by id")
	}
	if a.Ambition("1") != a.Ambitions[0] || a.Ambition("2") != nil || a.Tasks[3].Ambition != a.Ambitions[0] {
		t.Error("wrong ambitions by id")
	}
	if a.Measure("x") != nil || a.Risk("x") != nil {
		t.Error("a measure or a risk out of nothing")
	}
	if second := a.Tasks[1]; second.Rating != programme.OnTrack || !second.ImpactShown {
		t.Error("what is said of an id is said of both tasks that bear it")
	}
	if a.Tasks[2].Rating != programme.Unrated {
		t.Error("a task without an id is rated")
	}
	if !slicesSame(a.Ambitions[0].Tasks, a.Tasks) {
		t.Error("the ambition's tasks are others")
	}
}

func slicesSame(a, b []*Task) bool { return len(a) == len(b) && &a[0] == &b[0] }
