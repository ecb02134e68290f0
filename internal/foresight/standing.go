package foresight

import (
	"improve/internal/assess"
	"improve/internal/programme"
)

// Place is where a task is on the way to its date when a board meets.
type Place uint8

// The places, in the order in which a task goes through them.
const (
	Far      Place = iota // due later than the cycle after this one, or without a date ahead
	Next                  // due in the cycle after this one
	Now                   // due by the next board
	Late                  // past its date by at most lateDays
	LongLate              // past it by more
	places   = 5
)

// lateDays is how many days past its date a task is late and not yet long late.
const lateDays = 84

// String is the place as programs read it.
func (p Place) String() string { return [places]string{"far", "next", "now", "late", "long-late"}[p] }

// MarshalText is the place as programs read it.
func (p Place) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// colour is what a lead last said of a task: 0 where nothing, or nothing that still counts.
type colour uint8

const colours = 4

func colourOf(t *assess.Task) colour {
	switch {
	case t.Lapsed:
		return 0
	case t.Reported == programme.OnTrack:
		return 1
	case t.Reported == programme.Behind:
		return 2
	case t.Reported == programme.OffTrack:
		return 3
	}
	return 0
}

// word is when a lead expects a task: 0 where nobody says, or the day has passed.
type word uint8

const (
	byNext word = 1 + iota // by the next board
	later
	words = 3
)

// standing is how a task stood at the close of a day.
type standing struct {
	state     assess.State // empty where the task was not known
	endedFrom programme.Date
	due       programme.Date // of the current target; zero where none is left to meet
	several   bool           // more than one target is left to meet
	moved     bool           // the board has moved a target
	fresh     bool           // rated, and the rating is not stale
	place     Place
	colour    colour
	word      word
}

func (s standing) open() bool     { return s.state == assess.IsOpen }
func (s standing) complete() bool { return s.state == assess.IsComplete }

// calendar is a day and the boards listed after it, in order. Beyond the last that is
// listed, a cycle of the policy stands for a board.
type calendar struct {
	day   programme.Date
	ahead []programme.Date
	cycle int // days
}

// end is the close of the cycle i after the day, from 0 on.
func (c calendar) end(i int) programme.Date {
	if i < len(c.ahead) {
		return c.ahead[i]
	}
	last := c.day
	if len(c.ahead) > 0 {
		last = c.ahead[len(c.ahead)-1]
	}
	return last.AddDays((i - len(c.ahead) + 1) * c.cycle)
}

// from is the calendar at the beginning of the cycle i after the day, one that is listed.
func (c calendar) from(i int) calendar {
	if i == 0 {
		return c
	}
	return calendar{c.ahead[i-1], c.ahead[i:], c.cycle}
}

// place is where a task is that is due on a day.
func (c calendar) place(due programme.Date) Place {
	switch {
	case due.IsZero():
		return Far
	case c.day.After(due) && c.day.DaysSince(due) > lateDays:
		return LongLate
	case c.day.After(due):
		return Late
	case !due.After(c.end(0)):
		return Now
	case !due.After(c.end(1)):
		return Next
	}
	return Far
}

// path is the places of a task in the next n cycles, as long as nothing ends or moves it.
func (c calendar) path(due programme.Date, n int) []Place {
	way := make([]Place, n)
	for i := range way {
		way[i] = c.from(i).place(due)
	}
	return way
}

// cyclesTo is how many cycles there are until the first listed board on or after a day; 0
// where that is past, or none is listed.
func (c calendar) cyclesTo(due programme.Date) int {
	if due.IsZero() || c.day.After(due) {
		return 0
	}
	for i, board := range c.ahead {
		if !due.After(board) {
			return i + 1
		}
	}
	return 0
}

// standingOf reads how a task stood.
func (c calendar) standingOf(t *assess.Task) standing {
	s := standing{state: t.State, endedFrom: t.EndedFrom(), moved: t.Moves > 0, colour: colourOf(t),
		fresh: t.Rated != nil && !t.Stale}
	if t.Effective != nil && !t.Effective.Met {
		s.due = t.Due
	}
	left := 0
	for i := range t.Targets {
		if !t.Targets[i].Met {
			left++
		}
	}
	s.several = left > 1
	s.place = c.place(s.due)
	if t.Forecast.Given() && !t.Forecast.Date.Before(c.day) {
		s.word = later
		if !t.Forecast.Date.After(c.end(0)) {
			s.word = byNext
		}
	}
	return s
}
