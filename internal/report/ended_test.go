package report_test

import (
	"regexp"
	"strings"
	"testing"

	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/report"
)

// Every paper, and what it says about the five tasks that have ended; empty where it counts
// no tasks. A new paper is added here.
var saysEnded = map[string]string{
	"brief":     "9 tasks: 1 not rated, 5 ended, 3 on hold",
	"highlight": "5 tasks have ended, and are not counted as complete: ",
	"exception": "5 tasks have ended, and are not counted as complete: ",
	"dashboard": "",
	"risks":     "",
	"impact":    "5 tasks have ended, and are not counted as complete: ",
	"assurance": "",
	"findings":  "It has 9 tasks: 1 not rated, 5 ended, 3 on hold",
	"actions":   "",
	"changes":   "Ended. Undecided plan (1.6): ",
	"slips":     "5 tasks have ended, and are not counted as complete: ",
	"scrutiny":  "5 tasks have ended, and are not counted as complete: ",
	"agenda":    "",
	"plan":      "",
	"notice":    "",
	"voices":    "",
	"minutes":   "",
	"lead":      "9 tasks: 1 not rated, 5 ended, 3 on hold",
	"told":      "ended or on hold 7",
	"visit":     "That day it had 9 tasks: ",
	"streams":   "",
	"evidence":  "5 tasks have ended, and are not counted as complete: ",
}

// No paper lists a task that has ended, or is on hold, as one that is late, off track,
// asked about or complete, and each whose counts are of tasks says how many have ended.
func TestPapersOfTasksThatEnded(t *testing.T) {
	c := archived(t, endings, programme.Day(2020, 3, 1))
	ended := map[string]bool{"1.1": true, "1.2": true, "1.3": true, "1.4": true, "1.5": true, "1.6": true, "1.8": true,
		"1.9": true}
	alive := regexp.MustCompile(`days? late|overdue|off track|on track|behind|\bcomplete\b|not rated|Help`)
	for _, p := range report.Papers() {
		want, listed := saysEnded[p.Name]
		if !listed {
			t.Errorf("what does %s say of tasks that have ended? Add it to saysEnded", p.Name)
		}
		view := made(t, c, p.Name, report.Options{Meeting: programme.Day(2020, 2, 25), Person: "adviser",
			Visit: "visit-1"})
		page := written(t, view, "terminal")
		if !strings.Contains(strings.Join(strings.Fields(page), " "), want) {
			t.Errorf("%s does not say %q:\n%s", p.Name, want, page)
		}
		for _, line := range linesAbout(view.Document(), ended) {
			for _, not := range []string{"not complete", "nothing yet"} {
				line = strings.ReplaceAll(line, not, "")
			}
			if found := alive.FindString(line); found != "" {
				t.Errorf("%s says %q of a task that has ended: %s", p.Name, found, line)
			}
		}
	}
}

// linesAbout are the rows, items and entries of a page that are about one of the tasks.
func linesAbout(page doc.Document, tasks map[string]bool) []string {
	var about []string
	take := func(parts ...doc.Line) {
		text, is := "", false
		for _, line := range parts {
			for _, s := range line {
				is = is || s.Ref.Kind == "task" && tasks[s.Ref.ID]
				text += s.Text + " "
			}
		}
		if is {
			about = append(about, text)
		}
	}
	for _, block := range page.Blocks {
		switch b := block.(type) {
		case *doc.List:
			for _, item := range b.Items {
				take(item.Line)
			}
		case *doc.Table:
			for _, row := range b.Rows {
				var parts []doc.Line
				for _, cell := range row {
					parts = append(parts, doc.Line{{Text: cell.Text, Ref: cell.Ref}})
				}
				take(parts...)
			}
		case *doc.Entries:
			for _, e := range b.Items {
				parts := append([]doc.Line{{{Text: e.ID, Ref: e.Ref}}, e.Mark, e.Title, e.Aside}, e.Detail...)
				take(parts...)
			}
		}
	}
	return about
}

// What was rated only while it was on hold was rated all the same.
func TestRatedOnHoldIsNotNeverRated(t *testing.T) {
	record := func(rated string) string {
		return `
-- plan/programme.yaml --
name: P
groups: [{id: board, name: Board, meetings: [2020-01-14, 2020-06-30]}]
-- plan/ambitions/1-a.yaml --
id: 1
title: One
tasks: [{id: 1.1, title: A, target: 2020-04}, {id: 1.2, title: B, target: 2020-01}]
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
progress: {1.1: {end: {as: on-hold, until: 2020-05-01, reason: Short of people}}}
-- updates/2020-02-10-x.yaml --
date: 2020-02-10
progress: {1.1: {` + rated + `note: It goes on.}}
`
	}
	const never = "No task has ever been rated"
	for rated, want := range map[string]bool{"": true, "rating: G, ": false} {
		c := archived(t, record(rated), programme.Day(2020, 3, 1))
		pages := map[string]string{"scrutiny": written(t, made(t, c, "scrutiny", report.Options{}), "markdown"),
			"slips":  written(t, made(t, c, "slips", report.Options{}), "markdown"),
			"status": written(t, report.Status(c, report.Filter{}, false), "markdown")}
		pages["status"] = strings.Replace(pages["status"], "No task here has", "No task has", 1)
		for name, page := range pages {
			if strings.Contains(page, never) != want {
				t.Errorf("%s with %q says that no task was ever rated: %v\n%s", name, rated, !want, page)
			}
		}
	}
}
