package change_test

import (
	"slices"
	"strings"
	"testing"

	"improve/internal/change"
	"improve/internal/programme"
)

// twoAmbitions is a plan of two ambitions, before anything was reported.
const twoAmbitions = `-- plan/programme.yaml --
name: Improvement programme
policy: {cycle_days: 42, grace_days: 7}
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25]}
-- plan/people.yaml --
people:
  - {id: ann-lee, name: Ann Lee, role: Head of service, kind: person}
-- plan/ambitions/2-leadership.yaml --
id: 2
title: Leadership
tasks:
  - {id: 2.1, title: Create the board, target: 2020-03}
  - {id: 2.2, title: Publish the strategy, target: 2020-03, leads: [ann-lee]}
  - {id: 2.3, title: Audit practice, target: [2020-03-10, 2020-06-10]}
-- plan/ambitions/10-practice.yaml --
id: 10
title: Practice
tasks:
  - {id: 10.1, title: Train everybody, target: 2020-03}
-- updates/2020-01-10-ann-lee.yaml --
date: 2020-01-10
by: ann-lee
progress:
  2.1: {rating: A, note: Behind., recovery: A plan., forecast: 2020-04}
`

// told are the changes from twoAmbitions to what replacements and new files make of
// it, in order: what each is of, and its text. A silent one begins with a "!".
func told(t *testing.T, more string, replacements ...string) []string {
	t.Helper()
	after := strings.NewReplacer(replacements...).Replace(twoAmbitions) + more
	var all []string
	for _, c := range change.Compare(read(t, twoAmbitions), read(t, after), change.Circumstances{
		Today: programme.Day(2020, 2, 25), Written: func(string) programme.Date { return programme.Day(2020, 2, 25) }}) {
		mark := ""
		if c.Silent != nil {
			mark = "! "
		}
		id, _, _ := strings.Cut(c.About, " ")
		all = append(all, mark+id+" "+string(c.Kind)+": "+c.Text)
	}
	return all
}

func want(t *testing.T, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("told\n%s\n\nwant\n%s", g, w)
	}
}

func TestOrderOfChanges(t *testing.T) {
	want(t, told(t, `-- updates/2020-02-25-ann-lee.yaml --
date: 2020-02-25
by: ann-lee
progress:
  10.1: {rating: G, note: Trained.}
  2.3: {note: No news.}
  2.1: {rating: R, note: Stuck., recovery: A plan., escalation: {to: board, ask: Money.}}
-- updates/2020-02-20-ann-lee.yaml --
date: 2020-02-20
by: ann-lee
progress:
  2.1: {rating: G, note: Better.}
`, "Audit practice, target: [2020-03-10,", "Audit practice, target: [2020-03-20,", "name: Improvement p", "name: P"),
		"! 2.3 slipped: The target in the plan moved to 20 March 2020, was 10 March 2020, 10 days later.",
		"2.3 progress: Note on 25 February 2020 by Ann Lee: “No news”.",
		"2.1 better: Rated G on track on 20 February 2020 by Ann Lee, was A behind: “Better”.",
		"2.1 worse: Rated R off track on 25 February 2020 by Ann Lee, was G on track: “Stuck”.",
		"2.1 progress: Recovery: “A plan”.",
		"2.1 progress: Escalation to: Improvement Board.",
		"2.1 progress: Escalation ask: “Money”.",
		"10.1 rated: Rated G on track on 25 February 2020 by Ann Lee, its first rating: “Trained”.",
		"Update: added: New, by Ann Lee.",
		"Update: added: New, by Ann Lee.",
		"Programme: changed: The name: was “Improvement programme”, now “Programme”.")
}

