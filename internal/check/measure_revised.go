package check

import (
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var measureRevised = Check{
	Rule: diag.Rule{
		ID: "measure/revised", Severity: diag.Warning, Added: diag.Error,
		Title: "Value revised without a reason",
		Why: "The latest value for a period counts. A figure that the board has seen should not change without an " +
			"explanation.",
		Mend: "Give the value again in a new update, with a note that says why it changed.",
	},
	Run: func(in *Input, report Report) {
		for _, m := range in.Whole().Measures {
			for i := range m.Points {
				p := &m.Points[i]
				if p.Reading.Note.Given() || unread(p.Reading.Faults, "note", "value") {
					continue
				}
				for _, old := range slices.Backward(p.Revised) {
					if !old.Update.Date.Date.Before(p.Update.Date.Date) {
						continue // of one day, update/disagree says it
					}
					if at, what := revised(old.Reading, p.Reading); what != "" {
						report(Found{At: at, On: on(&m.Meta),
							Message: fmt.Sprintf("%s for %s%s, without a note on why", m.ID.Value, p.Period.Words(),
								what),
							Remedy:  "give it again in a new update, with a note that says why it changed",
							Related: []Related{{old.Reading.Value.Pos, "it was given here"}}})
					}
					break
				}
			}
		}
	},
}

// revised says which figure of a value is another than before, and where; empty where none
// is. One that others had may not be left out either: then nothing shows who does better.
func revised(was, is *programme.Reading) (at programme.Pos, what string) {
	if !was.Value.Same(is.Value) {
		return is.Value.Pos, fmt.Sprintf(" is now %s, was %s", is.Value.Text, was.Value.Text)
	}
	for _, f := range []struct {
		name    string
		was, is programme.Number
		stays   bool // whether it may not be left out
	}{
		{"the numerator", was.Numerator, is.Numerator, false},
		{"the denominator", was.Denominator, is.Denominator, false},
		{"the figure of statistical neighbours", was.StatisticalNeighbours, is.StatisticalNeighbours, true},
		{"the figure of the region", was.Region, is.Region, true},
		{"the figure of England", was.England, is.England, true},
	} {
		switch {
		case !f.was.Given() || f.was.Same(f.is):
		case f.is.Given():
			return f.is.Pos, fmt.Sprintf(": %s is now %s, was %s", f.name, f.is.Text, f.was.Text)
		case f.stays:
			return is.Period.Pos, fmt.Sprintf(": %s, %s, is left out", f.name, f.was.Text)
		}
	}
	return at, ""
}
