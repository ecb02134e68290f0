package programme

import (
	"fmt"
	"strconv"
)

// Date is a civil date as a plan writes it: a day, or a month (Day 0). It has
// no time and no zone: a due date is a day, not an instant. The zero Date is
// absent.
type Date struct {
	Year       int16
	Month, Day uint8
}

// Day makes a date of a day.
func Day(year, month, day int) Date {
	return Date{int16(year), uint8(month), uint8(day)}
}

// IsZero reports whether the date is absent.
func (d Date) IsZero() bool { return d == Date{} }

// IsMonth reports whether the date names a month and no day.
func (d Date) IsMonth() bool { return d.Day == 0 && d.Month != 0 }

// ParseDate reads a day (2019-12-31) or a month (2019-12), nothing else: no
// other order, no missing zeros, no impossible day. Years run from 1900 to
// 2199; anything outside is a slip of the finger.
func ParseDate(s string) (Date, error) {
	if len(s) != 7 && len(s) != 10 || s[4] != '-' || len(s) == 10 && s[7] != '-' {
		return Date{}, fmt.Errorf("%q is not a date", s)
	}
	year, okYear := digits(s[:4])
	month, okMonth := digits(s[5:7])
	day, okDay := 0, true
	if len(s) == 10 {
		day, okDay = digits(s[8:])
	}
	if !okYear || !okMonth || !okDay {
		return Date{}, fmt.Errorf("%q is not a date", s)
	}
	switch {
	case year < 1900 || year > 2199:
		return Date{}, fmt.Errorf("the year of %s is not between 1900 and 2199", s)
	case month < 1 || month > 12:
		return Date{}, fmt.Errorf("%s has no month %02d", s, month)
	case len(s) == 10 && (day < 1 || day > daysIn(year, month)):
		return Date{}, fmt.Errorf("%s %d has %d days, not %d", monthNames[month], year, daysIn(year, month), day)
	}
	return Day(year, month, day), nil
}

func digits(s string) (int, bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// String is the date as the files write it; years have four digits.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	century, year := uint8(d.Year/100), uint8(d.Year%100)
	text := [...]byte{'0' + century/10, '0' + century%10, '0' + year/10, '0' + year%10,
		'-', '0' + d.Month/10, '0' + d.Month%10, '-', '0' + d.Day/10, '0' + d.Day%10}
	if d.IsMonth() {
		return string(text[:len("2019-12")])
	}
	return string(text[:])
}

// Words is the date as papers write it: "25 February 2020", "December 2019".
func (d Date) Words() string {
	switch {
	case d.IsZero():
		return ""
	case d.IsMonth():
		return monthNames[d.Month] + " " + strconv.Itoa(int(d.Year))
	}
	return strconv.Itoa(int(d.Day)) + " " + monthNames[d.Month] + " " + strconv.Itoa(int(d.Year))
}

// When is the date as a sentence has it: "on 25 February 2020", "in December 2019".
func (d Date) When() string {
	if d.IsMonth() {
		return "in " + d.Words()
	}
	return "on " + d.Words()
}

// Due is the day the date falls due: a month on its last day, a day on itself.
func (d Date) Due() Date {
	if d.IsMonth() {
		return Day(int(d.Year), int(d.Month), daysIn(int(d.Year), int(d.Month)))
	}
	return d
}

// Begin is the first day the date covers: a month's first, a day itself.
func (d Date) Begin() Date {
	if d.IsMonth() {
		return Day(int(d.Year), int(d.Month), 1)
	}
	return d
}

// Compare orders dates by the day they fall due: -1, 0 or 1. An absent date
// comes first.
func (d Date) Compare(e Date) int {
	a, b := d.key(), e.key()
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (d Date) key() int {
	d = d.Due()
	return int(d.Year)<<9 | int(d.Month)<<5 | int(d.Day)
}

// Before reports whether d falls due before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d falls due after e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// DaysSince is the number of days from e to d, both taken as the day they fall
// due; negative where d is the earlier.
func (d Date) DaysSince(e Date) int { return d.Due().number() - e.Due().number() }

// AddDays is the day n days after d falls due.
func (d Date) AddDays(n int) Date { return fromNumber(d.Due().number() + n) }

// number counts days from 1 March of year 0, after Howard Hinnant's
// days_from_civil: the year begins in March, so that a leap day ends it.
func (d Date) number() int {
	year, month := int(d.Year), int(d.Month)
	if month <= 2 {
		year--
		month += 12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + int(d.Day) - 1
}

func fromNumber(n int) Date {
	era := n / 146097
	dayOfEra := n % 146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	monthFromMarch := (5*dayOfYear + 2) / 153
	day := dayOfYear - (153*monthFromMarch+2)/5 + 1
	year, month := era*400+yearOfEra, monthFromMarch+3
	if month > 12 {
		year, month = year+1, month-12
	}
	return Day(year, month, day)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

var monthNames = [13]string{"", "January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"}
