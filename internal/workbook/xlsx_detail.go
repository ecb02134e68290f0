package workbook

import (
	"fmt"
	"math"
	"strconv"

	"github.com/xuri/excelize/v2"

	"improve/internal/programme"
)

// details reads what the texts alone do not tell.
func (x *xlsx) details(s *Sheet) error {
	for _, read := range []func(*Sheet) error{x.notes, x.merged, x.hiddenColumns} {
		if err := read(s); err != nil {
			return err
		}
	}
	widest := s.widest()
	for r := range s.Rows {
		if len(x.fills) > 0 { // a cell may be coloured and hold nothing
			s.Rows[r] = append(s.Rows[r], make([]Cell, widest-len(s.Rows[r]))...)
		}
		for c := range s.Rows[r] {
			if err := x.detail(s.Name, r, c, &s.Rows[r][c]); err != nil {
				return fmt.Errorf("%s: %w", Place{s.Name, r, c}, err)
			}
		}
	}
	return nil
}

// widest is the length of the longest row.
func (s *Sheet) widest() int {
	n := 0
	for _, row := range s.Rows {
		n = max(n, len(row))
	}
	return n
}

// detail finds out whether a cell is a date, a formula that was never worked
// out, or empty and coloured.
func (x *xlsx) detail(sheet string, row, column int, cell *Cell) error {
	at := Letters(column) + strconv.Itoa(row+1)
	if cell.Empty() {
		formula, err := x.file.GetCellFormula(sheet, at)
		if err != nil {
			return err
		}
		if formula != "" {
			cell.Text, cell.Uncomputed = "="+formula, true
			return nil
		}
	}
	if !cell.Empty() && len(x.dates) == 0 {
		return nil
	}
	style, err := x.file.GetCellStyle(sheet, at)
	if err != nil {
		return err
	}
	if cell.Empty() {
		cell.Fill = x.fills[style]
		return nil
	}
	as, dated := x.dates[style]
	if !dated {
		return nil
	}
	raw, err := x.file.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	if serial, err := strconv.ParseFloat(raw, 64); err == nil {
		if day := DayOf(serial, x.from1904); !day.IsZero() {
			cell.Day, cell.As, cell.Text = day, as, shown(day, as)
		}
	}
	return nil
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

func (x *xlsx) notes(s *Sheet) error {
	comments, err := x.file.GetComments(s.Name)
	if err != nil {
		return err
	}
	for _, c := range comments {
		column, row, err := excelize.CellNameToCoordinates(c.Cell)
		if err != nil {
			continue
		}
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		if text = tidy(text); text != "" {
			s.Notes = append(s.Notes, Note{row - 1, column - 1, text, c.Author})
		}
	}
	return nil
}

func (x *xlsx) merged(s *Sheet) error {
	areas, err := x.file.GetMergeCells(s.Name, true)
	if err != nil {
		return err
	}
	for _, a := range areas {
		left, top, err1 := excelize.CellNameToCoordinates(a.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(a.GetEndAxis())
		if err1 == nil && err2 == nil {
			s.Merged = append(s.Merged, Area{top - 1, left - 1, bottom - 1, right - 1})
		}
	}
	return nil
}

func (x *xlsx) hiddenColumns(s *Sheet) error {
	for c := range s.widest() {
		visible, err := x.file.GetColVisible(s.Name, Letters(c))
		if err != nil {
			return err
		}
		if !visible {
			s.HiddenColumns = append(s.HiddenColumns, c)
		}
	}
	return nil
}
