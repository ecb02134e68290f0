package calendar

import (
	"slices"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// What has ended gives no date; a hold gives its last day; an activity gives its own
// whatever the rating of its task; papers close for the group that is the board on the day.
func TestEventsOfLivingAndEndedTasks(t *testing.T) {
	p, problems, err := store.Load(storetest.Archive(lives))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	a := assess.Assess(p, programme.Day(2020, 4, 10))
	var got []string
	for _, e := range Events(a, "", true) {
		got = append(got, e.Day.String()+" "+e.ID)
	}
	want := strings.Fields(`2020-01-14 meeting-first-2020-01-14 2020-01-07 papers-first-2020-01-14
		2020-06-09 meeting-second-2020-06-09 2020-06-02 papers-second-2020-06-09
		2020-12-31 task-1.1 2020-01-31 activity-1.1-a 2020-01-31 activity-1.2-a 2020-06-30 hold-1.6
		2020-03-20 action-2020-01-14.1`)
	var pairs []string
	for pair := range slices.Chunk(want, 2) {
		pairs = append(pairs, strings.Join(pair, " "))
	}
	if !slices.Equal(got, pairs) {
		t.Errorf("got  %q\nwant %q", got, pairs)
	}
	for _, e := range Events(a, "bo", true) {
		if e.Category != "Meeting" && e.Category != "Papers" && e.ID != "activity-1.2-a" {
			t.Errorf("bo leads one activity, and is shown %s", e.ID)
		}
	}
}

const lives = `
-- plan/programme.yaml --
name: Small programme
groups:
  - {id: first, name: First board, meetings: [2020-01-14], board: {from: 2020-01, to: 2020-03}}
  - {id: second, name: Second board, meetings: [2020-06-09], board: {from: 2020-04}}
plans:
  - {id: old, title: Old plan, published: 2019-01}
-- plan/people.yaml --
people:
  - {id: ann, name: Ann Lee, role: Lead, kind: person}
  - {id: bo, name: Bo Kay, role: Lead, kind: person}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leaders know
tasks:
  - {id: 1.1, title: Meet, leads: [ann], target: 2020-12, activities: {a: {text: Invite, target: 2020-01}, b: Sit}}
  - {id: 1.2, title: Write, leads: [ann], target: 2020-12, activities: {a: {text: Draft, target: 2020-01, lead: bo}}}
  - {id: 1.3, title: Superseded, leads: [ann], target: 2020-12, activities: {a: {text: Begin, target: 2020-11}}}
  - {id: 1.4, title: Merged, leads: [ann], target: 2020-12, activities: {a: {text: Begin, target: 2020-11}}}
  - {id: 1.5, title: Withdrawn, leads: [ann], target: 2020-12, activities: {a: {text: Begin, target: 2020-11}}}
  - {id: 1.6, title: Held, leads: [ann], target: 2020-12, activities: {a: {text: Begin, target: 2020-11}}}
  - {id: 1.7, title: Of the old plan, plan: old, leads: [ann], target: 2020-12}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: first
decisions:
  - {text: The old plan has ended., permits: [{end: plan old}]}
actions:
  - {id: 2020-01-14.1, text: Print the guide, owner: ann, due: 2020-03-20}
progress:
  1.1: {rating: G, note: Under way.}
  1.2: {rating: B, note: Written., evidence: [the text], confirmed_by: Somebody else}
  1.3: {note: A better way., end: {as: superseded, into: 1.1, reason: A better way.}}
  1.4: {note: One is enough., end: {as: merged, into: 1.1, reason: One is enough.}}
  1.5: {note: Not needed., end: {as: withdrawn, reason: Not needed.}}
  1.6: {note: No money., end: {as: on-hold, until: 2020-06, reason: No money.}}
`
