package report_test

import (
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/report"
)

// A lead is asked for what is late, whatever the rating of its task, and for a rating
// since the last board; each with the call that says so.
func TestLeadIsAskedWithTheCall(t *testing.T) {
	c := lifeContext(t)
	got := map[string]string{}
	for _, d := range made(t, c, "lead", report.Options{Person: "ann"}).(*report.LeadView).ToDo {
		got[d.About.Name] += string(d.Write) + ";"
	}
	for about, want := range map[string]string{
		"1.1 a": "improve rate 1.1 --done a;", // late, and the task on track
		"1.2 a": "improve rate 1.2 --done a;", // late, and the task complete
		"1.1 b": "improve rate 1.1 --done b;", // by the next board
		"1.1":   `improve rate 1.1 G --note "...";`,
		"1.2":   `improve impact 1.2 IMPACT --note "..." --source audit;`,
		"1.8":   `improve rate 1.8 RATING --note "...";`,
	} {
		if got[about] != want {
			t.Errorf("%s: %q, want %q", about, got[about], want)
		}
	}
	if _, asked := got["1.1 c"]; asked {
		t.Error("an activity after the next board is asked for")
	}
}

// No way in which a task ends, and no hold, leaves anything to do.
func TestNothingIsAskedOfWhatEnded(t *testing.T) {
	c := lifeContext(t)
	gone := []string{"1.3", "1.4", "1.5", "1.6", "1.7"}
	for _, id := range gone {
		if c.Assessment.Task(id).Ended == nil {
			t.Fatalf("%s lives: the record tests nothing", id)
		}
	}
	for _, d := range made(t, c, "lead", report.Options{Person: "ann"}).(*report.LeadView).ToDo {
		if id, _, _ := strings.Cut(d.About.Name, " "); slices.Contains(gone, id) {
			t.Errorf("%s is asked for: %s", d.About.Name, d.Do)
		}
	}
	for _, f := range []report.Filter{{}, {DueSoon: true}, {Untracked: true}} {
		for _, line := range report.Overdue(c, f).Lines() {
			if id, _, _ := strings.Cut(line, " "); slices.Contains(gone, id) {
				t.Errorf("overdue lists %s", line)
			}
		}
	}
}

// How minutes end a task, or hold it, is told in one sentence on its page and on their paper.
func TestAnEndIsOneSentence(t *testing.T) {
	c := lifeContext(t)
	minutes := written(t, made(t, c, "minutes", report.Options{Meeting: programme.Day(2020, 1, 14)}), "terminal")
	for id, want := range map[string][2]string{"1.3": {"uperseded by 1.1", "A better way."},
		"1.4": {"erged into 1.1", "One is enough."}, "1.5": {"ithdrawn", "Not needed."},
		"1.6": {"n hold until 30 June 2020", "No money."}} {
		page, err := report.Show(c, "task", id)
		if err != nil {
			t.Fatal(err)
		}
		for text, sentence := range map[string]string{minutes: want[0] + ". " + want[1],
			written(t, page, "terminal"): want[0] + ", decided by the Improvement Board of 14 January 2020: " + want[1]} {
			if !strings.Contains(strings.Join(strings.Fields(text), " "), sentence) || strings.Contains(text, "End as") {
				t.Errorf("%s: it does not say %q:\n%s", id, sentence, text)
			}
		}
	}
}

// A risk that somebody spoke of on the day of its review or since is not asked for again, by
// a lead's paper, the register or the checks' own figure alike.
func TestARiskIsReviewedOnce(t *testing.T) {
	for _, tt := range []struct {
		day   string
		asked bool
	}{{"2020-02-09", true}, {"2020-02-10", false}, {"2020-02-20", false}} {
		c := smallContext(t, "plan/risks.yaml", `risks:
  - {id: capacity, title: Too few workers, kind: risk, owner: director, review: 2020-02-10}
`, "updates/"+tt.day+"-risks.yaml", "date: "+tt.day+"\nrisks:\n  capacity: {likelihood: 3, impact: 3, note: Ten left.}\n")
		asked := strings.Contains(written(t, made(t, c, "lead", report.Options{Person: "director"}), "terminal"),
			"Review the risk")
		if asked != tt.asked {
			t.Errorf("reviewed on %s: asked for again: %v", tt.day, asked)
		}
		if got := at(t, made(t, c, "risks", report.Options{}), "risks", 0, "review_overdue"); got != tt.asked {
			t.Errorf("reviewed on %s: the register says that the review is overdue: %v", tt.day, got)
		}
	}
}

