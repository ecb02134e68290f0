package report_test

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
)

// months are readings of children of a group of 60, a month after another from January 2019.
func months(counts ...int) *programme.Programme {
	var list []*programme.Reading
	for _, n := range counts {
		list = append(list, reading(float64(n), 60, 1))
	}
	p := children("%", 5, programme.OnTrack, list...)
	for i, u := range p.Updates {
		u.Date.Date = programme.Day(2019+i/12, i%12+1, 28)
		u.Measures[0].Period = text(programme.Day(2019+i/12, i%12+1, 0).String())
	}
	return p
}

// charts is the part of a dashboard's JSON that tells change from chance.
type charts struct {
	Measures []struct {
		SPC struct {
			Baseline           *struct{ From, To string }
			Mean, Lower, Upper *float64
			Step               *float64
			Signals            []struct {
				Point, From string
				Rule        int
				Direction   *string
			}
			Assurance, Silent *string
			Words             []string
		}
	}
}

var calm = []int{20, 24, 20, 24, 20, 24, 20, 24, 20, 24, 20, 24}

// What the public sees of limits comes from what it sees of values: a number too small to
// publish is a gap in the baseline, and ends a run.
func TestLimitsAreOfPublishedValues(t *testing.T) {
	for _, c := range []struct {
		name         string
		counts       []int
		board        string // the baseline, or silence
		public       string
		board1, pub1 string // the first sentence
	}{
		{"a small number after the baseline", append(append([]int{}, calm...), 3, 24, 20),
			"2019-01 to 2019-12", "2019-01 to 2019-12", "40.0% → 33.3% is within", "40.0% → 33.3% is within"},
		{"the latest", append(append([]int{}, calm...), 3),
			"2019-01 to 2019-12", "2019-01 to 2019-12", "5.0% in January 2020 is more", "There is no value for January 2020"},
		{"in the baseline", append([]int{20, 3}, calm...),
			"silent", "2019-03 to 2020-02", "No limits are drawn", "33.3% → 40.0% is within"},
		{"in the baseline, and few after it", append([]int{20, 24, 20, 24, 20, 3}, calm[:6]...),
			"silent", "silent", "No limits are drawn", "Too few values to tell change from chance: there are 11,"},
	} {
		for _, public := range []bool{false, true} {
			want, first := c.board, c.board1
			if public {
				want, first = c.public, c.pub1
			}
			var got charts
			paper(t, contextOf(months(c.counts...), public), "dashboard", &got)
			spc := got.Measures[0].SPC
			found := "silent"
			if spc.Baseline != nil {
				found = spc.Baseline.From + " to " + spc.Baseline.To
			}
			if found != want || (spc.Silent != nil) != (found == "silent") || (spc.Mean == nil) != (found == "silent") ||
				!strings.HasPrefix(spc.Words[0], first) {
				t.Errorf("%s, public %v: %s %v", c.name, public, found, spc.Words)
			}
		}
	}
}

// Whatever the small number is, the public reads the same of limits, and of what they say.
func TestLimitsTellNoSmallNumber(t *testing.T) {
	drawn := 0
	for small := range len(calm) + 4 {
		made := func(n int, name string) (string, charts) {
			counts := append(append([]int{}, calm...), 20, 24, 25, 26)
			counts[small] = n
			var c charts
			return paper(t, contextOf(months(counts...), true), name, &c), c
		}
		for _, name := range []string{"dashboard", "assurance"} {
			a, seen := made(1, name)
			if b, _ := made(5, name); a != b {
				t.Fatalf("%s tells 1 from 5, value %d:\n%s\n%s", name, small, a, b)
			}
			if name == "dashboard" && seen.Measures[0].SPC.Silent == nil {
				drawn++
			}
		}
	}
	if drawn < 5 {
		t.Errorf("limits were drawn %d times: the test tells nothing", drawn)
	}
}

