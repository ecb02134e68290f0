package report

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// DashboardView is the performance dashboard (level 2).
type DashboardView struct {
	Head
	Measures []MeasureRow `json:"measures"`

	page doc.Document
}

// MeasureRow is a measure as at the date. Figures are null where there is none
// or where it may not be published; Shown says which.
type MeasureRow struct {
	ID          string       `json:"id"`
	Title       string       `json:"title"`
	Ambition    *string      `json:"ambition"`
	Unit        string       `json:"unit"`
	Period      *string      `json:"period"`
	Value       *float64     `json:"value"`
	Shown       string       `json:"shown"` // the value as a paper shows it: 84.2, or [c]
	Numerator   string       `json:"numerator"`
	Denominator string       `json:"denominator"`
	Target      *float64     `json:"target"`
	Tolerance   *float64     `json:"tolerance"`
	Polarity    string       `json:"polarity"`
	Rating      *string      `json:"rating"`
	Direction   *string      `json:"direction"`
	Previous    string       `json:"previous"`
	Comparators []Comparator `json:"comparators"` // of the same period
	Run         []RunValue   `json:"run"`         // earlier values first, this one last
	Missing     []string     `json:"missing"`     // periods without a value
	Note        string       `json:"note"`
	Tasks       []string     `json:"tasks"` // that rest on it

	state *assess.MeasureState
}

// Comparator is what others had in the same period.
type Comparator struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Text  string  `json:"-"`
}

// RunValue is the value of one period.
type RunValue struct {
	Period string   `json:"period"`
	Value  *float64 `json:"value"`
	Shown  string   `json:"shown"` // empty where no value was given
	Rating *string  `json:"rating"`

	words  string
	rating programme.Rating
	point  *assess.Point
}

func dashboard(c *Context, o Options) (View, error) {
	head, page := c.paper("Performance dashboard")
	rows := c.measureRows(func(m *programme.Measure) bool { return o.Ambition == "" || m.Ambition.Value == o.Ambition })
	return &DashboardView{Head: head, Measures: rows, page: page}, nil
}

func (c *Context) measureRows(wanted func(*programme.Measure) bool) []MeasureRow {
	rows := []MeasureRow{}
	for _, m := range c.Assessment.Measures {
		if wanted(m.Measure) {
			rows = append(rows, c.measureRow(m))
		}
	}
	return rows
}

func (c *Context) measureRow(m *assess.MeasureState) MeasureRow {
	row := MeasureRow{ID: m.ID.Value, Title: m.Title.Value, Unit: m.Unit.Value, Polarity: m.Polarity.Value, Rating: letterOrNull(m.Rating),
		Direction: wordOrNull(m.Direction), Target: valueOrNull(m.Target), Tolerance: valueOrNull(m.Tolerance),
		Comparators: []Comparator{}, Run: c.run(m), Missing: []string{}, Tasks: []string{}, state: m}
	if m.Ambition.Given() {
		row.Ambition = &m.Ambition.Value
	}
	for _, p := range m.Missing {
		row.Missing = append(row.Missing, p.String())
	}
	for _, t := range c.tasksThat(func(t *programme.Task) []programme.Text { return t.Measures }, m.ID.Value) {
		row.Tasks = append(row.Tasks, t.ID.Value)
	}
	if m.Latest == nil {
		return row
	}
	r := m.Latest.Reading
	period := m.Latest.Period.String()
	row.Period, row.Value, row.Shown = &period, valueOrNull(r.Value), c.figure(r.Value)
	row.Numerator, row.Denominator, row.Note = c.figure(r.Numerator), c.figure(r.Denominator), r.Note.Value
	if m.Previous != nil {
		row.Previous = c.figure(m.Previous.Reading.Value)
	}
	for _, other := range []struct {
		name  string
		value programme.Number
	}{{"statistical neighbours", r.StatisticalNeighbours}, {"region", r.Region}, {"England", r.England}} {
		if other.value.Given() {
			row.Comparators = append(row.Comparators, Comparator{other.name, other.value.Value, other.value.Text.Value})
		}
	}
	return row
}

// run is every period from the first to the latest, with gaps where nobody gave
// a value.
func (c *Context) run(m *assess.MeasureState) []RunValue {
	run := []RunValue{}
	for i := range m.Points {
		p := &m.Points[i]
		if i > 0 {
			for gap := m.Points[i-1].Period.Next(); gap.Before(p.Period); gap = gap.Next() {
				run = append(run, RunValue{Period: gap.String(), words: gap.Words()})
			}
		}
		run = append(run, RunValue{Period: p.Period.String(), Value: valueOrNull(p.Reading.Value), Shown: c.figure(p.Reading.Value),
			Rating: letterOrNull(p.Rating), words: p.Period.Words(), rating: p.Rating, point: p})
	}
	return run
}

// Table is the measures, one row each.
func (v *DashboardView) Table() *doc.Table { return measureTable(v.Measures) }

func measureTable(rows []MeasureRow) *doc.Table {
	t := &doc.Table{Caption: "Measures as at the date", Columns: []doc.Column{{ID: "measure", Title: "Measure", Flexible: true}, {ID: "period", Title: "Period", Flexible: true},
		{ID: "value", Title: "Value", Align: doc.Right}, {ID: "target", Title: "Target", Flexible: true}, {ID: "rating", Title: "Rating"}, {ID: "change", Title: "Change"}}}
	for _, m := range rows {
		t.Rows = append(t.Rows, []doc.Cell{cell(m.Title), cell(m.periodWords()), m.valueCell(), cell(m.targetWords()),
			m.ratingCell(), cell(orNone(deref(m.Direction), "–"))})
		if m.Shown == Suppressed {
			t.Key = suppressedKey()
		}
	}
	return t
}

