package check

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

var measureFigures = Check{
	Rule: diag.Rule{
		ID: "measure/figures", Severity: diag.Warning, Added: diag.Error,
		Title: "Figures of a percentage that disagree",
		Why: "A percentage is its numerator divided by its denominator: it is between 0 and 100, " +
			"and the numerator is no greater than the denominator. One of the figures is wrong, " +
			"and the rating may be too.",
		Mend: "Check the figures at their source. Give the right ones for the same period in a new update, " +
			"with a note.",
	},
	Run: func(in *Input, report Report) {
		last := in.lastReadings()
		in.eachReading(func(_ *programme.Update, m *programme.Measure, r *programme.Reading) {
			if !strings.HasPrefix(strings.TrimSpace(m.Unit.Value), "%") || last[periodOf(r)] != r {
				return
			}
			if at, message := disagree(r); message != "" {
				report(Found{At: at, On: on(&m.Meta), Message: m.ID.Value + " for " + r.Period.Value + ": " + message,
					Remedy: "check the figures, and give the right ones for " + r.Period.Value +
						" in a new update, with a note"})
			}
		})
	},
}

// measured is a measure and a period, as written.
type measured struct{ measure, period string }

func periodOf(r *programme.Reading) measured { return measured{r.Measure.Value, r.Period.Value} }

// lastReadings are the values that count: the last given for each measure and period.
func (in *Input) lastReadings() map[measured]*programme.Reading {
	last := map[measured]*programme.Reading{}
	for _, u := range in.Programme.Updates {
		for _, r := range u.Measures {
			last[periodOf(r)] = r
		}
	}
	return last
}

// disagree says what is wrong with the figures of a percentage; empty where nothing is.
func disagree(r *programme.Reading) (at programme.Pos, message string) {
	value, above, below := r.Value, r.Numerator, r.Denominator
	switch {
	case above.Given() && below.Given() && above.Value > below.Value:
		return above.Pos, fmt.Sprintf("the numerator, %s, is greater than the denominator, %s", above.Text, below.Text)
	case below.Given() && below.Value == 0 && value.Given() && value.Value != 0 && value.Value != 100:
		return value.Pos, fmt.Sprintf("the value is %s, and the denominator is 0: nobody was counted", value.Text)
	}
	for _, n := range []programme.Number{value, r.StatisticalNeighbours, r.Region, r.England} {
		if n.Given() && (n.Value < 0 || n.Value > 100) {
			return n.Pos, fmt.Sprintf("%s is not between 0 and 100", n.Text)
		}
	}
	if !value.Given() || !above.Given() || !below.Given() || below.Value <= 0 {
		return at, ""
	}
	if share := 100 * above.Value / below.Value; math.Abs(share-value.Value) > unitOf(value)+1e-9 {
		return value.Pos, fmt.Sprintf("the value is %s, and %s of %s is %s%%",
			value.Text, above.Text, below.Text, strconv.FormatFloat(share, 'f', places(value), 64))
	}
	return at, ""
}

// unitOf is one of the last decimal place of a number: so much may be lost where it was
// rounded, or cut.
func unitOf(n programme.Number) float64 { return math.Pow10(-places(n)) }

// places is how many decimal places a number is written with.
func places(n programme.Number) int {
	_, decimals, _ := strings.Cut(n.Text.Value, ".")
	return len(decimals)
}
