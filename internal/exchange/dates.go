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
	rest   string
	doubts []string
}

// readDates reads a cell of dates. A real date of the spreadsheet is looked at
// with suspicion: typed "Dec 19" becomes 19 December of the year in which it was
// typed. span is the years of the dates beside it that leave no doubt.
func readDates(c workbook.Cell, span years) dates {
	if c.IsDate() {
		return readDay(c.Day, c.As, span)
	}
	if day := unmarked(c); !day.IsZero() {
		return dates{found: []programme.Date{day},
			doubts: []string{"the cell contains a number, read as a spreadsheet date"}}
	}
	return readDateText(c.Text)
}

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
	case day.Day >= earliestYear:
		return dayOrYear(day, as, span)
	case as == workbook.ShowsNoYear:
		return one(day, fmt.Sprintf("the cell shows no year; it contains %s", day.Words()))
	}
	return one(day)
}

// dayOrYear reads a date whose day could be the year that somebody typed. What
// fits the other dates of the plan decides, then whether the cell shows a year;
// either way a person sees both.
func dayOrYear(day programme.Date, as workbook.DateFormat, span years) dates {
	typed := programme.Day(2000+int(day.Day), int(day.Month), 0)
	words := fmt.Sprintf("%s %d", shortMonth(typed), day.Day)
	meant := as == workbook.ShowsNoYear
	if fits := span.holds(typed.Year); fits != span.holds(day.Year) {
		meant = fits
	}
	if meant {
		return dates{found: []programme.Date{typed},
			doubts: []string{fmt.Sprintf("the cell probably said %q, which the spreadsheet turned into %s: "+
				"if that day is right, write %s", words, day.Words(), day)}}
	}
	return dates{found: []programme.Date{day},
		doubts: []string{fmt.Sprintf("the day could be a year: if somebody typed %q, write %s", words, typed)}}
}

func shortMonth(d programme.Date) string { return d.Words()[:3] }

// blanks are all that unicode.IsSpace takes for one, which \s of a pattern is not.
const blanks = `\s\v\x{85}\pZ`

const months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|` +
	`sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// The patterns are compiled when the first date is read, never at start-up.
var (
	dateSpan = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:` + strings.Join([]string{
			`\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?`,
			`\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})`,
			`\d{1,2}(?:st|nd|rd|th)?(?: +of)?[\s-]*` + months + `\b\.?[\s,-]*(?:\d{4}|\d{2})`,
			months + `\b\.?\s*[-–/,'’]?\s*(?:\d{4}|\d{2})`,
			`(?:q|qtr|quarter) ?[1-4][\s/,-]*(?:of )?\d{4}(?:[/-](?:\d{4}|\d{2}))?`,
		}, "|") + `)\b`)
	})
	quarterSpan = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:q|qtr|quarter) ?([1-4])[\s/,-]*(?:of )?(\d{4})([/-]\d+)?$`)
	})
	dateJoiner = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:by|end|the|of|and|due|month|in)\b|[` + blanks + `,;&./()*+–-]+`)
	})
)

// readDateText finds the dates in a text, however many.
func readDateText(text string) dates {
	var out dates
	var between []string
	from := 0
	for _, span := range dateSpan().FindAllStringIndex(text, -1) {
		found, doubt := readSpan(text[span[0]:span[1]])
		if found.IsZero() {
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
	var rest []string
	for _, words := range between {
		if dateJoiner().ReplaceAllString(words, "") != "" {
			rest = append(rest, strings.TrimSpace(words))
		}
	}
	out.rest = strings.Join(rest, " … ")
	if len(out.found) == 2 && isRange(between[1]) && out.found[0].Before(out.found[1]) {
		out.doubts = append(out.doubts,
			fmt.Sprintf("read as a span that ends in %s; if the task falls due in %s too, make it a list",
				out.found[1].Words(),
				out.found[0].Words()))
		out.found = out.found[1:]
	}
	return out
}

// isRange reports whether the words between two dates make a span of them.
func isRange(between string) bool {
	switch strings.ToLower(strings.TrimSpace(between)) {
	case "-", "–", "—", "to", "until", "till":
		return !strings.Contains(between, "\n")
	}
	return false
}

// readSpan reads one date that was found in a text: all but quarters as hints on the
// dates of a record do.
func readSpan(s string) (programme.Date, string) {
	if m := quarterSpan().FindStringSubmatch(s); m != nil {
		return readQuarter(s, m)
	}
	d, ok := programme.SuggestDate(strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " "))
	if !ok {
		return programme.Date{}, ""
	}
	if d.Year < 1990 {
		return d, "the year is long past"
	}
	return d, ""
}

// readQuarter reads a quarter as the month in which it ends. A year such as
// 2019/20 is a financial year; a bare one could be either, and the earlier end
// is taken: a promise read as too late would hide that it is overdue.
func readQuarter(s string, m []string) (programme.Date, string) {
	quarter, _ := strconv.Atoi(m[1])
	year, _ := strconv.Atoi(m[2])
	calendar, financial := programme.Day(year, 3*quarter, 0), programme.Day(year, 3*quarter+3, 0)
	if quarter == 4 {
		financial = programme.Day(year+1, 3, 0)
	}
	switch {
	case !written(calendar) || !written(financial):
		return programme.Date{}, ""
	case m[3] != "":
		return financial, fmt.Sprintf("%s is read as a quarter of the financial year from April %d: it ends in %s",
			s, year, financial.Words())
	}
	return calendar, fmt.Sprintf("%s is read as a quarter of the calendar year; "+
		"of the financial year from April %d it would be %s", s, year, financial)
}

// written reports whether a record can hold a date: its years have bounds.
func written(d programme.Date) bool {
	_, err := programme.ParseDate(d.String())
	return err == nil
}
