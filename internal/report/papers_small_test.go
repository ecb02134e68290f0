package report_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/report"
)

// at is the value at a path of a view's JSON.
func at(t *testing.T, view report.View, path ...any) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(written(t, view, "json")), &v); err != nil {
		t.Fatal(err)
	}
	for _, key := range path {
		switch k := key.(type) {
		case string:
			v = v.(map[string]any)[k]
		case int:
			v = v.([]any)[k]
		}
	}
	return v
}

func TestPapersInJSON(t *testing.T) {
	c := smallContext(t)
	for _, tt := range []struct {
		paper string
		path  []any
		want  any
	}{
		{"highlight", []any{"as_at"}, "2020-02-24"},
		{"highlight", []any{"next_meeting"}, "2020-02-25"},
		{"highlight", []any{"period_from"}, "2020-01-14"},
		{"highlight", []any{"ambitions", 0, "lead"}, "Ada Director"},
		{"highlight", []any{"ambitions", 1, "lead"}, nil},
		{"highlight", []any{"ambitions", 0, "rating"}, "R"},
		{"highlight", []any{"ambitions", 0, "rating_last_board"}, "A"},
		{"highlight", []any{"needed_from_the_board", 0, "task"}, "1.2"},
		{"highlight", []any{"needed_from_the_board", 0, "to"}, "Improvement Board"},
		{"highlight", []any{"needed_from_the_board", 0, "by"}, "2020-03-31"},
		{"highlight", []any{"ambitions", 0, "tasks", 1, "original"}, "2019-10"},
		{"highlight", []any{"ambitions", 0, "tasks", 1, "target"}, "2020-01"},
		{"highlight", []any{"ambitions", 0, "tasks", 1, "due"}, "2020-01-31"},
		{"highlight", []any{"ambitions", 0, "tasks", 1, "forecast"}, nil},
		{"highlight", []any{"ambitions", 1, "tasks", 0, "rated_on"}, nil},
		{"exception", []any{"exceptions", 0, "decide_by"}, "2020-03-31"},
		{"exception", []any{"exceptions", 0, "behind_since"}, "2020-01-14"},
		{"dashboard", []any{"measures", 0, "value"}, 84.2},
		{"dashboard", []any{"measures", 0, "shown"}, "84.2"},
		{"dashboard", []any{"measures", 0, "period"}, "2020-01"},
		{"dashboard", []any{"measures", 0, "rating"}, "R"},
		{"dashboard", []any{"measures", 0, "direction"}, "new"},
		{"risks", []any{"risks", 0, "owner"}, "Ada Director"},
		{"risks", []any{"risks", 0, "current"}, nil},
		{"risks", []any{"risks", 0, "next_review"}, "2020-03-01"},
		{"impact", []any{"tasks", 0, "complete_on"}, "2020-02-20"},
		{"impact", []any{"tasks", 0, "difference"}, nil},
		{"actions", []any{"actions", 0, "state"}, "overdue"},
		{"actions", []any{"actions", 0, "overdue_days"}, 23.0},
		{"actions", []any{"actions", 0, "done_on"}, nil},
		{"changes", []any{"since"}, "2020-01-14"},
		{"slips", []any{"tasks", 0, "first"}, "2019-10"},
		{"slips", []any{"tasks", 0, "slipped_days"}, 92.0},
		{"slips", []any{"tasks", 0, "moves", 0, "on"}, "2020-01-14"},
		{"slips", []any{"tasks", 0, "complete_by_first_date"}, nil},
		{"slips", []any{"totals", "complete_by_first_date"}, 0.0},
		{"findings", []any{"gaps", 0}, "No link to a task is recorded for the finding “Homes did not suit” (ilacs-2019-2)."},
		{"findings", []any{"gaps", 1}, "No measure shows whether “Meet every child” (1.2) works."},
		{"scrutiny", []any{"ambitions", 0, "work", 0}, "1.1 Create the board (B complete)"},
	} {
		if got := at(t, made(t, c, tt.paper, report.Options{}), tt.path...); got != tt.want {
			t.Errorf("%s %v: %v, want %v", tt.paper, tt.path, got, tt.want)
		}
	}
}

