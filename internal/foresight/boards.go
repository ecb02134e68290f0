package foresight

import (
	"slices"

	"improve/internal/assess"
	"improve/internal/programme"
)

// past is a programme at its boards up to a day.
type past struct {
	a      *assess.Assessment
	boards []programme.Date // listed meetings on or before the day
	days   map[programme.Date]*assess.Earlier
}

func pastOf(a *assess.Assessment) *past {
	upTo, at := slices.BinarySearchFunc(a.Boards, a.AsAt, programme.Date.Compare)
	if at {
		upTo++
	}
	return &past{a: a, boards: a.Boards[:upTo], days: map[programme.Date]*assess.Earlier{}}
}

// on is how tasks stood at the close of a day.
func (p *past) on(day programme.Date) *assess.Earlier {
	e := p.days[day]
	if e == nil {
		e = p.a.Earlier(day)
		p.days[day] = e
	}
	return e
}

// before is how many boards met strictly before a day.
func (p *past) before(day programme.Date) int {
	n, _ := slices.BinarySearchFunc(p.boards, day, programme.Date.Compare)
	return n
}
