package foresight

import (
	"cmp"
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

// class is a set of tasks of which the same is known: their doubt is shared.
type class struct {
	start standing // place, colour and word alone
	way   [countBoards]Place
	n     int
	step
}

// countBoards is how many boards ahead counts are made for, at most.
const countBoards = 3

// count is how many of some open tasks end in the next cycles, which are listed.
func (h *hazards) count(c calendar, open []standing, cycles int) Count {
	var classes []class
	for _, s := range open {
		k := class{start: standing{place: s.place, colour: s.colour, word: s.word}}
		copy(k.way[:], c.path(s.due, cycles))
		i, known := slices.BinarySearchFunc(classes, k, class.compare)
		if !known {
			steps := h.chain(s, k.way[:cycles])
			k.step = steps[cycles-1]
			classes = slices.Insert(classes, i, k)
		}
		classes[i].n++
	}
	spread := []float64{1}
	for _, k := range classes {
		spread = convolve(spread, betaBinomial(k.n, k.p*k.rests, (1-k.p)*k.rests))
	}
	return Count{Board: c.ahead[cycles-1], Open: len(open), Low: quantile(spread, .1), High: quantile(spread, .9)}
}

func (k class) compare(o class) int {
	return cmp.Or(cmp.Compare(k.start.place, o.start.place), cmp.Compare(k.start.colour, o.start.colour),
		cmp.Compare(k.start.word, o.start.word), slices.Compare(k.way[:], o.way[:]))
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

// convolve is how likely each sum of two numbers is.
func convolve(a, b []float64) []float64 {
	sum := make([]float64, len(a)+len(b)-1)
	for i, p := range a {
		for j, q := range b {
			sum[i+j] += p * q
		}
	}
	return sum
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
