package programme

import (
	"testing"
	"time"
)

// Every day from 1900 to 2199 agrees with the standard library.
func TestDaysAgreeWithTime(t *testing.T) {
	start := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	first := Day(1900, 1, 1)
	for n := 0; n < 109572; n++ {
		want := start.AddDate(0, 0, n).Format("2006-01-02")
		got := first.AddDays(n)
		if got.String() != want || got.DaysSince(first) != n {
			t.Fatalf("day %d after 1900-01-01: got %s (%d days), want %s", n, got, got.DaysSince(first), want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2019-12", "2019-12-31", "2020-02-29", "2000-02-29", "1900-01", "2199-12-31"} {
		d, err := ParseDate(s)
		if err != nil || d.String() != s {
			t.Errorf("ParseDate(%q) = %q, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "2019", "2019-13", "2019-00", "2019-02-29", "1900-02-29", "2019-1-01", "Sept-19",
		"2019-12-00", "2019-12-32", "1899-12", "2200-01", "2019/12", "2019-12-3", "+019-12", "2019-1a", "2019-12-31T00:00"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("ParseDate(%q) = %q, want an error", s, d)
		}
	}
}

func TestSuggestDate(t *testing.T) {
	for s, want := range map[string]string{
		"Sept-19": "2019-09", "Dec-19": "2019-12", "Jul-19": "2019-07", "Oct - 19": "2019-10", "Jan- 20": "2020-01",
		"March- 20 .": "2020-03", "March-20": "2020-03", "Dec - 20": "2020-12", "April - 20": "2020-04", "June 2019": "2019-06",
		"25/02/2020": "2020-02-25", "25.2.20": "2020-02-25", "25th February 2020": "2020-02-25", "1 Sep 2020": "2020-09-01",
		"2019-9": "2019-09", "2019-9-1": "2019-09-01", "2019/09": "2019-09", "2019-09-01T00:00:00Z": "2019-09-01",
		"Thursday 30 April 2020": "2020-04-30", "Thurs 30th April 2020": "2020-04-30", "Apr 30, 2020": "2020-04-30", "04/30/2020": "2020-04-30",
		"30 04 2020": "2020-04-30", `30\04\2020`: "2020-04-30", "20200430": "2020-04-30", "04/2020": "2020-04", "4.2020": "2020-04", "2020 April": "2020-04",
		"2020-Apr": "2020-04", "end of April 2020": "2020-04", "by the end of April 2020": "2020-04", "End April 20": "2020-04",
	} {
		if got, ok := SuggestDate(s); !ok || got.String() != want {
			t.Errorf("SuggestDate(%q) = %q %v, want %s", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "soon", "TBD", "31/02/2020", "2020-02-31", "25/13/2020", "19", "ongoing 20", "99 May 2020",
		"April/May 2020", "by April 2020", "before April 2020", "mid April 2020", "2020", "13/2020", "13/13/2020", "2020/21", "20201301", "30/4", "Q1 2020"} {
		if got, ok := SuggestDate(s); ok {
			t.Errorf("SuggestDate(%q) = %q, want nothing", s, got)
		}
	}
}

func TestDueAndWords(t *testing.T) {
	for _, c := range []struct{ in, due, words string }{
		{"2019-12", "2019-12-31", "December 2019"}, {"2020-02", "2020-02-29", "February 2020"},
		{"2019-02", "2019-02-28", "February 2019"}, {"2020-02-25", "2020-02-25", "25 February 2020"},
	} {
		d, _ := ParseDate(c.in)
		if d.Due().String() != c.due || d.Words() != c.words {
			t.Errorf("%s: due %s, %q", c.in, d.Due(), d.Words())
		}
	}
}

func TestSuggestPeriod(t *testing.T) {
	for s, want := range map[string]string{"Q1 2020": "2020-Q1", "q4/2019": "2019-Q4", "2020 Q2": "2020-Q2", "2020Q3": "2020-Q3", "Jan 2020": "2020-01", "01/2020": "2020-01"} {
		if got, ok := SuggestPeriod(s); !ok || got.String() != want {
			t.Errorf("SuggestPeriod(%q) = %q %v, want %s", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "2019/20", "Q5 2020", "25/02/2020", "Q1 1820", "soon"} {
		if got, ok := SuggestPeriod(s); ok {
			t.Errorf("SuggestPeriod(%q) = %q, want nothing", s, got)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"2019-12", "Sept-19", "25/02/2020", "2020-02-30", "31 June 2020", "²019-12"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDate(s); err == nil && d.String() != s {
			t.Errorf("ParseDate(%q) reads as %q", s, d)
		}
		if d, ok := SuggestDate(s); ok {
			if _, err := ParseDate(d.String()); err != nil {
				t.Errorf("SuggestDate(%q) = %q: %v", s, d, err)
			}
		}
	})
}
