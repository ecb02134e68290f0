package xmr

import "math"

// Rule is a way in which values show more than chance, by its number.
type Rule int

// The rules.
const (
	Outside   Rule = 1 // a value outside the limits
	Shift     Rule = 2 // seven values running on one side of the mean
	Trend     Rule = 3 // seven values running, each higher than the one before, or each lower
	NearLimit Rule = 4 // two of three values running beyond a near limit, all three on that side of the mean
)

// Signal is a value that shows more than chance. From is the first value of the run that
// it is of, which is itself where it stands alone: each value from the seventh of a run
// on is a signal.
type Signal struct {
	From, At int
	Rule     Rule
	Up       bool // above the mean, or rising
}

// judge judges a series by its limits.
type judge struct {
	Limits
	s     Series
	slack float64
}

// unsettled reports whether the baseline holds more than chance, by any rule.
func (j judge) unsettled() bool { return len(j.signals(j.To+1, false)) > 0 }

// signals are those of the values from the baseline's first up to a place, by all rules or
// by the first alone.
func (j judge) signals(end int, firstAlone bool) []Signal {
	var all []Signal
	for i := j.From; i < end; i++ {
		if side := j.beyond(i, limitFactor); side != 0 {
			all = append(all, Signal{i, i, Outside, side > 0})
		}
		if firstAlone {
			continue
		}
		all = j.run(all, Shift, i, j.side)
		all = j.run(all, Trend, i, j.way)
		if from := j.twoOfThree(i, end); from >= 0 {
			all = append(all, Signal{from, i, NearLimit, j.side(i) > 0})
		}
	}
	return all
}

// run adds a signal where seven values or more, up to one, go the same way. A trend of
// seven values is six steps long: it begins at the value before its first step.
func (j judge) run(all []Signal, rule Rule, at int, wayOf func(int) int) []Signal {
	from, way := at, wayOf(at)
	for from > j.From && wayOf(from-1) == way {
		from--
	}
	if rule == Trend {
		from--
	}
	if way == 0 || at-from+1 < long {
		return all
	}
	return append(all, Signal{from, at, rule, way > 0})
}

// side is 1 above the mean, -1 below it, 0 on it and where there is no value.
func (j judge) side(i int) int { return j.sign(j.s[i] - j.Mean) }

// way is 1 where a value is higher than the one before, -1 where it is lower.
func (j judge) way(i int) int {
	if i == j.From {
		return 0
	}
	return j.sign(j.s[i] - j.s[i-1])
}

// sign is that of a difference; 0 where a gap is on either side of it.
func (j judge) sign(d float64) int {
	switch {
	case d > j.slack:
		return 1
	case d < -j.slack:
		return -1
	}
	return 0
}

// beyond is the side on which a value is further from the mean than so many mean moving
// ranges. A value on a limit is inside.
func (j judge) beyond(i int, factor float64) int {
	if math.Abs(j.s[i]-j.Mean)-factor*j.Moving > j.slack {
		return j.side(i)
	}
	return 0
}

// twoOfThree is the first of three values on one side of the mean of which two, this one
// among them, are beyond a near limit; -1 where there are none. Values outside the limits
// count.
func (j judge) twoOfThree(at, end int) int {
	side := j.beyond(at, nearFactor)
	if side == 0 {
		return -1
	}
	for from := max(at-2, j.From); from <= at && from+2 < end; from++ {
		far, near := 0, 0
		for i := from; i < from+3; i++ {
			if j.side(i) == side {
				near++
			}
			if j.beyond(i, nearFactor) == side {
				far++
			}
		}
		if near == 3 && far >= 2 {
			return from
		}
	}
	return -1
}
