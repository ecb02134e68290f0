package programme

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Percent reports whether a measure is a percentage: its unit is % or begins with it.
func (m *Measure) Percent() bool { return strings.HasPrefix(strings.TrimSpace(m.Unit.Value), "%") }

// Disagrees says which figure of a percentage is wrong, and why; message is empty where none is.
func (r *Reading) Disagrees() (at Pos, message string) {
	value, above, below := r.Value, r.Numerator, r.Denominator
	switch {
	case above.Given() && below.Given() && above.Value > below.Value:
		return above.Pos, fmt.Sprintf("the numerator, %s, is greater than the denominator, %s", above.Text, below.Text)
	case below.Given() && below.Value == 0 && value.Given() && value.Value != 0 && value.Value != 100:
		return value.Pos, fmt.Sprintf("the value is %s, and the denominator is 0: nobody was counted", value.Text)
	}
	for _, n := range []Number{value, r.StatisticalNeighbours, r.Region, r.England} {
		if n.Given() && (n.Value < 0 || n.Value > 100) {
			return n.Pos, fmt.Sprintf("%s is not between 0 and 100", n.Text)
		}
	}
	if !value.Given() || !above.Given() || !below.Given() || below.Value <= 0 {
		return at, ""
	}
	// One of the last decimal place may be lost where the value was rounded, or cut.
	if share := 100 * above.Value / below.Value; math.Abs(share-value.Value) > math.Pow10(-value.Places())+1e-9 {
		return value.Pos, fmt.Sprintf("the value is %s, and %s of %s is %s%%",
			value.Text, above.Text, below.Text, strconv.FormatFloat(share, 'f', value.Places(), 64))
	}
	return at, ""
}

// Places is how many decimal places a number is written with.
func (n Number) Places() int {
	_, decimals, _ := strings.Cut(n.Text.Value, ".")
	return len(decimals)
}
