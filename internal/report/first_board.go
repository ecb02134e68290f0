package report

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/programme"
)

// FirstBoard is what the first board of an adopted record will ask. Until it meets no
// overdue task counts as untracked.
type FirstBoard struct {
	Date    programme.Date        `json:"date"`
	Overdue int                   `json:"overdue"`
	Missing map[assess.Answer]int `json:"missing"` // how many overdue tasks lack each answer
}

// NewFirstBoard is what the first board after the adoption will ask, as at a day between
// the two; nil on any other day, where no task is overdue, and of a record that was not
// adopted.
func NewFirstBoard(a *assess.Assessment) *FirstBoard {
	first := a.Programme.FirstBoard()
	if first.IsZero() || !a.AsAt.Before(first) || a.AsAt.Before(a.Programme.Adopted.Date.Date) {
		return nil
	}
	b := &FirstBoard{Date: first, Missing: map[assess.Answer]int{}}
	for _, t := range a.Tasks {
		if t.Overdue {
			b.Overdue++
		}
		for _, answer := range t.Missing {
			b.Missing[answer]++
		}
	}
	if b.Overdue == 0 {
		return nil
	}
	return b
}

// Words say it in a sentence.
func (b *FirstBoard) Words() string {
	words := "The first board of this record, on " + b.Date.Words() + ", will ask about " +
		countOf(b.Overdue, "overdue task", "overdue tasks")
	var missing []string
	for _, m := range []struct {
		answer assess.Answer
		words  string
	}{{assess.WhatNow, "no note since they fell due"}, {assess.When, "no forecast ahead"},
		{assess.HowBad, "no rating R or A"}, {assess.Who, "no lead"}} {
		if n := b.Missing[m.answer]; n > 0 {
			missing = append(missing, fmt.Sprintf("%d with %s", n, m.words))
		}
	}
	if len(missing) > 0 {
		words += ": " + joined(missing...)
	}
	return words + "."
}
