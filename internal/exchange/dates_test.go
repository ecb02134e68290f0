package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/workbook"
)

func TestDatesAsPlansWriteThem(t *testing.T) {
	for _, c := range []struct{ said, want, rest, doubt string }{
		{"Sept-19", "2019-09", "", ""},
		{"Oct - 19", "2019-10", "", ""},
		{"Jan- 20", "2020-01", "", ""},
		{"March- 20 .", "2020-03", "", ""},
		{"March -20", "2020-03", "", ""},
		{"July-19\nOct-19\nJan-20\nMarch-20", "2019-07 2019-10 2020-01 2020-03", "", ""},
		{"July-19, Oct-19 & Jan-20 and March-20", "2019-07 2019-10 2020-01 2020-03", "", ""},
		{"31/12/2019", "2019-12-31", "", ""},
		{"31.12.19", "2019-12-31", "", ""},
		{"by end of March 2020", "2020-03", "", ""},
		{"25th February 2020", "2020-02-25", "", ""},
		{"Dec ’19", "2019-12", "", ""},
		{"December 2019 (revised)", "2019-12", "(revised)", ""},
		{"Phase 1: Sept-19; Phase 2: Dec-19", "2019-09 2019-12", "Phase 1: … ; Phase 2:", ""},
		{"TBC", "", "TBC", ""},
		{"ongoing", "", "ongoing", ""},
		{"March 10, 2026", "2026-03-10", "", ""},
		{"2026-03-10T00:00:00", "2026-03-10", "", ""},
		{"Q2 25/26", "2025-09", "", "ends in September 2025"},
		{"by end of Spring term 2025", "2025-04", "", "school term"},
		{"FY25/26", "2026-03", "", "financial year"},
		{"By end of Q3", "", "By end of Q3", ""},
		{"6 months", "", "6 months", ""},
		{"3 months from Jan 2027", "", "3 months from Jan 2027", ""},
		{"within six\u00a0weeks of 5 May 2026", "", "within six\u00a0weeks of 5 May 2026", ""},
		{"a year after the March 2026", "", "a year after the March 2026", ""},
		{"first week of March 2026", "2026-03", "first week of", ""},
		{"by the end of the month of May 2026", "2026-05", "", ""},
		{"Q1 2020", "2020-03", "", "2020-06"},
		{"Quarter 4 2019/20", "2020-03", "", "financial year from April 2019"},
		{"Q1 0000", "", "Q1 0000", ""},
		{"Q4 1899", "", "Q4 1899", ""},
		{"Q4 2199", "", "Q4 2199", ""},
		{"Sept 1819", "", "Sept 1819", ""},
		{"2200-01", "", "2200-01", ""},
		{"110001", "", "110001", ""},
		{"Sept-19 - Dec-19", "2019-12", "", "September 2019"},
		{"31 February 2020", "", "31 February 2020", ""},
		{"2019-12", "2019-12", "", ""},
		{"2025 Oct", "2025-10", "", ""},
		{"by end of 2025 October", "2025-10", "", ""},
		{"2025 May", "2025-05", "", ""},
		{"in 2025 may begin", "", "in 2025 may begin", ""},
		{"43800", "2019-12-01", "", "contains a number"},
		{"5", "", "5", ""},
		{"", "", "", ""},
		{"\v\f\u0085\u00a0\u1680\u2003\u2028\u2029\u3000", "", "", ""},
	} {
		got := readDates(workbook.Cell{Text: c.said}, years{}, programme.EitherOrder)
		checkDates(t, c.said, got, c.want, c.rest, c.doubt)
	}
}

// The first date of a cell that tells of a move is the promise, the other where it went.
func TestDatesThatWereMoved(t *testing.T) {
	for _, c := range []struct{ said, want, moved string }{
		{"Revised: 30/04/2026 (was 31/01/2026)", "2026-01-31", "2026-04-30"},
		{"30 Jun 2024 (revised to 31 Jan 2025)", "2024-06-30", "2025-01-31"},
		{"Sept 2025 extended to Dec 2025", "2025-09", "2025-12"},
		{"Dec 2025 (originally Sept 2025)", "2025-09", "2025-12"},
		{"31/01/2026 → 30/04/2026", "2026-01-31", "2026-04-30"},
		{"Sept 2025; Dec 2025", "2025-09 2025-12", ""},
		{"Phase 1: Sept-19; Phase 2: Dec-19", "2019-09 2019-12", ""},
	} {
		got := readDateText(c.said, programme.DayFirst)
		if found := strings.ReplaceAll(dateList(got.found), ",", ""); found != c.want || got.moved.String() != c.moved {
			t.Errorf("%q: %s, moved to %s", c.said, found, got.moved)
		}
	}
}

