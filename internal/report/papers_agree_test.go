package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/render"
	"improve/internal/report"
)

// decoded is a view's JSON, read without its types.
func decoded(t rapid.TB, v report.View) map[string]any {
	t.Helper()
	f, err := render.Lookup("json", render.Formats())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b, render.Result{View: v}, render.Options{}); err != nil {
		t.Fatal(err)
	}
	var made map[string]any
	if err := json.Unmarshal(b.Bytes(), &made); err != nil {
		t.Fatal(err)
	}
	return made
}

// figureOf is what stands at a path of a view's JSON, such as "totals.tasks"; a path that
// begins with # asks how long a list is.
func figureOf(v any, path string) any {
	keys, long := strings.CutPrefix(path, "#")
	for key := range strings.SplitSeq(keys, ".") {
		v = v.(map[string]any)[key]
	}
	if long {
		return float64(len(v.([]any)))
	}
	return v
}

// equalFigures are the figures of papers that must be those of status on the same day.
var equalFigures = []struct{ paper, figure, status string }{
	{"brief", "totals", "totals"},
	{"highlight", "totals", "totals"},
	{"highlight", "colours", "colours"},
	{"scrutiny", "totals", "totals"},
	{"impact", "complete", "totals.B"},
	{"impact", "ended", "totals.ended"},
	{"impact", "#complete_impact_not_shown", "totals.complete_impact_not_shown"},
	{"evidence", "tasks", "totals.tasks"},
	{"evidence", "complete", "totals.B"},
	{"slips", "totals.tasks", "totals.tasks"},
	{"slips", "totals.complete", "totals.B"},
	{"#overdue", "#tasks", "totals.overdue"},
	{"#overdue", "#activities", "totals.activities_overdue"},
	{"#overdue", "totals.untracked", "totals.untracked"},
	{"#due soon", "#tasks", "totals.due_soon"},
	{"#what-if", "now", "totals"},
}

// sameOfTasks are the facts of a task that papers repeat.
var sameOfTasks = []string{"rating", "reported", "computed", "rated_on", "direction", "original", "due", "forecast",
	"overdue_days", "tracked", "due_soon", "stale", "state", "refreshed", "suspect", "slipped_days"}

// TestPapersAgreeWithStatus compares every figure, ambition and task that a paper gives with
// the status of the same day, over records drawn at random.
func TestPapersAgreeWithStatus(t *testing.T) {
	all, bold := regexp.MustCompile(`(?m)^\| \*\*All\*\* .*$`), regexp.MustCompile(`\*\*(\d+)\*\*`)
	rated := regexp.MustCompile(`(\d+) of (\d+) tasks? (?:was|were) rated for this board`)
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		archive := told(t)
		c := contextAt(t, archive, drawnDay(t))
		status := decoded(t, report.Status(c, report.Filter{}, false))
		views := map[string]map[string]any{
			"#overdue":  decoded(t, report.Overdue(c, report.Filter{})),
			"#due soon": decoded(t, report.Overdue(c, report.Filter{DueSoon: true})),
			"#what-if":  decoded(t, report.WhatIf(c, report.Filter{})),
		}
		for _, paper := range report.Papers() {
			if paper.Argument != "" {
				continue
			}
			if view, err := paper.Make(c, report.Options{}); err == nil {
				views[paper.Name] = decoded(t, view)
			} else if !strings.Contains(err.Error(), "no board has met") {
				t.Fatalf("%s: %v", paper.Name, err)
			}
		}
		for _, f := range equalFigures {
			if views[f.paper] == nil {
				continue
			}
			if got, want := figureOf(views[f.paper], f.figure), figureOf(status, f.status); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %s is %v, and in status %s is %v", f.paper, f.figure, got, f.status, want)
			}
			seen[f.paper]++
		}
		for name, view := range views {
			if name != "told" && name != "#what-if" { // which tell of other days
				seen[name+" rows"] += sameRows(t, name, view, status)
			}
		}
		if view := views["changes"]; view != nil {
			then := report.Status(contextAt(t, archive, c.Assessment.LastMeeting), report.Filter{}, false)
			seen["changes"] += sameChanges(t, view, decoded(t, then), status)
		}
		open, late := figureOf(views["actions"], "open"), figureOf(views["actions"], "overdue")
		if figureOf(views["agenda"], "open_actions") != open || figureOf(views["agenda"], "overdue_actions") != late {
			t.Fatalf("the agenda has other actions than their paper: %v and %v", open, late)
		}
		totals := status["totals"].(map[string]any)
		words := paper(t, c, "highlight", nil)
		row := bold.FindAllStringSubmatch(all.FindString(words), -1) // tasks, ended where any are, overdue, untracked
		for i, key := range map[int]string{0: "tasks", len(row) - 2: "overdue", len(row) - 1: "untracked"} {
			if row[i][1] != fmt.Sprint(totals[key]) {
				t.Fatalf("the highlight's table says %v, and %s is %v", row, key, totals[key])
			}
		}
		for _, name := range []string{"highlight", "brief"} {
			said := rated.FindStringSubmatch(paper(t, c, name, nil))
			refreshed, left := totals["refreshed"].(float64), totals["to_refresh"].(float64)
			if said != nil && (said[1] != fmt.Sprint(refreshed) || said[2] != fmt.Sprint(refreshed+left)) {
				t.Fatalf("%s says %q, and status %v and %v", name, said[0], refreshed, left)
			}
			seen["rated in "+name] += len(said)
		}
	})
	for _, name := range []string{"highlight rows", "exception rows", "scrutiny rows", "findings rows", "streams rows",
		"slips rows", "voices rows", "evidence rows", "#overdue rows", "changes",
		"rated in highlight", "rated in brief"} {
		if seen[name] == 0 {
			t.Errorf("nothing was compared in %s", name)
		}
	}
}

