package report_test

import (
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/report"
)

// The heat map shows where a risk that has moved stood at the last board, and names the
// issues, which are on no map.
func TestTheHeatMapShowsTheLastBoard(t *testing.T) {
	c := archived(t, `
-- plan/programme.yaml --
name: P
groups: [{id: board, name: Board, meetings: [2020-01-14, 2020-02-25]}]
-- plan/risks.yaml --
risks:
  - {id: capacity, title: Too few workers, kind: risk}
  - {id: homes, title: Too few homes, kind: risk}
  - {id: system, title: The system failed, kind: issue}
-- updates/2020-01-10-a.yaml --
date: 2020-01-10
risks:
  capacity: {likelihood: 2, impact: 3, note: A note.}
  homes: {likelihood: 4, impact: 4, note: A note.}
-- updates/2020-02-20-a.yaml --
date: 2020-02-20
risks:
  capacity: {likelihood: 5, impact: 3, note: A note.}
  homes: {likelihood: 4, impact: 4, note: A note.}
`, programme.Day(2020, 2, 24))
	text := written(t, made(t, c, "risks", report.Options{}), "markdown")
	for _, want := range []string{
		"| 3 moderate | **–** | **(1)** | **–** | **–** | **1** |",
		"| 4 major | **–** | **–** | **–** | **2** | **–** |",
		"in brackets, where those that have moved stood at the last board",
		"Issues, which have happened already: 3 The system failed.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