func TestWordsOfTargets(t *testing.T) {
	for name, c := range map[string]struct{ is, want string }{
		"later": {"target: [2020-03-11, 2020-06-10]",
			"! 2.3 slipped: The target in the plan moved to 11 March 2020, was 10 March 2020, 1 day later."},
		"earlier": {"target: [2020-03-09, 2020-06-10]",
			"! 2.3 brought forward: The target in the plan moved to 9 March 2020, was 10 March 2020, 1 day earlier."},
		"gone": {"target: 2020-06-10",
			"! 2.3 removed: Target removed from the plan: 10 March 2020."},
		"one more": {"target: [2020-03-10, 2020-06-10, 2020-09-10]",
			"2.3 target: New target: 10 September 2020."},
		"both later": {"target: [2020-04-10, 2020-07-10]",
			"! 2.3 slipped: The targets in the plan were 10 March 2020, 10 June 2020, and are now 10 April 2020, 10 July 2020."},
		"both, first": {"target: [2020-02-10, 2020-05-10]",
			"! 2.3 brought forward: The targets in the plan were 10 March 2020, 10 June 2020, and are now 10 February 2020, 10 May 2020."},
		"both gone": {"target: [2020-02-10]",
			"! 2.3 slipped: The targets in the plan were 10 March 2020, 10 June 2020, and are now 10 February 2020."},
		"none": {"leads: [ann-lee]",
			"! 2.3 removed: Target removed from the plan: 10 March 2020, 10 June 2020.\n" +
				"2.3 changed: Leads: added Ann Lee."},
	} {
		t.Run(name, func(t *testing.T) {
			want(t, told(t, "", "target: [2020-03-10, 2020-06-10]", c.is), c.want)
		})
	}
	want(t, told(t, "", "board, target: 2020-03}", "board, target: 2020-03-31}"),
		"2.1 target: The target is now written as 31 March 2020, before as March 2020: the same due date.")
}

func TestWordsOfProgress(t *testing.T) {
	const minutes = "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\nprogress:\n  "
	for name, c := range map[string]struct{ is, want string }{
		"first": {"2.2: {rating: G, note: Well.}",
			"2.2 rated: Rated G on track on 25 February 2020, its first rating: “Well”."},
		"as before": {"2.1: {rating: A, note: Still., recovery: A plan., forecast: 2020-04}",
			"2.1 rated: Rated A behind on 25 February 2020, as before: “Still”.\n" +
				"2.1 progress: Recovery: “A plan”."},
		"worse": {"2.1: {rating: R, note: Stuck., escalation: {to: board, ask: Money.}}",
			"2.1 worse: Rated R off track on 25 February 2020, was A behind: “Stuck”.\n" +
				"2.1 progress: Escalation to: Improvement Board.\n" +
				"2.1 progress: Escalation ask: “Money”."},
		"better": {"2.1: {rating: G, note: Well., forecast: 2020-05}",
			"2.1 better: Rated G on track on 25 February 2020, was A behind: “Well”.\n" +
				"2.1 forecast: Forecast May 2020, was April 2020."},
		"complete": {"2.1: {rating: B, note: Met., evidence: [Minutes]}",
			"2.1 completed: Rated B complete on 25 February 2020, was A behind: “Met”.\n" +
				"2.1 progress: Evidence: Minutes."},
		"first date": {"2.2: {forecast: 2020-05}",
			"2.2 forecast: Forecast May 2020."},
		"a note": {"2.2: {note: No news.}",
			"2.2 progress: Note on 25 February 2020: “No news”."},
		"no words": {"2.2: {done: [a]}",
			"2.2 progress: Activities finished: a."},
		"retarget": {"2.2: {retarget: {to: 2020-05, reason: Ill.}}",
			"2.2 slipped: Target moved to May 2020, was March 2020, 61 days later, decided in the minutes of 25 February 2020: “Ill”."},
	} {
		t.Run(name, func(t *testing.T) {
			want(t, told(t, minutes+c.is+"\n"), append(strings.Split(c.want, "\n"), "Minutes: added: New.")...)
		})
	}
}

