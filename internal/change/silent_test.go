package change

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

const small = `
-- plan/programme.yaml --
name: Improvement programme
policy: {cycle_days: 42, grace_days: 7, escalate_after_days: 42, small_numbers: 5, signed: true}
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25]}
pauses:
  - {from: 2019-08-01, to: 2019-08-31, reason: Summer}
-- plan/people.yaml --
people:
  - {id: head, name: Jo Head}
  - {id: ann, name: Ann Lee}
-- plan/findings.yaml --
sources: [{id: s, title: Report}]
findings:
  - {id: s-1, source: s, title: Late}
  - {id: s-2, source: s, title: Later}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leaders know practice
tasks:
  - id: 1.3
    title: Audit what children say
    leads: [head]
    target: 2019-12
    waive: [{rule: task/stale, until: 2020-03-31, reason: The auditor is ill}]
  - id: 1.30
    title: Say what was heard
    target: [2020-06, 2020-09]
    activities:
      - {text: Ask the forum, target: 2020-01}
      - {text: Print what it said, target: 2020-05}
  - id: 1.4
    title: No date yet
-- plan/priorities.yaml --
priorities:
  - {id: early, title: Help comes early}
  - {id: safe, title: Children are safe}
-- plan/measures.yaml --
measures:
  - {id: visits, title: Visits in time, polarity: higher, target: 90, tolerance: 5, every: month}
-- plan/risks.yaml --
risks:
  - {id: pay, title: Too few, kind: risk, appetite: 8}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
decisions:
  - text: The plan is agreed.
-- updates/2020-02-20-head.yaml --
date: 2020-02-20
by: head
progress:
  1.3: {rating: R, note: Late., forecast: 2020-05}
`

// load reads a record, and what is wrong with it.
func load(t *testing.T, archive string) (*programme.Programme, diag.List) {
	t.Helper()
	p, problems, err := store.Load(storetest.Archive(archive))
	if err != nil {
		t.Fatal(err)
	}
	return p, problems
}

