package check

import (
	"fmt"

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
		given := map[*programme.Reading]programme.Date{}
		in.eachReading(func(u *programme.Update, _ *programme.Measure, r *programme.Reading) { given[r] = u.Date.Date })
		for _, m := range in.Whole().Measures {
			for i := range m.Points {
				p := &m.Points[i]
				if len(p.Revised) == 0 || p.Reading.Note.Given() || unread(p.Reading.Faults, "note", "value") {
					continue
				}
				was := differing(p.Revised, p.Reading)
				if was == nil || given[was] == given[p.Reading] {
					continue // of one day, update/disagree says it
				}
				report(Found{
					At: p.Reading.Value.Pos, On: on(&m.Meta),
					Message: fmt.Sprintf("%s for %s is now %s, was %s, without a note on why",
						m.ID.Value, p.Period.Words(), p.Reading.Value.Text, was.Value.Text),
					Remedy:  "give it again in a new update, with a note that says why it changed",
					Related: []Related{{was.Value.Pos, "it was given here"}},
				})
			}
		}
	},
}

// differing is the latest of the earlier values that differs from the one that counts; nil
// where none does.
func differing(earlier []*programme.Reading, counts *programme.Reading) *programme.Reading {
	for i := len(earlier) - 1; i >= 0; i-- {
		if r := earlier[i]; r.Value.Given() && counts.Value.Given() && r.Value.Value != counts.Value.Value {
			return r
		}
	}
	return nil
}
