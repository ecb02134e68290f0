package assess

import (
	"slices"

	"improve/internal/programme"
)

// Fate says what became of a date on which something was first promised.
type Fate string

// The fates. A date has fallen due where it was kept, moved, met before the record began,
// met late or not kept.
const (
	Kept        Fate = "kept"                         // met by the day it fell due
	MovedInTime Fate = "moved before it fell due"     // the board gave it a later date while there was time
	MetBefore   Fate = "met before this record began" // and its day passed before; nothing says which came first
	MetLate     Fate = "met late"
	NotKept     Fate = "not kept"                 // not met yet, or when its task ended
	MetEarly    Fate = "met already"              // and not due yet
	ToCome      Fate = "to come"                  // neither due nor met
	FellOnHold  Fate = "on hold"                  // its day passed during a hold that lasts
	EndedBefore Fate = "ended before it fell due" // by a decision of the board, or with its plan
)

// Promise is a date on which something was first promised, and what became of it. A task
// with several dates has a promise for each.
type Promise struct {
	Target *Target
	First  programme.Date
	MetOn  programme.Date // zero where it is not met
	Fate   Fate
}

// Ledger counts promises. Passed is Kept, MovedInTime, MetBefore, MetLate and NotKept
// together, and with the four after them they are Dates.
type Ledger struct {
	Dates       int `json:"first_dates"`
	Passed      int `json:"first_dates_passed"`
	Kept        int `json:"first_dates_kept"`
	MovedInTime int `json:"first_dates_moved_in_time"`
	MetBefore   int `json:"first_dates_met_before"`
	MetLate     int `json:"first_dates_met_late"`
	NotKept     int `json:"first_dates_not_kept"`
	MetEarly    int `json:"first_dates_met_early"`
	ToCome      int `json:"first_dates_to_come"`
	FellOnHold  int `json:"first_dates_on_hold"`
	EndedBefore int `json:"first_dates_ended_before"`
}

// Add counts promises.
func (l *Ledger) Add(promises []Promise) {
	for _, p := range promises {
		l.Dates++
		*l.of(p.Fate)++
	}
	l.Passed = l.Kept + l.MovedInTime + l.MetBefore + l.MetLate + l.NotKept
}

// Ledger counts the promises of tasks.
func (a *Assessment) Ledger(tasks []*Task) Ledger {
	var l Ledger
	for _, t := range tasks {
		l.Add(a.Promises(t))
	}
	return l
}

func (l *Ledger) of(f Fate) *int {
	switch f {
	case Kept:
		return &l.Kept
	case MovedInTime:
		return &l.MovedInTime
	case MetBefore:
		return &l.MetBefore
	case MetLate:
		return &l.MetLate
	case MetEarly:
		return &l.MetEarly
	case ToCome:
		return &l.ToCome
	case FellOnHold:
		return &l.FellOnHold
	case EndedBefore:
		return &l.EndedBefore
	}
	return &l.NotKept
}

// Promises are the dates of a task as they were first promised, in the plan's order. A
// date that goes on in a task that continues this one is counted there.
func (a *Assessment) Promises(t *Task) []Promise {
	var promises []Promise
	for i := range t.Targets {
		target := &t.Targets[i]
		if t.goesOn(i + 1) {
			continue
		}
		p := Promise{Target: target, First: target.First(), MetOn: t.metOn(target)}
		p.Fate = a.fate(t, p)
		promises = append(promises, p)
	}
	return promises
}

// fate decides in this order: what was met by its day is kept, whatever came after; what
// its task's end or hold came before was never due; then whether it was moved in time.
func (a *Assessment) fate(t *Task, p Promise) Fate {
	due := p.First.Due()
	passed, met := a.AsAt.After(due), !p.MetOn.IsZero()
	ended := t.Ended != nil && due.After(t.endedFrom)
	switch {
	case met && !p.MetOn.After(due) && passed:
		return Kept
	case met && !p.MetOn.After(due):
		return MetEarly
	case ended && t.EndedForGood():
		return EndedBefore
	case ended && passed:
		return FellOnHold
	case !passed && !t.EndedForGood():
		return ToCome
	case t.stood(p.Target, due).Due().After(due):
		return MovedInTime
	case met && a.metBefore(t, p):
		return MetBefore
	case met:
		return MetLate
	}
	return NotKept
}

// metBefore reports whether a date was met before the record began, and nothing told of
// that time says that it was still open after its day. An old tracker often says that a
// task is complete, and not since when.
func (a *Assessment) metBefore(t *Task, p Promise) bool {
	adopted := a.Programme.Adopted
	if adopted == nil || !adopted.Date.Given() || p.MetOn.After(adopted.Date.Date) {
		return false
	}
	due := p.First.Due()
	return !slices.ContainsFunc(t.Entries, func(e *programme.Progress) bool {
		on, open := e.Update.Date.Date, e.Rating != programme.Unrated && e.Rating != programme.Complete
		return open && on.After(due) && on.Before(p.MetOn)
	})
}

// First is the date as first promised: in the plan, in that of the task which this one
// continues, or by the meeting that gave the first.
func (t *Target) First() programme.Date {
	if t.Original.Given() {
		return t.Original.Date
	}
	return t.planned()
}

// metOn is when the record first says that a date is met, or that its task is complete;
// zero where it says neither.
func (t *Task) metOn(target *Target) programme.Date {
	on := t.CompleteSince()
	if target.MetBy == nil {
		return on
	}
	if said := target.MetBy.Update.Date.Date; on.IsZero() || said.Before(on) {
		return said
	}
	return on
}

// CompleteSince is the day of the first of the unbroken run of B ratings that lasts; zero
// where the task is not complete.
func (t *Task) CompleteSince() programme.Date {
	var since programme.Date
	for _, e := range t.Entries {
		switch {
		case e.Rating == programme.Complete && since.IsZero():
			since = e.Update.Date.Date
		case e.Rating != programme.Complete && e.Rating != programme.Unrated:
			since = programme.Date{}
		}
	}
	return since
}

// stood is the date to which a promise had been moved by the close of a day. To go on in
// another task is a move where the board ended the old one; an end that nobody is
// recorded to have decided moves nothing.
func (t *Task) stood(target *Target, day programme.Date) programme.Date {
	for _, m := range slices.Backward(target.Moves) {
		if !m.Entry.Update.Date.Date.After(day) {
			return m.To
		}
	}
	old := t.Continued
	before := old.dated(target.Original)
	switch {
	case before == nil:
		return target.First()
	case old.EndedForGood() && old.Ended.Minutes() != nil && !old.endedFrom.After(day):
		return target.planned()
	}
	return old.stood(before, day)
}

// goesOn reports whether another task counts a target, by its place from 1 on: one that
// took over its date, or that was the first to take over the date which this one took.
func (t *Task) goesOn(place int) bool {
	if slices.ContainsFunc(t.ContinuedBy, func(later *Task) bool { return later.taken == place }) {
		return true
	}
	if place != t.carried {
		return false
	}
	same := func(later *Task) bool { return later.taken == t.taken }
	return t.Continued.ContinuedBy[slices.IndexFunc(t.Continued.ContinuedBy, same)] != t
}

// dated is the task's target that was first promised for a date, written in one place;
// nil where it has none.
func (t *Task) dated(first programme.Dated) *Target {
	if t == nil || !first.Given() {
		return nil
	}
	for i := range t.Targets {
		if t.Targets[i].Original == first {
			return &t.Targets[i]
		}
	}
	return nil
}
