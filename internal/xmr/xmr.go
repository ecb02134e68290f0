// Package xmr tells change from chance in a run of values: the control chart of
// individual values and their moving range, by the rules of NHS England's Making Data
// Count.
//
// It is arithmetic alone: no dates, no measures, no words. A gap breaks every run and is
// never bridged. No value is left out as an outlier (Wheeler, "Understanding Variation").
package xmr

import "math"

// The factors and counts of the rules. They are written here and nowhere else.
const (
	limitFactor = 2.66  // limits: mean ± 2.66 × mean moving range
	nearFactor  = 1.773 // near limits, two thirds of the way
	stepFactor  = 3.267 // the largest moving range that chance makes

	Enough = 12 // values of a baseline, which then stands
	Least  = 8  // values of a trial baseline
	long   = 7  // values of a run
)

// Series are values in order; NaN where there is none.
type Series []float64

// Gap is the place of a value that is not there.
var Gap = math.NaN()

// Limits are what chance does, as a baseline of values tells it. From and To are its
// first and last value.
type Limits struct {
	From, To     int
	Mean, Moving float64 // of the values, and of the steps between them without their signs
}

// LimitsOf are the limits that values without a gap make, from one to another. There must
// be two values at least.
func LimitsOf(s Series, from, to int) Limits {
	l := Limits{From: from, To: to}
	for i := from; i <= to; i++ {
		l.Mean += s[i]
		if i > from {
			l.Moving += math.Abs(s[i] - s[i-1])
		}
	}
	l.Mean /= float64(to - from + 1)
	l.Moving /= float64(to - from)
	return l
}

// Lower is the lower limit.
func (l Limits) Lower() float64 { return l.Mean - limitFactor*l.Moving }

// Upper is the upper limit.
func (l Limits) Upper() float64 { return l.Mean + limitFactor*l.Moving }

// Step is the largest step from one value to the next that chance makes.
func (l Limits) Step() float64 { return stepFactor * l.Moving }

// Trial reports whether the baseline is too short to stand.
func (l Limits) Trial() bool { return l.To-l.From+1 < Enough }

// Silence says why a chart has no limits.
type Silence int

// The reasons. None stands for limits that are there.
const (
	None      Silence = iota
	Few               // no eight values follow one another
	Still             // the baseline does not move
	Unsettled         // the baseline holds more than chance already
)

// Chart is what a series shows. Where it is silent it has no signals, and Limits holds
// the baseline that was looked at.
type Chart struct {
	Limits
	Silence Silence
	Signals []Signal // by value, then by rule
}

// Of is the chart of a series.
//
// Its baseline is the first 12 values that follow one another, and is never drawn anew.
// Where there are no 12, the first 8 to 11 make trial limits, by which only a value outside
// them signals. A baseline in which any rule signals gives no limits.
func Of(s Series) Chart {
	from, to, found := baseline(s)
	if !found {
		return Chart{Silence: Few}
	}
	c := Chart{Limits: LimitsOf(s, from, to)}
	j := judge{c.Limits, s, slack(s)}
	switch {
	case c.Moving <= j.slack:
		c.Silence = Still
	case j.unsettled():
		c.Silence = Unsettled
	default:
		c.Signals = j.signals(len(s), c.Trial())
	}
	return c
}

// baseline is the first stretch of 12 values, else the first of at least 8.
func baseline(s Series) (from, to int, found bool) {
	start := 0
	for i, v := range s {
		if math.IsNaN(v) {
			start = i + 1
			continue
		}
		switch n := i - start + 1; {
		case n == Enough:
			return start, i, true
		case n >= Least && (!found || start == from):
			from, to, found = start, i, true
		}
	}
	return from, to, found
}

// slack is what binary fractions may add to a difference of two decimal numbers.
func slack(s Series) float64 {
	most := 0.0
	for _, v := range s {
		if !math.IsNaN(v) {
			most = max(most, math.Abs(v))
		}
	}
	return 1e-9 * most
}
