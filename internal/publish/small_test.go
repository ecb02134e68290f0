package publish

import (
	"fmt"
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/programme"
)

// number is a number as somebody wrote it; not given where it is NaN.
func number(v float64, decimals int) programme.Number {
	if math.IsNaN(v) {
		return programme.Number{}
	}
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	rounded, _ := strconv.ParseFloat(s, 64)
	return programme.Number{Value: rounded, Text: programme.Text{Value: s, Pos: programme.Pos{Line: 1}}}
}

var absent = math.NaN()

// publicly is how the public reads a reading: value, numerator and denominator,
// [c] for what is hidden.
func publicly(unit string, limit int, readings ...*programme.Reading) []string {
	p := &programme.Programme{Policy: programme.Policy{SmallNumbers: limit}, Measures: []*programme.Measure{{ID: programme.Text{Value: "m"}, Unit: programme.Text{Value: unit}, Counts: programme.YesNo{Yes: true}}}}
	for _, r := range readings {
		r.Measure.Value = "m"
		p.Updates = append(p.Updates, &programme.Update{Measures: []*programme.Reading{r}})
	}
	public, _, _ := whole(p)
	var list []string
	for _, u := range public.Updates {
		s := ""
		for _, n := range []programme.Number{u.Measures[0].Value, u.Measures[0].Numerator, u.Measures[0].Denominator} {
			switch {
			case n.Given():
				s += " " + n.Text.Value
			case n.Pos.Known():
				s += " [c]"
			default:
				s += " –"
			}
		}
		list = append(list, s[1:])
	}
	return list
}