func TestDirection(t *testing.T) {
	const none, b, g, a, r = programme.Unrated, programme.Complete, programme.OnTrack, programme.Behind, programme.OffTrack
	for _, c := range []struct {
		before, now programme.Rating
		want        change.Kind
	}{
		{none, none, change.Rated}, {g, g, change.Rated}, {none, g, change.Rated}, {none, r, change.Rated},
		{none, b, change.Completed}, {r, b, change.Completed}, {b, g, change.Reopened}, {b, r, change.Reopened},
		{b, none, change.Reopened}, {g, none, change.Changed},
		{g, a, change.Worse}, {a, r, change.Worse}, {g, r, change.Worse},
		{a, g, change.Better}, {r, a, change.Better}, {r, g, change.Better},
	} {
		if got := change.Direction(c.before, c.now); got != c.want {
			t.Errorf("from %q to %q: %s, want %s", c.before, c.now, got, c.want)
		}
	}
}

// What stands first is that of which the worst is told, whatever else was told of it before.
func TestTheWorstOfAThingSaysWhereItStands(t *testing.T) {
	got := told(t, `-- updates/2020-02-20-ann-lee.yaml --
date: 2020-02-20
by: ann-lee
progress:
  2.2: {rating: B, note: Published., evidence: [The strategy.]}
  2.3: {rating: G, note: Begun.}
-- updates/2020-02-25-ann-lee.yaml --
date: 2020-02-25
by: ann-lee
progress:
  2.3: {rating: R, note: Stuck., recovery: A plan., escalation: {to: board, ask: Money.}}
`)
	at := func(id string) int {
		return slices.IndexFunc(got, func(line string) bool { return strings.HasPrefix(line, id+" ") })
	}
	if at("2.3") > at("2.2") {
		t.Errorf("2.3, worse in the end, is told after 2.2, which is complete:\n%s", strings.Join(got, "\n"))
	}
}

// Who did not decide is said beside the retarget of that update, and of no other.
func TestWhatTheBoardDidNotDecide(t *testing.T) {
	got := told(t, `-- updates/2020-02-20-ann-lee.yaml --
date: 2020-02-20
by: ann-lee
progress:
  2.2: {note: Late., retarget: {to: 2020-05, reason: Staff left.}}
-- updates/2020-02-25-board.yaml --
date: 2020-02-25
meeting: board
progress:
  2.2: {retarget: {to: 2020-06, reason: Agreed.}}
`)
	var retargets []string
	for _, line := range got {
		if strings.Contains(line, "Staff left") || strings.Contains(line, "Agreed") {
			retargets = append(retargets, line)
		}
	}
	want(t, retargets,
		`2.2 target: Retarget to May 2020 has no effect: the board did not decide it: “Staff left”.`,
		`2.2 slipped: Target moved to June 2020, was March 2020, 91 days later, decided in the minutes of 25 February 2020: “Agreed”.`)
}

// Who compares two records without a day, as merging does, is told of no board that took
// over: on which day it would is not known.
func TestWithoutADayNoBoardTakesOver(t *testing.T) {
	const plan = `-- plan/programme.yaml --
name: P
groups:
  - {id: board, name: Improvement Board, board: {from: 2019-01}, meetings: [2020-01-14]}
`
	after := strings.Replace(plan, "groups:\n", "groups:\n  - {id: other, name: Other Board, board: {from: 2020-02}}\n", 1)
	silent := func(day programme.Date) bool {
		return slices.ContainsFunc(change.Compare(read(t, plan), read(t, after), change.Circumstances{Today: day}),
			func(c change.Change) bool {
				return c.Silent != nil && strings.HasPrefix(c.Silent.Why, "It would be the board")
			})
	}
	if !silent(programme.Day(2020, 2, 25)) || silent(programme.Date{}) {
		t.Errorf("on a day %v, on none %v; want it on the day alone", silent(programme.Day(2020, 2, 25)), silent(programme.Date{}))
	}
}

