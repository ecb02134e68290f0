package exchange

import (
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

func measurePart() *part {
	return &part{id: "measures", name: "Measures", word: "measures", key: "measure", kind: "measure",
		about: "the value of each measure for the period named",
		marks: [][]string{{"measure", "new_value", columnState}}, columns: measureColumns(),
		rows: func(r Rows) []item {
			return rowsOf(r.Measures, func(m *assess.MeasureState) item { return item{measure: m} })
		},
		now: func(f *Form, r item) string {
			if r.measure.Latest == nil {
				return r.measure.ID.Value + " has no value now"
			}
			return r.measure.ID.Value + " is now " + strings.ReplaceAll(f.lastValue(r.measure), "\n", ", ")
		},
		read: (*returnReader).readMeasure}
}

func measureColumns() []column {
	of := func(text func(*assess.MeasureState) string) func(*Form, item) string {
		return func(_ *Form, r item) string { return text(r.measure) }
	}
	return []column{
		{id: "measure", title: "Measure", width: 18,
			text: of(func(m *assess.MeasureState) string { return m.ID.Value })},
		{id: "title", title: "What it counts", width: 28,
			text: of(func(m *assess.MeasureState) string { return m.Title.Value })},
		{id: "unit", title: "Unit", width: 9, text: of(func(m *assess.MeasureState) string { return m.Unit.Value })},
		{id: "target", title: "Target", width: 10,
			text: of(func(m *assess.MeasureState) string { return m.Target.Text.Value })},
		{id: "latest", title: "Latest value", width: 16,
			text: func(f *Form, r item) string { return f.lastValue(r.measure) }},
		{id: "rating", title: "Rating now", width: 12, rating: true, derived: true,
			text: of(func(m *assess.MeasureState) string {
				if lastKept(m) {
					return restrictedWord
				}
				return ratingWords(m.Rating)
			})},
		{id: "look_at", title: "Look at", width: 18, text: of(lookAtMeasure), derived: true},
		{id: "value_for", title: "Value for", width: 13, text: (*Form).valueFor, derived: true},
		{id: "new_value", title: "New value", width: 10, prompt: "The figure alone, without its unit: 84.2."},
		{id: "period", title: "Other period", width: 12,
			prompt: "Only where the value is for another period than the one under Value for: March 2020, 2020-Q1 " +
				"or 2020."},
		{id: "numerator", title: "Numerator", width: 11, prompt: "How many of them, where it is a share."},
		{id: "denominator", title: "Denominator", width: 12, prompt: "Of how many."},
		{id: "value_note", title: "Note", width: 32,
			prompt: "A sentence. Needed where a value changes, or where one before it is missing."},
	}
}

// lastValue is the latest value of a measure, and its period.
func (f *Form) lastValue(m *assess.MeasureState) string {
	if m.Latest == nil {
		return ""
	}
	value := m.Latest.Reading.Value
	words := value.Text.Value
	switch {
	case lastKept(m):
		words = restrictedWord
	case f.Public && !value.Given() && value.Pos.Known():
		words = "too small to publish"
	}
	return words + "\n" + m.Latest.Period.Words()
}

// lastKept reports whether the latest value is restricted, and the measure is not.
func lastKept(m *assess.MeasureState) bool {
	return m.Latest != nil && m.Restricted == nil && kept(&m.Latest.Reading.Meta, m.Latest.Update)
}

func lookAtMeasure(m *assess.MeasureState) string {
	var lines []string
	if len(m.Missing) > 0 {
		lines = append(lines, "no value for "+programme.Periods(m.Missing))
	}
	if m.Restricted != nil {
		lines = append(lines, notToPublish)
	}
	return strings.Join(lines, "\n")
}

// valueFor is the period of which a value is asked: the one after the latest value or, where
// there is none, the last that is over. Empty where nobody says how often it is measured.
func (f *Form) valueFor(r item) string {
	m := r.measure
	if m.Latest != nil {
		return periodText(m.Latest.Period.Next())
	}
	var this string
	switch day := f.AsAt; programme.Every(m.Every.Value) {
	case programme.Monthly:
		this = day.String()[:len("2020-01")]
	case programme.Quarterly:
		this = day.String()[:len("2020")] + "-Q" + string('1'+rune(day.Month-1)/3)
	case programme.Yearly:
		this = day.String()[:len("2020")]
	}
	p, err := programme.ParsePeriod(this)
	if err != nil {
		return ""
	}
	return periodText(p.Previous())
}

// periodText is a period as a reader of periods takes it back: a month in words.
func periodText(p programme.Period) string {
	if p.Every == programme.Monthly {
		return p.Words()
	}
	return p.String()
}
