package programme_test

import (
	"strings"
	"testing"

	"improve/internal/programme"
)

// What a board permitted is no change of what was seen; whatever else changed is.
func TestChangedSince(t *testing.T) {
	words := func(list ...string) (texts []programme.Text) {
		for _, w := range list {
			texts = append(texts, text(w))
		}
		return texts
	}
	task := func() *programme.Task {
		return &programme.Task{ID: text("1.1"), Title: text("Meet"), Leads: words("ann", "bo"),
			Targets: []programme.Dated{{Date: programme.Day(2020, 3, 1)}}, Outcomes: words("Less", "More"),
			ForChildren: words("I am heard"), Activities: []programme.Activity{{ID: text("a"), Text: text("Ask")},
				{ID: text("b"), Text: text("Read"), Leads: words("bo"), Target: programme.Dated{Date: programme.Day(2020, 2, 1)}}}}
	}
	type permit struct {
		record, key string
		from, to    []programme.Text
	}
	for _, c := range []struct {
		name    string
		edit    func(*programme.Task)
		permits []permit
		want    string // the parts that are suspect
		applied int
	}{
		{"nothing changed", func(*programme.Task) {}, []permit{{"task 1.1", "title", words("x"), words("Meet")}}, "", 0},
		{"leads", func(t *programme.Task) { t.Leads = words("cy") }, []permit{{"task 1.1", "leads", nil, words("cy")}}, "", 1},
		{"leads in another order", func(t *programme.Task) { t.Leads = words("cy", "bo") }, []permit{{"task 1.1", "leads", words("bo", "ann"), words("bo", "cy")}}, "", 1},
		{"leads from others", func(t *programme.Task) { t.Leads = words("cy") }, []permit{{"task 1.1", "leads", words("ann"), words("cy")}}, "leads", 1},
		{"other leads", func(t *programme.Task) { t.Leads = words("cy") }, []permit{{"task 1.1", "leads", nil, words("di")}}, "leads", 0},
		{"another task", func(t *programme.Task) { t.Leads = words("cy") }, []permit{{"task 1.2", "leads", nil, words("cy")}}, "leads", 0},
		{"another kind", func(t *programme.Task) { t.Leads = words("cy") }, []permit{{"risk 1.1", "leads", nil, words("cy")}}, "leads", 0},
		{"no leads", func(t *programme.Task) { t.Leads = nil }, []permit{{"task 1.1", "leads", nil, words("none")}}, "", 1},
		{"the title", func(t *programme.Task) { t.Title = text("Sit") }, []permit{{"task 1.1", "title", words("Meet"), words("Sit")}}, "", 1},
		{"the title, not said from what", func(t *programme.Task) { t.Title = text("Sit") }, []permit{{"task 1.1", "title", nil, words("Sit")}}, "wording", 1},
		{"the title and more", func(t *programme.Task) { t.Title, t.Outcomes = text("Sit"), nil }, []permit{{"task 1.1", "title", words("Meet"), words("Sit")}}, "wording", 1},
		{"the title and a target", func(t *programme.Task) { t.Title, t.Targets = text("Sit"), nil }, []permit{{"task 1.1", "title", words("Meet"), words("Sit")}}, "target", 1},
		{"twice", func(t *programme.Task) { t.Title = text("Sit") }, []permit{{"task 1.1", "title", words("Meet"), words("Stand")}, {"task 1.1", "title", words("Stand"), words("Sit")}}, "", 2},
		{"after one that was seen", func(t *programme.Task) { t.Outcomes = words("More") }, []permit{{"task 1.1", "title", words("Stand"), words("Meet")}, {"task 1.1", "outcomes", words("Less", "More"), words("More")}}, "", 1},
		{"outcomes in another order", func(t *programme.Task) { t.Outcomes = words("More") }, []permit{{"task 1.1", "outcomes", words("More", "Less"), words("More")}}, "wording", 1},
		{"for children", func(t *programme.Task) { t.ForChildren = nil }, []permit{{"task 1.1", "for_children", words("I  am\nheard"), words("none")}}, "", 1},
		{"an activity", func(t *programme.Task) { t.Activities[0].Text = text("Tell") }, []permit{{"task 1.1", "activities a", words("Ask"), words("Tell")}}, "", 1},
		{"an activity's text", func(t *programme.Task) { t.Activities[0].Text = text("Tell") }, []permit{{"task 1.1", "activities a text", words("Ask"), words("Tell")}}, "", 1},
		{"an activity gone", func(t *programme.Task) { t.Activities = t.Activities[1:] }, []permit{{"task 1.1", "activities a", words("Ask"), words("none")}}, "", 1},
		{"an activity come", func(t *programme.Task) {
			t.Activities = append(t.Activities, programme.Activity{ID: text("c"), Text: text("Go")})
		}, []permit{{"task 1.1", "activities c", words("none"), words("Go")}}, "", 1},
		{"an activity's date", func(t *programme.Task) { t.Activities[1].Target.Date = programme.Day(2020, 4, 1) }, []permit{{"task 1.1", "activities b target", words("2020-02-01"), words("2020-04-01")}}, "", 1},
		{"an activity's date gone", func(t *programme.Task) { t.Activities[1].Target = programme.Dated{} }, []permit{{"task 1.1", "activities b target", words("2020-02-01"), words("none")}}, "", 1},
		{"an activity's lead", func(t *programme.Task) { t.Activities[1].Leads = words("ann") }, []permit{{"task 1.1", "activities b lead", words("bo"), words("ann")}}, "", 1},
		{"no such activity", func(t *programme.Task) { t.Activities[0].Text = text("Tell") }, []permit{{"task 1.1", "activities z target", nil, words("none")}}, "wording", 0},
		{"no such value of outcomes", func(t *programme.Task) { t.Outcomes = nil }, []permit{{"task 1.1", "outcomes x", words("Less", "More"), words("none")}}, "wording", 0},
		{"no such value of an activity", func(t *programme.Task) { t.Activities[1].Target = programme.Dated{} }, []permit{{"task 1.1", "activities b target x", words("2020-02-01"), words("none")}}, "wording", 0},
		{"never a target", func(t *programme.Task) { t.Targets = nil }, []permit{{"task 1.1", "target", words("2020-03-01"), words("none")}}, "target", 0},
		{"what is no part of the promise", func(t *programme.Task) { t.Title = text("Sit") }, []permit{{"task 1.1", "stage", words("x"), words("none")}}, "wording", 0},
	} {
		now, seen := task(), programme.FingerprintOf(task())
		c.edit(now)
		var permits []programme.Permitted
		for _, p := range c.permits {
			kind, id, _ := strings.Cut(p.record, " ")
			permits = append(permits, programme.Permitted{Named: programme.Named{Verb: programme.PermitChange, Kind: kind, ID: id},
				Permit: &programme.Permit{Key: text(p.key), From: p.from, To: p.to}})
		}
		whole := programme.FingerprintOf(now)
		parts, applied := seen.ChangedSince(now, permits)
		if strings.Join(parts, " ") != c.want || len(applied) != c.applied {
			t.Errorf("%s: suspect %q by %d permits, want %q by %d", c.name, parts, len(applied), c.want, c.applied)
		}
		if programme.FingerprintOf(now) != whole {
			t.Errorf("%s: the task itself was changed", c.name)
		}
	}
}
