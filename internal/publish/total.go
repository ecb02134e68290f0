package publish

import (
	"maps"
	"math"
	"slices"
)

// totals hides, among what measures of one group say about a run of months, every number from
// which others can be taken so that a small one is left, or some that are hidden; and of
// the numbers that add up to a hidden one the largest. It reports whether it hid any.
func (g *group) totals(s span, y year, limit float64) (more bool) {
	shown, hidden := g.numbers(s, y, false), g.numbers(s, y, true)
	if len(shown)+len(hidden) > mostAdded {
		for _, x := range shown {
			more = x.conceal() || more
		}
		return more
	}
	for _, x := range shown {
		if isTotal(x, shown, hidden, int64(limit)) {
			return x.conceal()
		}
	}
	for _, h := range hidden {
		if parts := addingUp(h, shown); len(parts) > 0 {
			return largest(parts).conceal()
		}
	}
	return false
}

// mostAdded is of how many numbers all sums are tried. Where a group says more of one
// period, all of them go.
const mostAdded = 20

// numbers are those of a run of months, without zeros and those that are not known
// exactly: what is said about it and, of those that are shown, what its parts add up to. The
// size of the group is there once, however many measures name it.
func (g *group) numbers(s span, y year, hidden bool) []count {
	var all []count
	for _, c := range g.at[place{nil, y, s}] {
		all = append(all, c.counts(hidden)...)
	}
	for _, m := range g.measures {
		for _, size := range []bool{false, true} {
			at := place{m, y, s}
			if _, shown := g.shown(at, size); shown || hidden {
				continue
			}
			if x, whole := g.added(at, size); whole {
				all = append(all, x)
			}
		}
	}
	var list []count
	for _, x := range all {
		again := x.size && slices.ContainsFunc(list, func(y count) bool { return y.size && y.whole() == x.whole() })
		if x.n.high-x.n.low < 1 && x.whole() > 0 && !again {
			list = append(list, x)
		}
	}
	return list
}

// whole is a number as children are counted.
func (x count) whole() int64 { return int64(math.Round((x.n.low + x.n.high) / 2)) }

// isTotal reports whether a number is the sum of others, some of them hidden, or of
// others and a small rest.
func isTotal(x count, shown, hidden []count, limit int64) bool {
	all := x.whole()
	open := sums(othersThan(x, shown), all)
	for sum, parts := range open {
		if rest := all - sum; len(parts) > 0 && rest > 0 && rest <= limit {
			return true
		}
	}
	for sum, parts := range sums(othersThan(x, hidden), all) {
		if _, added := open[all-sum]; added && len(parts) > 0 {
			return true
		}
	}
	return false
}

// addingUp are numbers that are shown and add up to a hidden one; none where none do.
func addingUp(h count, shown []count) []count {
	return sums(othersThan(h, shown), h.whole())[h.whole()]
}

// othersThan are the numbers of other measures.
func othersThan(x count, list []count) []count {
	return slices.DeleteFunc(slices.Clone(list), func(y count) bool { return y.of.measure == x.of.measure })
}

// sums are all sums of some of the numbers up to the highest, each with the fewest that
// add up to it; that of none is 0.
func sums(list []count, highest int64) map[int64][]count {
	all := map[int64][]count{0: {}}
	for _, x := range list {
		for sum, parts := range maps.Clone(all) {
			more := sum + x.whole()
			if was, there := all[more]; more <= highest && (!there || len(parts)+1 < len(was)) {
				all[more] = append(slices.Clone(parts), x)
			}
		}
	}
	return all
}
