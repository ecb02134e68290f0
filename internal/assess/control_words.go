package assess

import "fmt"

// Words say by which rule a value shows more than chance, as what it is: "below the lower
// limit". Both ends of a run are named.
func (s Signal) Words() string {
	limit, side, each := "lower limit", "below", "lower"
	if s.Up {
		limit, side, each = "upper limit", "above", "higher"
	}
	run := "from " + s.From.Words() + " to " + s.At.Words()
	switch s.Rule {
	case Outside:
		return side + " the " + limit
	case Shift:
		return fmt.Sprintf("the last of %d values running %s the mean, %s", s.Values, side, run)
	case Trend:
		return fmt.Sprintf("the last of %d values running of which each is %s than the one before, %s", s.Values,
			each, run)
	}
	return fmt.Sprintf("close to the %s or beyond it, as is another of the three values %s", limit, run)
}
