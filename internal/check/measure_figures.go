package check

import (
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
			if !m.Percent() || last[periodOf(r)] != r {
				return
			}
			if at, message := r.Disagrees(); message != "" {
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
