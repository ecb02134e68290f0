package workbook

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"improve/internal/programme"
)

// numbers shows numbers as cells do. What a format means is the library's
// knowledge, which it applies to the cells of a workbook only: it is given one.
type numbers struct {
	file   *excelize.File
	styles map[format]int
	shown  map[formatted]string
}

type formatted struct {
	format format
	value  string
}

func newNumbers() *numbers {
	return &numbers{styles: map[format]int{}, shown: map[formatted]string{}}
}

func (n *numbers) close() {
	if n.file != nil {
		n.file.Close()
	}
}

// text is a number in a format. One that its format hides is shown all the same.
func (n *numbers) text(value string, f format) string {
	number, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	if f.code == "" && f.id == 0 || strings.EqualFold(f.code, "General") || f.code == "@" || f.id == 49 {
		return general(number)
	}
	const most = 10_000 // remembered
	key := formatted{f, value}
	text, known := n.shown[key]
	if !known {
		text = n.ask(value, f)
		if text == "" {
			text = general(number)
		}
		if len(n.shown) < most {
			n.shown[key] = text
		}
	}
	return text
}

// ask asks the library.
func (n *numbers) ask(value string, f format) string {
	const sheet, cell = "Sheet1", "A1"
	if n.file == nil {
		n.file = excelize.NewFile()
	}
	style, known := n.styles[f]
	if !known {
		s := &excelize.Style{NumFmt: f.id}
		if f.code != "" {
			s = &excelize.Style{CustomNumFmt: &f.code}
		}
		style, _ = n.file.NewStyle(s) // a format that it does not know is the usual one
		n.styles[f] = style
	}
	if n.file.SetCellDefault(sheet, cell, value) != nil || n.file.SetCellStyle(sheet, cell, cell, style) != nil {
		return ""
	}
	text, _ := n.file.GetCellValue(sheet, cell)
	return tidy(text)
}

// general is a number as a cell without a format shows it.
func general(number float64) string {
	if short, err := strconv.ParseFloat(strconv.FormatFloat(number, 'g', 15, 64), 64); err == nil {
		number = short
	}
	if size := math.Abs(number); size != 0 && (size >= 1e15 || size < 1e-9) {
		return strconv.FormatFloat(number, 'G', -1, 64)
	}
	return strconv.FormatFloat(number, 'f', -1, 64)
}

// shown is a date as the cell shows it, in British order whatever the format:
// files do not say how the reader's own computer orders it.
func shown(day programme.Date, as DateFormat) string {
	switch as {
	case ShowsMonth:
		return day.Words()[len(strconv.Itoa(int(day.Day)))+1:]
	case ShowsNoYear:
		words := day.Words()
		return words[:len(words)-5]
	}
	return day.Words()
}

// DayOf is the day that a spreadsheet counts by a number: from 1900, or from
// 1904 as some Macs do. The zero date stands for what is no day from 1900 to
// 2199. Spreadsheets take 1900 for a leap year, so days before March 1900 are
// one off; no plan has them.
func DayOf(serial float64, from1904 bool) programme.Date {
	if math.IsNaN(serial) || serial < 1 || serial > 110_000 {
		return programme.Date{}
	}
	day, err := excelize.ExcelDateToTime(math.Floor(serial), from1904)
	if err != nil || day.Year() < 1900 || day.Year() > 2199 {
		return programme.Date{}
	}
	return programme.Day(day.Year(), int(day.Month()), day.Day())
}

// UnmarkedDay is the day that a bare number would be where a date is expected;
// zero for a number that is no whole day from 1982 on.
func UnmarkedDay(serial float64, from1904 bool) programme.Date {
	if serial < 30_000 || serial != math.Floor(serial) {
		return programme.Date{}
	}
	return DayOf(serial, from1904)
}
