// Package foresight counts what came of what a programme said: what its colours have
// meant, how often tasks like one were done in time, what comes if nobody writes a word.
//
// It is arithmetic over assessments: no files, no clock, no dice. It moves no rating, no
// target and no exit code, and it says nothing where the record is too thin.
package foresight

import (
	"improve/internal/assess"
	"improve/internal/programme"
)

// Promise is the date that a task had when a board met, the last before that date, and
// what came of it.
type Promise struct {
	Task *assess.Task
	Due  programme.Date // the day it fell due, before the day of the assessment
	// Board is the last before that day at which the task was not complete yet, and Rating
	// what it was shown there; unrated where the rating had lapsed.
	Board  programme.Date
	Rating programme.Rating
	Done   bool // rated B, or said to be met, by the day it fell due
}

// Kept counts tasks: how many were done by their date.
type Kept struct {
	Tasks int `json:"tasks"`
	Done  int `json:"done"`
}

// Colours is what each rating has meant: of the tasks that had it at the last board before
// their date, how many were done by it. Shares are no use below twenty tasks: say "6 of 10".
type Colours struct {
	G Kept `json:"G"`
	A Kept `json:"A"`
	R Kept `json:"R"`
}

// ColoursOf counts what the ratings of a programme have meant up to the day of an assessment.
func ColoursOf(a *assess.Assessment) Colours {
	var c Colours
	for _, p := range Promises(a) {
		if k := c.Of(p.Rating); k != nil {
			k.Tasks++
			if p.Done {
				k.Done++
			}
		}
	}
	return c
}

// Of is what a rating has meant; nil of a rating that says nothing of what is to come.
func (c *Colours) Of(r programme.Rating) *Kept {
	switch r {
	case programme.OnTrack:
		return &c.G
	case programme.Behind:
		return &c.A
	case programme.OffTrack:
		return &c.R
	}
	return nil
}

// Promises are the dates that have passed, in the programme's order of tasks: of each task
// the first that a board saw before it came. A task that was done early counts with the
// rating of the last board that saw it open. What was decided to end before its date made
// no promise.
func Promises(a *assess.Assessment) []Promise {
	p := pastOf(a)
	var all []Promise
	for _, t := range a.Tasks {
		for _, due := range t.Dues() {
			if promise, is := p.promise(t, due); is {
				all = append(all, promise)
				break
			}
		}
	}
	return all
}

// promise is what came of a date; false where it has not come, or no board met while the
// task was to be done by it.
func (p *past) promise(t *assess.Task, due programme.Date) (Promise, bool) {
	n := p.before(due)
	if n == 0 || !due.Before(p.a.AsAt) || t.EndedBefore(due) || !p.asked(t, p.boards[n-1], due) {
		return Promise{}, false
	}
	for ; n > 0; n-- {
		board := p.boards[n-1]
		then := p.on(board).Task(t)
		switch {
		case then == nil:
			return Promise{}, false
		case !then.Complete():
			return Promise{t, due, board, then.Rating, t.KeptBy(due)}, then.Open()
		}
	}
	return Promise{}, false
}

// asked reports whether a task was due on a day when a board met: what that board then
// decided does not change what it was told. A plan of its own day is new to it.
func (p *past) asked(t *assess.Task, board, due programme.Date) bool {
	then := p.on(board.AddDays(-1)).Task(t)
	if then == nil {
		then = p.on(board).Task(t)
	}
	return then != nil && then.Due == due
}