// sameRows compares every row of an ambition, a task or a finding in a view with status, and
// counts them.
func sameRows(t rapid.TB, name string, v any, status map[string]any) int {
	n := 0
	switch v := v.(type) {
	case []any:
		for _, part := range v {
			n += sameRows(t, name, part, status)
		}
	case map[string]any:
		for key, part := range v {
			if key != "said_otherwise" { // which tells of an earlier day
				n += sameRows(t, name, part, status)
			}
		}
		n += sameRow(t, name, v, status)
	}
	return n
}

func sameRow(t rapid.TB, name string, row map[string]any, status map[string]any) int {
	n := 0
	same := func(of string, row, want map[string]any, keys ...string) {
		for _, key := range keys {
			got, has := row[key]
			if _, known := want[key]; has && known {
				if n++; !reflect.DeepEqual(got, want[key]) {
					t.Fatalf("%s: %s of %s is %v, and in status %v", name, key, of, got, want[key])
				}
			}
		}
	}
	for _, a := range status["ambitions"].([]any) {
		if a := a.(map[string]any); row["id"] == a["id"] && row["title"] == a["title"] {
			same("ambition "+fmt.Sprint(row["id"]), row, a, "rating", "direction", "totals")
		}
	}
	for _, task := range status["tasks"].([]any) {
		task := task.(map[string]any)
		if row["id"] == task["id"] && row["title"] == task["title"] || row["task"] == task["id"] {
			same("task "+fmt.Sprint(task["id"]), row, task, sameOfTasks...)
		}
	}
	if tasks, is := row["tasks"].([]any); is && strings.HasPrefix(fmt.Sprint(row["id"]), "f") {
		n += sameFinding(t, name, row, tasks, status)
	}
	return n
}

// sameChanges compares what the changes say of tasks, that they fell overdue or are rated
// otherwise, with the status of both days, and counts it.
func sameChanges(t rapid.TB, view, then, now map[string]any) int {
	said := map[string]int{}
	for _, a := range view["ambitions"].([]any) {
		for _, c := range a.(map[string]any)["changes"].([]any) {
			c := c.(map[string]any)
			kind := fmt.Sprint(c["kind"])
			if slices.Contains([]string{"worse", "better", "rated", "completed", "reopened", "changed"}, kind) {
				kind = "rated"
			}
			said[fmt.Sprintf("%v %s", c["task"], kind)]++
		}
	}
	before := map[any]map[string]any{}
	for _, task := range then["tasks"].([]any) {
		before[task.(map[string]any)["id"]] = task.(map[string]any)
	}
	n := 0
	for _, task := range now["tasks"].([]any) {
		task := task.(map[string]any)
		was := before[task["id"]]
		if was == nil {
			continue
		}
		for kind, differs := range map[string]bool{
			"overdue": task["overdue_days"] != 0.0 && was["overdue_days"] == 0.0,
			"rated":   task["rating"] != was["rating"] && task["ended"] == nil && was["ended"] == nil,
		} {
			if got := said[fmt.Sprintf("%v %s", task["id"], kind)]; (got == 1) != differs {
				t.Fatalf("changes: %v is told %d times to be %s, and was %v and is %v", task["id"], got, kind, was, task)
			}
			n += said[fmt.Sprintf("%v %s", task["id"], kind)]
		}
	}
	return n
}

// sameFinding compares the counts of a finding's tasks with their rows in status.
func sameFinding(t rapid.TB, name string, row map[string]any, ids []any, status map[string]any) int {
	count := map[string]float64{}
	for _, task := range status["tasks"].([]any) {
		task := task.(map[string]any)
		if !slices.Contains(ids, task["id"]) {
			continue
		}
		count["tasks"]++
		switch {
		case task["ended"] != nil:
			count["ended"]++
		case task["rating"] == nil:
			count["not_rated"]++
		default:
			count[task["rating"].(string)]++
		}
		if days, _ := strconv.Atoi(fmt.Sprint(task["overdue_days"])); days > 0 {
			count["overdue"]++
		}
	}
	totals, is := row["totals"].(map[string]any)
	if !is {
		return 0
	}
	for _, key := range []string{"tasks", "ended", "not_rated", "B", "R", "A", "G", "overdue"} {
		if totals[key] != count[key] {
			t.Fatalf("%s: %s of %v is %v, and by status %v", name, key, row["id"], totals[key], count[key])
		}
	}
	return 1
}
