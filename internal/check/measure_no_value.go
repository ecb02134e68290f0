package check

import (
	"cmp"
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var measureNoValue = Check{
	Rule: diag.Rule{
		ID: "measure/no-value", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Measure without a new value",
		Why: "The measure is taken every month, quarter or year. No value was recorded for that time plus one " +
			"cycle (policy.cycle_days), so a board has met without a new value. A measure that never had a value is " +
			"reported once three boards have met since it came: since the first minutes that record it under seen " +
			"or, where the history is checked, since the commit that brought it.",
		Mend: "Record the value: improve measure. If the measure is no longer taken, " +
			"ask the board to drop it, or waive this check with a reason.",
	},
	Run: func(in *Input, report Report) {
		for _, m := range in.Assessment.Measures {
			if unread(m.Faults, "every") {
				continue
			}
			if m.Latest == nil {
				in.neverGiven(m, report)
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

// neverGiven reports a measure that has had no value for as many boards as are worth saying.
func (in *Input) neverGiven(m *assess.MeasureState, report Report) {
	came := in.promised(m.ID.Value)
	every := cmp.Or(programme.Every(m.Every.Value), programme.Monthly)
	days, boards := in.Assessment.AsAt.DaysSince(came), 0
	for _, day := range in.Assessment.Boards {
		if day.After(came) && !day.After(in.Assessment.AsAt) {
			boards++
		}
	}
	if came.IsZero() || len(m.Unplaced) > 0 || boards < longBoards ||
		days <= daysOf[every]+in.Programme.Policy.CycleDays {
		return
	}
	report(Found{At: m.ID.Pos, On: on(&m.Meta), Days: days,
		Message: fmt.Sprintf("%s, to be measured every %s, has been in the plan since %s without a value; %s have met",
			m.ID.Value, every, came.Words(), diag.Count(boards, "board")),
		Remedy: "record the first value: improve measure " + m.ID.Value + " VALUE --period PERIOD"})
}

// promised is the first day on which the plan is known to have had a measure: when it came,
// or that of the first minutes that record it as seen. It is zero where nobody can tell.
func (in *Input) promised(measure string) programme.Date {
	if in.History != nil && in.History.Came != nil {
		if came := in.History.Came("measure", measure); !came.IsZero() {
			return came
		}
	}
	for _, u := range in.Programme.Updates {
		if u.Seen != nil && slices.ContainsFunc(u.Seen.Measures, func(s programme.Seen) bool {
			return s.ID.Value == measure
		}) {
			return u.Date.Date
		}
	}
	return programme.Date{}
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
