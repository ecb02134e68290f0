package assess

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/programme"
)

// monthly are readings of one month after another from January 2018; - for a month without any.
func monthly(values string) updates {
	var words []string
	period, _ := programme.ParsePeriod("2018-01")
	for _, v := range strings.Fields(values) {
		if v != "-" {
			words = append(words, period.String()+"="+v)
		}
		period = period.Next()
	}
	return readings(strings.Join(words, " "))
}

// rebasing begins a new baseline in an update of a day.
func rebasing(day, meeting, from string) *programme.Update {
	return &programme.Update{Date: dated(day), Meeting: text(meeting),
		Rebase: []*programme.Rebase{{Measure: text("kpi"), From: text(from), Reason: text("A new system.")}}}
}

func controlOf(m *programme.Measure, u updates, more ...*programme.Update) *Control {
	p := record(append(u, more...))
	p.Measures = []*programme.Measure{m}
	return Assess(p, date("2021-02-25")).Measure("kpi").Control()
}

// found are a chart's limits and signals in words: "2018-01 to 2018-12: 77.18 to 92.65; 4 2019-03
// better".
func found(c *Control) string {
	if c.Quiet != Limited {
		return string(c.Quiet)
	}
	words := fmt.Sprintf("%s to %s: %.2f to %.2f", c.First, c.Last, c.Lower(), c.Upper())
	for _, s := range c.Signals {
		words += fmt.Sprintf("; %d %s %s", s.Rule, s.At, s.Direction)
	}
	return words
}

const (
	year = "84 86 83 87 85 82 86 84 88 85 83 86 " // the worked example's baseline
	even = "9 11 9 11 9 11 9 11 9 11 8 12 "
)

func TestControl(t *testing.T) {
	for _, c := range []struct{ measure, values, want string }{
		{"higher month 90 5", year + "89 90 92 93", "2018-01 to 2018-12: 77.18 to 92.65; 4 2019-03 better; 1 2019-04 better; 4 2019-04 better"},
		{"lower month 90 5", year + "89 90 92 93", "2018-01 to 2018-12: 77.18 to 92.65; 4 2019-03 worse; 1 2019-04 worse; 4 2019-04 worse"},
		{"near month 93 5", year + "89 90 92 93", "2018-01 to 2018-12: 77.18 to 92.65; 4 2019-03 better; 1 2019-04 better; 4 2019-04 better"},
		{"near month 80 5", year + "89 90 92 93", "2018-01 to 2018-12: 77.18 to 92.65; 4 2019-03 worse; 1 2019-04 worse; 4 2019-04 worse"},
		{"near month - 5", year + "89 90 92 93", "2018-01 to 2018-12: 77.18 to 92.65; 4 2019-03 ; 1 2019-04 ; 4 2019-04 "},
		{"- month 90 5", year + "93", "2018-01 to 2018-12: 77.18 to 92.65; 1 2019-01 "},
		{"near month 13 5", even + "7 8 9 10 11 12 13", "2018-01 to 2018-12: 3.95 to 16.05; 3 2019-07 better"},
		{"higher month 90 5", even[:17], "few"},
		{"higher month 90 5", even[:20], "2018-01 to 2018-08: 4.68 to 15.32"},
		{"higher month 90 5", "9 - " + even, "2018-03 to 2019-02: 3.95 to 16.05"},
		{"higher month 90 5", "19 19 19 19 19 19 19 19 19 19 19 19", "still"},
		{"higher month 90 5", "1 2 3 4 5 6 7 8 9 10 11 12", "unsettled"},
		{"higher month 90 5", "-", "no value"},
		{"higher month 90 5", even + "1e300 -1e300", "2018-01 to 2018-12: 3.95 to 16.05"},
	} {
		if got := found(controlOf(kpi(c.measure), monthly(c.values))); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.measure, c.values, got, c.want)
		}
	}
}

// A value that is given without a number, as in the public's copy, is a gap.
func TestControlOfValuesThatMayNotBeShown(t *testing.T) {
	u := monthly(even + "11 11 11 11 11 11 11")
	if got := found(controlOf(kpi("higher month 90 5"), u)); !strings.Contains(got, "; 2 2019-07 better") {
		t.Error(got)
	}
	u[14].Measures[0].Value = written("-")
	if got := found(controlOf(kpi("higher month 90 5"), u)); got != "2018-01 to 2018-12: 3.95 to 16.05" {
		t.Error(got)
	}
	u[3].Measures[0].Value = written("-")
	if got := found(controlOf(kpi("higher month 90 5"), u)); got != "2018-05 to 2019-02: 4.88 to 15.52" {
		t.Error(got)
	}
}

