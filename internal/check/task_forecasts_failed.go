package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var taskForecastsFailed = Check{
	Rule: diag.Rule{
		ID: "task/forecasts-failed", Severity: diag.Warning, Added: diag.Error, Dated: true, Waivable: true,
		Title: "Three forecasts that came to nothing",
		Why: "A forecast that passes, or that moves each time it comes near, tells the board that the task is " +
			"nearly done when it is not. After three of them the next is no more than a hope.",
		Mend: "Rate the task R and escalate it, or ask the board for a retarget. " +
			"A new forecast needs a plan behind it.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			failed := in.failedForecasts(t)
			if !t.Open() || len(failed) < mostForecasts || t.Reported == programme.OffTrack && escalated(t) {
				continue
			}
			var days []string
			for _, e := range failed {
				days = append(days, e.Forecast.Date.Words())
			}
			report(Found{
				At: t.Forecast.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s was forecast for %s, and is not done", t.ID.Value, diag.And(days)),
				Remedy:  mend.OffTrack(in.Assessment, t) + ", or ask the board for another target",
				Related: []Related{{failed[0].Forecast.Pos, "the first of these forecasts"}},
			})
		}
	},
}

// mostForecasts is how many forecasts may come to nothing before that is worth saying.
const mostForecasts = 3

// failedForecasts are the entries whose forecast passed, or was moved later when it was no
// more than a cycle ahead, since the task was last complete.
func (in *Input) failedForecasts(t *assess.Task) (failed []*programme.Progress) {
	var last *programme.Progress
	for _, e := range t.Entries {
		switch {
		case e.Rating == programme.Complete:
			failed, last = nil, nil
		case e.Forecast.Given() && !in.Programme.ToldBefore(e.Update):
			if last != nil && in.movedOn(last, e) {
				failed = append(failed, last)
			}
			last = e
		}
	}
	if last != nil && last.Forecast.Date.Due().Before(in.Assessment.AsAt) {
		failed = append(failed, last)
	}
	return failed
}

// movedOn reports whether a forecast was given up for a later one after it had passed, or
// when it was near.
func (in *Input) movedOn(old, later *programme.Progress) bool {
	due := old.Forecast.Date.Due()
	return later.Forecast.Date.Due().After(due) &&
		due.DaysSince(later.Update.Date.Date) <= in.Programme.Policy.CycleDays
}

// escalated reports whether the latest rating was taken to somebody, with words that say
// what is asked.
func escalated(t *assess.Task) bool {
	return t.Rated.Escalation != nil && t.Rated.Escalation.Ask.Says()
}
