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
			"nearly done when it is not. One after the target that moves on before each board, and is never nearer " +
			"than it was, tells the board nothing. After three of them the next is no more than a hope.",
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
				Message: fmt.Sprintf("%s was forecast for %s, and %s", t.ID.Value, diag.And(days), in.isNow(t)),
				Remedy:  mend.OffTrack(in.Assessment, t) + ", or ask the board for another target",
				Related: []Related{{failed[0].Forecast.Pos, "the first of these forecasts"}},
			})
		}
	},
}

// mostForecasts is how many forecasts may come to nothing before that is worth saying.
const mostForecasts = 3

// isNow says what has become of a task with several forecasts.
func (in *Input) isNow(t *assess.Task) string {
	if t.Forecast.Date.Due().Before(in.Assessment.AsAt) {
		return "is not done"
	}
	return "is now forecast for " + t.Forecast.Date.Words()
}

// failedForecasts are the entries whose forecast passed, or was moved on, since the task was
// last complete.
func (in *Input) failedForecasts(t *assess.Task) (failed []*programme.Progress) {
	var last *programme.Progress
	for _, e := range t.Entries {
		switch {
		case e.Rating == programme.Complete:
			failed, last = nil, nil
		case e.Forecast.Given() && !in.Programme.ToldBefore(e.Update):
			if last != nil && (in.movedOn(last, e) || in.noNearer(t, last, e)) {
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
// when it was no more than a cycle ahead.
func (in *Input) movedOn(old, later *programme.Progress) bool {
	due := old.Forecast.Date.Due()
	return later.Forecast.Date.Due().After(due) &&
		due.DaysSince(later.Update.Date.Date) <= in.Programme.Policy.CycleDays
}

// noNearer reports whether a forecast after a task's target was given up, for a later board,
// for one that is as far ahead as it was itself.
func (in *Input) noNearer(t *assess.Task, old, later *programme.Progress) bool {
	ahead := func(e *programme.Progress) int { return e.Forecast.Date.Due().DaysSince(e.Update.Date.Date) }
	return (t.Due.IsZero() || old.Forecast.Date.Due().After(t.Due)) && ahead(later) >= ahead(old) &&
		in.boardOf(later.Update) > in.boardOf(old.Update)
}

// escalated reports whether the latest rating was taken to somebody, with words that say
// what is asked.
func escalated(t *assess.Task) bool {
	return t.Rated.Escalation != nil && t.Rated.Escalation.Ask.Says()
}