// Whatever is late is in the list as a row of its own kind, in every form of it, and
// what is to come in the list of that.
func TestOverdueListsActivitiesAndActions(t *testing.T) {
	c := lifeContext(t)
	for _, f := range []struct {
		filter report.Filter
		want   []string
	}{
		{report.Filter{}, []string{"1.1 a activity overdue=25 target=2020-01 lead=ann Invite",
			"1.2 a activity overdue=25 target=2020-01 lead=ann Draft",
			"2020-01-14.1 action overdue=24 target=2020-02-01 lead=ann Count the workers"}},
		{report.Filter{DueSoon: true}, []string{"1.1 b activity due-soon target=2020-03 lead=ann Book",
			"2020-01-14.3 action due-soon target=2020-03-20 lead=ann Print the guide"}},
		{report.Filter{Untracked: true}, nil},
		{report.Filter{Ambition: "2"}, nil},
	} {
		view := report.Overdue(c, f.filter)
		var got []string
		for _, line := range view.Lines() {
			if strings.Contains(line, " activity ") || strings.Contains(line, " action ") {
				got = append(got, line)
			}
		}
		if !slices.Equal(got, f.want) {
			t.Errorf("%s: %q, want %q", f.filter.Words(), got, f.want)
		}
		for _, format := range []string{"terminal", "csv", "json", "markdown", "html"} {
			text := written(t, view, format)
			for _, line := range f.want {
				what := line[strings.LastIndex(line, "=ann ")+len("=ann "):]
				if !strings.Contains(text, what) {
					t.Errorf("%s: %s does not list %q:\n%s", f.filter.Words(), format, what, text)
				}
			}
		}
	}
	if text := written(t, report.Overdue(c, report.Filter{}), "terminal"); !strings.Contains(text,
		"1 open action lacks an owner or a date: 2020-01-14.2 (no owner, no date).") {
		t.Errorf("nobody is asked for 2020-01-14.2:\n%s", text)
	}
}

// lifeContext is the record of lives, as at 25 February 2020.
func lifeContext(t *testing.T) *report.Context {
	t.Helper()
	return archived(t, lives, programme.Day(2020, 2, 25))
}

// lives has a task ended in each way, one on hold, late activities in living and in
// ended tasks, and one that nobody ever rated.
const lives = `
-- plan/programme.yaml --
name: Small programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-18, 2020-03-31]}
plans:
  - {id: old, title: Old plan, published: 2019-01}
-- plan/people.yaml --
people:
  - {id: ann, name: Ann Lee, role: Lead, kind: person}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leaders know
tasks:
  - {id: 1.1, title: Meet, leads: [ann], target: 2020-12, activities: {a: {text: Invite, target: 2020-01},
     b: {text: Book, target: 2020-03}, c: {text: Review, target: 2020-10}}}
  - {id: 1.2, title: Write, leads: [ann], target: 2020-12, activities: {a: {text: Draft, target: 2020-01}}}
  - {id: 1.3, title: Superseded, leads: [ann], target: 2019-12, activities: {a: {text: Begin, target: 2020-01}}}
  - {id: 1.4, title: Merged, leads: [ann], target: 2019-12, activities: {a: {text: Begin, target: 2020-01}}}
  - {id: 1.5, title: Withdrawn, leads: [ann], target: 2019-12, activities: {a: {text: Begin, target: 2020-01}}}
  - {id: 1.6, title: Held, leads: [ann], target: 2019-12, activities: {a: {text: Begin, target: 2020-01}}}
  - {id: 1.7, title: Of the old plan, plan: old, leads: [ann], target: 2019-12}
  - {id: 1.8, title: New, leads: [ann], target: 2020-12}
  - {id: 1.9, title: Goes on, leads: [ann], target: 2020-12, continues: 1.7}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
decisions:
  - {text: The old plan has ended., permits: [{end: plan old}]}
actions:
  - {id: 2020-01-14.1, text: Count the workers, owner: ann, due: 2020-02-01}
  - {id: 2020-01-14.2, text: Find a room}
  - {id: 2020-01-14.3, text: Print the guide, owner: ann, due: 2020-03-20}
progress:
  1.1: {rating: G, note: Under way.}
  1.2: {rating: B, note: Written., evidence: [the text], confirmed_by: Somebody else}
  1.3: {rating: R, note: Stuck., end: {as: superseded, into: 1.1, reason: A better way.}}
  1.4: {rating: R, note: Stuck., end: {as: merged, into: 1.1, reason: One is enough.}}
  1.5: {rating: R, note: Stuck., end: {as: withdrawn, reason: Not needed.}}
  1.6: {rating: R, note: Stuck., end: {as: on-hold, until: 2020-06, reason: No money.}}
`