func TestPapersInWords(t *testing.T) {
	c := smallContext(t)
	for _, tt := range []struct {
		paper   string
		options report.Options
		want    []string
	}{
		{"highlight", report.Options{}, []string{"Pay for visits", "decide by 31 March 2020",
			"Meet every child (1.2), asked of Improvement Board on 20 February 2020",
			"Reporting period: 15 January 2020 to 24 February 2020"}},
		{"highlight", report.Options{Ambition: "2"}, []string{"Highlight report: 2 Homes",
			"Nothing is recorded as asked of the board."}},
		{"actions", report.Options{}, []string{"1 open, and overdue; none done.", "23 days overdue", "Ada Director"}},
		{"slips", report.Options{}, []string{
			"The targets of 1 of 3 tasks moved, once: together 92 days later than first promised.",
			"Improvement Board, 14 January 2020"}},
		{"minutes", report.Options{Meeting: programme.Day(2020, 1, 14)}, []string{"January board", "Workers are wanted.",
			"1.2: target moved to January 2020. Winter."}},
		{"lead", report.Options{Person: "director"}, []string{"To do: Ada Director",
			"Before the next board, 25 February 2020",
			"Count the workers", "Create the board: say what changed for children, and how it is known"}},
		{"changes", report.Options{}, []string{"Changes since 14 January 2020",
			"Create the board (1.1): it was A behind and is now B complete.",
			"Assessments in time: 84.2% in January 2020"}},
		{"impact", report.Options{}, []string{"1 task is complete. For 0 of them", "Complete, impact not shown: Create the board (1.1)."}},
		{"dashboard", report.Options{}, []string{"at least 90%", "84.2%", "In the same period: no comparator given."}},
	} {
		words := written(t, made(t, c, tt.paper, tt.options), "terminal")
		for _, want := range tt.want {
			if !strings.Contains(strings.Join(strings.Fields(words), " "), want) {
				t.Errorf("%s %+v does not say %q:\n%s", tt.paper, tt.options, want, words)
			}
		}
	}
}

// What is missing of many things is said once: gaps of a kind, and what no exception has.
func TestWhatIsMissingIsSaidOnce(t *testing.T) {
	two := `
-- plan/programme.yaml --
name: P
-- plan/findings.yaml --
sources: [{id: s, title: Inspection, published: 2019-05-08}]
findings: [{id: f, source: s, kind: area, title: Front door}]
-- plan/ambitions/1-first.yaml --
id: 1
title: First
tasks:
  - {id: 1.1, title: A, target: 2019-06, findings: [f]}
  - {id: 1.2, title: B, target: 2019-06, findings: [f]}
`
	said := `-- updates/2020-01-10-x.yaml --
date: 2020-01-10
progress: {1.1: {rating: R, note: Stuck., recovery: More., escalation: {to: board, ask: Pay, by: 2020-02-01}}}
`
	// Whoever leads it gave the rating, and no word with it: it comes from no date.
	silent := "-- updates/2020-01-11-y.yaml --\ndate: 2020-01-11\nprogress: {1.2: {rating: R}}\n"
	const once = "Of these 2, no cause, recovery or ask is recorded: their ratings come from the dates alone."
	const gaps = "No measure shows whether 2 tasks work: “A” (1.1); “B” (1.2)."
	for _, c := range []struct {
		name, archive, paper, want, not string
	}{
		{"of all exceptions", two, "exception", once, "Cause, recovery, ask"},
		{"in the highlight", two, "highlight", once, "Cause, recovery, ask"},
		{"of one of two", two + said, "exception", "Cause, recovery, ask: not recorded: the rating comes from the dates alone", once},
		{"of one that was rated", two + silent, "exception", "Of these 2, no cause, recovery or ask is recorded.", "dates alone"},
		{"of the other that was rated", two + said + silent, "exception", "Cause, recovery, ask: not recorded\n", "dates alone"},
		{"of two tasks", two, "findings", gaps, "No measure shows whether “"},
		{"of one", strings.Replace(two, "  - {id: 1.2, title: B, target: 2019-06, findings: [f]}\n", "", 1), "findings",
			"No measure shows whether “A” (1.1) works.", "tasks work"},
	} {
		words := written(t, made(t, archived(t, c.archive, programme.Day(2020, 2, 1)), c.paper, report.Options{}), "markdown")
		words = strings.ReplaceAll(words, "**", "")
		if strings.Count(words, c.want) != 1 || strings.Contains(words, c.not) {
			t.Errorf("%s: it must say once %q, and not %q:\n%s", c.name, c.want, c.not, words)
		}
	}
	// What programs read is a gap each.
	if got := at(t, made(t, archived(t, two, programme.Day(2020, 2, 1)), "findings", report.Options{}), "gaps", 1); got !=
		"No measure shows whether “B” (1.2) works." {
		t.Error(got)
	}
}

