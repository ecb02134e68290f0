package exchange

import (
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// The form says about an ended or held task that it is, and not how it was rated before; of
// any other which of its activities are late.
func TestFormOfEndedAndLateTasks(t *testing.T) {
	p, problems, err := store.Load(storetest.Archive(`
-- plan/programme.yaml --
name: Small programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14]}
plans: [{id: old, title: Old plan, published: 2019-01}]
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leaders know
tasks:
  - {id: 1.1, title: Meet, target: 2020-12, activities: {a: {text: Invite, target: 2020-01}, b: Sit}}
  - {id: 1.2, title: Merged, target: 2019-12, activities: {a: {text: Begin, target: 2020-01}}}
  - {id: 1.3, title: Held, target: 2019-12, activities: {a: {text: Begin, target: 2020-01}}}
  - {id: 1.4, title: Old, plan: old, target: 2019-12}
  - {id: 1.5, title: Goes on, target: 2020-12, continues: 1.4}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
decisions:
  - {text: The old plan has ended., permits: [{end: plan old}]}
progress:
  1.1: {rating: G, note: Under way.}
  1.2: {rating: R, note: Stuck., end: {as: merged, into: 1.1, reason: One is enough.}}
  1.3: {rating: R, note: Stuck., end: {as: on-hold, until: 2020-06, reason: No money.}}
`))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	a := assess.Assess(p, programme.Day(2020, 2, 25))
	form := NewForm(a, AllRows(a), false)
	for id, want := range map[string]string{
		"1.1": "a) Invite (by January 2020)\nb) Sit|G on track|activity a is 25 days overdue",
		"1.2": "a) Begin (by January 2020)|Merged into 1.1|nothing is asked: decided by",
		"1.3": "a) Begin (by January 2020)|On hold until 30 June 2020|nothing is asked: decided by",
		"1.4": "|Ended with its plan, not complete|nothing is asked: decided by",
		"1.5": "|not rated|continues 1.4",
	} {
		task := a.Task(id)
		var said []string
		for _, c := range form.parts[0].columns {
			if c.id == "activities" || c.id == "rating" || c.id == "look_at" {
				said = append(said, c.shown(form, item{task: task}))
			}
		}
		if got := strings.Join(said, "|"); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
