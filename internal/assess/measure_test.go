package assess

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/programme"
)

// kpi is a measure from words: "higher month 90 5" (polarity, every, target,
// tolerance; - for none).
func kpi(line string) *programme.Measure {
	f := strings.Fields(line)
	m := &programme.Measure{ID: text("kpi"), Polarity: text(strings.Trim(f[0], "-")), Every: text(strings.Trim(f[1], "-"))}
	m.Target, m.Tolerance = written(f[2]), written(f[3])
	return m
}

func written(s string) (n programme.Number) {
	if s != "-" {
		fmt.Sscan(s, &n.Value)
		n.Text = text(s)
	}
	return n
}

// readings are updates of one reading each, from "period=value" (- for none),
// a day apart from 2020-01-01.
func readings(words string) updates {
	var list updates
	for i, w := range strings.Fields(words) {
		period, value, _ := strings.Cut(w, "=")
		day := programme.Day(2020, 1, 1).AddDays(i).String()
		list = append(list, &programme.Update{Date: dated(day), Measures: []*programme.Reading{{Measure: text("kpi"), Period: text(period), Value: written(value)}}})
	}
	return list
}

func measured(m *programme.Measure, u updates, day string) *MeasureState {
	p := record(u)
	p.Measures = []*programme.Measure{m}
	return Assess(p, date(day)).Measure("kpi")
}

func TestMeasureRating(t *testing.T) {
	for _, c := range []struct{ measure, value, want string }{
		{"higher month 90 5", "90", "G"}, {"higher month 90 5", "100", "G"}, {"higher month 90 5", "89.9", "A"},
		{"higher month 90 5", "85", "A"}, {"higher month 90 5", "84.9", "R"}, {"higher month 90 -", "89.9", "R"},
		{"higher month 90.1 5", "85.1", "A"}, {"higher month 0.3 0.1", "0.2", "A"}, {"higher month 1.1 0.1", "1.0", "A"},
		{"lower month 10 2", "10", "G"}, {"lower month 10 2", "0", "G"}, {"lower month 10 2", "12", "A"}, {"lower month 10 2", "12.1", "R"},
		{"near month 20 3", "20", "G"}, {"near month 20 3", "23", "A"}, {"near month 20 3", "17", "A"}, {"near month 20 3", "16.9", "R"}, {"near month 20 3", "23.1", "R"},
		{"lower month 0 0", "0", "G"}, {"lower month 0 0", "1", "R"},
		{"higher month - 5", "90", "–"}, {"higher month 90 5", "-", "–"}, {"- month 90 5", "90", "–"},
	} {
		m := measured(kpi(c.measure), readings("2020-01="+c.value), "2020-02-25")
		if m.Rating.Letter() != c.want || m.Latest.Rating != m.Rating {
			t.Errorf("%s, %s: %s, want %s", c.measure, c.value, m.Rating, c.want)
		}
	}
	if m := measured(kpi("higher month 90 5"), nil, "2020-02-25"); m.Rating != programme.Unrated || m.Latest != nil || m.Direction != "" {
		t.Error("a rating without a reading")
	}
}

func TestMeasureDirection(t *testing.T) {
	for _, c := range []struct {
		measure, readings string
		want              Direction
	}{
		{"higher month 90 5", "2019-12=80 2020-01=81", Better}, {"higher month 90 5", "2019-12=81 2020-01=80", Worse}, {"higher month 90 5", "2019-12=81 2020-01=81", Same},
		{"lower month 90 5", "2019-12=80 2020-01=81", Worse}, {"lower month 90 5", "2019-12=81 2020-01=80", Better},
		{"near month 90 5", "2019-12=80 2020-01=99", Better}, {"near month 90 5", "2019-12=91 2020-01=88", Worse}, {"near month 90 5", "2019-12=88 2020-01=92", Same},
		{"near month 90.1 5", "2019-12=85.1 2020-01=95.1", Same},
		{"higher month - -", "2019-12=80 2020-01=81", Better}, {"near month - -", "2019-12=80 2020-01=81", ""}, {"near month - -", "2019-12=80 2020-01=80", Same},
		{"- month 90 5", "2019-12=80 2020-01=81", ""},
		{"higher month 90 5", "2020-01=81", New}, {"higher month 90 5", "2019-11=80 2020-01=81", Better}, {"higher month 90 5", "2019-08=90 2020-01=81", Worse}, {"higher month 90 5", "2019-12=- 2020-01=81", ""},
		{"higher month 90 5", "2019-12=80 2020-01=-", ""},
		{"higher month 90 5", "2020-01=81 2019-12=80", Better},
		{"higher quarter 90 5", "2019-Q4=80 2020-Q1=81", Better}, {"higher quarter 90 5", "2019-Q3=80 2020-Q1=81", Better},
		{"higher year 90 5", "2019=80 2020=81", Better}, {"higher - 90 5", "2019=80 2020=81", Better},
		{"higher quarter 90 5", "2020-Q1=81 2020-04=80", New},
	} {
		if m := measured(kpi(c.measure), readings(c.readings), "2020-02-25"); m.Direction != c.want {
			t.Errorf("%s, %s: %q, want %q", c.measure, c.readings, m.Direction, c.want)
		}
	}
}

func TestMeasureRun(t *testing.T) {
	run := func(m *MeasureState) string {
		var points []string
		for _, p := range m.Points {
			s := p.Period.String() + "=" + p.Reading.Value.Text.Value
			for _, r := range p.Revised {
				s += "<" + r.Reading.Value.Text.Value
			}
			points = append(points, s)
		}
		return strings.Join(points, " ") + fmt.Sprint(" missing", m.Missing, " unplaced", len(m.Unplaced))
	}
	for _, c := range []struct{ every, readings, day, want string }{
		{"month", "2019-10=1 2020-01=2 2019-11=3", "2020-02-25", "2019-10=1 2019-11=3 2020-01=2 missing[2019-12] unplaced0"},
		{"month", "2019-10=1 2020-01=2 2019-11=3", "2020-01-02", "2019-10=1 2020-01=2 missing[2019-11 2019-12] unplaced0"},
		{"month", "2019-10=1 2019-11=2 2019-10=3 2019-10=4", "2020-02-25", "2019-10=4<1<3 2019-11=2 missing[] unplaced0"},
		{"month", "2019-10=1 2019-10=3", "2020-01-01", "2019-10=1 missing[] unplaced0"},
		{"quarter", "2019-Q1=1 2019-10=2 2020-Q1=3", "2020-02-25", "2019-Q1=1 2020-Q1=3 missing[2019-Q2 2019-Q3 2019-Q4] unplaced1"},
		{"year", "2017=1 soon=2 2019=3", "2020-02-25", "2017=1 2019=3 missing[2018] unplaced1"},
		{"-", "2019-Q1=1 2019-10=2 2019-Q2=3", "2020-02-25", "2019-Q1=1 2019-Q2=3 missing[] unplaced1"},
		{"month", "", "2020-02-25", " missing[] unplaced0"},
	} {
		if got := run(measured(kpi("higher "+c.every+" 90 5"), readings(c.readings), c.day)); got != c.want {
			t.Errorf("%s, %s at %s:\n got %q\nwant %q", c.every, c.readings, c.day, got, c.want)
		}
	}
	m := measured(kpi("higher month 90 5"), readings("2019-12=80 2020-01=95"), "2020-02-25")
	if m.Latest != &m.Points[1] || m.Previous != &m.Points[0] || m.Points[0].Rating != programme.OffTrack || m.Latest.Update.Date.Date != date("2020-01-02") {
		t.Error("the latest and the previous point are others")
	}
}