func TestPapersThatCannotBeMade(t *testing.T) {
	c := smallContext(t)
	for _, tt := range []struct {
		paper   string
		options report.Options
		want    string
	}{
		{"minutes", report.Options{Meeting: programme.Day(2020, 2, 25)},
			"there are no minutes of 2020-02-25: there are of 2020-01-14"},
		{"changes", report.Options{Since: programme.Day(2020, 2, 24)}, "--since 2020-02-24 is not before 2020-02-24"},
		{"lead", report.Options{Person: "directer"}, `there is no person or body "directer": did you mean director?`},
	} {
		paper, err := report.PaperNamed(tt.paper)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := paper.Make(c, tt.options); err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.paper, err, tt.want)
		}
	}
}

// What a paper names it names by kind and id.
func TestPapersReferToWhatTheyName(t *testing.T) {
	c := smallContext(t)
	ref := func(kind, id string) doc.Ref { return doc.Ref{Kind: kind, ID: id} }
	for paper, want := range map[string][]doc.Ref{
		"highlight": {ref("ambition", "1"), ref("ambition", "2"), ref("task", "1.1"), ref("task", "2.1"),
			ref("measure", "in-time"), ref("risk", "capacity")},
		"exception": {ref("task", "1.2")},
		"dashboard": {ref("measure", "in-time")},
		"risks":     {ref("risk", "capacity"), ref("person", "director")},
		"impact":    {ref("task", "1.1")},
		"findings":  {ref("finding", "ilacs-2019-1"), ref("finding", "ilacs-2019-2"), ref("task", "1.1"), ref("task", "1.2")},
		"actions":   {ref("action", "2020-01-14.1"), ref("person", "director")},
		"changes":   {ref("task", "1.1"), ref("task", "1.2")},
		"slips":     {ref("task", "1.2"), ref("person", "head-early-help"), ref("ambition", "1")},
		"scrutiny":  {ref("finding", "ilacs-2019-1"), ref("task", "1.1"), ref("task", "2.1")},
	} {
		found := refs(made(t, c, paper, report.Options{}).Document())
		for _, r := range want {
			if !found[r] {
				t.Errorf("%s does not refer to %v, only to %v", paper, r, found)
			}
		}
	}
}

// Headings have ids that no other heading of the page has, and that stay when a
// title is worded anew.
func TestHeadingIDs(t *testing.T) {
	before := headingIDs(t, smallContext(t))
	after := headingIDs(t, smallContext(t, "plan/measures.yaml",
		strings.Replace(string(small()["plan/measures.yaml"].Data), "Assessments in time", "Assessed in time", 1)))
	if !reflect.DeepEqual(before, after) {
		t.Errorf("%v\n%v", before, after)
	}
}

