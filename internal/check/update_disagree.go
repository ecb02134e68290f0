package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateDisagree = Check{
	Rule: diag.Rule{
		ID: "update/disagree", Severity: diag.Warning,
		Title: "Two updates of one day say different things",
		Why:   "The latest word counts, and of two files of one day that is the one whose name comes later. That rule settles the matter without anybody having decided it.",
		Mend:  "Agree which is right, and delete the other value from its file; or date the later word by its own day.",
		Bad: exampleTask + "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {rating: G, note: All members are appointed.}\n" +
			"-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {rating: A, note: A member has resigned., recovery: A second round.}\n",
		Good: exampleTask + "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {note: All members are appointed.}\n" +
			"-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {rating: A, note: A member has resigned., recovery: A second round.}\n",
	},
	Run: func(in *Input, report Report) {
		updates := in.Programme.Updates
		for from := 0; from < len(updates); {
			to := from + 1
			for to < len(updates) && updates[to].Date.Date.Compare(updates[from].Date.Date) == 0 {
				to++
			}
			if to > from+1 {
				compareDay(in, updates[from:to], report)
			}
			from = to
		}
	},
}

// statement is one value of which only the latest counts.
type statement struct{ what, of, period string }

// value is what an update states of it.
type value struct {
	words string
	at    programme.Pos
	in    *programme.Update
	on    Subject
}

// compareDay goes from the last file of a day to the first: what is met first
// counts, and each file that says otherwise is reported.
func compareDay(in *Input, day []*programme.Update, report Report) {
	counts := map[statement]value{}
	for i := len(day) - 1; i >= 0; i-- {
		eachValue(day[i], func(s statement, v value) {
			v.in = day[i]
			winner, stated := counts[s]
			switch {
			case !stated:
				counts[s] = v
			case winner.words != v.words && winner.in != v.in:
				report(Found{
					At: v.at, On: v.on,
					Message: fmt.Sprintf("the %s of %s is %s here and %s in %s of the same day, whose later name makes it count", s.what, s.of, v.words, winner.words, winner.in.Path),
					Remedy:  "delete the one that is wrong from its file, or date the later word by its own day",
					Related: []Related{{winner.at, "this counts: " + winner.words}},
				})
			}
		})
	}
}

// eachValue goes over what an update states of which only the latest counts.
func eachValue(u *programme.Update, visit func(statement, value)) {
	for _, e := range u.Progress {
		if e.Rating != programme.Unrated {
			visit(statement{"rating", e.Task.Value, ""}, value{words: e.Rating.String(), at: e.RatingPos, on: about(e.Task.Value)})
		}
		if e.Forecast.Given() {
			visit(statement{"forecast", e.Task.Value, ""}, value{words: e.Forecast.Date.Words(), at: e.Forecast.Pos, on: about(e.Task.Value)})
		}
	}
	for _, i := range u.Impact {
		if i.Difference.Given() {
			visit(statement{"impact", i.Task.Value, ""}, value{words: i.Difference.Value, at: i.Difference.Pos, on: about(i.Task.Value)})
		}
	}
	for _, m := range u.Measures {
		if m.Value.Given() {
			visit(statement{"value", m.Measure.Value, m.Period.Value}, value{words: m.Value.Text.Value, at: m.Value.Pos})
		}
	}
	for _, r := range u.Risks {
		if r.Score.Given() {
			words := r.Score.Likelihood.Text.Value + " x " + r.Score.Impact.Text.Value
			visit(statement{"score", r.Risk.Value, ""}, value{words: words, at: r.Score.Likelihood.Pos})
		}
	}
}
