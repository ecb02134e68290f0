package report_test

import (
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/report"
)

// endings is a record in which tasks end in each way, two are put on hold, and findings
// change their state.
const endings = `
-- plan/programme.yaml --
name: A programme
groups: [{id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25, 2020-03-31, 2020-06-30]}]
plans:
  - {id: old, title: Old plan, published: 2019-08}
  - {id: older, title: Older plan, published: 2018-08, ended: {date: 2020-02, note: No decision is published.}}
  - {id: new, title: New plan, published: 2020-02-01}
events: [{id: visit-1, date: 2020-02-26, kind: visit, title: A visit, focus: [f-1]}]
-- plan/people.yaml --
people: [{id: adviser, role: Adviser, kind: person, outside: true}]
-- plan/findings.yaml --
sources: [{id: s, title: Inspection, published: 2019-05-08}, {id: letter, title: Letter, published: 2020-02-20}]
findings:
  - {id: f-1, source: s, kind: requirement, title: A board}
  - {id: f-2, source: s, kind: requirement, title: Homes}
  - {id: f-3, source: letter, kind: area, title: Voices}
-- plan/ambitions/1-a.yaml --
id: 1
title: One
tasks:
  - {id: 1.1, title: Withdrawn one, leads: [adviser], plan: new, target: 2020-01, findings: [f-1]}
  - {id: 1.2, title: Merged one, leads: [adviser], target: 2020-01, findings: [f-1]}
  - {id: 1.3, title: Held one, leads: [adviser], target: 2020-01, findings: [f-1]}
  - {id: 1.4, title: Lifted one, leads: [adviser], target: 2020-01, findings: [f-1]}
  - {id: 1.5, title: Decided plan, leads: [adviser], plan: old, target: 2020-01, findings: [f-1]}
  - {id: 1.6, title: Undecided plan, leads: [adviser], plan: older, target: 2020-01, findings: [f-1]}
  - {id: 1.7, title: It goes on, leads: [adviser], plan: new, target: 2020-09, continues: 1.5, findings: [f-1]}
  - {id: 1.8, title: Still held, leads: [adviser], target: 2020-01, findings: [f-1]}
  - {id: 1.9, title: Superseded one, leads: [adviser], target: 2020-01, findings: [f-1]}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
progress:
  1.2: {rating: A, note: Slow., recovery: More people.}
  1.3: {rating: G, note: Good.}
  1.4: {end: {as: on-hold, until: 2020-09, reason: Short of people.}}
  1.5: {rating: R, note: Stuck., escalation: {to: board, ask: Help}}
  1.6: {rating: R, note: Stuck., escalation: {to: board, ask: Help}}
  1.9: {rating: G, note: Good.}
findings:
  f-1: {state: answered}
-- updates/2020-02-25-board.yaml --
date: 2020-02-25
meeting: board
decisions: [{text: The old plan ends., permits: [{end: plan old}]}]
progress:
  1.1: {end: {as: withdrawn, reason: It is done elsewhere.}}
  1.2: {end: {as: merged, into: 1.3, reason: Both are one.}}
  1.3: {end: {as: on-hold, until: 2020-03-15, reason: The post is empty.}}
  1.8: {end: {as: on-hold, until: 2020-12, reason: The post is empty.}}
  1.9: {end: {as: superseded, into: 1.7, reason: A better way.}}
findings:
  f-1: {state: met, since: 2020-02, evidence: [Letter], confirmed_by: adviser}
  f-2: {state: met, since: 2020-02, evidence: [Letter]}
-- updates/2020-03-31-board.yaml --
date: 2020-03-31
meeting: board
progress:
  1.4: {end: {as: on-hold, until: 2020-03-31, reason: Somebody came.}}
`

// What ended, was put on hold and lives again is told with who decided it, when, and into
// what; a task that ended is not said to have another rating.
func TestChangesTellTheLifeOfTasksAndFindings(t *testing.T) {
	c := archived(t, endings, programme.Day(2020, 4, 10))
	page := written(t, made(t, c, "changes", report.Options{Since: programme.Day(2020, 1, 20)}), "markdown")
	page = strings.ReplaceAll(page, `\`, "")
	const board = ", decided by the Improvement Board of 25 February 2020: "
	for _, want := range []string{
		"**Ended.** Withdrawn one (1.1): withdrawn" + board + "It is done elsewhere.",
		"**Ended.** Merged one (1.2): merged into 1.3" + board + "Both are one.",
		"**On hold.** Held one (1.3): on hold until 15 March 2020" + board + "The post is empty.",
		"**Off hold.** Held one (1.3): it has been off hold since 16 March 2020. It is R off track by its dates.",
		"**Off hold.** Lifted one (1.4): it has been off hold since 31 March 2020, " +
			"decided by the Improvement Board of 31 March 2020: Somebody came. It is R off track by its dates.",
		"**Ended.** Decided plan (1.5): ended with its plan, not complete" + board + "The old plan ends. It goes on as It goes on (1.7).",
		"**Ended.** Undecided plan (1.6): ended with its plan, not complete, no decision recorded.",
		"**New.** It goes on (1.7): it is new in the plan, and continues Decided plan (1.5).",
		"**On hold.** Still held (1.8): on hold until 31 December 2020" + board + "The post is empty.",
		"**Ended.** Superseded one (1.9): superseded by 1.7" + board + "A better way.",
		"**Finding.** A board (f-1): it was answered. Now: met since February 2020, confirmed by Adviser.",
		"**Finding.** Homes (f-2): it was open. Now: evidenced since February 2020; it was said to be met, and nobody from outside",
		"**Finding.** Voices (f-3): it is new, from: Letter, published 20 February 2020.",
		`**Ended.** The plan “Older plan” ended in February 2020. No decision that ended it is recorded.`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("it does not say: %s", want)
		}
	}
	if strings.Contains(page, "– not rated") {
		t.Error("a task that ended is told as one that is not rated")
	}
	if t.Failed() {
		t.Log(page)
	}
}

// What was told at the last board is not told again.
func TestChangesTellAnEndOnce(t *testing.T) {
	c := archived(t, endings, programme.Day(2020, 4, 10))
	page := written(t, made(t, c, "changes", report.Options{Since: programme.Day(2020, 4, 1)}), "markdown")
	if !strings.Contains(page, "Nothing in the record moved") {
		t.Errorf("told again:\n%s", page)
	}
}
