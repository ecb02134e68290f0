package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// figure is the run of values as a chart, with its figures as a table.
func (m MeasureRow) figure() *doc.Figure {
	chart := &doc.Run{Unit: m.Unit, Target: drawn(m.Target)}
	data := &doc.Table{Caption: m.Title + ", by period", Columns: []doc.Column{{Title: "Period"},
		{Title: "Value", Align: doc.Right}, {Title: "Rating"}}}
	var shownValues []string
	for _, r := range m.Run {
		chart.Points = append(chart.Points,
			doc.RunPoint{Period: r.Period.Words(), Value: drawn(r.Value), Label: valueWords(r.Shown, r.Was, ""),
				Tone: tone(r.Rating)})
		data.Rows = append(data.Rows, []doc.Cell{cell(r.Period.Words()),
			{Text: orNone(valueWords(r.Shown, r.Was, m.Unit), "no value")},
			{Text: r.Rating.String(), Tone: tone(r.Rating)}})
		shownValues = append(shownValues, fmt.Sprintf("%s %s", r.Period.Words(),
			orNone(valueWords(r.Shown, r.Was, ""), "no value")))
		if r.Shown == Suppressed {
			data.Key = suppressedKey()
		}
	}
	m.SPC.onto(chart, data, m)
	for i, name := range []string{"Statistical neighbours", "Region", "England"} {
		if line := m.against(i, name); line != nil {
			chart.Against = append(chart.Against, *line)
		}
	}
	alt := fmt.Sprintf("%s. %s.", m.Title, strings.Join(shownValues, "; "))
	if l := chart.Limits; l != nil {
		alt += fmt.Sprintf(" %s; %s; %s.", l.Upper.Label, l.Mean.Label, l.Lower.Label)
	}
	return &doc.Figure{Caption: m.Title, Alt: alt, Chart: chart, Data: data}
}

// against is another's values over the same periods, nil where none was given.
func (m MeasureRow) against(which int, name string) *doc.RunLine {
	line, any := &doc.RunLine{Name: name}, false
	for _, r := range m.Run {
		var v *float64
		if r.Reading != nil {
			v = drawn(others(r.Reading)[which].Value)
		}
		any = any || v != nil
		line.Values = append(line.Values, v)
	}
	if !any {
		return nil
	}
	return line
}

// onto draws limits on the chart of a measure, rings what shows more than chance, and says so
// in a column of the table. Limits of changes are no limits of the values that the chart shows.
func (s SPC) onto(chart *doc.Run, data *doc.Table, m MeasureRow) {
	if s.Baseline == nil {
		return
	}
	data.Columns = append(data.Columns, doc.Column{Title: "More than chance", Flexible: true})
	for i, r := range m.Run {
		words := s.rules(r.Period)
		chart.Points[i].Beyond = words != ""
		data.Rows[i] = append(data.Rows[i], cell(words))
	}
	if s.Season != nil {
		return
	}
	level := func(name string, v *float64) doc.RunLevel {
		return doc.RunLevel{Value: *v, Label: name + " " + withUnit(decimal(*v, s.Decimals), m.Unit)}
	}
	chart.Limits = &doc.RunLimits{
		From:  slices.IndexFunc(m.Run, func(r RunValue) bool { return r.Period == s.Baseline.From }),
		Upper: level("Upper limit", s.Upper), Mean: level("Mean", s.Mean), Lower: level("Lower limit", s.Lower)}
}

// rules are by which rules a value shows more than chance; empty where it does not.
func (s SPC) rules(p programme.Period) string {
	var words []string
	first := assess.Rule(0)
	for _, x := range s.Signals {
		rule := assess.Rule(x.Rule)
		if x.Point != p || nearBeside(rule, first) {
			continue
		}
		if len(words) == 0 {
			first = rule
		}
		words = append(words, map[assess.Rule]string{assess.Outside: "outside the limits",
			assess.Shift: "run on one side", assess.Trend: "trend",
			assess.NearLimit: "two of three near a limit"}[rule])
	}
	return strings.Join(words, ", ")
}
