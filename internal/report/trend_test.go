package report_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// boardsOf2020 are the days on which the board of drawn records meets.
var boardsOf2020 = []string{"2020-01-14", "2020-02-25", "2020-03-31", "2020-05-12", "2020-06-30"}

// lived draws a record of tasks that are rated, put on hold and ended by the board, some
// of them of a plan that a decision ends.
func lived(t *rapid.T) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	tasks := rapid.IntRange(1, 6).Draw(t, "tasks")
	line("-- plan/programme.yaml --\nname: P\ngroups: [{id: board, name: Board, meetings: [%s]}, {id: stream, name: Stream, reports_to: board, ambitions: [1]}]",
		strings.Join(boardsOf2020, ", "))
	line("plans: [{id: old, title: Old, published: 2019-08}, {id: new, title: New, published: 2020-03-01}]")
	line("-- plan/ambitions/1-a.yaml --\nid: 1\ntitle: One\ntasks:")
	for i := range tasks {
		line("  - {id: 1.%d, title: Task %[1]d, plan: %s, target: 2020-%02d}", i+1,
			rapid.SampledFrom([]string{"old", "new"}).Draw(t, "plan"), rapid.IntRange(1, 6).Draw(t, "month"))
	}
	said := []string{"", "{rating: B, note: Shown., evidence: [x], confirmed_by: y}", "{rating: G, note: It goes on.}",
		"{rating: A, note: Late., recovery: More.}", "{end: {as: withdrawn, reason: No longer wanted}}",
		"{end: {as: on-hold, until: 2020-04-15, reason: Short of people}}",
		"{end: {as: on-hold, until: 2020-05-12, reason: Short of people}}"}
	for _, day := range boardsOf2020 {
		line("-- updates/%s-board.yaml --\ndate: %[1]s\nmeeting: board", day)
		if rapid.IntRange(0, 6).Draw(t, "plan ends") == 0 {
			line("decisions: [{text: The old plan ends., permits: [{end: plan old}]}]")
		}
		if r := rapid.SampledFrom([]string{"", "G", "G", "A"}).Draw(t, "told"); r != "" {
			line("positions: [{of: %s, rating: %s, words: so it goes}]",
				rapid.SampledFrom([]string{"programme", "1"}).Draw(t, "of"), r)
		}
		progress := ""
		for i := range tasks {
			if s := rapid.SampledFrom(said).Draw(t, "said"); s != "" {
				progress += fmt.Sprintf("  1.%d: %s\n", i+1, s)
			}
		}
		if progress != "" {
			line("progress:\n%s", progress)
		}
	}
	return b.String()
}

// On every day of a trend the parts add up to the tasks: in its totals, its table, its
// page and its chart.
func TestTrendAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _, err := store.Load(storetest.Archive(lived(t)))
		if err != nil {
			t.Fatal(err)
		}
		day := programme.Day(2020, 1, 14).AddDays(rapid.IntRange(0, 200).Draw(t, "day"))
		a := assess.Assess(p, day)
		c := &report.Context{Programme: a.Programme, Assessment: a, Date: report.FromFlag}
		v := report.Trend(c, report.Filter{})
		for _, point := range v.Points {
			sum := 0
			for _, part := range point.Totals.Parts() {
				sum += part.Count
			}
			if sum != point.Totals.Tasks {
				t.Errorf("%s: the parts are %d, of %d tasks", point.Date, sum, point.Totals.Tasks)
			}
		}
		addsUp(t, v.Table(), "tasks", "overdue")
		for _, block := range v.Document().Blocks {
			switch b := block.(type) {
			case *doc.Table:
				addsUp(t, b, "Tasks", "Overdue")
			case *doc.Figure:
				for i, point := range v.Points[max(0, len(v.Points)-10):] {
					if got := b.Chart.(*doc.Stack).Total(i); got != point.Totals.Tasks {
						t.Errorf("%s: the bar is of %d, of %d tasks", point.Date, got, point.Totals.Tasks)
					}
				}
			}
		}
	})
}

// addsUp fails where the columns between two do not add up to the first of them.
func addsUp(t *rapid.T, table *doc.Table, whole, end string) {
	t.Helper()
	for _, row := range table.Rows {
		tasks, sum := -1, 0
		for i, column := range table.Columns {
			n, _ := strconv.Atoi(row[i].Text)
			switch {
			case column.Title == whole:
				tasks = n
			case column.Title == end && sum != tasks:
				t.Errorf("%s: the columns are %d, of %d tasks", row[0].Text, sum, tasks)
			case column.Title == end:
				tasks = -1
			case tasks >= 0:
				sum += n
			}
		}
	}
}

// What has ended has a letter and a word of its own in the chart, beside its colour, and
// only where something has ended.
func TestTrendNamesWhatEnded(t *testing.T) {
	ended := `
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
progress:
  1.2: {end: {as: withdrawn, reason: No longer wanted}}
`
	for _, record := range []string{ratedOnce, ratedOnce + ended} {
		v := report.Trend(archived(t, record, programme.Day(2020, 1, 20)), report.Filter{})
		page := written(t, v, "terminal")
		for _, want := range []string{"E ended or on hold", "GE  2", "Tasks  B  R  A  G  –  E"} {
			if strings.Contains(page, want) != (record != ratedOnce) {
				t.Errorf("ended: %v; %q in:\n%s", record != ratedOnce, want, page)
			}
		}
		if html := written(t, v, "html"); strings.Contains(html, "1 ended or on hold") != (record != ratedOnce) {
			t.Errorf("the words of the chart: ended %v", record != ratedOnce)
		}
	}
}
