package workbook

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// sheetReader reads a sheet, part by part as they follow each other in the file.
type sheetReader struct {
	*xlsx
	part string
	x    *xmlReader
	out  Sheet

	row      int               // that is being read, from 0; -1 before the first
	last     int               // that holds anything
	scratch  []Cell            // of the row
	next     int               // column of the row
	formulas map[string]string // that several cells share, by number
	exact    map[[2]int]float64
	rules    []rule
	links    []link
	merged   int
	columns  int // that were read
}

// link is an address of a range of cells, by the id of a relation.
type link struct {
	area Area
	id   string
	rest string // within the address
}

func (x *xlsx) sheet(l listed) (Sheet, error) {
	r := &sheetReader{xlsx: x, part: l.part, out: Sheet{Name: l.name, Hidden: l.hidden}, row: -1, last: -1,
		formulas: map[string]string{}, exact: map[[2]int]float64{}}
	err := x.pack.each(l.part, func(in *xmlReader, root element) error {
		if root.name() != "worksheet" {
			return errBroken
		}
		r.x = in
		return in.children(r.section)
	})
	if errors.Is(err, errBroken) && r.row >= 0 {
		return r.out, &brokenRow{r.row + 1}
	}
	if err != nil {
		return r.out, err
	}
	return r.out, r.finish()
}

func (r *sheetReader) section(e element) error {
	switch e.name() {
	case "cols":
		return r.x.children(r.column)
	case "sheetData":
		return r.x.children(r.readRow)
	case "mergeCells":
		return r.x.children(r.merge)
	case "hyperlinks":
		return r.x.children(r.link)
	case "conditionalFormatting":
		return r.conditional(e)
	case "extLst":
		return r.laterRules()
	}
	return nil
}

// column keeps which columns are hidden.
func (r *sheetReader) column(e element) error {
	first, err1 := strconv.Atoi(e.attr("min"))
	last, err2 := strconv.Atoi(e.attr("max"))
	if err1 != nil || err2 != nil {
		return nil
	}
	first, last = max(first, r.columns+1), min(last, MaxSheetColumns)
	r.columns = max(last, r.columns)
	for c := first; c <= last && e.on("hidden", false); c++ {
		r.out.HiddenColumns = append(r.out.HiddenColumns, c-1)
	}
	return nil
}

func (r *sheetReader) readRow(e element) error {
	if e.name() != "row" {
		return nil
	}
	number := r.row + 1
	if at := e.attr("r"); at != "" {
		n, err := strconv.Atoi(at)
		if err != nil || n-1 < number || n > MaxSheetRows {
			return errBroken // also a row that is there twice: one of the two would be lost
		}
		number = n - 1
	}
	r.row = number
	if e.on("hidden", false) && number < maxDown {
		r.out.HiddenRows = append(r.out.HiddenRows, number)
	}
	r.scratch, r.next = r.scratch[:0], 0
	if err := r.x.children(r.cell); err != nil {
		return err
	}
	return r.keep()
}

// keep keeps the row that was read. Coloured cells without a text are kept near
// those with one: some sheets are coloured down to their end.
func (r *sheetReader) keep() error {
	const beyond = 1000 // rows
	for n := len(r.scratch); n > 0 && r.scratch[n-1] == (Cell{}); n-- {
		r.scratch = r.scratch[:n-1]
	}
	rows := 0
	if slices.ContainsFunc(r.scratch, func(c Cell) bool { return c.Text != "" || c.Struck != "" }) {
		rows, r.last = 1, r.row
	} else if r.row > r.last+beyond {
		return nil
	}
	if len(r.scratch) == 0 {
		return nil
	}
	if r.row >= maxDown {
		return errTooLarge
	}
	if err := r.room.take(rows, len(r.scratch), 0); err != nil {
		return err
	}
	for len(r.out.Rows) < r.row {
		r.out.Rows = append(r.out.Rows, nil)
	}
	r.out.Rows = append(r.out.Rows, slices.Clone(r.scratch))
	return nil
}

