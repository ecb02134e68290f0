package publish

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
)

// suppress takes out of what is said of every measure that counts children the
// figures from which a count from 1 to the programme's limit could be had. What is
// taken out leaves its place in the file: reports tell it so from what nobody wrote.
// Without the value nothing is rated or compared either, which would tell between
// which bounds it lies.
func suppress(p *programme.Programme) {
	limit := float64(p.Policy.SmallNumbers)
	if limit < 1 {
		return
	}
	var pairs []pair
	for _, g := range countedGroups(p) {
		for _, c := range g.cells {
			c.secret = secretFigures(c.reading, c.scale, c.sizes, limit)
		}
		g.complete(limit)
		pairs = append(pairs, g.hiddenPairs()...)
		for _, c := range g.cells {
			c.hide()
		}
	}
	hidePairs(p, pairs)
}

// figures says which figures of a reading are meant.
type figures struct{ value, numerator, denominator bool }

func (f figures) any() bool { return f.value || f.numerator || f.denominator }

// with are the figures of either.
func (f figures) with(g figures) figures {
	return figures{f.value || g.value, f.numerator || g.numerator, f.denominator || g.denominator}
}

// hide takes figures out of a reading. Its rank and its note go with any of them: a
// rank lies between bounds, and a note may say in words what was taken out.
func hide(r *programme.Reading, f figures) {
	for _, x := range []struct {
		hidden bool
		number *programme.Number
	}{{f.value, &r.Value}, {f.numerator, &r.Numerator}, {f.denominator, &r.Denominator}} {
		if x.hidden && x.number.Given() {
			*x.number = programme.Number{Text: programme.Text{Pos: x.number.Pos}}
		}
	}
	if f.any() {
		r.Rank.Value = ""
		if r.Note.Given() {
			r.Note.Value = Withheld
		}
	}
}

// extent is a number known to lie between two bounds, both included.
type extent struct{ low, high float64 }

func exactly(n float64) extent { return extent{n, n} }

// everything is what is known of a number of which nothing is.
func everything() extent { return extent{0, math.Inf(1)} }

// small reports whether it may be a count from 1 to the limit.
func (e extent) small(limit float64) bool {
	if e.low == e.high {
		return e.low > 0 && e.low <= limit
	}
	lowest, highest := math.Ceil(e.low), math.Floor(e.high)
	if lowest > highest { // no whole number lies between them: the nearest on either side are meant
		lowest, highest = highest, lowest
	}
	return max(lowest, 1) <= min(highest, limit)
}

// secretFigures are the figures of a reading that may not be shown. A count from
// 1 to the limit is a number of children too small to publish: those counted,
// those not counted, or all. Where all of a group are so few, nothing is shown;
// else the value and the numerator go, so that no subtraction or division brings
// back what is hidden. True noughts stay. Groups are the sizes of the group at
// all times.
func secretFigures(r *programme.Reading, scale float64, groups []extent, limit float64) figures {
	all := figures{true, true, true}
	if r.Denominator.Given() && exactly(r.Denominator.Value).small(limit) {
		return all
	}
	tells := func(size extent) bool {
		counted := countedOf(r, scale, size)
		return counted.small(limit) || othersOf(r, scale, size, counted).small(limit)
	}
	if !tells(everything()) && !slices.ContainsFunc(groups, tells) &&
		!(isCount(r, scale) && exactly(r.Value.Value).small(limit)) {
		return figures{}
	}
	if r.Denominator.Given() && candidates(r.Denominator.Value, limit) < 2 {
		return all
	}
	return figures{value: true, numerator: true}
}

// isCount reports whether a value is itself a number of children, and not how
// many there are to each of something else.
func isCount(r *programme.Reading, scale float64) bool {
	if scale != 0 || !r.Value.Given() {
		return false
	}
	share := shareOf(r.Value, 1)
	ratio := r.Numerator.Value / r.Denominator.Value
	return !r.Numerator.Given() || !r.Denominator.Given() || ratio < share.low || ratio > share.high
}

