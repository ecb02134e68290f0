package publish

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/programme"
)

// counted is a programme of measures that count children, from lines such as
// "care/all 2020-01 40" and "care/part 2020-01 37 40": the group and the measure, the
// period, then a value, or a numerator and a denominator. A measure without a group
// begins with a slash; "base" before the value makes it a baseline, and a per cent sign
// behind it a rate of children whose number it does not name.
func counted(lines ...string) *programme.Programme {
	p := &programme.Programme{Policy: programme.DefaultPolicy()}
	for _, line := range lines {
		words := strings.Fields(line)
		group, id, _ := strings.Cut(words[0], "/")
		i := slices.IndexFunc(p.Measures, func(m *programme.Measure) bool { return m.ID.Value == id })
		if i < 0 {
			i = len(p.Measures)
			p.Measures = append(p.Measures, &programme.Measure{ID: programme.Text{Value: id}, Counts: programme.YesNo{Yes: true},
				Group: programme.Text{Value: group}, Unit: programme.Text{Value: "children"}})
		}
		if words[2] == "base" {
			p.Measures[i].Baseline = &programme.Baseline{Period: programme.Text{Value: words[1]}, Value: figure(words[3])}
			continue
		}
		r := &programme.Reading{Measure: programme.Text{Value: id}, Period: programme.Text{Value: words[1]}}
		switch rate, is := strings.CutSuffix(words[2], "%"); {
		case is:
			p.Measures[i].Unit.Value = "%"
			v, _ := strconv.ParseFloat(rate, 64)
			r.Value = number(v, 1)
		case len(words) == 3:
			r.Value = figure(words[2])
		default:
			p.Measures[i].Unit.Value = "%"
			r.Numerator, r.Denominator = figure(words[2]), figure(words[3])
			r.Value = number(100*r.Numerator.Value/r.Denominator.Value, 1)
		}
		p.Updates = append(p.Updates, &programme.Update{Measures: []*programme.Reading{r}})
	}
	return p
}

func figure(s string) programme.Number {
	var v float64
	_, _ = fmt.Sscan(s, &v)
	return number(v, 0)
}

// read is what the public reads of it, in the same lines without the measures' names.
func read(p *programme.Programme) string {
	var list []string
	add := func(numbers ...programme.Number) {
		s := ""
		for _, n := range numbers {
			switch {
			case n.Given():
				s += " " + n.Text.Value
			case n.Pos.Known():
				s += " [c]"
			}
		}
		list = append(list, strings.TrimSpace(s))
	}
	for _, m := range p.Measures {
		if m.Baseline != nil {
			add(m.Baseline.Value)
		}
	}
	for _, u := range p.Updates {
		r := u.Measures[0]
		if r.Denominator.Pos.Known() {
			add(r.Numerator, r.Denominator)
		} else {
			add(r.Value)
		}
	}
	return strings.Join(list, ", ")
}

