package assess

import (
	"slices"
	"testing"

	"improve/internal/programme"
)

// Each case is a record that contradicts itself once, and the same fixed.
func TestContradictions(t *testing.T) {
	pos := func(line uint32) programme.Pos { return programme.Pos{Line: line, Column: 1, Width: 1} }
	measure := func(values ...float64) (*programme.Measure, []*programme.Update) {
		m := &programme.Measure{ID: text("kpi"), Polarity: text("higher"), Every: text("month"), Ambition: text("1"),
			Target: programme.Number{Value: 90, Text: text("90")}, Tolerance: programme.Number{Value: 5, Text: text("5")}}
		var list []*programme.Update
		for i, v := range values {
			day := programme.Day(2020, 1, i+1)
			list = append(list, &programme.Update{Date: programme.Dated{Date: day}, Measures: []*programme.Reading{{Measure: text("kpi"),
				Period: text(programme.Day(2019+i/12, i%12+1, 0).String()), Value: programme.Number{Value: v, Text: programme.Text{Value: "x", Pos: pos(7)}}}}})
		}
		return m, list
	}
	type change func(*programme.Programme, *programme.Task, *programme.Progress)
	withMeasure := func(values ...float64) change {
		return func(p *programme.Programme, task *programme.Task, _ *programme.Progress) {
			m, list := measure(values...)
			m.Ambition = programme.Text{}
			p.Measures, task.Measures = []*programme.Measure{m}, []programme.Text{text("kpi")}
			p.Updates = append(list, p.Updates...)
		}
	}
	withRisk := func(kind string, score float64, due programme.Date) change {
		return func(p *programme.Programme, task *programme.Task, _ *programme.Progress) {
			r := &programme.Risk{ID: text("risk"), Kind: text(kind), Appetite: programme.Number{Value: 8, Text: text("8")},
				Actions: []programme.RiskAction{{Due: programme.Dated{Date: due}}}}
			p.Risks, task.Risks = []*programme.Risk{r}, []programme.Text{text("risk")}
			one := programme.Number{Value: 1, Text: text("1")}
			review := &programme.RiskReview{Risk: text("risk"), Score: programme.Score{Likelihood: one, Impact: programme.Number{Value: score, Text: text("n")}}}
			p.Updates[0].Risks = []*programme.RiskReview{review}
		}
	}
	rating := func(r programme.Rating) change {
		return func(_ *programme.Programme, _ *programme.Task, e *programme.Progress) { e.Rating = r }
	}
	for _, c := range []struct {
		name      string
		kind      ContradictionKind
		bad, good []change
	}{
		{"overdue", GreenOverdue, []change{func(_ *programme.Programme, task *programme.Task, _ *programme.Progress) {
			task.Targets = []programme.Dated{{Date: programme.Day(2020, 1, 0)}}
		}}, nil},
		{"stale", GreenStale, []change{func(p *programme.Programme, _ *programme.Task, _ *programme.Progress) {
			p.Updates[0].Date.Date = programme.Day(2020, 1, 6) // 50 days
		}}, []change{func(p *programme.Programme, _ *programme.Task, _ *programme.Progress) {
			p.Updates[0].Date.Date = programme.Day(2020, 1, 7) // 49 days
		}}},
		{"a lapsed rating claims nothing", "", []change{func(p *programme.Programme, _ *programme.Task, _ *programme.Progress) {
			p.Updates[0].Date.Date = programme.Day(2019, 12, 2) // 85 days
		}}, nil},
		{"forecast late", GreenForecastLate, []change{func(_ *programme.Programme, _ *programme.Task, e *programme.Progress) {
			e.Forecast = programme.Dated{Date: programme.Day(2020, 7, 0)}
		}}, []change{func(_ *programme.Programme, _ *programme.Task, e *programme.Progress) {
			e.Forecast = programme.Dated{Date: programme.Day(2020, 6, 30)}
		}}},
		{"activity overdue", GreenActivityOverdue, []change{func(_ *programme.Programme, task *programme.Task, _ *programme.Progress) {
			task.Activities = []programme.Activity{{ID: text("a"), Target: programme.Dated{Date: programme.Day(2020, 1, 0)}}}
		}}, []change{func(_ *programme.Programme, task *programme.Task, e *programme.Progress) {
			task.Activities = []programme.Activity{{ID: text("a"), Target: programme.Dated{Date: programme.Day(2020, 1, 0)}}}
			e.Done = []programme.Text{text("a")}
		}}},
		{"measure red", GreenMeasureRed, []change{withMeasure(84.9)}, []change{withMeasure(85)}},
		{"measure worsening", GreenMeasureWorsening, []change{withMeasure(99, 98, 97)}, []change{withMeasure(99, 98, 98)}},
		{"measure worse by more than chance", GreenMeasureSignal, []change{withMeasure(99, 98, 99, 98, 99, 98, 99, 98, 99, 98, 99, 98, 99, 95)}, []change{withMeasure(99, 98, 99, 98, 99, 98, 99, 98, 99, 98, 99, 98, 99, 96)}},
		{"measure better by more than chance", "", []change{withMeasure(95, 96, 95, 96, 95, 96, 95, 96, 95, 96, 95, 96, 99)}, nil},
		{"measure worse twice, within its limits", "", []change{withMeasure(99, 98, 99, 98, 99, 98, 99, 98, 99, 98, 99, 98, 99, 98.5, 98)}, nil},
		{"measure worse twice, within trial limits", "", []change{withMeasure(99, 98, 99, 98, 99, 98, 99, 98.5, 98)}, nil},
		{"measure that was worse", "", []change{withMeasure(99, 98, 99, 98, 99, 98, 99, 98, 99, 98, 99, 98, 95, 99)}, nil},
		{"risk above appetite", GreenRiskAboveAppetite, []change{withRisk("risk", 9, programme.Date{})}, []change{withRisk("risk", 8, programme.Date{})}},
		{"issue overdue", GreenIssueOverdue, []change{withRisk("issue", 1, programme.Day(2020, 2, 24))}, []change{withRisk("issue", 1, programme.Day(2020, 2, 25))}},
		{"complete, measure unmoved", CompleteMeasureUnmoved, []change{withMeasure(86, 87, 86), rating(programme.Complete)}, []change{withMeasure(86, 87), rating(programme.Complete)}},
		{"complete, measure on target", "", []change{withMeasure(95, 95), rating(programme.Complete)}, nil},
		{"ambition greener", AmbitionGreenerMeasures, []change{func(p *programme.Programme, _ *programme.Task, _ *programme.Progress) {
			m, list := measure(84)
			p.Measures, p.Updates = []*programme.Measure{m}, append(list, p.Updates...)
		}}, []change{func(p *programme.Programme, _ *programme.Task, _ *programme.Progress) {
			m, list := measure(86)
			p.Measures, p.Updates = []*programme.Measure{m}, append(list, p.Updates...)
		}}},
		{"amber claims nothing", "", []change{rating(programme.Behind), withMeasure(84)}, nil},
	} {
		for i, changes := range [][]change{c.bad, c.good} {
			task := &programme.Task{ID: text("1.1"), Targets: []programme.Dated{{Date: programme.Day(2020, 6, 0)}}}
			ambition := &programme.Ambition{ID: text("1"), Tasks: []*programme.Task{task}}
			task.Ambition = ambition
			update := &programme.Update{Date: programme.Dated{Date: programme.Day(2020, 2, 20)}}
			entry := &programme.Progress{Update: update, Task: text("1.1"), Rating: programme.OnTrack, RatingPos: pos(5)}
			update.Progress = []*programme.Progress{entry}
			p := &programme.Programme{Policy: programme.DefaultPolicy(), Ambitions: []*programme.Ambition{ambition}, Updates: []*programme.Update{update}}
			for _, apply := range changes {
				apply(p, task, entry)
			}
			slices.SortStableFunc(p.Updates, func(a, b *programme.Update) int { return a.Date.Date.Compare(b.Date.Date) })
			var kinds []ContradictionKind
			for _, x := range Assess(p, programme.Day(2020, 2, 25)).Contradictions() {
				kinds = append(kinds, x.Kind)
				if x.Claim == "" || x.Against == "" || x.About() == "" {
					t.Errorf("%s: says nothing: %+v", c.name, x)
				}
			}
			want := []ContradictionKind{c.kind}
			if i == 1 || c.kind == "" {
				want = nil
			}
			if !slices.Equal(kinds, want) {
				t.Errorf("%s, %s: got %v, want %v", c.name, []string{"bad", "good"}[i], kinds, want)
			}
		}
	}
}
