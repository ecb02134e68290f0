package assess

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

// Why says in a clause, without a full stop, why a question about an overdue
// task is open, and where the record says what is not enough: "the last note is
// of 14 January 2020, before it fell due". The place is unknown where nothing
// was written. It is empty for a question that is answered.
func (a *Assessment) Why(t *Task, question Answer) (string, programme.Pos) {
	if !t.Overdue || a.now.answers(t, question) {
		return "", programme.Pos{}
	}
	switch question {
	case Who:
		return "it has no lead", t.Pos
	case WhatNow:
		return a.whyNoNote(t)
	case When:
		return a.whyNoForecast(t)
	}
	return a.whyNoRating(t)
}

func (a *Assessment) whyNoNote(t *Task) (string, programme.Pos) {
	if t.Noted == nil {
		return "there is no note", programme.Pos{}
	}
	on, pos := t.Noted.Update.Date.Date.Words(), t.Noted.Note.Pos
	switch {
	case !t.Noted.Note.Says():
		return "the last note, from " + on + ", says nothing", pos
	case a.now.noteEarly(t):
		return "the last note is from " + on + ", before the due date", pos
	}
	return fmt.Sprintf("the last note is from %s, more than %s ago (policy.cycle_days)",
		on, days(a.now.policy.CycleDays)), pos
}

func (a *Assessment) whyNoForecast(t *Task) (string, programme.Pos) {
	if !t.Forecast.Given() {
		return "there is no forecast", programme.Pos{}
	}
	return "its forecast, " + t.Forecast.Date.Words() + ", has passed", t.Forecast.Pos
}

func (a *Assessment) whyNoRating(t *Task) (string, programme.Pos) {
	if t.Rated == nil {
		return "there is no rating", programme.Pos{}
	}
	on := t.Rated.Update.Date.Date.Words()
	return fmt.Sprintf("its last rating, on %s, is %s, which an overdue task cannot be",
		on, t.Reported), t.Rated.RatingPos
}

// meeting names the meeting that an update minutes: "the Improvement Board of
// 25 February 2020".
func (a *Assessment) meeting(u *programme.Update) string {
	name := "meeting"
	if g := a.Index.Group(u.Meeting.Value); g != nil && g.Name.Given() {
		name = g.Name.Value
	}
	if !strings.HasPrefix(strings.ToLower(name), "the ") {
		name = "the " + name
	}
	return name + " of " + u.Date.Date.Words()
}

// source names an update as one who speaks.
func (a *Assessment) source(u *programme.Update) string {
	if u.Meeting.Given() {
		return a.meeting(u)
	}
	return "the update of " + u.Date.Date.Words()
}

func days(n int) string { return diag.Count(n, "day") }

// sentence is text without the full stop and spaces around it, on one line, to
// are inside a sentence.
func sentence(text string) string {
	return strings.TrimRight(strings.Join(strings.Fields(text), " "), ".")
}
