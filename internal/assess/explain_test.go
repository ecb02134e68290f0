package assess

import (
	"strings"
	"testing"

	"improve/internal/programme"
)

func explained(a *Assessment, t *Task) string {
	var lines []string
	for _, s := range a.Explain(t) {
		lines = append(lines, s.Text)
	}
	return strings.Join(lines, "\n")
}

func TestExplain(t *testing.T) {
	late := work("1.1", "2019-12")
	several := work("1.7", "2019-07", "2019-10", "2020-01")
	moving := board("2020-01-14", say("1.1", "rate:A note forecast:2020-01 to:2020-01"))
	moving.Progress[0].Retarget.Reason = text("Too few\nstaff. ")
	for _, c := range []struct {
		name, day string
		task      *programme.Task
		p         updates
		want      string
	}{
		{"nothing known", "2020-02-25", work("1.1"), nil, `
It has no target, so it is never overdue.
It has never been rated.
So it is not rated.`},
		{"never rated", "2020-02-25", late, nil, `
The target in the plan is December 2019.
It was due on 31 December 2019, the last day of that month: on 25 February 2020 it is 56 days overdue.
It has never been rated.
By its dates it is R off track: overdue by more than 42 days (policy.escalate_after_days).
So it is R off track, by its dates only.
It is untracked: after the 7 days of grace (policy.grace_days), its record does not give what now, when or how bad.
What now: there is no note.
When: there is no forecast.
How bad: there is no rating.`},
		{"moved, and still late", "2020-02-25", late, updates{moving}, `
The original target was December 2019.
The Improvement Board of 14 January 2020 moved it from December 2019 to January 2020, 31 days later: Too few staff.
It was due on 31 January 2020, the last day of that month: on 25 February 2020 it is 25 days overdue, and 56 days past the original target.
It was rated A behind by the Improvement Board of 14 January 2020, 42 days before 25 February 2020.
By its dates it is A behind: overdue by no more than 42 days (policy.escalate_after_days).
So it is A behind: the reported rating and the dates agree.
It is untracked: after the 7 days of grace (policy.grace_days), its record does not give what now or when.
What now: the last note is from 14 January 2020, before the due date.
When: its forecast, January 2020, has passed.`},
		{"green and late", "2020-01-01", late, updates{lead("2019-12-31", say("1.1", "rate:G note forecast:2020-03"))}, `
The target in the plan is December 2019.
It was due on 31 December 2019, the last day of that month: on 1 January 2020 it is 1 day overdue.
It was rated G on track by the update of 31 December 2019, 1 day before 1 January 2020.
By its dates it is A behind: overdue by no more than 42 days (policy.escalate_after_days).
So it is A behind: the dates are worse than the reported rating, and the worse counts.
It is within the 7 days of grace (policy.grace_days). Its record does not give how bad.
How bad: its last rating, on 31 December 2019, is G on track, which an overdue task cannot be.`},
		{"tracked", "2020-01-31", late, updates{lead("2020-01-31", say("1.1", "rate:R note forecast:2020-03"))}, `
The target in the plan is December 2019.
It was due on 31 December 2019, the last day of that month: on 31 January 2020 it is 31 days overdue.
It was rated R off track by the update of 31 January 2020.
By its dates it is A behind: overdue by no more than 42 days (policy.escalate_after_days).
So it is R off track: the reported rating is worse than the dates, and the worse counts.
It is tracked: its record gives who, what now, when and how bad.`},
		{"lapsed, with a pause", "2020-06-01", work("1.1", "2020-12-25"), updates{lead("2020-01-31", say("1.1", "rate:A"))}, `
The target in the plan is 25 December 2020.
It is due on 25 December 2020, so on 1 June 2020 it is not overdue.
It was rated A behind by the update of 31 January 2020, 122 days before 1 June 2020.
That rating has lapsed and no longer counts: 92 days without the 30 days of pauses is more than 84 days (twice policy.cycle_days).
So it is not rated.`},
		{"stale and reopened", "2020-03-31", work("1.1"), updates{lead("2020-01-30", say("1.1", "rate:B")), lead("2020-01-31", say("1.1", "rate:A"))}, `
It has no target, so it is never overdue.
It was rated B complete by the update of 30 January 2020; the later rating reopened it.
It was rated A behind by the update of 31 January 2020, 60 days before 31 March 2020.
That rating is stale: 60 days is more than 49 days (policy.cycle_days and policy.grace_days together).
So it is A behind, as reported.`},
		{"complete", "2020-02-25", late, updates{lead("2020-01-31", say("1.1", "rate:B"))}, `
The target in the plan is December 2019.
That is due on 31 December 2019, the last day of that month. A complete task is never overdue.
It was rated B complete by the update of 31 January 2020, 25 days before 25 February 2020.
So it is B complete, as reported. A later rating would reopen it.`},
		{"several", "2019-10-01", several, updates{lead("2019-08-01", say("1.7", "met:2019-07"))}, `
Its target of July 2019 was met, according to the update of 1 August 2019.
It has several targets: the first not met is October 2019.
It is due on 31 October 2019, the last day of that month, so on 1 October 2019 it is not overdue.
It has never been rated.
So it is not rated.`},
		{"two met, and a fault", "2020-10-01", work("1.7", "2019-07", "2019-10"), updates{lead("2019-11-01", say("1.7", "met:2019-10 met:2019-07 fault:rating"))}, `
Its target of July 2019 was met, according to the update of 1 November 2019.
Its target of October 2019 was met, according to the update of 1 November 2019.
All its targets are met, the last due on 31 October 2019, the last day of that month, so it is not overdue.
It has never been rated.
So it is not rated.
The value under rating could not be read, so this may be wrong.`},
		{"given a target, brought forward, and its form changed", "2020-01-15", work("1.1"),
			updates{board("2020-01-01", say("1.1", "to:2020-03")), board("2020-01-02", say("1.1", "to:2020-02")), board("2020-01-03", say("1.1", "to:2020-02-29"))}, `
It has no target in the plan.
The Improvement Board of 1 January 2020 gave it the target March 2020, giving no reason.
The Improvement Board of 2 January 2020 brought it forward from March 2020 to February 2020, 31 days earlier, giving no reason.
The Improvement Board of 3 January 2020 changed it from February 2020 to 29 February 2020, due on the same day, giving no reason.
It is due on 29 February 2020, so on 15 January 2020 it is not overdue.
It has never been rated.
So it is not rated.`},
	} {
		a := Assess(paused(record(c.p, c.task), "2020-03-01", "2020-03-30"), date(c.day))
		if c.name == "stale and reopened" {
			a = Assess(record(c.p, c.task), date(c.day))
		}
		if got := explained(a, a.Tasks[0]); got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s:\n%s\nwant:%s", c.name, got, c.want)
		}
	}
}

