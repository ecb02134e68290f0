package programme

import "fmt"

// Period is the span that a measure's value speaks of: a month (2020-01), a
// quarter of the calendar year (2020-Q1) or a year (2020). The zero Period is
// absent.
type Period struct {
	Every PeriodKind
	Year  int
	Part  int // month 1 to 12, quarter 1 to 4, 0 for a year
}

// PeriodKind is how long a period is, in the words of a measure's `every`.
type PeriodKind string

// The kinds of period.
const (
	Month   PeriodKind = "month"
	Quarter PeriodKind = "quarter"
	Year    PeriodKind = "year"
)

// ParsePeriod reads a period as it must be written.
func ParsePeriod(s string) (Period, error) {
	if len(s) == 4 {
		s += "-01" // a year is written like the first part of a month
		if d, err := ParseDate(s); err == nil {
			return Period{Year, int(d.Year), 0}, nil
		}
	}
	if len(s) == 7 && s[5] == 'Q' && s[6] >= '1' && s[6] <= '4' {
		if d, err := ParseDate(s[:5] + "01"); err == nil {
			return Period{Quarter, int(d.Year), int(s[6] - '0')}, nil
		}
	}
	if d, err := ParseDate(s); err == nil && d.IsMonth() {
		return Period{Month, int(d.Year), int(d.Month)}, nil
	}
	return Period{}, fmt.Errorf("%q is not a period", s)
}

// parts is how many periods of the kind a year has.
func (p Period) parts() int {
	switch p.Every {
	case Month:
		return 12
	case Quarter:
		return 4
	}
	return 1
}

// IsZero reports whether the period is absent.
func (p Period) IsZero() bool { return p == Period{} }

// Add is the period n periods later, or earlier where n is negative.
func (p Period) Add(n int) Period {
	if p.Every == Year {
		return Period{Year, p.Year + n, 0}
	}
	index := p.index() + n
	return Period{p.Every, index / p.parts(), index%p.parts() + 1}
}

// Previous is the period immediately before.
func (p Period) Previous() Period { return p.Add(-1) }

func (p Period) index() int {
	if p.Every == Year {
		return p.Year
	}
	return p.Year*p.parts() + p.Part - 1
}

// Since is the number of periods from q to p, which must be of one kind.
func (p Period) Since(q Period) int { return p.index() - q.index() }

// Compare orders two periods of one kind: negative, 0 or positive.
func (p Period) Compare(q Period) int { return p.Since(q) }

// End is the last day of the period.
func (p Period) End() Date {
	switch p.Every {
	case Month:
		return Day(p.Year, p.Part, 0).Due()
	case Quarter:
		return Day(p.Year, p.Part*3, 0).Due()
	}
	return Day(p.Year, 12, 31)
}

// String is the period as the files write it.
func (p Period) String() string {
	switch p.Every {
	case Month:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Part)
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", p.Year, p.Part)
	case Year:
		return fmt.Sprintf("%04d", p.Year)
	}
	return ""
}

// Words is the period as papers write it: "January 2020", "January to March
// 2020", "2020".
func (p Period) Words() string {
	switch p.Every {
	case Month:
		return Day(p.Year, p.Part, 0).Words()
	case Quarter:
		return fmt.Sprintf("%s to %s %d", monthNames[p.Part*3-2], monthNames[p.Part*3], p.Year)
	}
	return p.String()
}
