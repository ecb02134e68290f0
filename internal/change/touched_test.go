package change

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

const touchable = `-- plan/people.yaml --
people:
  - {id: ann-lee, kind: person}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - id: 1.1
    title: Create the board
    leads: [ann-lee]
    target: 2019-12
    waive:
      - {rule: task/overdue, until: 2020-03-31, reason: The board waits.}
  - id: 1.2
    title: Raise the standing
    activities: {a: Advertise, b: Appoint}
-- updates/2020-02-10-ann.yaml --
date: 2020-02-10
progress:
  1.1: {rating: A, note: Interviews were held., forecast: 2020-04, recovery: Schools elect theirs.}
  1.2: {rating: R, note: Nobody came., escalation: {to: board, ask: Pay more}}
impact:
  1.2: {difference: None yet., source: An audit}
`

func TestTouched(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"title: Leadership\n", "title: Leading\n\n# a remark\n", ""}, // the tasks below move down
		{"Create the board", "Create a board", "1.1"},
		{"    target: 2019-12\n", "", "1.1"},
		{"target: 2019-12", "target: 2020-01", "1.1"},
		{"The board waits.", "The board agreed.", "1.1"},
		{"{a: Advertise, b: Appoint}", "{a: Advertise, b: Employ}", "1.2"},
		{"id: 1.2\n", "id: 1.3\n", "1.2 1.3"},
		{"Interviews were held.", "Interviews will be held.", "1.1"},
		{"rating: R,", "rating: A,", "1.2"},
		{"ask: Pay more", "ask: Pay less", "1.2"},
		{"1.2: {difference", "1.1: {difference", "1.1 1.2"},
		{"-- updates/2020-02-10-ann.yaml", "-- updates/2020-02-10-bob.yaml", "1.1 1.2"},
	} {
		before, _ := load(t, touchable)
		after, _ := load(t, strings.Replace(touchable, c.old, c.new, 1))
		for _, touched := range []map[string]bool{Touched(before, after), Touched(after, before)} {
			if got := strings.Join(slices.Sorted(maps.Keys(touched)), " "); got != c.want {
				t.Errorf("with %q for %q, %q are touched, not %q", c.new, c.old, got, c.want)
			}
		}
	}
}
