package report_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/programme"
	"improve/internal/report"
)

// visited is a record of two visits, of which the first has no letter.
const visited = `
-- plan/programme.yaml --
name: A programme
events:
  - {id: visit-1, date: 2020-01-20, kind: visit, title: First visit, focus: [f-1]}
  - {id: visit-2, date: 2020-03-10, kind: visit, title: Second visit, focus: [f-1, f-2]}
  - {id: board-day, date: 2020-01-02, kind: governance, title: No visit}
-- plan/findings.yaml --
sources: [{id: s, title: Inspection, published: 2019-05-08}]
findings:
  - {id: f-1, source: s, kind: area, title: Front door}
  - {id: f-2, source: s, kind: area, title: Homes}
  - {id: f-3, source: s, kind: area, title: Health}
-- plan/measures.yaml --
measures: [{id: kpi, title: In time, unit: "%", polarity: higher, target: 90, tolerance: 5, every: month}]
-- plan/people.yaml --
people: [{id: adviser, role: Adviser, kind: person, outside: true}]
-- plan/ambitions/1-first.yaml --
id: 1
title: First
tasks:
  - {id: 1.1, title: A, target: 2020-12, findings: [f-1], measures: [kpi]}
-- updates/2020-01-10-x.yaml --
date: 2020-01-10
progress:
  1.1: {rating: A, note: Behind., recovery: More.}
-- updates/2020-02-10-x.yaml --
date: 2020-02-10
progress:
  1.1: {rating: G, note: On its way., verified: {by: adviser, date: 2020-02-09, result: agree, sample: 4}}
measures: {kpi: {period: 2020-01, value: 88}}
impact: {1.1: {difference: some, note: Calls are answered., source: audit}}
-- updates/2020-03-20-x.yaml --
date: 2020-03-20
progress:
  1.1: {rating: R, note: It broke.}
measures: {kpi: {period: 2020-02, value: 50}}
-- updates/2020-04-01-x.yaml --
date: 2020-04-01
visits:
  visit-2: {f-1: {verdict: better, note: Quick.}, f-2: {verdict: worse}, f-3: {verdict: same}}
`

// Our own rating is that of the visit's day, and nothing of later stands beside the letter.
func TestVisitInWords(t *testing.T) {
	for _, tt := range []struct {
		visit string
		day   programme.Date
		want  []string
		not   string
	}{
		{"visit-1", programme.Day(2020, 4, 2), []string{
			"The letter of this visit is not in the record by 2 April 2020, so there is no verdict to set beside our own rating.",
			"No earlier visit is recorded", "| Front door (f-1) | A behind | open | – | not recorded |"}, "On its way"},
		{"visit-2", programme.Day(2020, 3, 31), []string{"The letter of this visit is not in the record by 31 March 2020",
			"G on track | open | better | not recorded |"}, "Quick"},
		{"visit-2", programme.Day(2020, 4, 2), []string{
			"The letter says better of 1 finding, same of 1 and worse of 1.",
			"Our own ratings had gone the same way for 1 of the 1 that can be compared. The visit before was on 20 January 2020.",
			"G on track | open | better | better | Quick. |", "Health (f-3, not in the focus)",
			"no link to a task is recorded | open", "In time: 88%, January 2020", "A (1.1): Verified by Adviser on 9 February",
			"A (1.1): Impact on children: some. Calls are answered. (source: audit)."}, "50%"},
	} {
		page := written(t, made(t, archived(t, visited, tt.day), "visit", report.Options{Visit: tt.visit}), "markdown")
		page = strings.ReplaceAll(strings.Join(strings.Fields(page), " "), "**", "")
		for _, want := range tt.want {
			if !strings.Contains(page, want) {
				t.Errorf("%s as at %s does not say %q:\n%s", tt.visit, tt.day, want, page)
			}
		}
		if strings.Contains(page, tt.not) {
			t.Errorf("%s as at %s says %q:\n%s", tt.visit, tt.day, tt.not, page)
		}
	}
}

// A visit that is not there, or not yet, is named with those that are.
func TestVisitsThatAreNotThere(t *testing.T) {
	for _, tt := range []struct {
		visit string
		day   programme.Date
		want  string
	}{
		{"visit-2", programme.Day(2020, 2, 1), `there is no visit "visit-2": did you mean visit-1?`},
		{"board-day", programme.Day(2020, 4, 1), `there is no visit "board-day": choose among visit-1, visit-2`},
		{"visit-1", programme.Day(2020, 1, 1), `there is no visit "visit-1": the record holds no visit with an id up to this date`},
	} {
		paper, err := report.PaperNamed("visit")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := paper.Make(archived(t, visited, tt.day), report.Options{Visit: tt.visit}); err == nil || err.Error() != tt.want {
			t.Errorf("%v, not %s", err, tt.want)
		}
	}
}

// What the paper says of our own view is what status says of the visit's day.
func TestVisitAgreesWithStatus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		on, day := drawnDay(t), programme.Day(2020, 8, 1)
		archive := strings.Replace(told(t), "name: P\n", fmt.Sprintf(
			"name: P\nevents: [{id: v, date: %s, kind: visit, title: V, focus: [f1]}]\n", on), 1)
		paper, err := report.PaperNamed("visit")
		if err != nil {
			t.Fatal(err)
		}
		view, err := paper.Make(contextAt(t, archive, day), report.Options{Visit: "v"})
		if err != nil {
			t.Fatal(err)
		}
		f := view.(*report.VisitView).Findings[0]
		for _, row := range report.Status(contextAt(t, archive, on), report.Filter{}, false).Tasks {
			if row.ID != "2.1" {
				continue
			}
			overdue := 0
			if row.OverdueDays > 0 {
				overdue = 1
			}
			if f.Rating != row.Rating || f.Totals.Overdue != overdue || f.Totals.Tasks != 1 {
				t.Errorf("on %s the paper says %v, %+v; status says %v, %d days late", on, f.Rating, f.Totals, row.Rating,
					row.OverdueDays)
			}
		}
	})
}
