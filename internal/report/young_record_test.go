package report_test

import (
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/report"
)

// The papers of a record that has just begun say what it does not hold, and nothing that
// nobody recorded; an ambition's title stands once.
func TestThePapersOfAYoungRecord(t *testing.T) {
	c := archived(t, `-- plan/programme.yaml --
name: Wexmoor
groups:
  - {id: board, name: Board, meetings: [2020-01-14, 2020-02-25]}
-- plan/ambitions/1-homes.yaml --
id: 1
title: Homes near by
tasks:
  - {id: 1.1, title: Open a home, target: 2020-06}
  - {id: 1.2, title: Close a home, target: 2020-06}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
title: Board of 14 January 2020
sections:
  - {heading: Spotlight, kind: spotlight}
  - {heading: Risk summary, kind: risk, text: None was named.}
progress:
  1.2: {end: {as: withdrawn, reason: It stays open.}}
`, programme.Day(2020, 1, 20))
	for _, tt := range []struct {
		paper     string
		has, none string
	}{
		{"dashboard", "The record holds no measure.", "published"},
		{"voices", "The plan says of no task what it means for children.", "left out"},
		{"highlight", "## Ambition 1 Homes near by\n\n### Tasks", ""},
		{"minutes", "## Spotlight\n\nNothing is minuted under this heading.\n\n## Risk summary\n\nNone was named.\n", ""},
	} {
		page := written(t, made(t, c, tt.paper, report.Options{Meeting: programme.Day(2020, 1, 14)}), "markdown")
		if !strings.Contains(page, tt.has) || tt.none != "" && strings.Contains(page, tt.none) {
			t.Errorf("%s: wants %q, not %q:\n%s", tt.paper, tt.has, tt.none, page)
		}
	}
}

// What ended a task is on its page among what happened to it: its own end, or that of its plan.
func TestTheEndIsInTheTimeline(t *testing.T) {
	for _, by := range []string{
		"decisions: [{text: The plan is over., permits: [{end: plan old}]}]", "progress: {1.1: {end: {as: withdrawn, reason: The plan is over.}}}",
	} {
		c := archived(t, `-- plan/programme.yaml --
name: Wexmoor
groups:
  - {id: board, name: Board, meetings: [2020-01-14, 2020-02-25]}
plans: [{id: old, title: The old plan, published: 2019-01}]
-- plan/ambitions/1-homes.yaml --
id: 1
title: Homes near by
tasks:
  - {id: 1.1, title: Open a home, plan: old, target: 2020-06}
-- updates/2020-01-10-lead.yaml --
date: 2020-01-10
progress: {1.1: {note: Land was bought.}}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
title: Board of 14 January 2020
`+by+"\n", programme.Day(2020, 1, 20))
		page, err := report.Show(c, "task", "1.1")
		if err != nil {
			t.Fatal(err)
		}
		_, timeline, _ := strings.Cut(written(t, page, "markdown"), "## Timeline")
		if !strings.Contains(timeline, "14 January 2020") || !strings.Contains(timeline, "The plan is over.") ||
			strings.Index(timeline, "Land was bought.") > strings.Index(timeline, "The plan is over.") {
			t.Errorf("%s:\n%s", by, timeline)
		}
	}
}
