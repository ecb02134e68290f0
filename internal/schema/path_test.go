package schema_test

import (
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/schema"
)

// A path leads to a value, to one of a group, or to one of a part with an id; nowhere
// else.
func TestPath(t *testing.T) {
	texts := func(words ...string) (list []programme.Text) {
		for _, w := range words {
			list = append(list, programme.Text{Value: w})
		}
		return list
	}
	task := &programme.Task{Title: texts("Meet")[0], Leads: texts("ann", "bo"), Activities: []programme.Activity{
		{ID: texts("a")[0], Text: texts("Advertise")[0], Target: programme.Dated{Date: programme.Date{Year: 2020, Month: 3}}},
		{ID: texts("b")[0], Text: texts("Appoint")[0]}}}
	group := &programme.Group{Board: &programme.Span{To: programme.Dated{Date: programme.Date{Year: 2023, Month: 6}}}}
	for _, c := range []struct {
		kind   string
		record any
		path   string
		want   string // no value is -; no path is empty
	}{
		{"task", task, "title", "Meet"},
		{"task", task, "leads", "ann bo"},
		{"task", task, "plan", "-"},
		{"task", task, "activities a", "Advertise"},
		{"task", task, "activities b text", "Appoint"},
		{"task", task, "activities a target", "2020-03"},
		{"task", task, "activities c", "-"},
		{"task", task, "restricted reason", "-"},
		{"group", group, "board to", "2023-06"},
		{"group", group, "board from", "-"},
		{"policy", &programme.Policy{GraceDays: 7}, "grace_days", "7"},
		{"task", task, "activities", ""},
		{"task", task, "waive x", ""},
		{"task", task, "title more", ""},
		{"task", task, "restricted", ""},
		{"task", task, "colour", ""},
		{"task", task, "", ""},
		{"group", group, "board", ""},
		{"group", group, "board of", ""},
	} {
		got, path := "", schema.OfKind(c.kind).Path(c.path)
		if path != nil {
			got = "-"
			if values := programme.Values(path.Written(c.record)); len(values) > 0 {
				got = strings.Join(values, " ")
			}
		}
		if got != c.want {
			t.Errorf("%s, %q: %q, want %q", c.kind, c.path, got, c.want)
		}
	}
}

func TestAgrees(t *testing.T) {
	for _, c := range []struct {
		kind, path, values, said string
		want                     bool
	}{
		{"measure", "target", "80", "80", true},
		{"measure", "target", "80", "90", false},
		{"measure", "target", "", "none", true},
		{"measure", "target", "80", "none", false},
		{"measure", "target", "", "80", false},
		{"task", "leads", "ann bo", "bo ann", true},
		{"task", "leads", "ann bo", "ann", false},
		{"task", "outcomes", "Less More", "More Less", false},
		{"person", "outside", "yes", "True", true},
		{"person", "outside", "no", "yes", false},
		{"task", "title", "true", "yes", false},
	} {
		key := schema.OfKind(c.kind).Path(c.path).Key()
		if got := key.Agrees(strings.Fields(c.values), strings.Fields(c.said)); got != c.want {
			t.Errorf("%s of %s: %q and %q: %v", c.path, c.kind, c.values, c.said, got)
		}
	}
	title := schema.OfKind("task").Path("title").Key()
	if !title.Agrees([]string{"Meet the board"}, []string{"Meet  the\nboard"}) {
		t.Error("blanks count")
	}
}