// Every step that rests on something written says where that is.
func TestExplainPlaces(t *testing.T) {
	at := func(line uint32) programme.Pos { return programme.Pos{Line: line} }
	task := work("1.7", "2019-07", "2019-10")
	task.Targets[0].Pos, task.Targets[1].Pos, task.Meta.Pos = at(1), at(2), at(9)
	task.Leads = nil
	old := board("2019-11-01", say("1.7", "rate:B"))
	move := board("2019-11-02", say("1.7", "rate:G note forecast:2019-11 met:2019-07 to:2019-11 from:2019-10 fault:recovery"))
	old.Progress[0].RatingPos = at(3)
	e := move.Progress[0]
	e.RatingPos, e.Note.Pos, e.Forecast.Pos, e.Met[0].Pos, e.Faults[0].Pos = at(4), at(5), at(6), at(7), at(10)
	e.Retarget.Pos, e.Retarget.To.Pos = at(11), at(8)
	a := Assess(record(updates{old, move}, task), date("2019-12-20"))
	var got []uint32
	for _, s := range a.Explain(a.Tasks[0]) {
		got = append(got, s.Pos.Line)
	}
	want := []uint32{7, 8, 2, 11, 8, 3, 4, 0, 0, 0, 9, 5, 6, 4, 10}
	if len(got) != len(want) {
		t.Fatalf("%d steps:\n%s", len(got), explained(a, a.Tasks[0]))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("step %d rests on line %d, want %d: %s", i, got[i], want[i], a.Explain(a.Tasks[0])[i].Text)
		}
	}
}

// Each target met rests on its own mention, by its current or original date.
func TestExplainPlacesOfTargetsMet(t *testing.T) {
	said := lead("2019-12-01", say("1.7", "met:2019-07 met:2019-11 met:2020-01"))
	for i := range said.Progress[0].Met {
		said.Progress[0].Met[i].Pos.Line = uint32(i + 1)
	}
	p := record(updates{board("2019-06-01", say("1.7", "to:2019-11 from:2019-10")), board("2019-06-02", say("1.7", "to:2019-08 from:2019-07")), said},
		work("1.7", "2020-01", "2019-10", "2019-07"))
	a := Assess(p, date("2019-12-20"))
	for i, want := range []uint32{3, 2, 1} {
		if s := a.Explain(a.Tasks[0])[i]; s.Pos.Line != want {
			t.Errorf("line %d, want %d: %s", s.Pos.Line, want, s.Text)
		}
	}
}

func TestWhy(t *testing.T) {
	task := work("1.1", "2019-12")
	task.Leads = nil
	a := Assess(record(updates{lead("2020-01-14", say("1.1", "rate:A note"))}, task), date("2020-02-26"))
	for question, want := range map[Answer]string{
		Who: "it has no lead", WhatNow: "the last note is from 14 January 2020, more than 42 days ago (policy.cycle_days)",
		When: "there is no forecast", HowBad: "",
	} {
		if got, _ := a.Why(a.Tasks[0], question); got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
	early := Assess(a.Programme, date("2019-12-31"))
	if got, _ := early.Why(early.Tasks[0], Who); got != "" {
		t.Errorf("not overdue, and %q", got)
	}
}

// A group without a name, or with an article, reads well in a sentence.
func TestMeetingNames(t *testing.T) {
	p := record(updates{board("2020-01-14", say("1.1", "rate:A"))}, work("1.1"))
	for name, want := range map[string]string{
		"": "the meeting of 14 January 2020", "The Board": "The Board of 14 January 2020", "Panel": "the Panel of 14 January 2020",
	} {
		p.Groups[0].Name = text(name)
		a := Assess(p, date("2020-01-14"))
		if got := a.source(a.Tasks[0].Rated.Update); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}