func TestControlOfRollingAndYearlyValues(t *testing.T) {
	m := kpi("higher month 90 5")
	m.Overlaps = written("3")
	if got := found(controlOf(m, monthly(year))); got != "overlaps" {
		t.Error(got)
	}
	m.Overlaps = written("1")
	if got := found(controlOf(m, monthly(year))); got != "2018-01 to 2018-12: 77.18 to 92.65" {
		t.Error(got)
	}
	var years []string
	for i := range 12 {
		years = append(years, fmt.Sprintf("%d=%d", 2008+i, 84+i%3))
	}
	if got := found(controlOf(kpi("higher year 90 5"), readings(strings.Join(years, " ")))); got != "yearly" {
		t.Error(got)
	}
}

// With a season the limits are those of the change on the same period of the year before.
func TestControlOfASeason(t *testing.T) {
	m := kpi("higher month 90 5")
	m.Season = written("12")
	season := "50 60 70 80 70 60 50 40 30 20 30 40 "
	again := "59 71 79 91 79 71 59 51 39 31 38 52 " // 9 to 12 more
	for _, c := range []struct{ values, want string }{
		{season + again[:33], "few"},
		{season + again, "2019-01 to 2019-12: 3.95 to 16.05"},
		{season + again + "75", "2019-01 to 2019-12: 3.95 to 16.05"},
		{season + again + "76", "2019-01 to 2019-12: 3.95 to 16.05; 1 2020-01 better"},
		{season + again[:15] + "- " + again[18:] + "75 80", "few"},
	} {
		got := controlOf(m, monthly(c.values))
		if found(got) != c.want || got.Assurance != "" {
			t.Errorf("%s: %s, want %s", c.values, found(got), c.want)
		}
	}
}

func TestRebase(t *testing.T) {
	after := "20 22 20 22 20 22 20 22 20 22 20 22"
	m := kpi("higher month 90 5")
	for _, c := range []struct {
		name string
		more []*programme.Update
		want string
	}{
		{"in minutes of the board", []*programme.Update{rebasing("2020-06-01", "board", "2019-01")}, "2019-01 to 2019-12: 15.68 to 26.32"},
		{"before the first value", []*programme.Update{rebasing("2020-06-01", "board", "2017-01")}, "2018-01 to 2018-12: 77.18 to 92.65"},
		{"too few since", []*programme.Update{rebasing("2020-06-01", "board", "2019-06")}, "few"},
		{"none since", []*programme.Update{rebasing("2020-06-01", "board", "2020-06")}, "few"},
		{"outside the board", []*programme.Update{rebasing("2020-06-01", "", "2019-01")}, "2018-01 to 2018-12: 77.18 to 92.65"},
		{"later than the day", []*programme.Update{rebasing("2021-06-01", "board", "2019-01")}, "2018-01 to 2018-12: 77.18 to 92.65"},
		{"of another kind of period", []*programme.Update{rebasing("2020-06-01", "board", "2019-Q1")}, "2018-01 to 2018-12: 77.18 to 92.65"},
		{"twice", []*programme.Update{rebasing("2020-06-01", "board", "2019-06"), rebasing("2020-07-01", "board", "2019-01")}, "2019-01 to 2019-12: 15.68 to 26.32"},
	} {
		got, _, _ := strings.Cut(found(controlOf(m, monthly(year+after), c.more...)), ";")
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAssuranceOfATarget(t *testing.T) {
	for _, c := range []struct {
		measure string
		want    Assurance
	}{
		{"higher month 77 5", Will}, {"higher month 78 5", HitOrMiss}, {"higher month 92 5", HitOrMiss}, {"higher month 93 5", WillNot},
		{"lower month 77 5", WillNot}, {"lower month 78 5", HitOrMiss}, {"lower month 93 5", Will},
		{"near month 77 5", WillNot}, {"near month 85 5", HitOrMiss}, {"near month 93 5", WillNot},
		{"- month 85 5", ""}, {"higher month - 5", ""},
	} {
		if got := controlOf(kpi(c.measure), monthly(year)).Assurance; got != c.want {
			t.Errorf("%s: %q, want %q", c.measure, got, c.want)
		}
	}
	if got := controlOf(kpi("higher month 77 5"), monthly(even[:20])).Assurance; got != "" {
		t.Errorf("%q of trial limits", got)
	}
}