// loaded is a record with nothing wrong.
func loaded(t *testing.T, archive string) *programme.Programme {
	t.Helper()
	p, problems := load(t, archive)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

// What is silent and what is not, each edit by itself: the text replaced, what
// replaces it, and the reasons that are given. All is written on 25 February
// 2020.
func TestSilent(t *testing.T) {
	const decided = "  - text: The plan is agreed.\n"
	minutes := "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\n"
	for _, c := range []struct{ name, old, new, want string }{
		{"a target moved in the plan", "target: 2019-12", "target: 2020-06", "promise"},
		{"and brought forward", "target: 2019-12", "target: 2019-11", "promise"},
		{"and taken out", "    target: 2019-12\n", "", "promise"},
		{"and moved where the board agreed: the plan keeps the first date", "target: 2019-12", "target: 2020-06\n+" + minutes + "progress:\n  1.3: {retarget: {to: 2020-06, reason: Agreed}}", "promise"},
		{"one of two", "[2020-06, 2020-09]", "[2020-06, 2020-12]", "promise"},
		{"the same day in another way", "target: 2019-12", "target: 2019-12-31", ""},
		{"one more target", "[2020-06, 2020-09]", "[2020-06, 2020-09, 2020-12]", ""},
		{"a first target", "title: No date yet", "title: No date yet\n    target: 2020-12", ""},
		{"a target moved by minutes", decided, decided + "+" + minutes + "progress:\n  1.3: {retarget: {to: 2020-06, reason: Agreed}}", ""},

		{"a rating of the past", "rating: R", "rating: G", "past"},
		{"a word of the past", "note: Late.", "note: Not late.", "past"},
		{"a forecast of the past taken out", ", forecast: 2020-05", "", "past"},
		{"an entry of the past taken out", "progress:\n  1.3: {rating: R, note: Late., forecast: 2020-05}\n", "", "past"},
		{"a decision reworded", "The plan is agreed.", "The plan is welcomed.", "past"},
		{"something added to last month's minutes", decided, decided + "  - text: All is well.\n", "past"},
		{"something added after a board to an update before it", "forecast: 2020-05}", "forecast: 2020-05, recovery: More}", "past"},
		{"another task added to it", "  1.3: {rating: R", "  1.4: {rating: G, note: Begun.}\n  1.3: {rating: R", "past"},
		{"minutes posted", "date: 2020-01-14\n", "date: 2020-01-14\nposted: 2020-02-24\n", ""},
		{"a late task's rating restricted afterwards", "forecast: 2020-05}", "forecast: 2020-05, restricted: {reason: A child}}", "silenced"},
		{"the same for a while", "forecast: 2020-05}", "forecast: 2020-05, restricted: {reason: A child, until: 2020-06}}", ""},

		{"a task dropped", "  - id: 1.4\n    title: No date yet\n", "", "dropped"},
		{"a finding dropped", "  - {id: s-2, source: s, title: Later}\n", "", "dropped"},
		{"a risk dropped", "-- plan/risks.yaml --\nrisks:\n  - {id: pay, title: Too few, kind: risk, appetite: 8}\n", "", "dropped"},
		{"a measure dropped by decision", "-- plan/measures.yaml --\nmeasures:\n  - {id: visits, title: Visits in time, polarity: higher, target: 90, tolerance: 5, every: month}\n", "+" + minutes + "decisions: [{text: \"Visits in time is no longer counted here.\"}]\n", ""},
		{"a task renumbered", "id: 1.4", "id: 1.5", "dropped"},
		{"a task ends and stays, whatever a decision says in words", "  - id: 1.4\n    title: No date yet\n", "+" + minutes + "decisions: [{text: \"Task 1.4 is no longer needed.\"}]\n", "dropped"},
		{"by a decision of another task", "  - id: 1.4\n    title: No date yet\n", "+" + minutes + "decisions: [{text: \"Task 1.40 and 11.4 are no longer needed.\"}]\n", "dropped"},
		{"by an update of no meeting", "  - id: 1.4\n    title: No date yet\n", "+-- updates/2020-02-25-head.yaml --\ndate: 2020-02-25\ndecisions: [{text: \"Task 1.4 is no longer needed.\"}]\n", "dropped"},

		{"a rating for a date long past", decided, decided + "+-- updates/2020-02-01-head.yaml --\ndate: 2020-02-01\nprogress:\n  1.3: {rating: G, note: Good.}\n", "backdated"},
		{"minutes written when they were posted", decided, decided + "+-- updates/2020-02-01-board.yaml --\ndate: 2020-02-01\nmeeting: board\nposted: 2020-02-26\nprogress:\n  1.3: {rating: G, note: Good.}\n", ""},
		{"a note for a date long past", decided, decided + "+-- updates/2020-02-01-head.yaml --\ndate: 2020-02-01\nprogress:\n  1.3: {note: Good.}\n", ""},
		{"a rating within the days of grace", decided, decided + "+-- updates/2020-02-26-head.yaml --\ndate: 2020-02-26\nprogress:\n  1.3: {rating: G, note: Good.}\n", ""},
		{"a target moved for a date long past", decided, decided + "+-- updates/2020-02-01-board.yaml --\ndate: 2020-02-01\nmeeting: board\nprogress:\n  1.3: {retarget: {to: 2020-06, reason: Agreed}}\n", "backdated"},

		{"more days of grace", "grace_days: 7", "grace_days: 21", "loosened"},
		{"fewer", "grace_days: 7", "grace_days: 3", ""},
		{"more days of grace by decision", "grace_days: 7", "grace_days: 21\x00" + decided + "\x00" + decided + "+" + minutes + "decisions: [{text: The grace days become 21.}]\n", ""},
		{"smaller small numbers", "small_numbers: 5", "small_numbers: 2", "loosened"},
		{"an easier measure", "target: 90", "target: 80", "loosened"},
		{"a harder one", "target: 90", "target: 95", ""},
		{"more tolerance", "tolerance: 5", "tolerance: 15", "loosened"},
		{"commits no longer signed", "signed: true", "signed: false", "loosened"},
		{"the date pinned", "name: Improvement programme", "name: Improvement programme\nas_at: 2020-01-31", "loosened"},
		{"more appetite", "appetite: 8", "appetite: 12", "loosened"},

		{"a waiver made longer", "until: 2020-03-31", "until: 2020-12-31", "silenced"},
		{"for a new reason", "until: 2020-03-31, reason: The auditor is ill", "until: 2020-05-20, reason: The auditor has left", ""},
		{"for longer than two cycles", "until: 2020-03-31, reason: The auditor is ill", "until: 2020-05-21, reason: The auditor has left", "silenced"},
		{"shorter", "until: 2020-03-31", "until: 2020-02-28", ""},
		{"a pause made longer", "to: 2019-08-31", "to: 2020-02-28", "time-off"},
		{"a wording of the plan, late", "Audit what children say", "Audit what we say", "scope"},
		{"a wording of the plan, not late", "Say what was heard", "Tell what was heard", ""},
		{"a step that is late in other words", "Ask the forum", "Ask somebody", "scope"},
		{"a step that is not late in other words", "Print what it said", "Publish what was heard", ""},
		{"a priority taken out", "  - {id: early, title: Help comes early}\n", "", "scope"},
		{"a priority in other words", "Help comes early", "Help is there early", ""},
		{"a person taken out", "  - {id: ann, name: Ann Lee}\n", "", ""},
		{"a typo", "Audit what children say", "Audit what childen say", ""},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			after := small
			parts := append([]string{c.old}, strings.Split(c.new, "\x00")...)
			for i := 0; i+1 < len(parts); i += 2 {
				if !strings.Contains(after, parts[i]) {
					t.Fatalf("the record lacks %q", parts[i])
				}
				text, more, _ := strings.Cut(parts[i+1], "+")
				after = strings.Replace(after, parts[i], text, 1) + more + "\n"
			}
			day := programme.Day(2020, 2, 26) // the day after a board
			got := map[string]bool{}
			changes := Compare(loaded(t, small), loaded(t, after), Circumstances{Today: day, Written: func(string) programme.Date { return day }})
			for _, ch := range changes {
				if ch.Silent != nil {
					got[string(ch.Silent.Reason)] = true
				}
			}
			want := map[string]bool{}
			if c.want != "" {
				want[c.want] = true
			}
			if fmt.Sprint(got) != fmt.Sprint(want) || len(changes) == 0 {
				for _, ch := range changes {
					t.Logf("%s: %s %+v", ch.About, ch.Text, ch.Silent)
				}
				t.Errorf("silent for %v, want %v", got, want)
			}
		})
	}
}

