package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// figure is the run of values as a chart, with its figures as a table.
func (m MeasureRow) figure() *doc.Figure {
	chart := &doc.Run{Unit: m.Unit, Target: drawn(m.Target)}
	data := &doc.Table{Caption: m.Title + ", by period", Columns: []doc.Column{{Title: "Period"},
		{Title: "Value", Align: doc.Right}, {Title: "Rating"}}}
	for _, r := range m.Run {
		chart.Points = append(chart.Points,
			doc.RunPoint{Period: r.Period.Words(), Value: drawn(r.Value), Label: valueWords(r.Shown, r.Was, ""),
				Tone: tone(r.Rating)})
		data.Rows = append(data.Rows, []doc.Cell{cell(r.Period.Words()),
			{Text: orNone(valueWords(r.Shown, r.Was, m.Unit), "no value")},
			{Text: r.Rating.String(), Tone: tone(r.Rating)}})
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
	return &doc.Figure{Caption: m.Title, Alt: m.alt(chart.Limits), Chart: chart, Data: data}
}

// alt says what the chart shows to who does not see it. The values stand in its table.
func (m MeasureRow) alt(limits *doc.RunLimits) string {
	alt := m.Title + ": " + m.course() + "."
	if m.Target.Given() {
		alt += " The target is " + m.targetWords() + "."
	}
	if limits != nil {
		alt += fmt.Sprintf(" %s; %s; %s.", limits.Upper.Label, limits.Mean.Label, limits.Lower.Label)
	}
	return alt
}

// course is where the values that may be shown began, went and are.
func (m MeasureRow) course() string {
	given := slices.DeleteFunc(slices.Clone(m.Run), func(r RunValue) bool { return !r.Value.Given() })
	if len(given) == 0 {
		return "no value that may be shown"
	}
	said := func(r RunValue) string { return withUnit(r.Shown, m.Unit) + " in " + r.Period.Words() }
	byValue := func(a, b RunValue) int { return cmp.Compare(a.Value.Value, b.Value.Value) }
	first, latest := given[0], given[len(given)-1]
	lowest, highest := slices.MinFunc(given, byValue), slices.MaxFunc(given, byValue)
	switch {
	case len(given) == 1:
		return "one value, " + said(first)
	case lowest.Value.Value == highest.Value.Value:
		return fmt.Sprintf("%d values from %s to %s, all %s", len(given), first.Period.Words(), latest.Period.Words(),
			withUnit(latest.Shown, m.Unit))
	}
	words := fmt.Sprintf("%d values, from %s to %s", len(given), said(first), said(latest))
	for i, r := range []RunValue{lowest, highest} {
		if v := r.Value.Value; v != first.Value.Value && v != latest.Value.Value {
			words += "; the " + []string{"lowest", "highest"}[i] + " " + said(r)
		}
	}
	return words
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
	limit := func(which string, v *float64) doc.RunLevel {
		name := diag.UpperFirst(which) + " limit"
		if slices.Contains(s.Cut, which) {
			name += ", cut at"
		}
		return level(name, v)
	}
	chart.Limits = &doc.RunLimits{
		From:  slices.IndexFunc(m.Run, func(r RunValue) bool { return r.Period == s.Baseline.From }),
		Upper: limit("upper", s.Upper), Mean: level("Mean", s.Mean), Lower: limit("lower", s.Lower)}
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