func (m MeasureRow) periodWords() string {
	if m.state.Latest == nil {
		return "no value"
	}
	return m.state.Latest.Period.Words()
}

func (m MeasureRow) valueCell() doc.Cell {
	c := doc.Cell{Text: orNone(withUnit(m.Shown, m.Unit), "–")}
	if m.Value != nil {
		c.Value = *m.Value
	}
	return c
}

func (m MeasureRow) ratingCell() doc.Cell {
	if m.Shown == Suppressed {
		return doc.Cell{Text: Suppressed, Tone: doc.Muted}
	}
	return doc.Cell{Text: m.state.Rating.String(), Tone: tone(m.state.Rating)}
}

func withUnit(value, unit string) string {
	switch {
	case value == "" || value == Suppressed || unit == "" || unit == "number":
		return value
	case unit == "%":
		return value + "%"
	}
	return value + " " + unit
}

func (m MeasureRow) targetWords() string {
	if !m.state.Target.Given() {
		return "none"
	}
	return map[string]string{"higher": "at least ", "lower": "at most ", "near": "near "}[m.Polarity] + withUnit(m.state.Target.Text.Value, m.Unit)
}

func (m MeasureRow) comparatorWords() string {
	var parts []string
	for _, c := range m.Comparators {
		parts = append(parts, c.Name+" "+withUnit(c.Text, m.Unit))
	}
	return orNone(strings.Join(parts, ", "), "no comparator given")
}

// Document is the dashboard as a page: a table of all, then a chart of each.
func (v *DashboardView) Document() doc.Document {
	page := v.page
	if len(v.Measures) == 0 {
		page.Blocks = append(page.Blocks, say("The record holds no measure: none was published."))
		return page
	}
	page.Blocks = append(page.Blocks, measureTable(v.Measures))
	for _, m := range v.Measures {
		page.Blocks = append(page.Blocks, heading(m.Title))
		page.Blocks = append(page.Blocks, m.blocks()...)
	}
	return page
}

func (m MeasureRow) blocks() []doc.Block {
	if m.state.Latest == nil {
		return []doc.Block{say("No value has been recorded.")}
	}
	var lines []string
	if m.Numerator != "" && m.Denominator != "" {
		lines = append(lines, fmt.Sprintf("%s: %s of %s.", diag.UpperFirst(m.state.Latest.Period.Words()), m.Numerator, m.Denominator))
	}
	lines = append(lines, "In the same period: "+m.comparatorWords()+".")
	if m.Note != "" {
		lines = append(lines, m.Note)
	}
	if len(m.Missing) > 0 {
		var words []string
		for _, p := range m.state.Missing {
			words = append(words, p.Words())
		}
		lines = append(lines, "No value was given for "+joined(words...)+"; none is estimated.")
	}
	blocks := []doc.Block{m.figure()}
	for _, line := range lines {
		blocks = append(blocks, say("%s", line))
	}
	return blocks
}

// figure is the run of values as a chart, with its figures as a table.
func (m MeasureRow) figure() *doc.Figure {
	chart := &doc.Run{Unit: m.Unit, Target: m.Target}
	data := &doc.Table{Caption: m.Title + ", by period", Columns: []doc.Column{{Title: "Period"}, {Title: "Value", Align: doc.Right}, {Title: "Rating"}}}
	var shownValues []string
	for _, r := range m.Run {
		chart.Points = append(chart.Points, doc.RunPoint{Period: r.words, Value: r.Value, Label: r.Shown, Tone: tone(r.rating)})
		data.Rows = append(data.Rows, []doc.Cell{cell(r.words), {Text: orNone(withUnit(r.Shown, m.Unit), "no value")}, {Text: r.rating.String(), Tone: tone(r.rating)}})
		shownValues = append(shownValues, fmt.Sprintf("%s %s", r.words, orNone(r.Shown, "no value")))
		if r.Shown == Suppressed {
			data.Key = suppressedKey()
		}
	}
	for i, name := range []string{"Statistical neighbours", "Region", "England"} {
		if line := m.against(i, name); line != nil {
			chart.Against = append(chart.Against, *line)
		}
	}
	return &doc.Figure{Caption: m.Title, Alt: fmt.Sprintf("%s. %s.", m.Title, strings.Join(shownValues, "; ")), Chart: chart, Data: data}
}

// against is another's values over the same periods, nil where none was given.
func (m MeasureRow) against(which int, name string) *doc.RunLine {
	line, any := &doc.RunLine{Name: name}, false
	for _, r := range m.Run {
		var v *float64
		if r.point != nil {
			p := r.point.Reading
			v = valueOrNull([]programme.Number{p.StatisticalNeighbours, p.Region, p.England}[which])
		}
		any = any || v != nil
		line.Values = append(line.Values, v)
	}
	if !any {
		return nil
	}
	return line
}

// measureBlocks are an ambition's measures in its highlight.
func measureBlocks(rows []MeasureRow) []doc.Block {
	if len(rows) == 0 {
		return nil
	}
	return []doc.Block{measureTable(rows)}
}
