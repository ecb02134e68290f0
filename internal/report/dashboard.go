package report

import (
	"fmt"
	"slices"
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

	Short bool `json:"-"` // without the chart of each
}

// MeasureRow is a measure as at the date. Figures are null where there is none
// or where it may not be published; Shown says which.
type MeasureRow struct {
	ID          string             `json:"id"`
	Title       string             `json:"title"`
	Ambition    Optional           `json:"ambition"`
	Unit        string             `json:"unit"`
	Period      programme.Period   `json:"period"`
	Value       programme.Number   `json:"value"`
	Shown       string             `json:"shown"` // the value as a paper shows it: 84.2, or [c]
	Was         string             `json:"was"`   // the value that it replaces, as a paper shows it
	Numerator   string             `json:"numerator"`
	Denominator string             `json:"denominator"`
	Target      programme.Number   `json:"target"`
	Tolerance   programme.Number   `json:"tolerance"`
	Polarity    string             `json:"polarity"`
	Rating      programme.Rating   `json:"rating"`
	Direction   assess.Direction   `json:"direction"`
	Previous    string             `json:"previous"` // the last value before, which Direction is against
	PreviousOf  programme.Period   `json:"previous_period"`
	Gap         []programme.Period `json:"gap"`         // without a value, between Previous and this one
	Comparators []Comparator       `json:"comparators"` // of the same period
	Rank        string             `json:"rank"`        // among others, such as 7/23
	Baseline    string             `json:"baseline"`    // where it began, as a paper shows it: 84.2, or [c]
	BaselineOf  programme.Period   `json:"baseline_period"`
	Run         []RunValue         `json:"run"`     // earlier values first, this one last
	Missing     []programme.Period `json:"missing"` // periods without a value
	SPC         SPC                `json:"spc"`     // whether it changed, or this is chance
	Note        string             `json:"note"`
	Tasks       []string           `json:"tasks"`  // that rest on it
	Unread      []string           `json:"unread"` // its keys that could not be read
}

// Comparator is what others had in the same period.
type Comparator struct {
	Name  string           `json:"name"`
	Value programme.Number `json:"value"`
}

// RunValue is the value of one period.
type RunValue struct {
	Period programme.Period `json:"period"`
	Value  programme.Number `json:"value"`
	Shown  string           `json:"shown"` // empty where no value was given
	Was    string           `json:"was"`   // the value that it replaces
	Rating programme.Rating `json:"rating"`

	Reading *programme.Reading `json:"-"` // nil where no value was given
}

func dashboard(c *Context, o Options) (View, error) {
	rows := measureRows(c,
		func(m *programme.Measure) bool { return o.Ambition == "" || m.Ambition.Value == o.Ambition })
	return &DashboardView{Head: c.head(), Measures: rows, Short: o.Short}, nil
}

func measureRows(c *Context, wanted func(*programme.Measure) bool) []MeasureRow {
	rows := []MeasureRow{}
	for _, m := range c.Assessment.Measures {
		if wanted(m.Measure) {
			rows = append(rows, measureRow(c, m))
		}
	}
	return rows
}

func measureRow(c *Context, m *assess.MeasureState) MeasureRow {
	row := measureValue(c, m)
	row.Run, row.Tasks = run(c, m), idsOf(c.tasksThatName("measure", m.ID.Value))
	return row
}

// measureValue is a measure's row without its run, and without the tasks that rest on it.
func measureValue(c *Context, m *assess.MeasureState) MeasureRow {
	row := MeasureRow{ID: m.ID.Value, Title: m.Title.Value, Ambition: Optional(m.Ambition.Value), Unit: m.Unit.Value,
		Polarity: m.Polarity.Value, Rating: m.Rating, Direction: m.Direction, Target: m.Target, Tolerance: m.Tolerance,
		Comparators: []Comparator{}, Run: []RunValue{}, Missing: append([]programme.Period{}, m.Missing...),
		Gap: []programme.Period{}, SPC: c.spc(m), Tasks: []string{},
		Unread: append([]string{}, programme.Values(m.Measure.Faults)...)}
	if b := m.Baseline; b != nil {
		row.Baseline = c.figure(b.Value)
		row.BaselineOf, _ = programme.ParsePeriod(b.Period.Value)
	}
	if m.Latest == nil {
		return row
	}
	r := m.Latest.Reading
	row.Gap = append(row.Gap, m.Latest.Gap...)
	row.Period, row.Value, row.Shown, row.Was = m.Latest.Period, r.Value, c.figure(r.Value), c.was(m.Latest)
	row.Rank = r.Rank.Value
	row.Numerator, row.Denominator, row.Note = c.figure(r.Numerator), c.figure(r.Denominator), r.Note.Value
	if m.Previous != nil {
		row.Previous, row.PreviousOf = c.figure(m.Previous.Reading.Value), m.Previous.Period
	}
	for _, other := range others(r) {
		if other.Value.Given() {
			row.Comparators = append(row.Comparators, other)
		}
	}
	return row
}

