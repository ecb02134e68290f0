package publish

import (
	"cmp"
	"slices"

	"improve/internal/programme"
)

// cell is what is said about a measure that counts children for one period: a reading,
// or its baseline.
type cell struct {
	measure  *programme.Measure
	reading  *programme.Reading
	baseline *programme.Baseline // that the reading is made of; nil otherwise
	period   programme.Period    // none where it cannot be read
	scale    float64
	sizes    []extent // that the group of children may have, as far as the record tells
	secret   figures
	spans    [len(years)]span // of its period, by whose year it may be; none where it has no period
}

func (c *cell) hide() {
	hide(c.reading, c.secret)
	if c.baseline != nil {
		c.baseline.Value = c.reading.Value
	}
}

// group is all that is said about measures of one group of children, or of a measure that
// names none.
type group struct {
	cells    []*cell
	measures []*programme.Measure
	at       map[place][]*cell
}

// place is where cells are: of a measure, or of all where it is nil, for a run of months.
type place struct {
	of   *programme.Measure
	year year
	span span
}

// add adds what is said about one more measure.
func (g *group) add(m *programme.Measure, cells []*cell) {
	g.cells, g.measures = append(g.cells, cells...), append(g.measures, m)
	for _, c := range cells {
		for y, s := range c.spans {
			if s != (span{}) {
				for _, at := range []place{{m, year(y), s}, {nil, year(y), s}} {
					g.at[at] = append(g.at[at], c)
				}
			}
		}
	}
}

// countedGroups are the groups that have measures which count children, in the order
// of the measures.
func countedGroups(p *programme.Programme) []*group {
	var groups []*group
	at, measures := map[string]int{}, map[string]*programme.Measure{}
	for _, m := range p.Measures {
		if _, taken := measures[m.ID.Value]; m.Counts.Yes && !taken {
			measures[m.ID.Value] = m
			name := "group " + m.Group.Value
			if !m.Group.Given() {
				name = "measure " + m.ID.Value
			}
			if _, known := at[name]; !known {
				at[name] = len(groups)
				groups = append(groups, &group{at: map[place][]*cell{}})
			}
			at[m.ID.Value+" of measures"] = at[name]
		}
	}
	readings := map[string][]*programme.Reading{}
	for _, u := range p.Updates {
		for _, r := range u.Measures {
			readings[r.Measure.Value] = append(readings[r.Measure.Value], r)
		}
	}
	for _, m := range p.Measures {
		if measures[m.ID.Value] != m {
			continue
		}
		groups[at[m.ID.Value+" of measures"]].add(m, cellsOf(m, readings[m.ID.Value]))
	}
	for _, g := range groups {
		g.size()
	}
	return groups
}

// cellsOf is all that is said about one measure.
func cellsOf(m *programme.Measure, readings []*programme.Reading) []*cell {
	var list []*cell
	scale, groups := scaleOf(m.Unit.Value), sizes(readings)
	add := func(r *programme.Reading, b *programme.Baseline) {
		period, _ := programme.ParsePeriod(r.Period.Value) // what cannot be read is in no sum
		list = append(list, &cell{measure: m, reading: r, baseline: b, period: period,
			scale: scale, sizes: groups, spans: spansOf(period)})
	}
	if m.Baseline != nil {
		add(&programme.Reading{Period: m.Baseline.Period, Value: m.Baseline.Value}, m.Baseline)
	}
	for _, r := range readings {
		add(r, nil)
	}
	return list
}

// size finds of how many children each rate may be that names no number: of as many as
// another measure of the group names for the same period or, where none does, of about as
// many as one names for any.
func (g *group) size() {
	named := map[*cell][]float64{}
	for _, c := range g.cells {
		named[c] = c.named()
	}
	for _, c := range g.cells {
		if c.scale == 0 || c.reading.Denominator.Given() {
			continue
		}
		var same, other []extent
		for _, d := range g.cells {
			for _, n := range named[d] {
				if d.measure != c.measure && d.period == c.period {
					same = append(same, exactly(n))
				} else if d.measure != c.measure {
					other = append(other, about(n))
				}
			}
		}
		c.sizes = append(slices.Clip(c.sizes), same...)
		if len(c.sizes) == 0 {
			c.sizes = other
		}
	}
}

// named are the numbers of children that a cell names and that may be all of a group.
func (c *cell) named() []float64 {
	var list []float64
	if isCount(c.reading, c.scale) {
		list = append(list, c.reading.Value.Value)
	}
	if c.reading.Denominator.Given() {
		list = append(list, c.reading.Denominator.Value)
	}
	return slices.DeleteFunc(list, func(n float64) bool { return n <= 0 })
}

// count is a number of children that somebody can read, or add up of what can be read.
type count struct {
	of    *cell
	n     extent
	size  bool    // how many there are in all
	parts []count // of a number that is added up: of those of the shorter periods
}

// counts are the numbers of children of a cell: those that are hidden, or those that
// are not.
func (c *cell) counts(hidden bool) []count {
	var list []count
	add := func(n extent, size bool) { list = append(list, count{of: c, n: n, size: size}) }
	if c.secret.value == hidden {
		counted := countedOf(c.reading, c.scale, joined(c.sizes))
		if counted.high > 0 || c.reading.Value.Given() && c.reading.Value.Value == 0 {
			add(counted, false)
		}
		if isCount(c.reading, c.scale) && exactly(c.reading.Value.Value) != counted {
			add(exactly(c.reading.Value.Value), false)
		}
	}
	if c.secret.denominator == hidden && c.reading.Denominator.Given() {
		add(exactly(c.reading.Denominator.Value), true)
	}
	return list
}

