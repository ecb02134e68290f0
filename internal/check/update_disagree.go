package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateDisagree = Check{
	Rule: diag.Rule{
		ID: "update/disagree", Severity: diag.Warning,
		Title: "Updates of one day disagree",
		Why: "Of two updates of one day, the one whose file name comes later counts. " +
			"Nobody has decided which is right. Where the later one replaces what was told before the " +
			"record began, they do not disagree.",
		Mend: "Agree which is right and delete the other value. Or give the later update its own date.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.WholeTasks() {
			for entries := range sameDay(t.Entries, func(e *programme.Progress) *programme.Update { return e.Update }) {
				settle(statement{what: "rating", of: t.ID.Value}, ratings(entries), onTask(t.Task), report)
				settle(statement{what: "forecast", of: t.ID.Value}, forecasts(entries), onTask(t.Task), report)
			}
		}
		for updates := range sameDay(in.Programme.Updates, func(u *programme.Update) *programme.Update { return u }) {
			stated := map[statement][]value{}
			for _, u := range updates {
				eachValue(u, func(s statement, v value) { stated[s] = append(stated[s], v) })
			}
			for s, values := range stated {
				settle(s, values, Subject{}, report)
			}
		}
	},
}

// statement is something of which only the latest value counts.
type statement struct{ what, of, period string }

// value is what an update states of it.
type value struct {
	words string
	at    programme.Pos
	in    *programme.Update
}

// sameDay goes over the runs of more than one entry of a day in a list ordered
// by day.
func sameDay[T any](list []T, update func(T) *programme.Update) func(yield func([]T) bool) {
	return func(yield func([]T) bool) {
		for from := 0; from < len(list); {
			to, day := from+1, update(list[from]).Date.Date
			for to < len(list) && update(list[to]).Date.Date == day {
				to++
			}
			if to > from+1 && !yield(list[from:to]) {
				return
			}
			from = to
		}
	}
}

// settle reports the values of a day that differ from the last, which counts.
func settle(s statement, values []value, about Subject, report Report) {
	if len(values) < 2 {
		return
	}
	counts := values[len(values)-1]
	for _, v := range values {
		if v.words == counts.words || v.in == counts.in || v.in.Adopted && !counts.in.Adopted {
			continue
		}
		report(Found{
			At: v.at, On: about,
			Message: fmt.Sprintf("the %s of %s is %s here, but %s in %s of the same day, "+
				"which counts because its name comes later", s.what, s.of, v.words, counts.words, counts.in.Path),
			Remedy:  "delete the wrong one, or give the later update its own date",
			Related: []Related{{counts.at, "this counts: " + counts.words}},
		})
	}
}

func ratings(entries []*programme.Progress) (values []value) {
	for _, e := range entries {
		if e.Rating != programme.Unrated {
			values = append(values, value{e.Rating.String(), e.RatingPos, e.Update})
		}
	}
	return values
}

func forecasts(entries []*programme.Progress) (values []value) {
	for _, e := range entries {
		if e.Forecast.Given() {
			values = append(values, value{e.Forecast.Date.Words(), e.Forecast.Pos, e.Update})
		}
	}
	return values
}

// eachValue goes over what else an update states of which only the latest
// counts.
func eachValue(u *programme.Update, visit func(statement, value)) {
	for _, i := range u.Impact {
		if i.Difference.Given() {
			visit(statement{what: "impact", of: i.Task.Value}, value{i.Difference.Value, i.Difference.Pos, u})
		}
	}
	for _, m := range u.Measures {
		if m.Value.Given() {
			visit(statement{"value", m.Measure.Value, m.Period.Value}, value{m.Value.Text.Value, m.Value.Pos, u})
		}
	}
	for _, r := range u.Risks {
		if r.Score.Given() {
			words := r.Score.Likelihood.Text.Value + " x " + r.Score.Impact.Text.Value
			visit(statement{what: "score", of: r.Risk.Value}, value{words, r.Score.Likelihood.Pos, u})
		}
	}
}