// countedOf is how many children a reading counts. Where it does not say so, it
// is what the value makes of the group, as far as its decimals tell.
func countedOf(r *programme.Reading, scale float64, groups extent) extent {
	switch {
	case r.Numerator.Given():
		return exactly(r.Numerator.Value)
	case isCount(r, scale):
		return exactly(r.Value.Value)
	case scale > 0 && r.Value.Value > 0:
		return shareOf(r.Value, scale).of(groupOf(r, groups))
	}
	return extent{}
}

// othersOf is how many of the group it does not count.
func othersOf(r *programme.Reading, scale float64, groups, counted extent) extent {
	share := shareOf(r.Value, scale)
	switch exact := counted.low == counted.high; {
	case exact && r.Denominator.Given():
		return exactly(r.Denominator.Value - counted.low)
	case scale <= 0 || !r.Value.Given() || r.Value.Value == scale:
		return extent{}
	case exact && share.low > 0:
		return extent{counted.low/share.high - counted.low, counted.low/share.low - counted.low}.widened()
	}
	return extent{1 - share.high, 1 - share.low}.of(groupOf(r, groups))
}

// groupOf is how many children there are in all.
func groupOf(r *programme.Reading, groups extent) extent {
	if r.Denominator.Given() {
		return exactly(r.Denominator.Value)
	}
	return groups
}

// of is a share of a group whose size is not known either.
func (e extent) of(group extent) extent {
	if math.IsInf(group.high, 1) {
		return extent{}
	}
	return extent{e.low * group.low, e.high * group.high}.widened()
}

// widened makes room for what binary fractions add to decimal ones.
func (e extent) widened() extent { return extent{e.low - 1e-9, e.high + 1e-9} }

// shareOf is the part of a group that a rate names, as far as its decimals tell.
func shareOf(value programme.Number, scale float64) extent {
	_, decimals, _ := strings.Cut(value.Text.Value, ".")
	half := math.Pow(10, -float64(len(decimals))) / 2
	return extent{(value.Value - half) / scale, (value.Value + half) / scale}
}

// sizes are the smallest to the largest of the groups that readings name, a quarter
// either way, since the groups that nobody names are of much that size; none where no
// reading names any.
func sizes(list []*programme.Reading) []extent {
	var groups []extent
	for _, r := range list {
		if r.Denominator.Given() {
			groups = append(groups, about(r.Denominator.Value))
		}
	}
	if len(groups) == 0 {
		return nil
	}
	return []extent{joined(groups)}
}

// about is a number of children, a quarter either way.
func about(n float64) extent { return extent{n * 3 / 4, n * 5 / 4} }

// joined is from the lowest to the highest of some numbers; everything where there are none.
func joined(list []extent) extent {
	if len(list) == 0 {
		return everything()
	}
	whole := list[0]
	for _, e := range list {
		whole = extent{min(whole.low, e.low), max(whole.high, e.high)}
	}
	return whole
}

// candidates is how many numerators a reader must reckon with who sees the
// denominator and that the numerator is hidden.
func candidates(denominator, limit float64) int {
	n := 0
	for k := 0.0; k <= denominator && n < 2; k++ {
		if exactly(k).small(limit) || exactly(denominator-k).small(limit) {
			n++
		}
	}
	return n
}

// scaleOf is what a rate in a unit is multiplied by: 100 where it begins with per
// cent, N where it is per N of something. It is 0 where the value is itself a count:
// that a measure counts children is said by its key alone, and no word of its unit
// says otherwise.
func scaleOf(unit string) float64 {
	unit = strings.ToLower(strings.TrimSpace(unit))
	for _, sign := range []string{"%", "per cent", "percent"} {
		if strings.HasPrefix(unit, sign) {
			return 100
		}
	}
	fields := strings.Fields(unit)
	for i, word := range fields[:max(len(fields)-1, 0)] {
		n, err := strconv.ParseFloat(strings.ReplaceAll(fields[i+1], ",", ""), 64)
		if word == "per" && err == nil && n > 0 {
			return n
		}
	}
	return 0
}