// rawCell is a cell as the file has it.
type rawCell struct {
	kind, value, formula, shared string
	hasFormula                   bool
	inline                       richText
}

func (r *sheetReader) cell(e element) error {
	if e.name() != "c" {
		return nil
	}
	column := r.next
	if at := e.attr("r"); at != "" {
		c, row, ok := reference(at)
		if !ok || row != r.row || c < column {
			return errBroken
		}
		column = c
	}
	r.next = column + 1
	raw, err := r.raw(e)
	if err != nil {
		return err
	}
	look := r.styles.cell(e.attr("s"))
	cell, err := r.value(raw, look, column)
	if err != nil {
		return err
	}
	if cell.Fill = look.fill; cell == (Cell{}) {
		return nil
	}
	for len(r.scratch) < column {
		r.scratch = append(r.scratch, Cell{})
	}
	r.scratch = append(r.scratch, cell)
	if utf16Longer(cell.Text, maxCellText) {
		return &Error{fmt.Sprintf("the cell %s holds more than %d characters",
			Place{r.out.Name, r.row, column}, maxCellText), "shorten it, or save that sheet without it"}
	}
	return r.room.take(0, 0, len(cell.Text)+len(cell.Struck))
}

// utf16Longer reports whether a text is longer than so many units of UTF-16.
func utf16Longer(s string, most int) bool {
	return len(s) > most && len(utf16.Encode([]rune(s[:min(len(s), 4*most)]))) > most
}

// raw reads what is within a cell.
func (r *sheetReader) raw(e element) (c rawCell, err error) {
	c.kind = e.attr("t")
	err = r.x.children(func(e element) (err error) {
		switch e.name() {
		case "v":
			c.value, err = r.x.text()
		case "f":
			c.hasFormula = true
			if e.attr("t") == "shared" {
				c.shared = e.attr("si")
			}
			c.formula, err = r.x.text()
		case "is":
			c.inline, err = readRichText(r.x)
		}
		return err
	})
	if c.shared != "" && c.formula != "" {
		r.formulas[c.shared] = c.formula
	}
	return c, err
}

// value makes a cell of what the file has.
func (r *sheetReader) value(c rawCell, look look, column int) (cell Cell, err error) {
	if c.hasFormula {
		c.formula = cmp.Or(c.formula, r.formulas[c.shared])
		cell.Link = linkOf(c.formula)
		if c.value == "" && c.kind != "str" {
			cell.Text, cell.Uncomputed = tidy("="+c.formula), true
			return cell, nil
		}
	}
	switch c.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(c.value))
		if c.value == "" {
			return cell, nil
		}
		if err != nil || n < 0 || n >= len(r.shared) {
			return cell, errBroken
		}
		cell.Text, cell.Struck = r.shared[n].in(look.struck)
		return cell, nil
	case "inlineStr":
		cell.Text, cell.Struck = c.inline.in(look.struck)
		return cell, nil
	case "str":
		cell.Text = tidy(unescape(c.value))
	case "b":
		cell.Text, cell.Kind = map[bool]string{true: "TRUE", false: "FALSE"}[c.value == "1" || c.value == "true"], Truth
	case "e":
		cell.Text, cell.Kind = c.value, Fault
	case "d":
		cell = isoCell(c.value, look.dates)
	default:
		r.number(&cell, strings.TrimSpace(c.value), look, column)
	}
	if look.struck {
		cell = Cell{Struck: cell.Text, Link: cell.Link}
	}
	return cell, nil
}

