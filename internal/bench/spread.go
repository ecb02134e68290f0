package main

import "slices"

// spread is how the ratios of several rounds lie. The true median lies between
// low and high with 95 % certainty each way, whatever the shape of the noise;
// with fewer than five rounds nothing is that certain, and low and high are the
// least and the greatest.
type spread struct {
	median, least, greatest float64
	low, high               float64
}

func spreadOf(list []float64) spread {
	list = slices.Sorted(slices.Values(list))
	n := len(list)
	k := sureOf(n)
	return spread{
		median: (list[(n-1)/2] + list[n/2]) / 2,
		least:  list[0], greatest: list[n-1],
		low: list[k], high: list[n-1-k],
	}
}

// sureOf is how many of n values may be left out at one end so that the median
// lies beyond them with no more than 5 % chance: each value is above it or below
// it as a coin falls.
func sureOf(n int) int {
	const doubt = 0.05
	term, sum := 1.0, 0.0
	for range n {
		term /= 2
	}
	for k := 0; ; k++ {
		if sum += term; sum > doubt {
			return max(0, k-1)
		}
		term *= float64(n-k) / float64(k+1)
	}
}

// verdict is what the ratios say about a target.
type verdict string

const (
	noTarget     verdict = "-"
	within       verdict = "within"
	perhapsIn    verdict = "within?" // the target lies within the noise
	perhapsAbove verdict = "above?"
	above        verdict = "ABOVE"
)

// judge is sure only where the noise cannot be the reason.
func judge(s spread, target float64) verdict {
	switch {
	case target == 0:
		return noTarget
	case s.low > target:
		return above
	case s.high <= target:
		return within
	case s.median <= target:
		return perhapsIn
	}
	return perhapsAbove
}
