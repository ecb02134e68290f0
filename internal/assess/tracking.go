package assess

import (
	"slices"

	"improve/internal/programme"
)

// Answer is one of the four questions that the record of an overdue task must
// answer, as outputs name it.
type Answer string

// The four questions, in the order in which they are said.
const (
	Who     Answer = "who"      // a lead
	WhatNow Answer = "what now" // a note that says something, since it fell due and no older than a cycle
	When    Answer = "when"     // a forecast that has not passed
	HowBad  Answer = "how bad"  // a latest rating of R or A
)

// track finds which of the four questions an overdue task leaves open. A task
// that is not overdue is neither tracked nor untracked.
func (r rules) track(t *Task) {
	t.readNotes()
	if !t.Overdue {
		return
	}
	for _, question := range [...]Answer{Who, WhatNow, When, HowBad} {
		if !r.answers(t, question) {
			t.Missing = append(t.Missing, question)
		}
	}
	t.Tracked = len(t.Missing) == 0
	t.Untracked = !t.Tracked && t.OverdueDays > r.policy.GraceDays && !r.on.Before(r.untracked)
}

// readNotes finds the latest note and the latest forecast. A note that says nothing
// counts only where none says anything.
func (t *Task) readNotes() {
	for _, e := range slices.Backward(t.Entries) {
		if !e.Note.Given() {
			continue
		}
		if says := e.Note.Says(); says || t.Noted == nil {
			t.Noted = e
			if says {
				break
			}
		}
	}
	t.readForecast()
}

func (t *Task) readForecast() {
	for _, e := range slices.Backward(t.Entries) {
		if e.Forecast.Given() {
			t.Forecast, t.ForecastBy = e.Forecast, e
			return
		}
	}
}

func (r rules) answers(t *Task, question Answer) bool {
	switch question {
	case Who:
		return len(t.Leads) > 0
	case WhatNow:
		return t.Noted != nil && t.Noted.Note.Says() && !r.noteEarly(t) && !r.noteOld(t)
	case When:
		return t.Forecast.Given() && !t.Forecast.Date.Before(r.on)
	}
	// A lapsed rating still says how bad it was when last looked at; that it is
	// old is `stale`.
	return t.Reported == programme.OffTrack || t.Reported == programme.Behind
}

// noteEarly reports whether the latest note was written before the task fell
// due: it says nothing of the lateness.
func (r rules) noteEarly(t *Task) bool { return t.Noted.Update.Date.Date.Before(t.Due) }

// noteOld reports whether the latest note is older than a cycle, in plain days:
// a pause stops ratings going stale, not a late task needing a word.
func (r rules) noteOld(t *Task) bool {
	return r.on.DaysSince(t.Noted.Update.Date.Date) > r.policy.CycleDays
}
