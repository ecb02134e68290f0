package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var measureSkipped = Check{
	Rule: diag.Rule{
		ID: "measure/skipped", Severity: diag.Warning, Added: diag.Error, Dated: true, Waivable: true,
		Title: "Periods skipped without a note",
		Why: "A month without a value may be the one in which things were worst. A value that comes after it is " +
			"compared with the last one given, and the next board will ask what happened in between.",
		Mend: "Give the values of the periods that were skipped in a new update. If there are none, say why in the " +
			"note of the value that comes after them.",
	},
	Run: func(in *Input, report Report) {
		for _, m := range in.Assessment.Measures {
			for i := range m.Points {
				p := &m.Points[i]
				if len(p.Gap) == 0 || p.Reading.Note.Given() || unread(p.Reading.Faults, "note") ||
					in.Programme.ToldBefore(p.Update) || !p.Update.Date.Date.After(in.Assessment.LastMeeting) {
					continue
				}
				report(Found{At: p.Reading.Period.Pos, On: on(&m.Meta),
					Message: fmt.Sprintf("%s has a value for %s and none for %s, and no note says why", m.ID.Value,
						p.Period.Words(), programme.Periods(p.Gap)),
					Remedy: "give the values that were skipped, or the value again with a note that says why there " +
						"are none"})
			}
		}
	},
}
