package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var measureNoValue = Check{
	Rule: diag.Rule{
		ID: "measure/no-value", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Measure without a new value",
		Why: "The measure is taken every month, quarter or year. No value was recorded for that time plus one " +
			"cycle (policy.cycle_days), so a board has met without a new value.",
		Mend: "Record the value: improve measure. If the measure is no longer taken, " +
			"ask the board to drop it, or waive this check with a reason.",
	},
	Run: func(in *Input, report Report) {
		for _, m := range in.Assessment.Measures {
			if m.Latest == nil || unread(m.Faults, "every") {
				continue
			}
			given := firstGiven(m.Latest)
			days := in.Assessment.AsAt.DaysSince(given)
			if days <= daysOf[m.Latest.Period.Every]+in.Programme.Policy.CycleDays {
				continue
			}
			report(Found{
				At: m.ID.Pos, On: on(&m.Meta), Days: days,
				Message: fmt.Sprintf("%s, measured every %s, was last given a value on %s, for %s",
					m.ID.Value, m.Latest.Period.Every, given.Words(), m.Latest.Period.Words()),
				Remedy: "record the value: improve measure " + m.ID.Value + " VALUE --period " +
					m.Latest.Period.Next().String(),
			})
		}
	},
}

// daysOf are the most days that each kind of period has.
var daysOf = map[programme.Every]int{programme.Monthly: 31, programme.Quarterly: 92, programme.Yearly: 366}

// firstGiven is the day on which the value of a period was new. One that is given again, or
// corrected, is not.
func firstGiven(p *assess.Point) programme.Date {
	if len(p.Revised) > 0 {
		p = &p.Revised[0]
	}
	return p.Update.Date.Date
}
