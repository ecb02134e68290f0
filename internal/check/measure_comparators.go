package check

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var measureComparators = Check{
	Rule: diag.Rule{
		ID: "measure/comparators", Severity: diag.Warning, Added: diag.Error,
		Title: "Figures of others that are of another period",
		Why: "A value is read against the figures of statistical neighbours, the region and England. Many of those " +
			"are published once a year, so they may stand beside twelve months and a little longer. Where they have " +
			"been the same for more than a year and a half, or are again those of an earlier period after others " +
			"were given, they are of another period, and the comparison is too. One whole number alone may stay as " +
			"it is by chance, and is not reported.",
		Mend: "Give the value again in a new update with the figures of its own period, or with a note that says " +
			"which period they are of.",
	},
	Run: func(in *Input, report Report) {
		for _, m := range in.Whole().Measures {
			for i := range m.Points {
				p, old := &m.Points[i], comparedWith(m.Points, i)
				if old == nil || p.Reading.Note.Given() || unread(p.Reading.Faults, "note") ||
					in.Programme.ToldBefore(p.Update) {
					continue
				}
				report(Found{At: p.Reading.Period.Pos, On: on(&m.Meta),
					Message: fmt.Sprintf("%s for %s has the figures of others that were given for %s (%s), and no "+
						"note says which period they are of", m.ID.Value, p.Period.Words(), old.Period.Words(),
						figuresOfOthers(p.Reading).words()),
					Remedy: "give the value again with the figures of others for " + p.Period.Words() +
						", or with a note that says which period they are of",
					Related: []Related{{old.Reading.Period.Pos, "they were given here"}}})
			}
		}
	},
}

// yearAndAHalf is for how many days the figures of a year may stand beside values: a year,
// and as long as the next may come late.
const yearAndAHalf = 366 + 183

// comparedWith is the earlier value whose comparators those of the i-th value are; nil where
// they may be its own.
func comparedWith(points []assess.Point, i int) *assess.Point {
	others := figuresOfOthers(points[i].Reading)
	if len(others) == 0 {
		return nil
	}
	same := func(at int) bool {
		return at >= 0 && at < len(points) && others.are(figuresOfOthers(points[at].Reading))
	}
	first := i
	for same(first - 1) {
		first--
	}
	switch {
	case first < i:
		old := points[first : i+1]
		if !same(i+1) && others.telling() && tooOld(&old[0], &old[len(old)-1]) && !slices.ContainsFunc(old,
			func(p assess.Point) bool { return tooOld(&old[0], &p) && p.Reading.Note.Given() }) {
			return &old[0]
		}
	case i > 0 && len(others) > 1 && others.differ(figuresOfOthers(points[i-1].Reading)):
		for at := range slices.Backward(points[:i-1]) {
			if same(at) {
				return &points[at]
			}
		}
	}
	return nil
}

// tooOld reports whether the comparators of one value may no longer stand beside another.
func tooOld(first, now *assess.Point) bool {
	return now.Period.End().DaysSince(first.Period.End()) > yearAndAHalf
}

// figures are numbers by what they are.
type figures map[string]programme.Number

// figuresOfOthers are the comparators that come with a value.
func figuresOfOthers(r *programme.Reading) figures {
	list := figures{}
	for of, n := range map[string]programme.Number{"statistical neighbours": r.StatisticalNeighbours,
		"region": r.Region, "England": r.England} {
		if n.Given() {
			list[of] = n
		}
	}
	return list
}

// are reports whether others have each of some figures, as it is.
func (f figures) are(others figures) bool {
	for of, n := range f {
		if !n.Same(others[of]) {
			return false
		}
	}
	return true
}

// differ reports whether others have each of some figures, and none as it is.
func (f figures) differ(others figures) bool {
	for of, n := range f {
		if was, given := others[of]; !given || n.Same(was) {
			return false
		}
	}
	return true
}

// telling reports whether figures are hardly the same twice by chance.
func (f figures) telling() bool {
	if len(f) > 1 {
		return true
	}
	for _, n := range f {
		return n.Places() > 0
	}
	return false
}

func (f figures) words() string {
	var list []string
	for of, n := range f {
		list = append(list, of+" "+n.Text.Value)
	}
	slices.Sort(list)
	return diag.And(list)
}