// conceal hides a number, or the largest of those that it is added up of, and reports
// whether that is new.
func (x count) conceal() bool {
	if len(x.parts) > 0 {
		return largest(x.parts).conceal()
	}
	was := x.of.secret
	x.of.secret = was.with(figures{value: true, numerator: true, denominator: x.size})
	return x.of.secret != was
}

func largest(list []count) count {
	return slices.MaxFunc(list, func(a, b count) int { return cmp.Compare(a.n.high, b.n.high) })
}

// complete hides what else must go, so that no subtraction brings back what is
// hidden or what nobody reported: of a longer period, and of measures of one group.
func (g *group) complete(limit float64) {
	for more := true; more; {
		more = false
		for y := range years {
			y := year(y)
			more = g.longer(y) || more
			more = g.remainders(y, limit) || more
			for _, s := range g.spans(y) {
				more = g.totals(s, y, limit) || more
			}
		}
	}
}

// year is whose year a quarter is of, which nobody says, so each is looked at.
type year int

// years are by how many months each begins after the calendar's: that one, and that of
// councils.
var years = [...]int{0, 3}

// span is a run of months.
type span struct{ from, to int }

// spansOf are the months of a period in each year.
func spansOf(period programme.Period) (list [len(years)]span) {
	if period.IsZero() {
		return list
	}
	end := period.End()
	months := map[programme.Every]int{programme.Monthly: 1, programme.Quarterly: 3, programme.Yearly: 12}[period.Every]
	for y, shift := range years {
		to := int(end.Year)*12 + int(end.Month)
		if months > 1 {
			to += shift
		}
		list[y] = span{to - months, to}
	}
	return list
}

func (s span) within(t span) bool { return s != t && s.from >= t.from && s.to <= t.to }

// longer hides what is said about longer periods where something of a shorter one is
// hidden: the rest of it could be subtracted.
func (g *group) longer(y year) (more bool) {
	for _, c := range g.cells {
		for _, d := range g.cells {
			if !c.period.IsZero() && !d.period.IsZero() && c.spans[y].within(d.spans[y]) {
				was := d.secret
				d.secret = was.with(c.secret)
				more = more || was != d.secret
			}
		}
	}
	return more
}

// remainders hides a number from which another can be subtracted so that a small one
// is left: of another measure of the group, or of the parts of its period.
func (g *group) remainders(y year, limit float64) (more bool) {
	for _, c := range g.cells {
		if c.period.IsZero() {
			continue
		}
		for _, x := range c.counts(false) {
			for _, m := range g.measures {
				for _, size := range []bool{false, true} {
					parts := g.cover(place{m, y, c.spans[y]}, size, c)
					if parts.high > 0 && x.n.less(parts).small(limit) {
						more = x.conceal() || more
					}
				}
			}
		}
	}
	return more
}

// cover is what is shown of a measure for a run of months: for all of it or, without
// that, for the parts of it that are shown. What a measure says about one period again is
// no part of it.
func (g *group) cover(at place, size bool, than *cell) extent {
	if x, shown := g.shown(at, size); shown && (at.of != than.measure || at.span != than.spans[at.year]) {
		return x.n
	}
	whole := extent{}
	for _, s := range at.span.parts() {
		part := g.cover(place{at.of, at.year, s}, size, than)
		whole = extent{whole.low + part.low, whole.high + part.high}
	}
	return whole
}

// shown is the number that is shown of a measure for a run of months.
func (g *group) shown(at place, size bool) (x count, shown bool) {
	for _, c := range g.at[at] {
		for _, y := range c.counts(false) {
			if y.size == size {
				x, shown = y, true
			}
		}
	}
	return x, shown
}

// added is the number of a run of months that all its parts add up to, where every one
// of them is shown.
func (g *group) added(at place, size bool) (x count, whole bool) {
	parts := at.span.parts()
	for _, s := range parts {
		part, shown := g.shown(place{at.of, at.year, s}, size)
		if !shown {
			part, shown = g.added(place{at.of, at.year, s}, size)
		}
		if !shown {
			return count{}, false
		}
		x.of, x.size, x.parts = part.of, size, append(x.parts, part)
		x.n = extent{x.n.low + part.n.low, x.n.high + part.n.high}
	}
	return x, len(parts) > 0
}

// parts are the shorter runs of months in one: the quarters of a year, the months of a
// quarter.
func (s span) parts() []span {
	parts := 0
	switch s.to - s.from {
	case 12:
		parts = 4
	case 3:
		parts = 3
	}
	list := make([]span, parts)
	for i := range list {
		length := (s.to - s.from) / parts
		list[i] = span{s.from + i*length, s.from + (i+1)*length}
	}
	return list
}

// less is what is left of a number when another is taken from it.
func (e extent) less(f extent) extent { return extent{e.low - f.high, e.high - f.low} }

// spans are the runs of months of which anything is said.
func (g *group) spans(y year) []span {
	var list []span
	for _, c := range g.cells {
		if s := c.spans[y]; !c.period.IsZero() && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
