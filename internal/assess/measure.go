package assess

import (
	"math"
	"slices"

	"improve/internal/programme"
)

// MeasureState is a measure as at a date.
type MeasureState struct {
	*programme.Measure
	// Points are its readings, one a period, earliest period first. A gap is
	// left a gap: nothing is interpolated.
	Points    []Point
	Latest    *Point             // the last of Points; nil where there is none
	Previous  *Point             // the one before Latest; nil where there is none
	Rating    programme.Rating   // of the latest point
	Direction Direction          // of the latest point against Previous, however long the gap between them
	Missing   []programme.Period // between the first and the latest
	// Unplaced are readings whose period could not be read, or is not of the
	// measure's kind: they are in no point.
	Unplaced []*programme.Reading
	// rebases are the new baselines that the board began, by date.
	rebases []*programme.Rebase
}

// Point is the value of one period as at the date: a later update
// revises an earlier one entirely.
type Point struct {
	Period  programme.Period
	Reading *programme.Reading
	Update  *programme.Update
	Gap     []programme.Period // just before it, without a value
	Revised []Point            // earlier values of the period, oldest first
	Was     *Point             // the one of them that this value replaces; nil where it is the same value
	Rating  programme.Rating   // against the measure's target of today, whatever it was then
}

func (a *Assessment) addMeasures() {
	states := make([]MeasureState, len(a.Programme.Measures))
	for i, m := range a.Programme.Measures {
		states[i].Measure = m
		a.Measures = append(a.Measures, &states[i])
	}
	a.measures = slotsOf(a.Measures, func(m *MeasureState) programme.Text { return m.ID })
	for _, u := range a.Programme.Updates {
		if !counts(u, a.AsAt) {
			continue
		}
		for _, reading := range u.Measures {
			if m := a.Measure(reading.Measure.Value); m != nil {
				m.place(reading, u)
			}
		}
		for _, r := range u.Rebase {
			if m := a.Measure(r.Measure.Value); m != nil && a.record.MinutesBoard(u) {
				m.rebases = append(m.rebases, r)
			}
		}
	}
	for _, m := range a.Measures {
		m.finish(a.Programme)
	}
}

// place adds a reading as the last of the points; finish brings them in order.
func (m *MeasureState) place(reading *programme.Reading, u *programme.Update) {
	period, err := programme.ParsePeriod(reading.Period.Value)
	if err != nil || !m.Takes(period.Every) {
		m.Unplaced = append(m.Unplaced, reading)
		return
	}
	m.Points = append(m.Points, Point{Period: period, Reading: reading, Update: u})
}

// Takes reports whether periods of a kind are this measure's: those its `every`
// names or, where it names none, those of its first reading.
func (m *MeasureState) Takes(kind programme.Every) bool {
	switch every := programme.Every(m.Every.Value); every {
	case programme.Monthly, programme.Quarterly, programme.Yearly:
		return kind == every
	}
	return len(m.Points) == 0 || kind == m.Points[0].Period.Every
}

func (m *MeasureState) finish(in *programme.Programme) {
	if len(m.Points) == 0 {
		return
	}
	m.Points = onePerPeriod(m.Points)
	for i := range m.Points {
		p := &m.Points[i]
		p.Rating, p.Was = m.rate(p.Reading.Value), p.replaced(in)
	}
	m.Latest = &m.Points[len(m.Points)-1]
	m.Rating = m.Latest.Rating
	for i := range m.Points[1:] {
		known := len(m.Missing)
		for p := m.Points[i].Period.Next(); p.Before(m.Points[i+1].Period); p = p.Next() {
			m.Missing = append(m.Missing, p)
		}
		m.Previous, m.Points[i+1].Gap = &m.Points[i], m.Missing[known:]
	}
	m.Direction = m.direction()
}

// replaced is the latest earlier value that a board may have seen and that differs; where
// no board saw one, the latest that differs.
func (p *Point) replaced(in *programme.Programme) (was *Point) {
	for i := range slices.Backward(p.Revised) {
		old := &p.Revised[i]
		switch {
		case old.Reading.Value.Same(p.Reading.Value):
		case in.GraceOf(old.Update).Before(p.Update.Date.Date):
			return old
		case was == nil:
			was = old
		}
	}
	return was
}

// onePerPeriod orders points by period; of those of one period the last in the
// record stays, and the others become what it revised.
func onePerPeriod(points []Point) []Point {
	slices.SortStableFunc(points, func(a, b Point) int { return a.Period.Compare(b.Period) })
	kept := points[:0]
	for _, p := range points {
		if n := len(kept); n > 0 && kept[n-1].Period == p.Period {
			p.Revised = append(kept[n-1].Revised, kept[n-1])
			kept[n-1] = p
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// rate is G on the right side of the target, A up to the tolerance beyond it, R
// further off; nothing without a target, a value or a polarity.
func (m *MeasureState) rate(value programme.Number) programme.Rating {
	if !m.Target.Given() || !value.Given() || !m.polar() {
		return programme.Unrated
	}
	switch off := m.off(value.Value); {
	case off == 0:
		return programme.OnTrack
	case off <= m.Tolerance.Value+rounding(value.Value, m.Target.Value):
		return programme.Behind
	}
	return programme.OffTrack
}

// off is the distance on the wrong side of the target.
func (m *MeasureState) off(value float64) float64 {
	switch m.Polarity.Value {
	case "higher":
		return max(0, m.Target.Value-value)
	case "lower":
		return max(0, value-m.Target.Value)
	}
	return math.Abs(value - m.Target.Value)
}

func (m *MeasureState) polar() bool {
	return slices.Contains([]string{"higher", "lower", "near"}, m.Polarity.Value)
}

// rounding is what binary fractions may add to a difference of two decimal
// numbers: 85.1 is not more than 5 below 90.1.
func rounding(a, b float64) float64 { return 1e-12 * max(math.Abs(a), math.Abs(b)) }

// direction compares the latest value with the last before it. Months that were skipped
// hide no fall.
func (m *MeasureState) direction() Direction {
	if m.Previous == nil && m.Latest.Reading.Value.Given() {
		return New
	}
	if m.Previous == nil {
		return ""
	}
	return m.compare(m.Previous, m.Latest)
}

// compare says how one point's value stands against an earlier one's: up is
// better, or down, or nearer the target, as the polarity says. Without a
// polarity, and for "near" without a target, only "same" can be said; without a
// value on either side nothing can.
func (m *MeasureState) compare(earlier, later *Point) Direction {
	before, now := earlier.Reading.Value, later.Reading.Value
	switch {
	case !before.Given() || !now.Given():
		return ""
	case now.Value == before.Value:
		return Same
	case m.Polarity.Value == "higher":
		return compare(-before.Value, -now.Value)
	case m.Polarity.Value == "lower":
		return compare(before.Value, now.Value)
	case m.Polarity.Value == "near" && m.Target.Given():
		return m.nearer(before.Value, now.Value)
	}
	return ""
}

func (m *MeasureState) nearer(before, now float64) Direction {
	if math.Abs(m.off(now)-m.off(before)) <= rounding(max(math.Abs(now), math.Abs(before)), m.Target.Value) {
		return Same // as far off, on the other side
	}
	return compare(m.off(before), m.off(now))
}
