package programme

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// SuggestDate guesses what a date written in another form was meant to be, as
// the plans and papers of councils write them: Sept-19, "Oct - 19", Dec 2019,
// 25/02/2020, 25th February 2020, Tuesday 25 February 2020, end of March 2020,
// 2019-9-1, 2019/09, 09/2019. It returns false where the text could mean several
// dates or none; 31 February suggests nothing.
func SuggestDate(s string) (Date, bool) {
	s = tidyDate(s)
	for _, form := range []func(string) (int, int, int, bool){monthYear, dayMonthYear, monthDayYear, yearMonthDay} {
		if year, month, day, ok := form(s); ok {
			d := Day(year, month, day)
			check, err := ParseDate(d.String())
			return check, err == nil && check == d
		}
	}
	return Date{}, false
}

// tidyDate is a date without the words before it and the stops behind it.
func tidyDate(s string) string {
	return beforeDate().ReplaceAllString(strings.Trim(strings.TrimSpace(s), ". "), "")
}

// SuggestPeriod guesses what a period written in another form was meant to be:
// Q1 2020, 2020 Q1, Jan 2020. A year written as 2019/20 could begin in January
// or in April.
func SuggestPeriod(s string) (Period, bool) {
	s = strings.TrimSpace(s)
	written := ""
	if m := find(quarterYear, s); m != nil {
		written = m[2] + "-Q" + m[1]
	} else if m := find(yearQuarter, s); m != nil {
		written = m[1] + "-Q" + m[2]
	} else if d, ok := SuggestDate(s); ok && d.IsMonth() {
		written = d.String()
	}
	p, err := ParsePeriod(written)
	return p, err == nil
}

// The patterns are compiled when the first date is wrong, never at start-up: an
// import may ask of thousands.
var (
	beforeDate = lazy(`^(?i)(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+|` +
		`(?:by\s+)?(?:the\s+)?end\s+(?:of\s+)?)`)
	wordMonth   = lazy(`^(?i)([a-z]{3,9})\.?\s*[-–/ ,']?\s*(\d{4}|\d{2})$`)
	numberMonth = lazy(`^(\d{1,2})\s*[-/.]\s*(\d{4})$`)
	wordDay     = lazy(`^(?i)(\d{1,2})(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]*([a-z]{3,9})\.?[\s,-]*(\d{4}|\d{2})$`)
	slashDay    = lazy(`^(\d{1,2})[/. \\-](\d{1,2})[/. \\-](\d{4}|\d{2})$`)
	monthFirst  = lazy(`^(?i)([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`)
	yearFirst   = lazy(`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{1,2}:\d{2}.*)?$`)
	yearWord    = lazy(`^(?i)(\d{4})[\s-]*([a-z]{3,9})$`)
	together    = lazy(`^(\d{4})(\d{2})(\d{2})$`)
	quarterYear = lazy(`^(?i)Q([1-4])[\s/-]*(\d{4})$`)
	yearQuarter = lazy(`^(?i)(\d{4})[\s/-]*Q([1-4])$`)
)

type pattern = func() *regexp.Regexp

func lazy(text string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

func monthYear(s string) (year, month, day int, ok bool) {
	if m := find(wordMonth, s); m != nil {
		month, ok = monthNamed(m[1])
		return fullYear(m[2]), month, 0, ok
	}
	if m := find(numberMonth, s); m != nil {
		return fullYear(m[2]), number(m[1]), 0, number(m[1]) <= 12
	}
	return 0, 0, 0, false
}

// dayMonthYear reads dates as the United Kingdom writes them, day first.
func dayMonthYear(s string) (year, month, day int, ok bool) {
	if m := find(wordDay, s); m != nil {
		month, ok = monthNamed(m[2])
		return fullYear(m[3]), month, number(m[1]), ok
	}
	if m := find(slashDay, s); m != nil && number(m[2]) <= 12 {
		return fullYear(m[3]), number(m[2]), number(m[1]), true
	}
	return 0, 0, 0, false
}

// monthDayYear reads dates as America writes them, where they can be nothing
// else.
func monthDayYear(s string) (year, month, day int, ok bool) {
	if m := find(monthFirst, s); m != nil {
		month, ok = monthNamed(m[1])
		return fullYear(m[3]), month, number(m[2]), ok
	}
	if m := find(slashDay, s); m != nil && number(m[2]) > 12 {
		return fullYear(m[3]), number(m[1]), number(m[2]), number(m[1]) <= 12
	}
	return 0, 0, 0, false
}

func yearMonthDay(s string) (year, month, day int, ok bool) {
	if m := find(yearWord, s); m != nil {
		month, ok = monthNamed(m[2])
		return number(m[1]), month, 0, ok
	}
	for _, form := range []pattern{yearFirst, together} {
		if m := find(form, s); m != nil {
			return number(m[1]), number(m[2]), number(m[3]), number(m[2]) <= 12 && number(m[3]) <= 31
		}
	}
	return 0, 0, 0, false
}

func find(p pattern, s string) []string { return p().FindStringSubmatch(s) }

func monthNamed(name string) (int, bool) {
	name = strings.ToLower(name)
	for i, full := range monthNames[1:] {
		if strings.HasPrefix(strings.ToLower(full), name) || name == "sept" && i == 8 {
			return i + 1, true
		}
	}
	return 0, false
}

// fullYear reads two digits as a year of this century: no plan of this kind is
// older.
func fullYear(s string) int {
	if len(s) == 2 {
		return 2000 + number(s)
	}
	return number(s)
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // the patterns pass digits only; an absent group is 0
	return n
}
