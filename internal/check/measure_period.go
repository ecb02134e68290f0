package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var measurePeriod = Check{
	Rule: diag.Rule{
		ID: "measure/period", Severity: diag.Error,
		Title: "Wrong kind of period",
		Why: "A quarterly measure is compared quarter by quarter. A value for a month belongs to no quarter, " +
			"so it would not be shown.",
		Mend: "Write the period of the value in the form that the measure uses: 2020-01 for a month, " +
			"2020-Q1 for a quarter, 2020 for a year.",
	},
	Run: func(in *Input, report Report) {
		for _, m := range in.Whole().Measures {
			if unread(m.Faults, "every") {
				continue
			}
			for _, reading := range m.Unplaced {
				period, err := programme.ParsePeriod(reading.Period.Value)
				if err != nil {
					continue // said when the value was read
				}
				kind := m.Every.Value
				if kind == "" { // then the first value decides
					kind = string(m.Points[0].Period.Every)
				}
				report(Found{
					At: reading.Period.Pos, On: on(&m.Meta),
					Message: fmt.Sprintf("%s has a value for a %s, %s, but is measured every %s",
						m.ID.Value, period.Every, period, kind),
					Remedy: "write the period as " + periodForms[kind] + ", or correct every: in plan/measures.yaml",
				})
			}
		}
		in.otherPeriods(func(m *programme.Measure, at programme.Text, what string) {
			period, err := programme.ParsePeriod(at.Value)
			if kind := m.Every.Value; err == nil && kind != "" && string(period.Every) != kind {
				report(Found{
					At: at.Pos, On: on(&m.Meta),
					Message: fmt.Sprintf("the %s of %s is for a %s, %s, but it is measured every %s", what, m.ID.Value,
						period.Every, period, kind),
					Remedy: "write the period as " + periodForms[kind] + ", or correct every: in plan/measures.yaml",
				})
			}
		})
	},
}

// otherPeriods visits the periods of baselines, and those from which limits are drawn anew.
func (in *Input) otherPeriods(visit func(m *programme.Measure, at programme.Text, what string)) {
	for _, m := range in.Programme.Measures {
		if m.Baseline != nil {
			visit(m, m.Baseline.Period, "baseline")
		}
	}
	for _, u := range in.Programme.Updates {
		for _, r := range u.Rebase {
			if m := in.index.Measure(r.Measure.Value); m != nil {
				visit(m, r.From, "rebase")
			}
		}
	}
}

// periodForms are examples of each kind of period.
var periodForms = map[string]string{"month": "a month, such as 2020-01", "quarter": "a quarter, such as 2020-Q1",
	"year": "a year, such as 2020"}
