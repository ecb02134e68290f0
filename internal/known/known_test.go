package known

import (
	"fmt"
	"testing"

	"golang.org/x/tools/txtar"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/schema/schematest"
	"improve/internal/store"
)

const lives = `
-- plan/programme.yaml --
name: A programme
policy: {grace_days: 14}
groups:
  - {id: board, name: Board, meetings: [2020-02-25, 2020-03-31, 2023-07-25], board: {to: 2023-06}}
  - {id: next, name: LATER board, board: {from: 2023-07}}
plans:
  - {id: old, title: Old, published: 2019-08}
  - {id: new, title: LATER, published: 2023-06, follows: old}
principles: [{id: care, title: Care}, {id: vision, title: LATER, date: 2021-03}]
documents: [{id: letter, title: LATER, date: 2021-03}]
pauses: [{from: 2020-03-31, to: 2020-09-14, reason: LATER}]
events:
  - {date: 2019-05-08, kind: inspection, title: Inspection, documents: [letter]}
  - {id: visit, date: 2021-03-02, kind: visit, title: LATER}
-- plan/people.yaml --
people: [{id: ann, name: Ann, left: 2020-06}]
-- plan/findings.yaml --
sources:
  - {id: first, title: First, published: 2019-05-08, lifted: 2023-02}
  - {id: second, title: LATER, published: 2022-11}
findings:
  - {id: f1, source: first, title: A finding}
  - {id: f2, source: second, title: LATER}
-- plan/ambitions/1-a.yaml --
id: 1
title: One
tasks:
  - {id: 1.1, title: A task, plan: old, findings: [f1, f2]}
  - {id: 1.2, title: LATER, plan: new, continues: 1.1}
  - {id: 1.3, title: Of no plan}
-- plan/ambitions/2-b.yaml --
id: 2
title: LATER
tasks: [{id: 2.1, title: LATER, plan: new}]
-- plan/ambitions/3-c.yaml --
id: 3
title: Empty
-- plan/measures.yaml --
measures: [{id: m, title: A measure, polarity: higher, target: 80, ambition: 2}]
-- updates/2020-01-14-ann.yaml --
date: 2020-01-14
posted: 2020-03-17
progress:
  1.1: {rating: G, note: Good.}
  1.2: {rating: G, note: LATER}
ambitions:
  2: {summary: LATER}
-- updates/2020-03-31-board.yaml --
date: 2020-03-31
meeting: board
decisions:
  - text: LATER
    permits:
      - {change: policy, key: grace_days, from: 7, to: 14}
      - {change: measure m, key: target, from: 90, to: 80}
`

func load(t *testing.T, text string) *programme.Programme {
	t.Helper()
	fsys, err := txtar.FS(txtar.Parse([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := store.Load(fsys)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return p
}

func TestNothingOfLaterIsKnown(t *testing.T) {
	p := load(t, lives)
	got, left := At(p, programme.Day(2020, 2, 25))
	schema.Walk(got, func(e *schema.Entry) {
		e.Values(func(k *schema.Key) {
			for _, v := range k.Written(e.Record) {
				switch v.Value {
				case "LATER", "new", "next", "vision", "letter", "visit", "second", "f2", "1.2", "2", "2.1":
					t.Errorf("%s of %s knows %s", k.Name, e.Words(), v.Value)
				case "2020-06", "2023-02", "2023-06", "2020-03-17":
					t.Errorf("%s of %s knows the day %s", k.Name, e.Words(), v.Value)
				}
			}
		})
	})
	if fmt.Sprint(left) != "{2 1 1 map[1:1 2:1]}" {
		t.Errorf("left out: %+v", left)
	}
	if len(got.Ambitions) != 2 || len(got.Ambitions[0].Tasks) != 2 {
		t.Error("a task without a plan, or an ambition without tasks, is not known")
	}
	if got.Policy.GraceDays != 7 || got.Measures[0].Target.Value != 90 {
		t.Errorf("grace %d, target %v: what held before the board permitted a change is not kept",
			got.Policy.GraceDays, got.Measures[0].Target.Value)
	}
	if task := got.Ambitions[0].Tasks[0]; task.Ambition != got.Ambitions[0] || got.Updates[0].Progress[0].Update != got.Updates[0] {
		t.Error("the copy is tied to what it was copied from")
	}
}

// A board that follows is known ahead by the meetings that it lists, and by them alone: a
// meeting outside its span is none of the board's.
func TestListedBoardMeetingsAreKnownAhead(t *testing.T) {
	for listed, want := range map[string]string{"2020-04-21": "[2020-02-25 2020-04-21]", "2020-03-10": "[2020-02-25]"} {
		got, _ := At(load(t, `
-- plan/programme.yaml --
name: A programme
groups:
  - {id: old, name: Old board, meetings: [2020-02-25], board: {to: 2020-03}}
  - {id: new, name: New board, meetings: [`+listed+`], board: {from: 2020-04}}
`), programme.Day(2020, 2, 1))
		if meetings := fmt.Sprint(got.BoardMeetings()); meetings != want {
			t.Errorf("listed on %s: the board meets %s, want %s", listed, meetings, want)
		}
		if board := got.Board(programme.Day(2020, 2, 25)); board.ID.Value != "old" {
			t.Errorf("listed on %s: the board is %s before the span of the next begins", listed, board.ID.Value)
		}
		if known := len(got.Groups) == 2; known != (want != "[2020-02-25]") {
			t.Errorf("listed on %s: the next board is known: %v", listed, known)
		}
	}
}

func TestOnTheDayItIsKnown(t *testing.T) {
	p := load(t, lives)
	if got, left := At(p, programme.Day(2023, 7, 1)); got != p || left.Tasks > 0 {
		t.Errorf("all was known by then, and %+v is left out", left)
	}
	got, left := At(p, programme.Day(2023, 6, 1))
	if left.Tasks > 0 || len(got.Ambitions[0].Tasks) != 3 || len(got.Groups) != 1 {
		t.Error("a month is not known from its first day")
	}
	if got, _ := At(p, programme.Day(2020, 3, 31)); got.Policy.GraceDays != 14 || got.Measures[0].Target.Value != 80 {
		t.Error("what the board permits does not hold from its day")
	}
}

// What is known is a copy: the programme stays as it is, whatever it holds.
func TestTheProgrammeIsNotChanged(t *testing.T) {
	for _, p := range []*programme.Programme{load(t, lives), schematest.Full()} {
		before := schema.Copy(p)
		for day := programme.Day(2018, 1, 1); day.Before(programme.Day(2032, 1, 1)); day = day.AddDays(97) {
			At(p, day)
		}
		var was, is []string
		for q, into := range map[*programme.Programme]*[]string{before: &was, p: &is} {
			schema.Walk(q, func(e *schema.Entry) {
				e.Values(func(k *schema.Key) {
					for _, v := range k.Written(e.Record) {
						*into = append(*into, v.Value)
					}
				})
			})
		}
		if len(was) != len(is) {
			t.Fatalf("%d values became %d", len(was), len(is))
		}
		for i := range was {
			if was[i] != is[i] {
				t.Errorf("%s became %s", was[i], is[i])
			}
		}
	}
}