// others are what others had in the period of a reading, given or not.
func others(r *programme.Reading) []Comparator {
	return []Comparator{{"statistical neighbours", r.StatisticalNeighbours}, {"region", r.Region},
		{"England", r.England}}
}

// run is every period from the first to the latest, with gaps where nobody gave
// a value.
func run(c *Context, m *assess.MeasureState) []RunValue {
	run := []RunValue{}
	for i := range m.Points {
		p := &m.Points[i]
		if i > 0 {
			for gap := m.Points[i-1].Period.Next(); gap.Before(p.Period); gap = gap.Next() {
				run = append(run, RunValue{Period: gap})
			}
		}
		run = append(run, RunValue{Period: p.Period, Value: p.Reading.Value, Shown: c.figure(p.Reading.Value),
			Was: c.was(p), Rating: p.Rating, Reading: p.Reading})
	}
	return run
}

// was is the value that a point replaces, as a paper shows it; empty where it is the same.
func (c *Context) was(p *assess.Point) string {
	if p.Was == nil {
		return ""
	}
	return c.figure(p.Was.Reading.Value)
}

// Table is the measures, one row each.
func (v *DashboardView) Table() *doc.Table {
	t := measureTable(v.Measures)
	t.Columns = append(t.Columns, columns("was", "previous", "previous_period", "gap")...)
	for i, m := range v.Measures {
		t.Rows[i] = append(t.Rows[i], cell(m.Was), cell(m.Previous), cell(m.PreviousOf.String()),
			cell(programme.Periods(m.Gap)))
	}
	return t
}

func measureTable(rows []MeasureRow) *doc.Table {
	t := &doc.Table{Caption: "Measures as at the date", Columns: []doc.Column{
		{ID: "measure", Title: "Measure", Flexible: true}, {ID: "period", Title: "Period", Flexible: true},
		{ID: "value", Title: "Value", Align: doc.Right}, {ID: "target", Title: "Target", Flexible: true},
		{ID: "rating", Title: "Rating"}, {ID: "change", Title: "Change", Flexible: true}}}
	for _, m := range rows {
		t.Rows = append(t.Rows, []doc.Cell{linked("measure", m.ID, m.Title), cell(m.periodWords()), m.valueCell(),
			cell(m.targetWords()),
			m.ratingCell(), {Text: m.changeWords(), Value: orNone(string(m.Direction), "–")}})
		if m.Shown == Suppressed {
			t.Key = suppressedKey()
		}
	}
	return t
}

// changeWords are the change to the latest value, and whether it is more than chance does
// where limits say so.
func (m MeasureRow) changeWords() string {
	words := directionWords(m.Direction, m.Gap)
	moved := m.Direction == assess.Better || m.Direction == assess.Worse
	switch {
	case !moved || m.SPC.Silent != "":
	case m.SPC.rules(m.Period) == "":
		words += ", within chance"
	case slices.ContainsFunc(m.SPC.Signals, func(s SPCSignal) bool {
		return s.Point == m.Period && s.Direction == m.Direction
	}):
		words += ", more than chance"
	}
	return words
}

// besideTable is where each measure began and what others had in the period of its value;
// nil where the record holds none of that.
func besideTable(rows []MeasureRow) *doc.Table {
	t := &doc.Table{Caption: "Beside others, and where it began", Columns: []doc.Column{
		{Title: "Measure", Flexible: true}, {Title: "Value", Align: doc.Right}, {Title: "Baseline", Flexible: true}}}
	names, all := others(&programme.Reading{}), len(rows)
	for _, n := range names {
		t.Columns = append(t.Columns, doc.Column{Title: diag.UpperFirst(n.Name), Align: doc.Right, Flexible: true})
	}
	rows = slices.DeleteFunc(slices.Clone(rows), func(m MeasureRow) bool {
		return m.Baseline == "" && len(m.Comparators) == 0 && m.Rank == ""
	})
	if len(rows) == 0 {
		return nil
	}
	ranked := slices.ContainsFunc(rows, func(m MeasureRow) bool { return m.Rank != "" })
	if ranked {
		t.Columns = append(t.Columns, doc.Column{Title: "Rank"})
	}
	for _, m := range rows {
		row := []doc.Cell{linked("measure", m.ID, m.Title), m.valueCell(), cell(m.baselineWords())}
		for _, n := range names {
			row = append(row, cell(m.comparator(n.Name)))
		}
		if ranked {
			row = append(row, cell(orNone(m.Rank, "–")))
		}
		t.Rows = append(t.Rows, row)
	}
	if less := all - len(rows); less > 0 {
		t.More = doc.Text("For " + countOf(less, "other measure", "other measures") + " the record holds neither.")
	}
	return t
}