// What a dashboard says of each kind of run, a sentence each.
func TestSentencesOfControl(t *testing.T) {
	seasonal := func(m *programme.Measure) { m.Season, m.Unit.Value = number(12, 0), "%" }
	percent := func(m *programme.Measure) { m.Unit.Value = "%" }
	worked := []int{84, 86, 83, 87, 85, 82, 86, 84, 88, 85, 83, 86}
	for _, c := range []struct {
		name   string
		values []int
		change func(m *programme.Measure)
		want   []string
	}{
		{"within chance", worked[:3], nil, []string{"Too few values to tell change from chance: there are 3, and it takes 8 that follow one another."}},
		{"trial limits", worked[:9], nil, []string{
			"84 → 88 is within what chance does here (77 to 93); nothing has changed since January 2019.",
			"These are trial limits, of 9 values: they stand from the twelfth on."}},
		{"nothing but chance", worked, nil, []string{
			"83 → 86 is within what chance does here (77 to 93); nothing has changed since January 2019.",
			"The target, at least 90, lies within these limits: hit or miss while the measure runs as it did from January 2019 to December 2019."}},
		{"a change for the better", append(append([]int{}, worked...), 89, 90, 92, 93), nil, []string{
			"93 in April 2020 is more than chance does here (77.2 to 92.7): it is above the upper limit. Against January 2019 to December 2019 this is for the better.",
			"The target, at least 90, lies within these limits: hit or miss while the measure runs as it did from January 2019 to December 2019."}},
		{"a change that is past", append(append([]int{}, worked...), 94, 84), nil, []string{
			"94 → 84 is within what chance does here (77 to 93); nothing has changed since January 2020.",
			"The target, at least 90, lies within these limits: hit or miss while the measure runs as it did from January 2019 to December 2019."}},
		{"two of three near a limit, for the worse", append(append([]int{}, worked...), 88, 91, 88, 91), func(m *programme.Measure) { m.Polarity.Value = "lower" }, []string{
			"91 in April 2020 is more than chance does here (77 to 93): it is close to the upper limit or beyond it, as is another of the three values from February 2020 to April 2020. Against January 2019 to December 2019 this is for the worse.",
			"The target, at most 90, lies within these limits: hit or miss while the measure runs as it did from January 2019 to December 2019."}},
		{"a run", append(append([]int{}, worked...), 84, 84, 84, 84, 84, 84, 84), nil, []string{
			"84 in July 2020 is more than chance does here (77 to 93): it is the last of 7 values running below the mean, from January 2020 to July 2020. Against January 2019 to December 2019 this is for the worse.",
			"The target, at least 90, lies within these limits: hit or miss while the measure runs as it did from January 2019 to December 2019."}},
		{"a trend", append(append([]int{}, worked...), 82, 83, 84, 85, 86, 87, 88), nil, []string{
			"88 in July 2020 is more than chance does here (77 to 93): it is the last of 7 values running of which each is higher than the one before, from January 2020 to July 2020. Against January 2019 to December 2019 this is for the better.",
			"The target, at least 90, lies within these limits: hit or miss while the measure runs as it did from January 2019 to December 2019."}},
		{"a target out of reach", worked, func(m *programme.Measure) { m.Target = number(95, 0) }, []string{
			"83 → 86 is within what chance does here (77 to 93); nothing has changed since January 2019.",
			"The target, at least 95, lies outside these limits: it will not be met while the measure runs as it did from January 2019 to December 2019."}},
		{"a target that is safe", worked, func(m *programme.Measure) { m.Target = number(70, 0) }, []string{
			"83 → 86 is within what chance does here (77 to 93); nothing has changed since January 2019.",
			"The target, at least 70, lies outside these limits: it will be met while the measure runs as it did from January 2019 to December 2019."}},
		{"a target of which nobody says which way it lies", worked, func(m *programme.Measure) { m.Polarity.Value = "" }, []string{
			"83 → 86 is within what chance does here (77 to 93); nothing has changed since January 2019.",
			"Whether the target will be met cannot be said: the measure does not say whether higher or lower is better."}},
		{"no target", worked, func(m *programme.Measure) { m.Target = programme.Number{} }, []string{
			"83 → 86 is within what chance does here (77 to 93); nothing has changed since January 2019."}},
		{"a year of one value", worked[:1], nil, []string{"Too few values to tell change from chance: there is 1, and it takes 8 that follow one another."}},
		{"all alike", []int{19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19}, nil, []string{
			"It has not moved: its values, January 2019 to December 2019, are all alike."}},
		{"a baseline that rises", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, nil, []string{
			"No limits are drawn: the values that they would be drawn from, January 2019 to December 2019, show more than chance already. It rose in 12 of 12 months, from 3 to 15 in March 2020."}},
		{"a baseline that falls, and has turned", []int{25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 15, 16}, nil, []string{
			"No limits are drawn: the values that they would be drawn from, January 2019 to December 2019, show more than chance already. It fell in 10 of 10 months, from 24 to 14 in December 2019, and has risen twice since."}},
		{"a baseline with one far outside", []int{10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 30}, nil, []string{
			"No limits are drawn: the values that they would be drawn from, January 2019 to December 2019, show more than chance already."}},
		{"overlapping values", worked, func(m *programme.Measure) { m.Overlaps = number(3, 0) }, []string{
			"Each value covers 3 months, so values next to each other share most of what they count, and limits would mislead."}},
		{"a season", append(append(append([]int{}, worked...), worked...), 90), func(m *programme.Measure) { m.Season = number(12, 0) }, []string{
			"It has not moved: its changes on the year before, January 2020 to December 2020, are all alike."}},
		{"within chance for a season", append(append([]int{}, worked...), 93, 97, 92, 98, 94, 93, 95, 95, 97, 96, 92, 97), seasonal, []string{
			"11 points more than a year before is within what chance does here (5 points to 15 points); nothing has changed since January 2020.",
			"Whether the target will be met cannot be said of changes on the year before."}},
		{"a change for a season", append(append([]int{}, worked...), 93, 97, 92, 98, 94, 93, 95, 95, 97, 96, 92, 97, 88), seasonal, []string{
			"5 points less than a year before, in January 2021, is more than chance does here (5 points to 15 points): it is below the lower limit. Against January 2020 to December 2020 this is for the worse.",
			"Whether the target will be met cannot be said of changes on the year before."}},
		{"limits that a percentage cannot pass", []int{10, 90, 20, 80, 10, 90, 20, 80, 10, 90, 20, 80, 30}, percent, []string{
			"80% → 30% is within what chance does here (0% to 100%); nothing has changed since January 2019.",
			"The limits are cut at 0% and 100%: no percentage lies beyond.",
			"The target, at least 90%, lies within these limits: hit or miss while the measure runs as it did from January 2019 to December 2019."}},
		{"an upper limit that a percentage cannot pass", []int{95, 99, 93, 98, 96, 100, 92, 97, 95, 99, 94, 98}, percent, []string{
			"94% → 98% is within what chance does here (84% to 100%); nothing has changed since January 2019.",
			"The upper limit is cut at 100%: no percentage lies above.",
			"The target, at least 90%, lies within these limits: hit or miss while the measure runs as it did from January 2019 to December 2019."}},
		{"a percentage of more than the whole", []int{95, 99, 93, 98, 96, 101, 92, 97, 95, 99, 94, 98}, percent, []string{
			"94% → 98% is within what chance does here (84% to 109%); nothing has changed since January 2019.",
			"The target, at least 90%, lies within these limits: hit or miss while the measure runs as it did from January 2019 to December 2019."}},
		{"a lower limit below nothing", []int{2, 0, 3, 1, 2, 4, 1, 3, 0, 2, 1, 3}, func(m *programme.Measure) { m.Target = programme.Number{} }, []string{
			"1 → 3 is within what chance does here (0 to 7); nothing has changed since January 2019.",
			"The lower limit is cut at 0: no value has been below."}},
		{"values below nothing", []int{2, 0, 3, 1, 2, 4, -1, 3, 0, 2, 1, 3}, func(m *programme.Measure) { m.Target = programme.Number{} }, []string{
			"1 → 3 is within what chance does here (-5 to 8); nothing has changed since January 2019."}},
		{"too few for a season", worked, func(m *programme.Measure) { m.Season = number(12, 0) }, []string{
			"Too few values to tell change from chance: there are 12, and it takes 12 that follow one another, each with a value of the same month a year before."}},
	} {
		p := months(c.values...)
		m := p.Measures[0]
		m.Counts.Yes, m.Unit.Value, m.Polarity.Value, m.Target = false, "number", "higher", number(90, 0)
		for i, u := range p.Updates {
			u.Measures[0].Value = number(float64(c.values[i]), 0)
		}
		if c.change != nil {
			c.change(m)
		}
		var got charts
		context := contextOf(p, false)
		context.Assessment = assess.Assess(p, programme.Day(2021, 1, 31))
		paper(t, context, "dashboard", &got)
		if fmt.Sprint(got.Measures[0].SPC.Words) != fmt.Sprint(c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got.Measures[0].SPC.Words, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestAMeasureWithoutValuesHasNoLimits(t *testing.T) {
	p := months(20)
	p.Updates[0].Measures = nil
	var got charts
	paper(t, contextOf(p, false), "dashboard", &got)
	if spc := got.Measures[0].SPC; fmt.Sprint(spc.Words) != "[No value has been recorded.]" || *spc.Silent != spc.Words[0] {
		t.Errorf("%+v", spc)
	}
}

// A new baseline whose reason is restricted begins anew for the public too, without its words.
func TestARestrictedNewBaselineCounts(t *testing.T) {
	p := months(append([]int{31, 37, 31, 37, 31, 37, 31, 37, 31, 37, 31, 37}, calm...)[:24]...)
	day := programme.Dated{Date: programme.Day(2020, 1, 1)}
	p.Updates = append(p.Updates, &programme.Update{Date: day, Meeting: text("board"),
		Rebase: []*programme.Rebase{{Measure: text("kpi"), From: text("2020-01"), Reason: text("The move to Elm Street."),
			Meta: programme.Meta{Restricted: &programme.Restriction{Reason: text("names a home")}}}}})
	for _, public := range []bool{false, true} {
		var got charts
		words := paper(t, contextOf(p, public), "dashboard", &got)
		spc := got.Measures[0].SPC
		if spc.Baseline == nil || spc.Baseline.From != "2020-01" || *spc.Mean < 36 || *spc.Mean > 37 {
			t.Errorf("public %v: %+v", public, spc)
		}
		if strings.Contains(words, "Elm Street") {
			t.Errorf("public %v: the dashboard tells why", public)
		}
	}
}

// A step that chance makes is not left to look like a change in the table of all measures.
func TestTheTableSaysWhatIsWithinChance(t *testing.T) {
	for _, c := range []struct {
		counts []int
		want   string
		chance string
	}{
		{append(append([]int{}, calm...), 20), "better", ", within chance"},
		{append(append([]int{}, calm...), 22), "better", ", within chance"},
		{append(append([]int{}, calm...), 10), "better", ", more than chance"},
		{append(append([]int{}, calm...), 10, 11), "worse", ""}, // a step up, and below the limits
		{append(append([]int{}, calm...), 24), "same", ""},
		{calm[:4], "worse", ""},
	} {
		words := paper(t, contextOf(months(c.counts...), false), "dashboard", nil)
		told := strings.Contains(words, ", more than chance") || strings.Contains(words, ", within chance")
		if !strings.Contains(words, c.want+c.chance+" |") || told != (c.chance != "") {
			t.Errorf("%v: want %s%s:\n%s", c.counts, c.want, c.chance, words)
		}
	}
}
