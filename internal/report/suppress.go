package report

import "improve/internal/programme"

// Suppressed is how a count too small to publish is shown, as official
// statistics show it.
const Suppressed = "[c]"

// shown says which figures of a reading may be published.
type shown struct{ value, numerator, denominator bool }

// publishable decides what of a reading may be shown in public. A count from 1
// to limit is hidden, and so is whatever would give it away by subtraction or
// division: the other side of a small remainder, and the value, where the
// denominator stands beside it. True noughts stay. counts says that the figures
// are numbers of children; isCount that the value itself is one.
func publishable(r *programme.Reading, counts, isCount bool, limit int) shown {
	all := shown{true, true, true}
	if !counts {
		return all
	}
	small := func(n float64) bool { return n > 0 && n <= float64(limit) }
	if isCount && !r.Numerator.Given() && small(r.Value.Value) {
		all.value = false
	}
	if r.Denominator.Given() && small(r.Denominator.Value) {
		return shown{} // so few children that any figure speaks of them
	}
	if !r.Numerator.Given() {
		return all
	}
	rest := r.Denominator.Value - r.Numerator.Value
	if small(r.Numerator.Value) || r.Denominator.Given() && small(rest) {
		return shown{value: false, numerator: false, denominator: true}
	}
	return all
}

// figure is a number as a paper shows it.
func figure(n programme.Number, show bool) string {
	switch {
	case !n.Given():
		return ""
	case !show:
		return Suppressed
	}
	return n.Text.Value
}

// valueOrNull is a number as JSON and charts take it: null where it is absent or
// may not be shown.
func valueOrNull(n programme.Number, show bool) *float64 {
	if !n.Given() || !show {
		return nil
	}
	v := n.Value
	return &v
}