// The dates of a column show whether its days or its months come first; where none does,
// both readings are said.
func TestTheColumnDecidesTheOrderOfItsDates(t *testing.T) {
	for _, c := range []struct {
		cells, want []string
		guesses     int
	}{
		{[]string{"05/06/2026", "06/30/2026", "09/15/2026", "03/04/2026"}, []string{"2026-05-06", "2026-06-30", "2026-09-15", "2026-03-04"}, 2},
		{[]string{"05/06/2026", "30/06/2026"}, []string{"2026-06-05", "2026-06-30"}, 0},
		{[]string{"05/06/2026", "03/04/2026"}, []string{"2026-06-05", "2026-04-03"}, 2},
		{[]string{"05/06/2026", "30/06/2026", "06/30/2026"}, []string{"2026-06-05", "2026-06-30", "2026-06-30"}, 1},
	} {
		rows := [][]string{{"Ref", "Action", "Lead", "Due date"}}
		for i, cell := range c.cells {
			rows = append(rows, []string{fmt.Sprintf("1.%d", i+1), fmt.Sprintf("Do %d", i), "Ann Okoro", cell})
		}
		d, err := ReadPlan(grid(rows...), "plan.xlsx", &programme.Programme{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, task := range d.Ambitions[0].Tasks {
			got = append(got, dateList(task.Targets))
		}
		guesses := 0
		for _, g := range d.Guesses {
			if g.Key == "target" && strings.Contains(g.Why, "month first") || strings.Contains(g.Why, "day first") {
				guesses++
			}
		}
		if !slices.Equal(got, c.want) || guesses != c.guesses {
			t.Errorf("%v: %v, %d guesses: %+v", c.cells, got, guesses, d.Guesses)
		}
	}
}

// A date that the spreadsheet made of typed words is told from one that was
// meant, and every one whose day could be a year, where the cell shows none, has both
// readings.
func TestRealDatesAreLookedAtWithSuspicion(t *testing.T) {
	for _, c := range []struct {
		day         programme.Date
		as          workbook.DateFormat
		want, doubt string
		span        years
	}{
		{programme.Day(2019, 12, 1), workbook.ShowsMonth, "2019-12", "", years{}},
		{programme.Day(2019, 12, 31), workbook.ShowsMonth, "2019-12", "31 December 2019", years{}},
		{programme.Day(2024, 12, 19), workbook.ShowsNoYear, "2019-12", "2024-12-19", years{}},
		{programme.Day(2024, 12, 19), workbook.ShowsDay, "2024-12-19", "", years{}},
		{programme.Day(2019, 12, 5), workbook.ShowsDay, "2019-12-05", "", years{}},
		{programme.Day(1932, 12, 1), workbook.ShowsMonth, "2032-12", "December 1932", years{}},
		{programme.Day(2024, 12, 19), workbook.ShowsNoYear, "2024-12-19", "2019-12", years{2024, 2026}},
		{programme.Day(2024, 12, 19), workbook.ShowsDay, "2024-12-19", "", years{2019, 2020}},
		{programme.Day(2020, 3, 20), workbook.ShowsDay, "2020-03-20", "", years{}},
		{programme.Day(2020, 3, 5), workbook.ShowsNoYear, "2020-03-05", "no year", years{}},
	} {
		got := readDates(workbook.Cell{Text: "as shown", Day: c.day, As: c.as}, c.span, programme.EitherOrder)
		checkDates(t, c.day.String(), got, c.want, "", c.doubt)
	}
}

func checkDates(t *testing.T, said string, got dates, want, rest, doubt string) {
	t.Helper()
	var found []string
	for _, d := range got.found {
		found = append(found, d.String())
	}
	doubts := strings.Join(got.doubts, "; ")
	if strings.Join(found, " ") != want || got.rest != rest || !strings.Contains(doubts, doubt) || (doubt == "") != (doubts == "") {
		t.Errorf("%q: found %v, rest %q, doubts %q; want %s, %q, %q", said, found, got.rest, doubts, want, rest, doubt)
	}
}

// Whatever a cell says, every letter and figure of it is in a date or in the
// rest.
func FuzzReadDates(f *testing.F) {
	for _, seed := range []string{"Sept-19", "March- 20 .", "July-19\nOct-19", "TBC", "Q1 2020", "by end of March", "31/12/2019 or 2020", "Dec 19 19"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := readDates(workbook.Cell{Text: s}, years{}, programme.EitherOrder)
		for _, d := range got.found {
			if again, err := programme.ParseDate(d.String()); err != nil || again != d {
				t.Errorf("%q: %v is no date", s, d)
			}
		}
		if len(got.found) == 0 && got.rest == "" && dateJoiner().ReplaceAllString(s, "") != "" {
			t.Errorf("%q is lost", s)
		}
	})
}

// A library that writes dates as moments writes midnight of London summer as 23:00 of
// the day before.
func TestMidnightElsewhereIsSaid(t *testing.T) {
	for minutes, want := range map[uint16]bool{0: false, 9 * 60: false, 22 * 60: true, 23 * 60: true} {
		got := readDates(workbook.Cell{Text: "9 March 2026", Day: programme.Day(2026, 3, 9), As: workbook.ShowsDay, Minutes: minutes},
			years{}, programme.EitherOrder)
		if said := strings.Contains(strings.Join(got.doubts, " "), "midnight of the next day"); said != want || len(got.found) != 1 {
			t.Errorf("%d minutes: %+v", minutes, got)
		}
	}
}