// No two tables of a paper are called the same.
func TestCaptions(t *testing.T) {
	for _, c := range []*report.Context{smallContext(t), lifeContext(t), smallContext(t, "plan/findings.yaml", `sources:
  - {id: ilacs-2019, title: Ofsted inspection, published: 2019-05-08}
  - {id: notice, title: Improvement notice, published: 2019-05-23}
findings:
  - {id: ilacs-2019-1, source: ilacs-2019, kind: priority-area, title: Leaders did not know}
  - {id: notice-1, source: notice, kind: requirement, title: A board}
`)} {
		for _, p := range report.Papers() {
			if p.Argument == "VISIT" {
				continue // one table
			}
			seen := map[string]bool{}
			options := report.Options{Meeting: programme.Day(2020, 1, 14), Person: c.Programme.People[0].ID.Value}
			for _, b := range made(t, c, p.Name, options).Document().Blocks {
				if table, ok := b.(*doc.Table); ok && seen[table.Caption] {
					t.Errorf("%s has two tables called %q", p.Name, table.Caption)
				} else if ok {
					seen[table.Caption] = true
				}
			}
		}
	}
}

// What became of each date first promised is in the ledger's CSV as in its JSON.
func TestFatesInCSV(t *testing.T) {
	text := written(t, made(t, smallContext(t), "slips", report.Options{}), "csv")
	for _, want := range []string{"days_after_due,first_dates,met_on,fates\n", ",75,2019-10,,not kept\n",
		",2019-12,2020-02-20,met late\n", ",2020-03-20,,to come\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not hold %q:\n%s", want, text)
		}
	}
}

// A target that moved before the record began has no meeting, and nobody wrote how late.
func TestMovesBeforeTheRecord(t *testing.T) {
	c := archived(t, `
-- plan/programme.yaml --
name: A programme
adopted: {date: 2020-01-31, from: A workbook}
groups:
  - {id: board, name: Improvement Board, meetings: [2020-02-25]}
-- plan/people.yaml --
people:
  - {id: ann, name: Ann Head}
-- plan/ambitions/1-first.yaml --
id: 1
title: First
tasks:
  - {id: 1.1, title: A, leads: [ann], target: 2019-12}
-- updates/2020-01-31-before.yaml --
date: 2020-01-31
adopted: true
progress:
  1.1: {retarget: {to: 2020-04, reason: Revised.}}
`, programme.Day(2020, 2, 10))
	text := written(t, made(t, c, "slips", report.Options{}), "markdown")
	if !strings.Contains(text, "Before this record began, as told on 31 January 2020:") ||
		strings.Contains(text, "after it fell due") {
		t.Error(text)
	}
}

func headingIDs(t *testing.T, c *report.Context) map[string][]string {
	all := map[string][]string{}
	for _, p := range report.Papers() {
		if p.Argument != "" {
			continue
		}
		seen := map[string]bool{}
		for _, b := range made(t, c, p.Name, report.Options{}).Document().Blocks {
			h, ok := b.(*doc.Heading)
			if !ok {
				continue
			}
			if h.ID == "" || seen[h.ID] {
				t.Errorf("%s: the heading %q has the id %q, which is none of its own", p.Name, h.Text, h.ID)
			}
			seen[h.ID] = true
			all[p.Name] = append(all[p.Name], h.ID)
		}
	}
	return all
}

// The dash of what is not rated stands in columns of letters and in the key of a paper, and in no
// sentence.
func TestNoDashInSentences(t *testing.T) {
	for _, day := range []programme.Date{programme.Day(2020, 1, 10), programme.Day(2020, 3, 1), programme.Day(2020, 4, 10)} {
		c := archived(t, endings, day)
		pages := map[string]string{"what-if": written(t, report.WhatIf(c, report.Filter{}), "markdown")}
		for _, p := range report.Papers() {
			o := report.Options{Meeting: programme.Day(2020, 2, 25), Person: "adviser", Visit: "visit-1",
				Since: programme.Day(2020, 1, 1)}
			if view, err := p.Make(c, o); err == nil {
				pages[p.Name] = written(t, view, "markdown")
			}
		}
		for name, page := range pages {
			for _, line := range strings.Split(page, "\n") {
				key := strings.Contains(line, "**B** complete")
				if !strings.HasPrefix(line, "|") && !key && strings.Contains(line, "– not rated") {
					t.Errorf("%s as at %s: %s", name, day, line)
				}
			}
		}
	}
}