// number reads a cell that holds a number, which may be a date.
func (r *sheetReader) number(cell *Cell, value string, look look, column int) {
	number, err := strconv.ParseFloat(value, 64)
	if err != nil {
		cell.Text = tidy(value)
		return
	}
	cell.Kind = Number
	const day = 24 * 60 * 60
	if look.dates != NoDate {
		if number == 0 {
			*cell = Cell{Link: cell.Link} // a formula that names an empty cell
			return
		}
		number = math.Round(number*day) / day // a spreadsheet's noon may be a little before noon
		if day := DayOf(number, r.from); !day.IsZero() {
			cell.Day, cell.As, cell.Text = day, look.dates, shown(day, look.dates)
			cell.Minutes = minutes(number)
			return
		}
		cell.Text = general(number) // no day from 1900 to 2199
		return
	}
	cell.Text = r.numbers.text(value, look.format)
	if strings.HasSuffix(cell.Text, "%") {
		cell.Kind = Percentage
	}
	if cell.Text != value {
		r.exact[[2]int{r.row, column}] = number
	}
	if day := UnmarkedDay(number, r.from); !day.IsZero() {
		cell.Day, cell.As = day, UnmarkedDate
	}
}

// reference is a cell's column and row, from 0, by its name: B12.
func reference(s string) (column, row int, ok bool) {
	i := 0
	for ; i < len(s) && i < 3 && s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z'; i++ {
		column = column*26 + int(s[i]|0x20-'a') + 1
	}
	row, err := strconv.Atoi(s[i:])
	if i == 0 || err != nil || row < 1 || row > MaxSheetRows || column > MaxSheetColumns {
		return 0, 0, false
	}
	return column - 1, row - 1, true
}

// area is a range by its name: B2:C12, or B2.
func area(s string) (Area, bool) {
	from, to, isRange := strings.Cut(strings.ReplaceAll(s, "$", ""), ":")
	if !isRange {
		to = from
	}
	left, top, ok1 := reference(from)
	right, bottom, ok2 := reference(to)
	return Area{min(top, bottom), min(left, right), max(top, bottom), max(left, right)}, ok1 && ok2
}

func (r *sheetReader) merge(e element) error {
	const most = 5000 // areas: a plan has dozens
	a, ok := area(e.attr("ref"))
	if !ok || a.Top == a.Bottom && a.Left == a.Right {
		return nil
	}
	if r.merged++; r.merged <= most {
		r.out.Merged = append(r.out.Merged, a)
	}
	return nil
}

// finish reads what other parts say of the sheet, and makes its parts fit its grid.
func (r *sheetReader) finish() error {
	r.trim()
	if err := r.refer(); err != nil {
		return err
	}
	r.colour()
	if r.row >= maxDown {
		r.remark("the sheet %q goes on to row %d; the rows after row %d are empty",
			r.out.Name, r.row+1, len(r.out.Rows))
	}
	if n := len(r.out.Merged); r.merged > n {
		r.remark("the sheet %q has %d merged areas; the first %d were read as merged", r.out.Name, r.merged, n)
	}
	return nil
}

func (r *sheetReader) remark(format string, args ...any) {
	r.out.Remarks = append(r.out.Remarks, fmt.Sprintf(format, args...))
}

// trim drops what is below the last row that holds anything, or beside the grid.
func (r *sheetReader) trim() {
	s := &r.out
	s.Rows = s.Rows[:min(len(s.Rows), r.last+1)]
	widest := s.widest()
	s.HiddenRows = slices.DeleteFunc(s.HiddenRows, func(n int) bool { return n >= len(s.Rows) })
	s.HiddenColumns = slices.DeleteFunc(s.HiddenColumns, func(n int) bool { return n >= widest })
	for i := range s.Merged {
		s.Merged[i].Bottom = min(s.Merged[i].Bottom, len(s.Rows)-1)
	}
	s.Merged = slices.DeleteFunc(s.Merged, func(a Area) bool {
		return a.Bottom < a.Top || a.Left >= widest || a.Top == a.Bottom && a.Left == a.Right
	})
}

// widest is the length of the longest row.
func (s *Sheet) widest() int {
	n := 0
	for _, row := range s.Rows {
		n = max(n, len(row))
	}
	return n
}
