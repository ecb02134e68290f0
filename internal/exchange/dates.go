package exchange

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// dates is what a cell says about dates: those found, in its order; the words that
// are no part of any; and why a person should look at them.
type dates struct {
	found  []programme.Date
	moved  programme.Date // a later date that the cell says the first was moved to
	rest   string
	doubts []string
}

// order is the order of day and month that other cells of a column show; EitherOrder where
// they show none, or both.
type order = programme.Order

// readDates reads a cell of dates. A real date of the spreadsheet is looked at
// with suspicion: typed "Dec 19" becomes 19 December of the year in which it was
// typed. span is the years of the dates beside it that leave no doubt.
func readDates(c workbook.Cell, span years, o order) dates {
	if c.IsDate() {
		d := readDay(c.Day, c.As, span)
		if c.Minutes >= lateEvening {
			d.doubts = append(d.doubts, fmt.Sprintf("the cell contains %02d:%02d of %s, which may be midnight of the "+
				"next day in another time zone", c.Minutes/60, c.Minutes%60, c.Day.Words()))
		}
		return d
	}
	if day := unmarked(c); !day.IsZero() {
		return dates{found: []programme.Date{day},
			doubts: []string{"the cell contains a number, read as a spreadsheet date"}}
	}
	return readDateText(c.Text, o)
}

// lateEvening is from when on, in minutes after midnight, a time may be the midnight
// of another time zone: summer time and Central Europe are an hour or two ahead.
const lateEvening = 22 * 60

// unmarked is the day that a bare number would be as a date: the workbook knows
// from which year it counts, a CSV file does not.
func unmarked(c workbook.Cell) programme.Date {
	if c.As == workbook.UnmarkedDate {
		return c.Day
	}
	serial, err := strconv.ParseFloat(c.Text, 64)
	if err != nil {
		return programme.Date{}
	}
	return workbook.UnmarkedDay(serial, false)
}

// years are the first and last year of the dates of a plan that leave no doubt;
// zero where there are none.
type years struct{ from, to int16 }

func (y *years) add(d programme.Date) {
	if y.from == 0 || d.Year < y.from {
		y.from = d.Year
	}
	y.to = max(y.to, d.Year)
}

// holds reports whether a year is among them, or next to them.
func (y years) holds(year int16) bool { return y.from > 0 && year >= y.from-1 && year <= y.to+1 }

// earliestYear is the first day of a month that could be the year of a plan
// still alive.
const earliestYear = 15

// readDay reads a real date.
func readDay(day programme.Date, as workbook.DateFormat, span years) dates {
	one := func(d programme.Date, doubt ...string) dates { return dates{found: []programme.Date{d}, doubts: doubt} }
	month := programme.Day(int(day.Year), int(day.Month), 0)
	switch {
	case as == workbook.ShowsMonth && day.Year < 1990:
		typed := programme.Day(int(day.Year)+100, int(day.Month), 0)
		return one(typed, fmt.Sprintf("the spreadsheet has %s, which is not a likely year: the year is read as %d",
			month.Words(), typed.Year))
	case as == workbook.ShowsMonth && day.Day == 1:
		return one(month)
	case as == workbook.ShowsMonth:
		return one(month, fmt.Sprintf("the cell shows a month but contains %s: written as the month shown",
			day.Words()))
	case as == workbook.ShowsNoYear && day.Day >= earliestYear:
		return dayOrYear(day, span)
	case as == workbook.ShowsNoYear:
		return one(day, fmt.Sprintf("the cell shows no year; it contains %s", day.Words()))
	}
	return one(day)
}

// dayOrYear reads a date whose cell shows no year, and whose day could be the year that
// somebody typed. What fits the other dates of the plan decides, else the year; either way
// a person sees both.
func dayOrYear(day programme.Date, span years) dates {
	typed := programme.Day(2000+int(day.Day), int(day.Month), 0)
	words := fmt.Sprintf("%s %d", shortMonth(typed), day.Day)
	if span.holds(day.Year) && !span.holds(typed.Year) {
		return dates{found: []programme.Date{day},
			doubts: []string{fmt.Sprintf("the day could be a year: if somebody typed %q, write %s", words, typed)}}
	}
	return dates{found: []programme.Date{typed},
		doubts: []string{fmt.Sprintf("the cell probably said %q, which the spreadsheet turned into %s: "+
			"if that day is right, write %s", words, day.Words(), day)}}
}

func shortMonth(d programme.Date) string { return d.Words()[:3] }

// blanks are all that unicode.IsSpace takes for one, which \s of a pattern is not.
const blanks = `\s\v\x{85}\pZ`

const months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|` +
	`sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// yearSpan is a year, or one that runs over two.
const yearSpan = `(?:\d{4}(?:\s?[-/–]\s?(?:\d{4}|\d{2}))?|\d{2}\s?[-/–]\s?\d{2})`