// baselineWords are the baseline with its period: "78% (2024-Q1)".
func (m MeasureRow) baselineWords() string {
	if m.Baseline == "" {
		return "–"
	}
	return withUnit(m.Baseline, m.Unit) + " (" + m.BaselineOf.Words() + ")"
}

func (m MeasureRow) comparator(name string) string {
	for _, c := range m.Comparators {
		if c.Name == name {
			return withUnit(c.Value.Text.Value, m.Unit)
		}
	}
	return "–"
}

func (m MeasureRow) periodWords() string {
	return orNone(m.Period.Words(), "no value")
}

func (m MeasureRow) valueCell() doc.Cell {
	c := doc.Cell{Text: orNone(valueWords(m.Shown, m.Was, m.Unit), "–")}
	if m.Value.Given() {
		c.Value = m.Value.Value
	}
	return c
}

func (m MeasureRow) ratingCell() doc.Cell {
	if m.Shown == Suppressed {
		return doc.Cell{Text: Suppressed, Tone: doc.Muted}
	}
	return doc.Cell{Text: m.Rating.String(), Tone: tone(m.Rating)}
}

// valueWords are a value with its unit and the value that it replaces: "91% (was 83%)".
func valueWords(value, was, unit string) string {
	words := withUnit(value, unit)
	if was != "" {
		words += " (was " + withUnit(was, unit) + ")"
	}
	return words
}

// directionWords say against which period a value is better or worse, where that is not
// the one just before: "better than October 2024; none for November 2024".
func directionWords(d assess.Direction, gap []programme.Period) string {
	words := orNone(string(d), "–")
	if d == "" || len(gap) == 0 {
		return words
	}
	than := " than "
	if d == assess.Same {
		than = " as "
	}
	return words + than + gap[0].Previous().Words() + "; none for " + programme.Periods(gap)
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
	switch {
	case slices.Contains(m.Unread, "target"):
		return "cannot be read"
	case !m.Target.Given():
		return "none"
	}
	return targetOf(m.Polarity, m.Target, m.Unit)
}

// targetOf is a target in words: "at least 90%".
func targetOf(polarity string, target programme.Number, unit string) string {
	return map[string]string{"higher": "at least ", "lower": "at most ", "near": "near "}[polarity] +
		withUnit(target.Text.Value, unit)
}

func (m MeasureRow) comparatorWords() string {
	var parts []string
	for _, c := range m.Comparators {
		parts = append(parts, c.Name+" "+withUnit(c.Value.Text.Value, m.Unit))
	}
	return orNone(strings.Join(parts, ", "), "no comparator given")
}

// Document is the dashboard as a page: a table of all, then a chart of each.
func (v *DashboardView) Document() doc.Document {
	page := v.paper("Performance dashboard")
	if len(v.Measures) == 0 {
		page.Blocks = append(page.Blocks, say("The record holds no measure."))
		return page
	}
	page.Blocks = append(page.Blocks, measureTable(v.Measures))
	if beside := besideTable(v.Measures); beside != nil {
		page.Blocks = append(page.Blocks, heading("Beside others, and where it began"), beside)
	}
	if v.Short {
		return page
	}
	if words := chanceWords(v.Measures); words != "" {
		page.Blocks = append(page.Blocks, say("%s", words))
	}
	for _, m := range v.Measures {
		page.Blocks = append(page.Blocks, headingOf(2, "measure", m.ID, m.Title))
		page.Blocks = append(page.Blocks, m.blocks()...)
	}
	return page
}

func (m MeasureRow) blocks() []doc.Block {
	if m.Period.IsZero() {
		return []doc.Block{say("No value has been recorded.")}
	}
	var lines []string
	if m.Numerator != "" && m.Denominator != "" {
		lines = append(lines, fmt.Sprintf("%s: %s of %s.",
			diag.UpperFirst(m.Period.Words()), m.Numerator, m.Denominator))
	}
	lines = append(lines, "In the same period: "+m.comparatorWords()+".")
	if m.Note != "" {
		lines = append(lines, m.Note)
	}
	if len(m.Missing) > 0 {
		var words []string
		for _, p := range m.Missing {
			words = append(words, p.Words())
		}
		lines = append(lines, "No value was given for "+joined(words...)+"; none is estimated.")
	}
	var blocks []doc.Block
	for _, line := range m.SPC.Words {
		blocks = append(blocks, say("%s", line))
	}
	blocks = append(blocks, m.figure())
	for _, line := range lines {
		blocks = append(blocks, say("%s", line))
	}
	return blocks
}

// measureBlocks are an ambition's measures in its highlight.
func measureBlocks(rows []MeasureRow) []doc.Block {
	if len(rows) == 0 {
		return nil
	}
	return []doc.Block{measureTable(rows)}
}
