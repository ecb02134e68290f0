package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var measurePeriodAhead = Check{
	Rule: diag.Rule{
		ID: "measure/period-ahead", Severity: diag.Error,
		Title: "Value for a period that is not over",
		Why:   "A value for a period that ends after the date of the update cannot be known yet.",
		Mend:  "Write the period that the value is for. Often the year is wrong.",
	},
	Run: func(in *Input, report Report) {
		in.eachReading(func(u *programme.Update, m *programme.Measure, r *programme.Reading) {
			period, err := programme.ParsePeriod(r.Period.Value)
			if err != nil || !u.Date.Given() || !period.End().After(u.Date.Date) {
				return
			}
			report(Found{
				At: r.Period.Pos, On: on(&m.Meta),
				Message: fmt.Sprintf("%s has a value for %s, which ends after this update of %s",
					m.ID.Value, period.Words(), u.Date.Date.Words()),
				Remedy: "write the period that the value is for; often the year is wrong",
			})
		})
	},
}

// eachReading goes over the values of all measures that are in the plan.
func (in *Input) eachReading(visit func(*programme.Update, *programme.Measure, *programme.Reading)) {
	for _, u := range in.Programme.Updates {
		for _, r := range u.Measures {
			if m := in.index.Measure(r.Measure.Value); m != nil {
				visit(u, m, r)
			}
		}
	}
}