// The patterns are compiled when the first date is read, never at start-up.
var (
	dateSpan = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:` + strings.Join([]string{
			`\d{4}-\d{1,2}-\d{1,2}[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?`,
			`\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?`,
			`\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})`,
			`\d{1,2}(?:st|nd|rd|th)?(?: +of)?[\s-]*` + months + `\b\.?[\s,-]*(?:\d{4}|\d{2})`,
			months + `\b\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
			months + `\b\.?\s*[-–/,'’]?\s*(?:\d{4}|\d{2})`,
			`\d{4}[ -]+` + strings.Replace(months, "may|", "may$|", 1), // "in 2025 may ..." is no date
			`(?:q|qtr|quarter) ?[1-4][\s/,-]*(?:of )?(?:fy ?)?` + yearSpan,
			`(?:fy ?)?` + yearSpan + `[\s/,-]*(?:q|qtr|quarter) ?[1-4]`,
			`(?:fy ?|financial year |year[ -]end |(?:academic|school) year )` + yearSpan,
			`(?:autumn|spring|summer)(?: term)?[\s,]+(?:of )?` + yearSpan,
		}, "|") + `)\b`)
	})
	dateJoiner = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:by|end|the|of|and|due|month|in)\b|[` + blanks + `,;&./()*+–-]+`)
	})
)

// timeFrom is before a date from which a time is counted, and which is no date by when:
// "3 months from January 2027", "within six weeks of".
var timeFrom = sync.OnceValue(func() *regexp.Regexp {
	const gap = `[\s\pZ]`
	return regexp.MustCompile(`(?i)\b(?:(?:day|week|month|term|year)s?` + gap +
		`+(?:from|after|following|before|since)|` +
		`(?:days|weeks|months|terms|years)` + gap + `+of)(?:` + gap + `+the)?` + gap + `*$`)
})

// readDateText finds the dates in a text, however many.
func readDateText(text string, o order) dates {
	var out dates
	var between []string
	from := 0
	for _, span := range dateSpan().FindAllStringIndex(text, -1) {
		found, doubt := readSpan(text[span[0]:span[1]], o)
		if found.IsZero() || timeFrom().MatchString(text[:span[0]]) {
			continue
		}
		between = append(between, text[from:span[0]])
		from = span[1]
		out.found = append(out.found, found)
		if doubt != "" {
			out.doubts = append(out.doubts, doubt)
		}
	}
	between = append(between, text[from:])
	if len(out.found) == 2 && out.move(between) {
		return out
	}
	out.keep(between)
	if len(out.found) == 2 && isRange(between[1]) && out.found[0].Before(out.found[1]) {
		out.doubts = append(out.doubts,
			fmt.Sprintf("read as a span that ends in %s; if the task falls due in %s too, make it a list",
				out.found[1].Words(),
				out.found[0].Words()))
		out.found = out.found[1:]
	}
	return out
}

// keep keeps the words that are no part of a date.
func (d *dates) keep(between []string) {
	var rest []string
	for _, words := range between {
		if dateJoiner().ReplaceAllString(words, "") != "" {
			rest = append(rest, strings.TrimSpace(words))
		}
	}
	d.rest = strings.Join(rest, " … ")
}

var (
	movedFrom = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^\W*(?:was|previously|originally|original|formerly|from|moved from|` +
			`revised from|extended from|changed from)\W*(?:target|date|deadline)?\W*$`)
	})
	movedTo = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^\W*(?:(?:now |since )?(?:revised|extended|moved|changed|slipped|deferred|` +
			`postponed|rescheduled|re-?profiled)(?: date| target| deadline)?(?: to| until)?|now|→|->|=>|new date|` +
			`new target)\W*$`)
	})
	movedWord = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^\W*(?:(?:revised|extended|moved|changed|now|new)(?: date| target| deadline)?` +
			`(?: to)?)?\W*$`)
	})
)

// move reads two dates of which one was moved to the other: "Revised: X (was Y)", "Y
// (revised to X)".
func (d *dates) move(between []string) bool {
	before, middle, after := between[0], between[1], between[2]
	if strings.Trim(after, " ).]") != "" {
		return false
	}
	first, second := d.found[0], d.found[1]
	switch {
	case movedFrom().MatchString(middle) && movedWord().MatchString(before):
		d.found, d.moved = []programme.Date{second}, first
	case (movedTo().MatchString(middle) || middle == "→") && dateJoiner().ReplaceAllString(before, "") == "":
		d.found, d.moved = []programme.Date{first}, second
	default:
		return false
	}
	return true
}

// isRange reports whether the words between two dates make a span of them.
func isRange(between string) bool {
	switch strings.ToLower(strings.TrimSpace(between)) {
	case "-", "–", "—", "to", "until", "till":
		return !strings.Contains(between, "\n")
	}
	return false
}

// readSpan reads one date that was found in a text, and says what a person should look
// at. Of a date of figures that could be read both ways the order of its column decides.
func readSpan(s string, o order) (programme.Date, string) {
	r, ok := programme.ReadDate(strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " "))
	d := r.Date
	switch {
	case !ok:
		return programme.Date{}, ""
	case r.Order == programme.EitherOrder && o == programme.DayFirst:
		return d, ""
	case r.Order == programme.EitherOrder && o == programme.MonthFirst:
		return r.Other, fmt.Sprintf("other dates of the column have the month first; with the day first it is %s", d)
	case r.Order == programme.EitherOrder:
		return d, fmt.Sprintf("read with the day first; with the month first it would be %s", r.Other)
	case r.Means != "" && !r.Other.IsZero():
		return d, fmt.Sprintf("%s is read as %s; it could be %s", s, r.Means, r.Other)
	case r.Means != "":
		return d, fmt.Sprintf("%s is read as %s", s, r.Means)
	case d.Year < 1990:
		return d, "the year is long past"
	}
	return d, ""
}