// What is hidden must not come back by subtraction.
func TestComplements(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"a month of a quarter", []string{"/m 2020-01 12", "/m 2020-02 17", "/m 2020-03 2", "/m 2020-Q1 31"}, "12, 17, [c], [c]"},
		{"a month that nobody reports", []string{"/m 2020-01 12", "/m 2020-02 17", "/m 2020-Q1 31"}, "12, 17, [c]"},
		{"a quarter of a council's year", []string{"/m 2020-04 12", "/m 2020-05 17", "/m 2020-06 2", "/m 2020-Q1 31"}, "12, 17, [c], [c]"},
		{"a quarter of a year", []string{"/m 2020-Q1 20", "/m 2020-Q2 20", "/m 2020-Q3 20", "/m 2020 63"}, "20, 20, 20, [c]"},
		{"a month of a year", []string{"/m 2020-02 4", "/m 2020 90"}, "[c], [c]"},
		{"quarters without small months", []string{"/m 2020-01 12", "/m 2020-02 17", "/m 2020-03 20", "/m 2020-Q1 49"}, "12, 17, 20, 49"},
		{"numerators", []string{"/m 2020-01 12 90", "/m 2020-02 17 90", "/m 2020-03 2 90", "/m 2020-Q1 31 270"},
			"12 90, 17 90, [c] 90, [c] 270"},
		{"denominators", []string{"/m 2020-01 12 24", "/m 2020-02 17 40", "/m 2020-03 1 2", "/m 2020-Q1 30 66"},
			"12 24, 17 40, [c] [c], [c] [c]"},
		{"two measures of a group", []string{"care/all 2020-01 40", "care/part 2020-01 37"}, "[c], 37"},
		{"of another period", []string{"care/all 2020-02 40", "care/part 2020-01 37"}, "40, 37"},
		{"of another group", []string{"care/all 2020-01 40", "need/part 2020-01 37"}, "40, 37"},
		{"of no group", []string{"/all 2020-01 40", "/part 2020-01 37"}, "40, 37"},
		{"a total of three", []string{"care/all 2020-01 40", "care/a 2020-01 25", "care/b 2020-01 12", "care/c 2020-01 3"}, "[c], 25, 12, [c]"},
		{"a total in two ways", []string{"care/all 2020-01 40", "care/boys 2020-01 37", "care/girls 2020-01 3",
			"care/young 2020-01 25", "care/old 2020-01 15"}, "[c], 37, [c], [c], 15"},
		{"five and five", []string{"care/all 2020-01 40", "care/a 2020-01 30", "care/b 2020-01 5", "care/c 2020-01 5"}, "[c], 30, [c], [c]"},
		{"one child and others that are hidden", []string{"care/all 2020-01 38", "care/a 2020-01 30", "care/seen 2020-01 7 10",
			"care/b 2020-01 1"}, "[c], 30, [c] 10, [c]"},
		{"quarters of one and months of another", []string{"care/all 2020-Q1 31", "care/part 2020-01 12", "care/part 2020-02 17"}, "[c], 12, 17"},
		{"a quarter of one, and another with the sizes of months", []string{"care/all 2020-Q1 100", "care/late 2020-Q1 38",
			"care/seen 2020-01 10 20", "care/seen 2020-02 10 20", "care/seen 2020-03 10 20"},
			"[c], 38, 10 20, 10 20, 10 20"},
		{"a small baseline", []string{"/m 2019-03 base 4", "/m 2020-01 12"}, "[c], 12"},
		{"a baseline of a quarter", []string{"/m 2020-Q1 base 31", "/m 2020-01 12", "/m 2020-02 17", "/m 2020-03 2"}, "[c], 12, 17, [c]"},
		{"a baseline that is not small", []string{"/m 2019-03 base 14", "/m 2020-01 12"}, "14, 12"},
		{"a rate of a group", []string{"care/all 2020-01 40", "care/late 2020-01 7.5%"}, "40, [c]"},
		{"all but few of a group", []string{"care/all 2020-01 40", "care/seen 2020-01 95.0%"}, "40, [c]"},
		{"a rate of many", []string{"care/all 2020-01 400", "care/late 2020-01 7.5%"}, "400, 7.5"},
		{"a rate of a group of another month", []string{"care/all 2020-02 40", "care/late 2020-01 7.5%"}, "40, [c]"},
		{"a rate of the numbers of another rate", []string{"care/seen 2020-01 20 40", "care/late 2020-01 7.5%"}, "20 40, [c]"},
		{"a rate of another group", []string{"care/all 2020-01 40", "need/late 2020-01 7.5%"}, "40, 7.5"},
		{"noughts", []string{"/m 2020-01 0", "/m 2020-02 17", "/m 2020-03 0", "/m 2020-Q1 17"}, "0, 17, 0, 17"},
	} {
		p := counted(c.lines...)
		suppress(p)
		if got := read(p); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A rank lies between bounds, and a note says in words what was taken out.
func TestTheRankAndTheNoteOfAHiddenFigureGo(t *testing.T) {
	p := counted("/m 2020-01 3", "/m 2020-02 30")
	for _, u := range p.Updates {
		u.Measures[0].Rank = programme.Text{Value: "7/23", Pos: programme.Pos{Line: 3}}
		u.Measures[0].Note = programme.Text{Value: "3 of 40 were late"}
	}
	suppress(p)
	if r := p.Updates[0].Measures[0]; r.Rank.Given() || !r.Rank.Pos.Known() || r.Note.Value != Withheld {
		t.Errorf("%+v", r)
	}
	if r := p.Updates[1].Measures[0]; r.Rank.Value != "7/23" || r.Note.Value != "3 of 40 were late" {
		t.Errorf("%+v", r)
	}
}

// An attacker reads all that is public of a random programme, knows which numbers add
// up to which, and works out whatever follows, number by number, until nothing more
// does. None of what follows is a number of children from 1 to the limit.
func TestNoSmallNumberCanBeWorkedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		truth := someChildren(t)
		p := counted(truth.lines...)
		suppress(p)
		known := truth.readBy(p)
		for more := true; more; {
			more = false
			for _, sum := range truth.sums {
				more = sum.solve(known) || more
			}
			more = truth.multiply(p, known) || more
		}
		for name, n := range known {
			if n >= 1 && n <= float64(p.Policy.SmallNumbers) {
				t.Fatalf("%s is known to be %g: %s\n%s", name, n, read(p), strings.Join(truth.lines, "\n"))
			}
		}
	})
}

// children is a random truth: some kinds of children, month by month, the sums of
// them, and what of it somebody reports.
type children struct {
	lines []string
	sums  []sum
	rates []rate
}

// rate says that a line gives the share of some children among others.
type rate struct {
	line     int
	some, of string
}

