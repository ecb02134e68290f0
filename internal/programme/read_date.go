package programme

import (
	"fmt"
	"regexp"
	"sync"
)

// DateReading is what a text says of a date.
type DateReading struct {
	Date Date
	// Means says what was understood, where the words name no day or month: the third
	// quarter of a financial year. It is empty where they do.
	Means string
	// Other is the other honest reading; zero where there is none.
	Other Date
	Order Order
}

// Order is the order of day and month in a date of figures.
type Order int

// The orders. NoOrder is for dates with words or the year first, EitherOrder for those that
// could be read both ways: they are read with the day first, as in the United Kingdom.
const (
	NoOrder Order = iota
	DayFirst
	MonthFirst
	EitherOrder
)

// ReadDate reads one date as people write it: as SuggestDate does, and quarters, financial
// years and school terms, as the last month of them. It is the one reader for workbooks,
// flags and forms. ok is false where the text is no date.
func ReadDate(s string) (r DateReading, ok bool) {
	if d, ok := SuggestDate(s); ok {
		return ordered(s, d), true
	}
	for _, read := range []func(string) (DateReading, bool){readQuarter, readYear, readTerm} {
		if r, ok := read(s); ok {
			return r, valid(r.Date) && (r.Other.IsZero() || valid(r.Other))
		}
	}
	return DateReading{}, false
}

// valid reports whether a record can hold a date: its years have bounds.
func valid(d Date) bool {
	_, err := ParseDate(d.String())
	return err == nil
}

// ordered is a date with the order in which its figures are.
func ordered(s string, d Date) DateReading {
	r := DateReading{Date: d}
	m := find(slashDay, tidyDate(s))
	if m == nil {
		return r
	}
	first, second := number(m[1]), number(m[2])
	switch {
	case second > 12:
		r.Order = MonthFirst
	case first > 12 || first == second:
		r.Order = DayFirst
	default:
		r.Order, r.Other = EitherOrder, Day(int(d.Year), first, second)
	}
	return r
}

// yearPattern is a year, or one that runs over two: 2025, 25/26, 2025/26, 2025-2026.
const yearPattern = `(?:(\d{4})(?:\s*[-/–]\s*(\d{4}|\d{2}))?|(\d{2})\s*[-/–]\s*(\d{2}))`

var (
	quarterFirst = lazy(`^(?i)(?:by\s+)?(?:(?:the\s+)?end\s+(?:of\s+)?)?(?:q|qtr|quarter)\s?([1-4])` +
		`[\s/,-]*(?:of\s+)?(?:fy\s?)?` + yearPattern + `$`)
	quarterLast = lazy(`^(?i)(?:fy\s?)?` + yearPattern + `[\s/,-]*(?:q|qtr|quarter)\s?([1-4])$`)
	wholeYear   = lazy(`^(?i)(?:by\s+)?(?:(?:the\s+)?end\s+(?:of\s+)?)?(?:the\s+)?` +
		`(fy\s?|financial year\s+|year[\s-]end\s+|(?:academic|school) year\s+)` + yearPattern + `$`)
	schoolTerm = lazy(`^(?i)(?:by\s+)?(?:(?:the\s+)?end\s+(?:of\s+)?)?(?:the\s+)?` +
		`(autumn|spring|summer)(\s+term)?[\s,]+(?:of\s+)?` + yearPattern + `$`)
	schoolYear = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^(?:academic|school)`) })
)

// spokenYear is the first year of a pattern's groups, and whether it runs into the next one;
// ok is false where the second does not follow the first.
func spokenYear(m []string) (year int, over, ok bool) {
	first, second := m[0], m[1]
	if first == "" {
		first, second = m[2], m[3]
	}
	year = fullYear(first)
	if second == "" {
		return year, false, true
	}
	return year, true, number(second)%100 == (year+1)%100
}

// readQuarter reads a quarter as the month in which it ends. A year such as 2019/20 is a
// financial year; a bare one could be either, and the earlier end is read: a promise read
// as too late would hide that it is overdue.
func readQuarter(s string) (DateReading, bool) {
	quarter, years := 0, []string(nil)
	if m := find(quarterFirst, s); m != nil {
		quarter, years = number(m[1]), m[2:6]
	} else if m := find(quarterLast, s); m != nil {
		quarter, years = number(m[5]), m[1:5]
	} else {
		return DateReading{}, false
	}
	year, over, ok := spokenYear(years)
	calendar, financial := Day(year, 3*quarter, 0), Day(year, 3*quarter+3, 0)
	if quarter == 4 {
		financial = Day(year+1, 3, 0)
	}
	if over {
		return DateReading{Date: financial, Means: fmt.Sprintf("quarter %d of the financial year from April %d, which "+
			"ends in %s", quarter, year, financial.Words())}, ok
	}
	return DateReading{Date: calendar, Other: financial,
		Means: fmt.Sprintf("quarter %d of the calendar year, which ends in %s", quarter, calendar.Words())}, ok
}

// readYear reads the end of a financial or a school year.
func readYear(s string) (DateReading, bool) {
	m := find(wholeYear, s)
	if m == nil {
		return DateReading{}, false
	}
	year, over, ok := spokenYear(m[2:6])
	if schoolYear().MatchString(m[1]) {
		if over {
			year++
		}
		end := Day(year, 7, 0)
		return DateReading{Date: end, Means: "the end of the school year, " + end.Words()}, ok && over
	}
	if !over {
		end, other := Day(year, 3, 0), Day(year+1, 3, 0)
		return DateReading{Date: end, Other: other, Means: "the end of the financial year in " + end.Words()}, ok
	}
	end := Day(year+1, 3, 0)
	return DateReading{Date: end, Means: "the end of the financial year, " + end.Words()}, ok
}

// readTerm reads a school term as the month in which it usually ends. A season without the
// word term may be the season itself.
func readTerm(s string) (DateReading, bool) {
	m := find(schoolTerm, s)
	if m == nil {
		return DateReading{}, false
	}
	year, over, ok := spokenYear(m[3:7])
	term, season := 12, 11
	switch m[1][1] | 0x20 {
	case 'p':
		term, season = 4, 5
	case 'u':
		if m[1][0]|0x20 == 's' {
			term, season = 7, 8
		}
	}
	if over && term != 12 {
		year++
	}
	end := Day(year, term, 0)
	r := DateReading{Date: end, Means: "the school term that ends in " + end.Words()}
	if m[2] == "" {
		r.Other = Day(year, season, 0)
	}
	return r, ok
}
