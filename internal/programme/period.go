package programme

import (
	"fmt"
	"strconv"
)

// Every is how often a measure is taken, as its `every` writes it.
type Every string

// The three kinds of period.
const (
	Monthly   Every = "month"
	Quarterly Every = "quarter"
	Yearly    Every = "year"
)

// Period is a month (2020-01), a quarter (2020-Q1) or a year (2020) that a
// reading of a measure is for. Whose year a quarter belongs to, the calendar's
// or the council's, is for the measure's note to say: nothing here depends on
// it. The zero Period is none. Periods compare with ==.
type Period struct {
	Every Every
	index int // periods of the kind since year 0
}

// ParsePeriod reads a period as files write it, nothing else. Years run from
// 1900 to 2199, as for dates.
func ParsePeriod(s string) (Period, error) {
	if d, err := ParseDate(s); err == nil && d.IsMonth() {
		return Period{Monthly, int(d.Year)*12 + int(d.Month) - 1}, nil
	}
	if len(s) == 4 || len(s) == 7 && s[4:6] == "-Q" && s[6] >= '1' && s[6] <= '4' {
		d, err := ParseDate(s[:4] + "-01")
		switch {
		case err == nil && len(s) == 4:
			return Period{Yearly, int(d.Year)}, nil
		case err == nil:
			return Period{Quarterly, int(d.Year)*4 + int(s[6]-'1')}, nil
		}
	}
	return Period{}, fmt.Errorf("%q is not a period", s)
}

// IsZero reports whether there is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Next is the period after this one, of the same kind.
func (p Period) Next() Period { return Period{p.Every, p.index + 1} }

// Previous is the period before this one, of the same kind.
func (p Period) Previous() Period { return Period{p.Every, p.index - 1} }

// Add is the period so many after this one, of the same kind.
func (p Period) Add(n int) Period { return Period{p.Every, p.index + n} }

// Before reports whether p comes before q; both must be of one kind.
func (p Period) Before(q Period) bool { return p.Compare(q) < 0 }

// Compare orders two periods of one kind: negative, 0 or positive.
func (p Period) Compare(q Period) int { return p.index - q.index }

// String is the period as files write it.
func (p Period) String() string {
	switch p.Every {
	case Monthly:
		return p.month().String()
	case Quarterly:
		return fmt.Sprintf("%04d-Q%d", p.index/4, p.index%4+1)
	case Yearly:
		return strconv.Itoa(p.index)
	}
	return ""
}

// Words is the period as papers write it: "January 2020", "quarter 1 of 2020",
// "2020".
func (p Period) Words() string {
	switch p.Every {
	case Monthly:
		return p.month().Words()
	case Quarterly:
		return fmt.Sprintf("quarter %d of %d", p.index%4+1, p.index/4)
	}
	return p.String()
}

// Periods are periods that follow one another, as papers write them: "May 2025", "May 2025
// to July 2025".
func Periods(list []Period) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return list[0].Words()
	}
	return list[0].Words() + " to " + list[len(list)-1].Words()
}

func (p Period) month() Date { return Day(p.index/12, p.index%12+1, 0) }

// End is the last day of the period, by the calendar's quarters and years. A council's
// financial ones end later.
func (p Period) End() Date {
	switch p.Every {
	case Monthly:
		return p.month().Due()
	case Quarterly:
		return Day(p.index/4, p.index%4*3+3, 0).Due()
	case Yearly:
		return Day(p.index, 12, 31)
	}
	return Date{}
}
