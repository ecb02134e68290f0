package check

import (
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// uncertain reports whether something that could not be read may mean that the
// task is complete, or falls due on another day. It does not mention its
// lateness then: the value that cannot be read is an error already.
func uncertain(t *assess.Task) bool { return unread(t.Faults, "rating", "met", "retarget", "target") }

// answerKeys are the keys under which the record answers each question about an
// overdue task.
var answerKeys = map[assess.Answer]string{assess.Who: "leads", assess.WhatNow: "note", assess.When: "forecast",
	assess.HowBad: "rating"}

// open are the questions that an overdue task leaves open, save those whose
// answer is there and could not be read.
func open(t *assess.Task) []assess.Answer {
	return slices.DeleteFunc(slices.Clone(t.Missing),
		func(a assess.Answer) bool { return unread(t.Faults, answerKeys[a]) })
}

// untracked reports whether task/overdue-untracked applies to a task.
func untracked(t *assess.Task) bool { return t.Untracked && !uncertain(t) && len(open(t)) > 0 }

// greenOverdue reports whether task/green-overdue applies to a task: its rating
// says on track, and its date has passed.
func greenOverdue(t *assess.Task) bool {
	return t.Overdue && !uncertain(t) && !t.Lapsed && t.Reported == programme.OnTrack
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

// missing names the open questions, each with what would answer it.
func (in *Input) missing(t *assess.Task) string {
	var phrases []string
	for _, answer := range open(t) {
		switch answer {
		case assess.Who:
			phrases = append(phrases, "who (a lead)")
		case assess.WhatNow:
			phrases = append(phrases, "what now (a note dated on or after "+in.noteSince(t).Words()+")")
		case assess.When:
			phrases = append(phrases, "when (a forecast on or after "+in.Assessment.AsAt.Words()+")")
		case assess.HowBad:
			phrases = append(phrases, "how bad (a rating R or A)")
		}
	}
	return strings.Join(phrases, ", ")
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