// multiply works out what rates make of the numbers that they are of.
func (c *children) multiply(p *programme.Programme, known map[string]float64) (more bool) {
	for _, r := range c.rates {
		shown := p.Updates[r.line].Measures[0].Value
		all, is := known[r.of]
		if _, already := known[r.some]; is && !already && shown.Given() {
			known[r.some], more = math.Round(shown.Value*all/100), true
		}
	}
	return more
}

// sum says that the first number is the sum of the others.
type sum []string

// solve works out the only number of a sum that is not known.
func (s sum) solve(known map[string]float64) bool {
	unknown, total := "", 0.0
	for i, name := range s {
		n, is := known[name]
		switch {
		case !is && unknown != "":
			return false
		case !is:
			unknown = name
		case i == 0:
			total += n
		default:
			total -= n
		}
	}
	if unknown == "" {
		return false
	}
	if unknown == s[0] {
		total = -total
	}
	known[unknown] = total
	return true
}

func someChildren(t *rapid.T) *children {
	c := &children{}
	kinds := rapid.IntRange(1, 3).Draw(t, "kinds")
	value := map[string]float64{}
	name := func(kind int, period string) string {
		if kind == kinds {
			return "care/all " + period
		}
		return fmt.Sprintf("care/kind%d %s", kind, period)
	}
	months := []string{"2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06"}
	for _, month := range months {
		all := sum{name(kinds, month)}
		for kind := range kinds {
			n := float64(rapid.SampledFrom([]int{0, 1, 2, 3, 5, 6, 7, 11, 12, 20, 31}).Draw(t, "children"))
			value[name(kind, month)] = n
			value[all[0]] += n
			all = append(all, name(kind, month))
		}
		c.sums = append(c.sums, all)
	}
	for kind := range kinds + 1 {
		for q, quarter := range []string{"2020-Q1", "2020-Q2"} {
			whole := sum{name(kind, quarter)}
			for _, month := range months[3*q : 3*q+3] {
				whole = append(whole, name(kind, month))
				value[whole[0]] += value[name(kind, month)]
			}
			c.sums = append(c.sums, whole)
		}
	}
	for _, quarter := range []string{"2020-Q1", "2020-Q2"} {
		all := sum{name(kinds, quarter)}
		for kind := range kinds {
			all = append(all, name(kind, quarter))
		}
		c.sums = append(c.sums, all)
	}
	c.report(t, value)
	for _, month := range months {
		some, of := name(0, month), name(kinds, month)
		if value[of] > 0 && rapid.Bool().Draw(t, "rate") {
			c.rates = append(c.rates, rate{len(c.lines), some, of})
			c.lines = append(c.lines, fmt.Sprintf("care/rate %s %.1f%%", month, 100*value[some]/value[of]))
		}
	}
	return c
}

// report draws what somebody reports: of the numbers, and with a number below the line,
// from which what is not counted follows. Sums of what nobody reports are not known.
func (c *children) report(t *rapid.T, value map[string]float64) {
	names := make([]string, 0, len(value))
	for name := range value {
		names = append(names, name)
	}
	slices.Sort(names)
	reported, below := map[string]bool{}, []sum(nil)
	for _, name := range names {
		switch n := value[name]; {
		case rapid.IntRange(0, 4).Draw(t, "absent") == 0:
		case strings.Contains(name, "kind1") && n > 0:
			d := n + float64(rapid.SampledFrom([]int{0, 2, 9, 60}).Draw(t, "others"))
			c.lines = append(c.lines, fmt.Sprintf("%s %g %g", name, n, d))
			below = append(below, sum{name + " in all", name, name + " others"})
			reported[name] = true
		case !strings.Contains(name, "kind1"):
			c.lines = append(c.lines, fmt.Sprintf("%s %g", name, n))
			reported[name] = true
		}
	}
	c.sums = append(slices.DeleteFunc(c.sums, func(s sum) bool {
		return slices.ContainsFunc(s, func(name string) bool { return !reported[name] })
	}), below...)
}

// readBy is what is known at first: what is printed, and what a rate makes of what
// is below the line.
func (c *children) readBy(p *programme.Programme) map[string]float64 {
	known := map[string]float64{}
	for i, line := range c.lines {
		words := strings.Fields(line)
		name, r := words[0]+" "+words[1], p.Updates[i].Measures[0]
		if r.Denominator.Given() {
			known[name+" in all"] = r.Denominator.Value
		}
		switch {
		case strings.HasSuffix(words[2], "%"):
		case r.Numerator.Given():
			known[name] = r.Numerator.Value
		case r.Value.Given() && r.Denominator.Given():
			known[name] = math.Round(r.Value.Value * r.Denominator.Value / 100)
		case r.Value.Given():
			known[name] = r.Value.Value
		}
	}
	return known
}
