package report_test

import (
	"strings"
	"testing"

	"improve/internal/doc"
	"improve/internal/report"
)

func TestShowFindsByID(t *testing.T) {
	c := smallContext(t)
	for _, tt := range []struct{ kind, id, wantKind, wantID string }{
		{"", "1.1", "task", "1.1"},
		{"", "1", "ambition", "1"},
		{"", "DIRECTOR", "person", "director"},
		{"person", "Head-Early-Help", "person", "head-early-help"},
		{"", "ilacs-2019-1", "finding", "ilacs-2019-1"},
		{"", "in-time", "measure", "in-time"},
		{"", "capacity", "risk", "capacity"},
		{"", "2020-01-14.1", "action", "2020-01-14.1"},
		{"", "2020-01-14", "meeting", "2020-01-14"},
		{"", "updates/2020-02-20-ambition-1.yaml", "update", "2020-02-20-ambition-1"},
		{"", "board", "group", "board"},
		{"", "plan-2019", "plan", "plan-2019"},
	} {
		page, err := report.Show(c, tt.kind, tt.id)
		if err != nil || page.Kind != tt.wantKind || page.ID != tt.wantID {
			t.Errorf("%s %s: %+v, %v", tt.kind, tt.id, page, err)
		}
	}
}

func TestShowSaysWhatWasMeant(t *testing.T) {
	c := smallContext(t)
	for _, tt := range []struct{ kind, id, want string }{
		{"person", "directer", `there is no person called "directer": did you mean director (Ada Director)?`},
		{"task", "homes", `there is no task called "homes": did you mean 2.1 (Find homes)?`},
		{"priority", "1", "there is no priority in this record"},
	} {
		if _, err := report.Show(c, tt.kind, tt.id); err == nil || err.Error() != tt.want {
			t.Errorf("%s %s: %v, want %s", tt.kind, tt.id, err, tt.want)
		}
	}
}

func TestPageOfATask(t *testing.T) {
	page, err := report.Show(smallContext(t), "task", "1.2")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(written(t, page, "terminal")), " ")
	for _, want := range []string{"Ambition 1 Leadership · Improvement Plan, August 2019", "Bo Head, Ada Director",
		"January 2020, originally October 2019, 24 days late", "once, 92 days later than the plan",
		"Improvement Board minutes", "Escalated to Improvement Board: Pay for visits, by 31 March 2020"} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q:\n%s", want, words)
		}
	}
	found := refs(page.Document())
	for _, r := range []doc.Ref{{Kind: "person", ID: "head-early-help"}, {Kind: "person", ID: "director"},
		{Kind: "update", ID: "2020-01-14-board"}} {
		if !found[r] {
			t.Errorf("it does not refer to %v, only to %v", r, found)
		}
	}
	for _, tt := range []struct {
		path []any
		want any
	}{
		{[]any{"status", "rating"}, "R"},
		{[]any{"facts", 0, "values", 0}, "Bo Head, Ada Director"},
		{[]any{"timeline", 0, "date"}, "2020-01-14"},
		{[]any{"timeline", 0, "rating"}, "A"},
		{[]any{"rating"}, nil},
	} {
		if got := at(t, page, tt.path...); got != tt.want {
			t.Errorf("%v: %v, want %v", tt.path, got, tt.want)
		}
	}
}

// A count without the other is on the page of its measure too.
func TestPageOfAMeasureHasEveryCount(t *testing.T) {
	c := smallContext(t, "updates/2020-02-20-ambition-1.yaml", `date: 2020-02-20
measures:
  in-time: {period: 2020-01, value: 84.2, numerator: 16}
`)
	page, err := report.Show(c, "measure", "in-time")
	if err != nil {
		t.Fatal(err)
	}
	if text := written(t, page, "terminal"); !strings.Contains(text, "Numerator: 16") {
		t.Errorf("16 is not on the page:\n%s", text)
	}
}

// A note on a section of minutes is on the page of its update.
func TestPageOfAnUpdateHasTheNotesOfSections(t *testing.T) {
	c := smallContext(t, "updates/2020-01-14-board.yaml", `date: 2020-01-14
meeting: board
sections:
  - {heading: Welcome, text: The chair welcomed all., note: It was her last meeting.}
`)
	page, err := report.Show(c, "update", "2020-01-14-board")
	if err != nil {
		t.Fatal(err)
	}
	if text := written(t, page, "terminal"); !strings.Contains(text, "It was her last meeting.") {
		t.Errorf("the note is not on the page:\n%s", text)
	}
}
