package exchange

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

const others = `
-- plan/programme.yaml --
name: Small programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14]}
  - {id: panel, name: Young People's Panel}
-- plan/people.yaml --
people: [{id: audit, name: Internal Audit, kind: body, outside: true}]
-- plan/findings.yaml --
sources: [{id: notice, title: Notice, published: 2019-05}]
findings: [{id: notice-1, source: notice, kind: requirement, title: Meet}]
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leaders know
tasks:
  - {id: 1.1, title: Meet, target: 2020-12, findings: [notice-1], for_children: [I am heard., I am safe.]}
  - {id: 1.2, title: Train, target: 2020-12, for_children: I am heard.}
  - {id: 1.3, title: Count, target: 2020-12}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
progress:
  1.1: {rating: G, note: Good., verified: {by: audit, date: 2020-01-10, result: partly, sample: 12}}
voices:
  1.1: [{says: I am safe., verdict: not-yet, by: panel, note: Not at night.}]
findings:
  notice-1: {state: met, since: 2019-12, confirmed_by: audit, evidence: [Minutes]}
`

// The form shows in every format what others said, and what state a finding is in.
func TestFormShowsWhatOthersSaid(t *testing.T) {
	fsys := storetest.Archive(others)
	a := assess.Assess(load(t, fsys), programme.Day(2020, 2, 25))
	for _, format := range []string{"xlsx", "csv/others", "json"} {
		table := findForm(bookAs(t, NewForm(a, AllRows(a), false), format))[last(format)]
		for id, want := range map[string]string{
			"verified":     "partly (Internal Audit, 10 January 2020, cases: 12)",
			"for_children": "1) I am heard.\n2) I am safe. (not yet: Young People's Panel, 14 January 2020)",
			"findings":     "notice-1 Meet: met since December 2019",
		} {
			if got := table.sheet.At(table.head+1, table.columns[id]).Text; got != want {
				t.Errorf("%s in %s: %q, want %q", id, format, got, want)
			}
		}
	}
}

// last is which of the sheets of a form in a format is that of what others say.
func last(format string) int {
	if strings.HasPrefix(format, "csv") {
		return 0
	}
	return 1
}

// What a lead passes on becomes the record's, whatever the format, and once.
func TestWhatOthersSaidComesBack(t *testing.T) {
	fsys, day := storetest.Archive(others), programme.Day(2020, 2, 25)
	for _, format := range []string{"xlsx", "csv/others", "json"} {
		a := assess.Assess(load(t, fsys), day)
		book := bookAs(t, NewForm(a, AllRows(a), false), format)
		fillIn(book, "others", 1, map[string]string{"verified_by": "Internal Audit", "verified_on": "20 February 2020",
			"verified_result": "Agree", "sample": "30",
			"voice_verdict": "Agree", "voice_says": "1", "voice_by": "young people's panel"})
		fillIn(book, "others", 2, map[string]string{"voice_verdict": "not yet", "voice_note": "Nobody rang."})
		r, err := ReadReturn(book, format, a, nil, false)
		if err != nil || len(r.Entries) != 1 || len(r.Voices) != 2 || len(r.Problems) > 0 {
			t.Fatalf("%s: %v %+v", format, err, r)
		}
		if got := r.Report().Taken; fmt.Sprint(got) != "[1.1 1.2]" {
			t.Errorf("%s: taken in %v", format, got)
		}
		today := entry.Today{Programme: a.Programme, Day: day}
		edits := append(today.Rate(r.Entries[0]), append(today.Voice(r.Voices[0]), today.Voice(r.Voices[1])...)...)
		changed, err := store.Apply(fsys, edits)
		if err != nil {
			t.Fatal(format, err)
		}
		after := assess.Assess(load(t, store.Overlay(fsys, changed)), day)
		u := after.Programme.Updates[1]
		if v := u.Progress[0].Verified; v.By.Value != "audit" || v.Result.Value != "agree" || v.Sample.Value != 30 ||
			v.Date.Date != programme.Day(2020, 2, 20) {
			t.Errorf("%s: verified %+v", format, v)
		}
		heard := ""
		for _, of := range u.Voices {
			for _, v := range of.Said {
				heard += fmt.Sprintln(of.Task.Value, v.Says.Value, v.Verdict.Value, v.By.Value, v.Note.Value)
			}
		}
		if heard != "1.1 I am heard. agree panel \n1.2 I am heard. not-yet  Nobody rang.\n" {
			t.Errorf("%s: heard\n%s", format, heard)
		}
		if r, err = ReadReturn(book, format, after, nil, false); err != nil || r.Again != 2 ||
			len(r.Entries)+len(r.Voices)+len(r.Stale) > 0 {
			t.Errorf("%s again: %v %+v", format, err, r)
		}
	}
}

// A row of which something cannot be taken is not taken, and says why by its cell.
func TestWhatOthersSaidInHalf(t *testing.T) {
	a := assess.Assess(load(t, storetest.Archive(others)), programme.Day(2020, 2, 25))
	for _, c := range []struct {
		row    int
		values map[string]string
		want   string
	}{
		{1, map[string]string{"verified_by": "audit"}, "who looked, when, and what they found"},
		{1, map[string]string{"sample": "12"}, "who looked, when, and what they found"},
		{1, map[string]string{"verified_by": "audit", "verified_on": "2020-02", "verified_result": "fine"},
			"choose one of: agree, partly, disagree"},
		{1, map[string]string{"verified_by": "audit", "verified_on": "2020-02", "verified_result": "agree",
			"sample": "a few"}, "no number of cases"},
		{1, map[string]string{"voice_verdict": "agree"}, "which statement do they mean? Write its number, from 1 to 2"},
		{1, map[string]string{"voice_verdict": "agree", "voice_says": "3"}, "which statement"},
		{1, map[string]string{"voice_verdict": "maybe", "voice_says": "1"}, "choose one of: agree, not yet, unsure"},
		{1, map[string]string{"voice_note": "They came.", "voice_says": "safe"}, "Choose agree, not yet or unsure"},
		{3, map[string]string{"voice_verdict": "agree"}, "1.3 has no statement for children"},
	} {
		book := bookAs(t, NewForm(a, AllRows(a), false), "csv/others")
		fillIn(book, "others", c.row, c.values)
		r, err := ReadReturn(book, "form", a, nil, false)
		if err != nil || len(r.Entries)+len(r.Voices) > 0 || !strings.Contains(fmt.Sprint(r.Problems), c.want) {
			t.Errorf("%v: %v %v, want %q", c.values, err, r.Problems, c.want)
		}
	}
}

// A form that was out while others were heard is taken as it is; one made before these columns
// were in the form still comes back.
func TestFormsInFlight(t *testing.T) {
	fsys := storetest.Archive(others)
	a := assess.Assess(load(t, fsys), programme.Day(2020, 2, 25))
	before := bookAs(t, NewForm(a, AllRows(a), false), "csv")
	changed, err := store.Apply(fsys, entry.Today{Programme: a.Programme, Day: a.AsAt}.Voice(entry.Voice{
		Task: a.Tasks[0].Task, Says: "I am safe.", Verdict: "agree", Said: "panel"}))
	if err != nil {
		t.Fatal(err)
	}
	after := assess.Assess(load(t, store.Overlay(fsys, changed)), a.AsAt)
	fill(before, 1, map[string]string{"what_happened": "It met."})
	if r, err := ReadReturn(before, "form", after, nil, false); err != nil || len(r.Entries) != 1 || len(r.Stale)+len(r.Locked) > 0 {
		t.Errorf("%v %+v", err, r)
	}
}
