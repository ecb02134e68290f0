package foresight

import (
	"math"
	"slices"

	"improve/internal/programme"
)

// datedBoards is how many boards ahead a task may fall due for its date to be forecast.
const datedBoards = 4

// promised is what was worked out, when a board met, of a task whose date was ahead.
type promised struct {
	task    int // in the programme's order
	settles int // the board on or after the date
	due     programme.Date
	cycles  int // from the board to that one
	colour  colour
	moved   bool
	chain   float64 // by hazards alone
	refined float64 // and by what became of such dates
	raw     float64 // the one of the two that was used
	said    float64 // that, by what such forecasts have come to here
	base    float64 // the share of all dates settled by then that were kept
	spoken  bool    // nothing but the whole record's past would have silenced it
	done    bool    // once settled
}

// kept counts dates that have passed: how many tasks were rated B by the board on or after
// them.
type kept struct{ n, done int }

func (k *kept) add(done bool) {
	k.n++
	if done {
		k.done++
	}
}

func (k kept) towards(wider float64) float64 {
	return Seen{Cycles: k.n, Endings: k.done}.towards(wider)
}

// settled is what became of the dates that were forecast.
type settled struct {
	all     kept
	ratings [datedBoards + 1][colours]kept
	moves   [datedBoards + 1][colours][2]kept
	// spoken are those of which something was said, or would have been. Promised is how many
	// of them were to be kept, as they were worked out, Came how many were.
	spoken         []promised
	promised, came float64
	closed         int // of spoken, counted in these
}

func (s *settled) add(p promised) {
	s.all.add(p.done)
	s.ratings[p.cycles][p.colour].add(p.done)
	s.moves[p.cycles][p.colour][index(p.moved)].add(p.done)
	if p.spoken {
		s.spoken = append(s.spoken, p)
	}
}

// close counts what was added, once all that a board settled is there; in order of size, so
// that the order of tasks decides nothing.
func (s *settled) close() {
	var raw []float64
	for _, p := range s.spoken[s.closed:] {
		raw = append(raw, p.raw)
		s.came += float64(index(p.done))
	}
	slices.Sort(raw)
	for _, p := range raw {
		s.promised += p
	}
	s.closed = len(s.spoken)
}

// ownWeight is how many dates that are kept as they were worked out count beside those
// that were settled here.
const ownWeight = 32

// own draws a likelihood towards how many dates were kept here of those that were to be.
func (s *settled) own(p float64) float64 {
	return 1 - math.Pow(1-p, (s.came+ownWeight)/(s.promised+ownWeight))
}

func index(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// refine draws what hazards say of a date towards what became of such dates.
func (s *settled) refine(p promised) float64 {
	wider := s.ratings[p.cycles][p.colour].towards(p.chain)
	return s.moves[p.cycles][p.colour][index(p.moved)].towards(wider)
}

// base is the share of the dates settled so far that were kept.
func (s *settled) base() float64 { return (float64(s.all.done) + 0.5) / (float64(s.all.n) + 1) }

// fewToRefine is how many settled forecasts it takes to prefer what became of dates, and
// fewToJudge how many to say that the past has been no guide.
const fewToRefine, fewToJudge = 15, 20

// refines reports whether what became of dates has been the better guide here.
func (s *settled) refines() bool {
	return len(s.spoken) >= fewToRefine &&
		s.brier(func(p promised) float64 { return p.refined }) < s.brier(func(p promised) float64 { return p.chain })
}

// noGuide reports whether forecasts here have been no better than saying the base rate of
// everything.
func (s *settled) noGuide() bool {
	return len(s.spoken) >= fewToJudge && s.brierSaid() >= s.brierBase()
}

func (s *settled) brierSaid() float64 { return s.brier(func(p promised) float64 { return p.said }) }
func (s *settled) brierBase() float64 { return s.brier(func(p promised) float64 { return p.base }) }

// brier is the mean of the squared distance from what happened. It adds in order of size,
// so that the order of tasks decides nothing.
func (s *settled) brier(of func(promised) float64) float64 {
	errors := make([]float64, len(s.spoken))
	for i, p := range s.spoken {
		miss := of(p) - float64(index(p.done))
		errors[i] = miss * miss
	}
	slices.Sort(errors)
	sum := 0.0
	for _, e := range errors {
		sum += e
	}
	return sum / float64(max(1, len(errors)))
}

// right is how many forecasts leaned the way it went.
func (s *settled) right() int {
	n := 0
	for _, p := range s.spoken {
		if (p.said >= .5) == p.done {
			n++
		}
	}
	return n
}