// Who keeps a late task from the public for a year to the day needs nobody; for longer, the
// message says up to when, and up to then passes.
func TestRestrictedForAYear(t *testing.T) {
	today := programme.Day(2020, 5, 1)
	silent := func(until string) *change.Silent {
		after := strings.Replace(twoAmbitions, "title: Create the board,", "title: Create the board, restricted: {reason: A child, until: "+until+"},", 1)
		for _, c := range change.Compare(read(t, twoAmbitions), read(t, after), change.Circumstances{Today: today}) {
			if c.Silent != nil {
				return c.Silent
			}
		}
		return nil
	}
	if s := silent("2021-05-01"); s != nil {
		t.Errorf("a year: %+v", s)
	}
	if s := silent("2021-05-02"); s == nil || !strings.Contains(s.Mend, "until: 2021-05-01 or earlier") {
		t.Errorf("a year and a day: %+v", s)
	}
}

// A list that has again what it lost still holds what took its place: who adds the first
// words beside the softer ones has not put them back.
func TestAListIsPutBackWhole(t *testing.T) {
	const plan = `-- plan/programme.yaml --
name: P
groups:
  - {id: board, name: Board, meetings: [2020-01-14, 2020-02-25]}
-- plan/ambitions/1-a.yaml --
id: 1
title: A
tasks: [{id: 1.1, title: One, target: 2019-12, outcomes: [OUTCOMES]}]
`
	with := func(outcomes string) *programme.Programme {
		return read(t, strings.Replace(plan, "OUTCOMES", outcomes, 1))
	}
	first, softer := "Every child is seen, Visits are on time", "Some children are seen, Visits are on time"
	for _, c := range []struct {
		name, last string
		holds      bool
	}{
		{"left as it is", softer, true},
		{"the first words beside the softer", softer + ", Every child is seen", true},
		{"put back", first, false},
	} {
		before, between, after := with(first), with(softer), with(c.last)
		steps := []change.Step{
			{Day: programme.Day(2019, 11, 1), After: before},
			{Day: programme.Day(2020, 1, 20), Before: before, After: between},
			{Day: programme.Day(2020, 1, 22), Before: between, After: after},
		}
		holds := slices.ContainsFunc(change.StandingOf(after, programme.Day(2020, 2, 25), steps),
			func(s change.Standing) bool { return s.Step == 1 })
		if holds != c.holds {
			t.Errorf("%s: holds %v, want %v", c.name, holds, c.holds)
		}
	}
}

// A board before a record was adopted never saw it, so what changes before the next is no
// promise less.
func TestABoardBeforeAdoptionSawNothing(t *testing.T) {
	const plan = `-- plan/programme.yaml --
name: P
adopted: {date: 2020-02-01, from: A workbook}
groups:
  - {id: board, name: Board, meetings: [2020-01-14, 2020-02-25]}
-- plan/ambitions/1-a.yaml --
id: 1
title: A
tasks: [{id: 1.1, title: One, target: 2020-06, activities: [{text: Ask}, {text: Answer}]}]
`
	after := strings.Replace(plan, ", {text: Answer}", "", 1)
	for day, want := range map[programme.Date]bool{programme.Day(2020, 2, 10): false, programme.Day(2020, 2, 25): true} {
		got := slices.ContainsFunc(change.Compare(read(t, plan), read(t, after), change.Circumstances{Today: day}),
			func(c change.Change) bool { return c.Silent != nil })
		if got != want {
			t.Errorf("on %s: silent %v, want %v", day, got, want)
		}
	}
}

// People without a name are called by their role, groups by their name, and a rating as
// sentences say it.
func TestWhoAndRatingsInWords(t *testing.T) {
	got := told(t, `-- updates/2020-01-20-x.yaml --
date: 2020-01-20
by: ann-lee
progress:
  2.1: {rating: R, note: Stuck., escalation: {to: board, ask: Pay, by: 2020-02-25}}
`, "name: Ann Lee, ", "", "rating: A, note: Behind.", "rating: G, note: Behind.")
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"The rating of 10 January 2020: was A behind, now G on track.",
		"Rated R off track on 20 January 2020 by Head of service, was G on track: “Stuck”.",
		"Escalation to: Improvement Board.",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing says %q:\n%s", want, all)
		}
	}
}