func TestSmallNumbers(t *testing.T) {
	for _, c := range []struct {
		name        string
		unit        string
		limit       int
		value, n, d float64
		decimals    int
		want        string
	}{
		{"nothing is small", "%", 5, 84.2, 160, 190, 1, "84.2 160 190"},
		{"few are counted", "%", 5, 11.9, 5, 42, 1, "[c] [c] 42"},
		{"six are not few", "%", 5, 14.3, 6, 42, 1, "14.3 6 42"},
		{"few are not counted", "%", 5, 97.6, 41, 42, 1, "[c] [c] 42"},
		{"few in all", "%", 5, 50, 2, 4, 1, "[c] [c] [c]"},
		{"none of few", "%", 5, 0, 0, 4, 1, "[c] [c] [c]"},
		{"none", "%", 5, 0, 0, 1478, 1, "0.0 0 1478"},
		{"all", "%", 5, 100, 42, 42, 1, "100.0 42 42"},
		{"no limit", "%", 0, 11.9, 5, 42, 1, "11.9 5 42"},
		{"another limit", "%", 10, 23.8, 10, 42, 1, "[c] [c] 42"},
		{"the value and the group make few", "%", 5, 11.9, absent, 42, 1, "[c] – 42"},
		{"the value and the group make few others", "%", 5, 97.6, absent, 42, 1, "[c] – 42"},
		{"the value and the group make many", "%", 5, 50, absent, 42, 1, "50.0 – 42"},
		{"the value and the group make no whole number of few others", "%", 5, 86.25, absent, 40, 2, "[c] – 40"},
		{"the value and the group make no whole number of few", "%", 5, 13.75, absent, 40, 2, "[c] – 40"},
		{"the value and the group make no whole number of many", "%", 5, 83.75, absent, 40, 2, "83.75 – 40"},
		{"none of the group", "%", 5, 0, absent, 42, 1, "0.0 – 42"},
		{"all of the group", "%", 5, 100, absent, 42, 1, "100.0 – 42"},
		{"the value and the numerator leave few", "%", 5, 97.6, 41, absent, 1, "[c] [c] –"},
		{"the value and the numerator leave many", "%", 5, 50, 21, absent, 1, "50.0 21 –"},
		{"few, and no group", "%", 5, 11.9, 5, absent, 1, "[c] [c] –"},
		{"the value alone", "%", 5, 2.4, absent, absent, 1, "2.4 – –"},
		{"a rate of many", "per 10,000", 5, 46.8, 112, 23932, 1, "46.8 112 23932"},
		{"a rate of few", "per 10,000", 5, 1.7, absent, 23932, 1, "[c] – 23932"},
		{"a rate of none", "per 10,000", 5, 0, absent, 23932, 1, "0.0 – 23932"},
		{"a count", "number", 5, 3, absent, absent, 0, "[c] – –"},
		{"a count of none", "number", 5, 0, absent, absent, 0, "0 – –"},
		{"a count of many", "", 5, 12, absent, absent, 0, "12 – –"},
		{"a count that leaves few", "children", 5, 39, absent, 42, 0, "[c] – 42"},
		{"a count that stands twice", "number", 5, 3, 3, 42, 0, "[c] [c] 42"},
		{"so many to each", "number", 5, 4.5, 90, 20, 1, "4.5 90 20"},
		{"days, of few children", "days", 5, 120, absent, 3, 0, "[c] – [c]"},
		{"days, of many children", "days", 5, 3, absent, 30, 0, "[c] – 30"},
		{"a unit that has a year in it", "children on plans of 2 years or more", 5, 3, absent, absent, 0, "[c] – –"},
		{"a rate of a named group", "% of care leavers", 5, 6, absent, 50, 1, "[c] – 50"},
		{"a rate named before", "contacts per 10,000 children", 5, 1.7, absent, 23932, 1, "[c] – 23932"},
		{"one of two, and a limit of one", "%", 1, 50, 1, 2, 0, "[c] [c] [c]"},
		{"one of three, and a limit of one", "%", 1, 33, 1, 3, 0, "[c] [c] 3"},
	} {
		r := &programme.Reading{Value: number(c.value, c.decimals), Numerator: number(c.n, 0), Denominator: number(c.d, 0)}
		if got := publicly(c.unit, c.limit, r)[0]; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestNoNumberIsSmallWhereNoChildrenAreCounted(t *testing.T) {
	p := full()
	p.Measures[0].Unit.Value, p.Measures[1].Unit.Value, p.Measures[1].Counts.Yes = "number", "number", true
	for _, r := range p.Updates[0].Measures {
		r.Value, r.Numerator, r.Denominator, r.England = number(3, 0), number(3, 0), number(40, 0), number(2, 0)
	}
	public, _ := clean(t, p)
	if r := public.Updates[0].Measures[0]; r.Value.Value != 3 || r.Numerator.Value != 3 {
		t.Errorf("%+v", r)
	}
	if r := public.Updates[0].Measures[1]; r.Value.Given() || r.Numerator.Given() || r.Denominator.Value != 40 || r.England.Value != 2 {
		t.Errorf("%+v", r)
	}
}

// Earlier and later sizes of the group tell of a value that stands alone.
func TestOtherPeriodsTellTheSizeOfTheGroup(t *testing.T) {
	alone, beside := &programme.Reading{Value: number(2.4, 1)}, &programme.Reading{Value: number(50, 1), Numerator: number(20, 0), Denominator: number(40, 0)}
	if got := fmt.Sprint(publicly("%", 5, alone, beside)); got != "[[c] – – 50.0 20 40]" {
		t.Error(got)
	}
	alone = &programme.Reading{Value: number(50, 1)}
	if got := fmt.Sprint(publicly("%", 5, alone, beside)); got != "[50.0 – – 50.0 20 40]" {
		t.Error(got)
	}
}

// A reader who knows the rule, tries every group of up to 60 and every count in
// it, and keeps those that look alike, is never left with one number where that
// number is small. Figures are given in every combination, the value with no,
// one or two decimals.
func TestNoSmallCountCanBeComputed(t *testing.T) {
	for _, limit := range []int{1, 2, 3, 5, 10} {
		for decimals := range 3 {
			for _, given := range []struct {
				name    string
				v, n, d bool
			}{{"value, numerator, denominator", true, true, true}, {"value, denominator", true, false, true}, {"numerator, denominator", false, true, true}, {"value, numerator", true, true, false}} {
				looks := map[string][][2]float64{}
				for d := 1.0; d <= 60; d++ {
					for n := 0.0; n <= d; n++ {
						r := &programme.Reading{Value: number(100*n/d, decimals), Numerator: number(n, 0), Denominator: number(d, 0)}
						if !given.v {
							r.Value = programme.Number{}
						}
						if !given.n {
							r.Numerator = programme.Number{}
						}
						if !given.d {
							r.Denominator = programme.Number{}
						}
						hide(r, secretFigures(r, 100, nil, float64(limit)))
						look := fmt.Sprint(r.Value.Text.Value, "|", r.Numerator.Text.Value, "|", r.Denominator.Text.Value, "|", r.Value.Pos, r.Numerator.Pos, r.Denominator.Pos)
						looks[look] = append(looks[look], [2]float64{n, d})
					}
				}
				for look, pairs := range looks {
					for what, count := range map[string]func([2]float64) float64{
						"counted": func(p [2]float64) float64 { return p[0] }, "not counted": func(p [2]float64) float64 { return p[1] - p[0] }, "in all": func(p [2]float64) float64 { return p[1] },
					} {
						if k := count(pairs[0]); k >= 1 && k <= float64(limit) && sole(pairs, count) {
							t.Errorf("limit %d, %d decimals, %s: %q can only be %g %s", limit, decimals, given.name, look, k, what)
						}
					}
				}
			}
		}
	}
}

func sole(pairs [][2]float64, count func([2]float64) float64) bool {
	for _, p := range pairs {
		if count(p) != count(pairs[0]) {
			return false
		}
	}
	return true
}

// What is shown is what was written, and nothing is shown that was not.
func TestSuppressingOnlyTakesAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.Float64Range(0, 200).Draw(t, "denominator")
		n := rapid.Float64Range(0, 250).Draw(t, "numerator")
		some := func(v float64, decimals int) programme.Number {
			if rapid.IntRange(0, 3).Draw(t, "absent") == 0 {
				return programme.Number{}
			}
			return number(v, decimals)
		}
		r := &programme.Reading{Value: some(rapid.Float64Range(0, 120).Draw(t, "value"), 1), Numerator: some(n, rapid.IntRange(0, 1).Draw(t, "decimals")), Denominator: some(d, 0)}
		before := *r
		unit := rapid.SampledFrom([]string{"%", "number", "per 10,000", "days", ""}).Draw(t, "unit")
		limit := rapid.IntRange(0, 12).Draw(t, "limit")
		hide(r, secretFigures(r, scaleOf(unit), nil, float64(limit)))
		for i, x := range [][2]programme.Number{{before.Value, r.Value}, {before.Numerator, r.Numerator}, {before.Denominator, r.Denominator}} {
			if x[1].Given() && x[0] != x[1] || x[1].Pos != x[0].Pos {
				t.Fatalf("figure %d was %+v and is %+v", i, x[0], x[1])
			}
			if k := x[1].Value; limit > 0 && i > 0 && x[1].Given() && k > 0 && k <= float64(limit) {
				t.Fatalf("figure %d is %g", i, k)
			}
		}
		if r.Numerator.Given() && r.Denominator.Given() {
			if rest := r.Denominator.Value - r.Numerator.Value; rest > 0 && rest <= float64(limit) {
				t.Fatalf("%g are not counted", rest)
			}
		}
	})
}

func TestScaleOf(t *testing.T) {
	for unit, want := range map[string]float64{"%": 100, "% of care leavers": 100, "per cent": 100, "Percent": 100,
		"number": 0, "": 0, "children": 0, "per 10,000": 10000, "per 1000 children": 1000, "rate per 1,000": 1000,
		"per child": 0, "days": 0, "per": 0, "children on plans of 2 years or more": 0, "share in %": 0} {
		if got := scaleOf(unit); got != want {
			t.Errorf("%q: %g, want %g", unit, got, want)
		}
	}
}
