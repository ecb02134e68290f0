package programme

import (
	"fmt"
	"strings"
	"testing"
)

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ in, next, previous, words string }{
		{"2020-01", "2020-02", "2019-12", "January 2020"}, {"2019-12", "2020-01", "2019-11", "December 2019"},
		{"2020-Q1", "2020-Q2", "2019-Q4", "quarter 1 of 2020"}, {"2019-Q4", "2020-Q1", "2019-Q3", "quarter 4 of 2019"},
		{"2020", "2021", "2019", "2020"},
	} {
		p, err := ParsePeriod(c.in)
		if err != nil || p.String() != c.in || p.Next().String() != c.next || p.Previous().String() != c.previous || p.Words() != c.words {
			t.Errorf("%s: %s, next %s, previous %s, %q, %v", c.in, p, p.Next(), p.Previous(), p.Words(), err)
		}
		if !p.Before(p.Next()) || p.Before(p) || p.Next().Before(p) || p.IsZero() || p.Next().Previous() != p {
			t.Errorf("%s: out of order", c.in)
		}
	}
	for _, s := range []string{"", "2020-1", "2020-13", "2020-00", "2020-Q0", "2020-Q5", "2020-q1", "2020Q1", "Q1-2020", "2020-01-01", "1899", "2200-Q1", "1899-12", "20", "abcd", "2020-Q", "2020/Q1", "Jan-20", "2020-QQ"} {
		if p, err := ParsePeriod(s); err == nil || !p.IsZero() {
			t.Errorf("ParsePeriod(%q) = %s", s, p)
		} else if want := fmt.Sprintf("%q is not a period", s); !strings.HasPrefix(err.Error(), want) {
			t.Errorf("ParsePeriod(%q): %v", s, err)
		}
	}
	if zero := (Period{}); zero.String() != "" || !zero.IsZero() {
		t.Error("the zero period is not empty")
	}
}
