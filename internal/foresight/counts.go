package foresight

import (
	"math"
	"slices"

	"improve/internal/programme"
)

// Count is how many of the tasks that are open will be rated B by a board: four times in
// five at least Low and at most High.
type Count struct {
	Board     programme.Date
	Open      int
	Low, High int
}

// countBoards is how many boards ahead counts are made for, at most.
const countBoards = 3

// expected is how many of some open tasks the hazards expect to end.
type expected struct {
	tasks  int
	mean   float64
	chance float64 // the variance if tasks end independently of one another
	swing  float64 // what the mean gains, by its rate, where all hazards are higher at once
}

// expects adds up what is likely of each of some open tasks in the next cycles, in order of
// size, so that the order of tasks decides nothing.
func (h *hazards) expects(c calendar, open []standing, cycles int) expected {
	likely := make([]float64, len(open))
	for i, s := range open {
		likely[i] = h.chain(s, c.path(s.due, cycles))[cycles-1].p
	}
	slices.Sort(likely)
	e := expected{tasks: len(open)}
	for _, p := range likely {
		e.mean += p
		e.chance += p * (1 - p)
		e.swing -= (1 - p) * math.Log(1-p)
	}
	return e
}

// scatter is how far counts here have been from what was expected, beyond chance: what delays
// one task delays others. It is a variance, relative to that of a change of all hazards.
type scatter struct{ sum, weight float64 }

// fewCounts is how much it takes to see scatter in: the counts of 22 tasks tell next to
// nothing, one or two of 100 tasks much.
const fewCounts = 100

// add takes in what came of a count. How much it tells grows with what a common cause would
// do to it, against chance.
func (s *scatter) add(e expected, done int) {
	if e.chance <= 0 {
		return
	}
	miss, tells := float64(done)-e.mean, e.swing*e.swing/e.chance
	s.sum += tells * (miss*miss/e.chance - 1)
	s.weight += tells * tells
}

// beyond is the scatter beyond chance, none where nothing has shown any.
func (s scatter) beyond() float64 { return max(0, s.sum/(s.weight+fewCounts)) }

// count is in which range what is expected will be, four times in five.
func (e expected) count(board programme.Date, s scatter) Count {
	spread := spreadOf(e.tasks, e.mean, e.chance+s.beyond()*e.swing*e.swing)
	return Count{Board: board, Open: e.tasks, Low: quantile(spread, .1), High: quantile(spread, .9)}
}

// chanceAlone is so little doubt in common that tasks end independently of one another.
const chanceAlone = 1e-6

// spreadOf is how likely each number from 0 to n is, with a mean and a variance; no narrower
// than chance alone makes it.
func spreadOf(n int, mean, variance float64) []float64 {
	if n == 0 {
		return []float64{1}
	}
	p, together := mean/float64(n), chanceAlone
	if n > 1 {
		together = min(max((variance/(mean*(1-p))-1)/float64(n-1), chanceAlone), 1-chanceAlone)
	}
	rests := 1/together - 1
	return betaBinomial(n, p*rests, (1-p)*rests)
}

// betaBinomial is how likely each number from 0 to n is, where all n share one doubt.
func betaBinomial(n int, alpha, beta float64) []float64 {
	lgamma := func(x float64) float64 {
		y, _ := math.Lgamma(x)
		return y
	}
	lbeta := func(a, b float64) float64 { return lgamma(a) + lgamma(b) - lgamma(a+b) }
	spread := make([]float64, n+1)
	for x := range spread {
		few, rest := float64(x), float64(n-x)
		ways := lgamma(float64(n)+1) - lgamma(few+1) - lgamma(rest+1)
		spread[x] = math.Exp(ways + lbeta(few+alpha, rest+beta) - lbeta(alpha, beta))
	}
	return spread
}

// quantile is the least number that is not exceeded in a share of cases. What rounding
// leaves out of a sum of shares decides nothing.
func quantile(spread []float64, share float64) int {
	sum := 0.0
	for x, p := range spread {
		if sum += p; sum >= share-1e-9 {
			return x
		}
	}
	return len(spread) - 1
}
