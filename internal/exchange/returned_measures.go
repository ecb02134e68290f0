package exchange

import (
	"strconv"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
)

// readMeasure reads a row of the sheet of measures.
func (r *returnReader) readMeasure() {
	m := r.about.measure
	s := entry.Reading{Measure: m.Measure, Value: r.figure("new_value", m.Unit.Value),
		Numerator: r.figure("numerator", ""), Denominator: r.figure("denominator", ""), Note: r.cell("value_note").Text}
	if r.cell("new_value").Empty() {
		r.problem("new_value", "", "give the value: a period, a note or its parts alone say nothing")
		return
	}
	s.Period = r.period(m)
	if r.problems > 0 {
		return
	}
	old := valueOf(m, s.Period)
	if old != nil {
		s.StatisticalNeighbours = old.StatisticalNeighbours.Text.Value // they are still those of the period
		s.Region, s.England = old.Region.Text.Value, old.England.Text.Value
	}
	known := old != nil && sameReading(old, s)
	if !known {
		r.demandOfValue(m, old, s)
	}
	r.say(known, func(out *Return) { out.Readings = append(out.Readings, s) })
}

// period is the one that the row is for.
func (r *returnReader) period(m *assess.MeasureState) programme.Period {
	id := "period"
	if r.cell(id).Empty() {
		id = "value_for"
	}
	c := r.cell(id)
	p, err := programme.ParsePeriod(c.Text)
	if err != nil {
		var ok bool
		if p, ok = programme.SuggestPeriod(c.Text); !ok {
			p = r.monthOf(id)
		}
	}
	switch {
	case p.IsZero():
		r.problem("period", c.Text, "which period is the value for? Write "+periodHint(m))
	case !m.Takes(p.Every):
		r.problem(id, c.Text, m.ID.Value+" is not measured every "+string(p.Every)+": write "+periodHint(m))
	case p.End().After(r.now.AsAt):
		r.problem(id, c.Text, p.Words()+" is not over on "+r.now.AsAt.Words()+
			": write under Other period for which the value is")
	default:
		r.read(id, c.Text, p.String(), p.Words())
		return p
	}
	return programme.Period{}
}

// monthOf is the month of a cell that the spreadsheet made a date of, or that is written as
// one; no period where it is none.
func (r *returnReader) monthOf(id string) programme.Period {
	read := readDates(r.cell(id), r.span(), programme.EitherOrder)
	if len(read.found) != 1 || read.rest != "" || !read.found[0].IsMonth() || len(read.doubts) > 0 {
		return programme.Period{}
	}
	p, _ := programme.ParsePeriod(read.found[0].String())
	return p
}

// periodHint is how to write a period of a measure.
func periodHint(m *assess.MeasureState) string {
	every := programme.Every(m.Every.Value)
	if m.Latest != nil {
		every = m.Latest.Period.Every
	}
	switch every {
	case programme.Monthly:
		return "a month, such as March 2020"
	case programme.Quarterly:
		return "a quarter as 2020-Q1"
	case programme.Yearly:
		return "a year as 2020"
	}
	return "a month such as March 2020, a quarter as 2020-Q1 or a year as 2020"
}

// valueOf is what the record has of a measure for a period; nil where it has nothing.
func valueOf(m *assess.MeasureState, p programme.Period) *programme.Reading {
	for i := range m.Points {
		if m.Points[i].Period == p {
			return m.Points[i].Reading
		}
	}
	return nil
}

// sameReading reports whether the record says all that a row does.
func sameReading(old *programme.Reading, s entry.Reading) bool {
	same := func(n programme.Number, text string) bool { return text == "" || n.Same(numberOf(text)) }
	return same(old.Value, s.Value) && same(old.Numerator, s.Numerator) && same(old.Denominator, s.Denominator) &&
		(s.Note == "" || squash(old.Note.Value) == squash(s.Note))
}

func numberOf(text string) (n programme.Number) {
	n.Value, _ = strconv.ParseFloat(text, 64) // it was read once; an empty one is not given
	n.Text = programme.Text{Value: text, Pos: programme.Pos{Line: 1}}
	return n
}

// demandOfValue says what a value lacks for which the record would refuse it.
func (r *returnReader) demandOfValue(m *assess.MeasureState, old *programme.Reading, s entry.Reading) {
	reading := &programme.Reading{Value: numberOf(s.Value), Numerator: figureOf(s.Numerator),
		Denominator: figureOf(s.Denominator)}
	if _, message := reading.Disagrees(); m.Percent() && message != "" {
		r.problem("new_value", s.Value, message+": check the figures at their source")
	}
	switch {
	case s.Note != "":
	case old != nil && !old.Value.Same(reading.Value):
		r.problem("value_note", "", "the record has "+old.Value.Text.Value+" for "+s.Period.Words()+
			": say in a note why it changes")
	case old == nil && m.Latest != nil && m.Latest.Period.Next().Before(s.Period):
		var gap []programme.Period
		for p := m.Latest.Period.Next(); p.Before(s.Period); p = p.Next() {
			gap = append(gap, p)
		}
		r.problem("value_note", "", "there is no value for "+programme.Periods(gap)+": say in a note why")
	}
}

// figureOf is a figure, where there is one.
func figureOf(text string) programme.Number {
	if text == "" {
		return programme.Number{}
	}
	return numberOf(text)
}
