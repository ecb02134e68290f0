package check

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// uncertain reports whether something that could not be read may mean that the
// task is complete, or falls due on another day. Nothing is said of its
// lateness then: the value that cannot be read is an error already.
func uncertain(t *assess.Task) bool { return unread(t.Faults, "rating", "met", "retarget", "target") }

// answerKeys are the keys under which the record answers each question about an
// overdue task.
var answerKeys = map[assess.Answer]string{assess.Who: "leads", assess.WhatNow: "note", assess.When: "forecast", assess.HowBad: "rating"}

// open are the questions that an overdue task leaves open, save those whose
// answer is there and could not be read.
func open(t *assess.Task) []assess.Answer {
	return slices.DeleteFunc(slices.Clone(t.Missing), func(a assess.Answer) bool { return unread(t.Faults, answerKeys[a]) })
}

// untracked reports whether task/overdue-untracked speaks of a task.
func untracked(t *assess.Task) bool { return t.Untracked && !uncertain(t) && len(open(t)) > 0 }

// greenOverdue reports whether task/green-overdue speaks of a task: it was
// rated G when it was late already.
func greenOverdue(t *assess.Task) bool {
	return t.Overdue && !uncertain(t) && !t.Lapsed && t.Reported == programme.OnTrack && t.Rated.Update.Date.Date.After(t.Due)
}

// promise is where the plan states the target that decides or, where a meeting
// gave the task its first, where the minutes do.
func promise(t *assess.Task) programme.Pos {
	if t.Original.Given() {
		return t.Original.Pos
	}
	return t.Target.Pos
}

// moved points to the minutes that moved the target, where they did.
func moved(t *assess.Task) []Related {
	if t.Target.Pos == promise(t) {
		return nil
	}
	return []Related{{t.Target.Pos, "the target was moved here to " + t.Target.Date.Words()}}
}

// missing says what would answer the open questions, as what to write.
func (in *Input) missing(t *assess.Task) string {
	var phrases []string
	for _, answer := range open(t) {
		switch answer {
		case assess.Who:
			phrases = append(phrases, "a lead")
		case assess.WhatNow:
			phrases = append(phrases, "a note dated on or after "+in.noteSince(t).Words())
		case assess.When:
			phrases = append(phrases, "a forecast on or after "+in.Assessment.AsAt.Words())
		case assess.HowBad:
			phrases = append(phrases, "a rating R or A")
		}
	}
	if n := len(phrases) - 1; n > 0 {
		return strings.Join(phrases[:n], ", ") + ", and " + phrases[n]
	}
	return strings.Join(phrases, "")
}

// noteSince is the first day of which a note says what happens now: since the
// task fell due, and within a cycle.
func (in *Input) noteSince(t *assess.Task) programme.Date {
	since := in.Assessment.AsAt.AddDays(-in.Programme.Policy.CycleDays)
	if since.Before(t.Due) {
		return t.Due
	}
	return since
}

// trackIt is the command that answers what a command can; the lead is written
// into the plan.
func (in *Input) trackIt(t *assess.Task) string {
	remedy := in.rateCommand(t)
	if slices.Contains(open(t), assess.Who) {
		remedy = "add leads: [...] to " + t.ID.Value + " in " + in.Programme.Files[t.Pos.File] + ", then " + remedy
	}
	if len(t.Task.Targets) > 1 {
		remedy += fmt.Sprintf("; or write met: [%s] where that target was met", t.Target.Date)
	}
	return remedy
}

// rateCommand is a command ready to be filled in: it keeps an R, which is not a
// check's to better, and offers the month after next as a forecast.
func (in *Input) rateCommand(t *assess.Task) string {
	letter := programme.Behind
	if t.Reported == programme.OffTrack {
		letter = programme.OffTrack
	}
	now := in.Assessment.AsAt
	month := int(now.Month) + 2
	forecast := programme.Day(int(now.Year)+(month-1)/12, (month-1)%12+1, 0)
	return fmt.Sprintf(`improve rate %s %s --note "..." --forecast %s --recovery "..."`, t.ID.Value, letter.Letter(), forecast)
}
