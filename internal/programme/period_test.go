package programme

import "testing"

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ in, previous, words, end string }{
		{"2020-01", "2019-12", "January 2020", "2020-01-31"},
		{"2020-02", "2020-01", "February 2020", "2020-02-29"},
		{"2020-Q1", "2019-Q4", "January to March 2020", "2020-03-31"},
		{"2020", "2019", "2020", "2020-12-31"},
	} {
		p, err := ParsePeriod(c.in)
		if err != nil || p.String() != c.in || p.Previous().String() != c.previous || p.Words() != c.words || p.End().String() != c.end {
			t.Errorf("%s: %v %v, previous %v, %q, ends %v", c.in, p, err, p.Previous(), p.Words(), p.End())
		}
		for n := -30; n <= 30; n++ {
			if got := p.Add(n).Since(p); got != n {
				t.Errorf("%s plus %d is %d away", c.in, n, got)
			}
		}
	}
	for _, s := range []string{"", "2020-13", "2020-Q0", "2020-Q5", "2020-01-01", "20", "Q1-2020", "2020-q1"} {
		if p, err := ParsePeriod(s); err == nil {
			t.Errorf("ParsePeriod(%q) = %v, want an error", s, p)
		}
	}
}