// An entry that cannot be read in one of the two records is not gone, and others of its
// file are compared.
func TestEntryThatCannotBeRead(t *testing.T) {
	for _, c := range []struct{ name, old, new, about string }{
		{"a finding", "{id: s-2, source: s, title: Later}", "Later", "Finding: s-2 Later"},
		{"a task", "id: 1.4\n    title: No date yet", "No date yet", "1.4 No date yet"},
		{"a risk", "{id: pay, title: Too few, kind: risk, appetite: 8}", "[pay]", "Risk: Too few"},
	} {
		broken, problems := load(t, strings.Replace(small, c.old, c.new, 1))
		if len(problems) == 0 {
			t.Fatalf("%s can be read", c.name)
		}
		whole, day := loaded(t, small), programme.Day(2020, 2, 26)
		for _, pair := range [][2]*programme.Programme{{whole, broken}, {broken, whole}} {
			var got []string
			for _, ch := range Compare(pair[0], pair[1], Circumstances{Today: day}) {
				got = append(got, string(ch.Kind)+": "+ch.About)
			}
			if len(got) != 1 || got[0] != string(Unread)+": "+c.about {
				t.Errorf("%s: %q", c.name, got)
			}
		}
	}
}

func TestNames(t *testing.T) {
	for text, want := range map[string]bool{"1.3": true, "task 1.3.": true, "1.3, 1.4": true, "(1.3)": true, "1.30": false, "11.3": false, "1.3.2": false, "v1.3": false,
		"2-1.3": false, "1.3-2": false, "1.30 and 1.3": true, "": false, "1.3é": false} {
		if names(text, "1.3") != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
