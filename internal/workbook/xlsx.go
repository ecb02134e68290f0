package workbook

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// openXLSX reads all sheets of a workbook. The library may stumble over what no
// program would write; that is an error of the file, not of this program.
func openXLSX(data []byte) (book *Book, err error) {
	broken := &Error{"the workbook cannot be read",
		"open it in your spreadsheet program and save it again as “Excel workbook (.xlsx)”"}
	defer func() {
		if fault := recover(); fault != nil {
			book, err = nil, broken
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data),
		excelize.Options{UnzipSizeLimit: maxPlain, UnzipXMLSizeLimit: maxPlain})
	if err != nil {
		return nil, broken
	}
	defer f.Close()
	x := newXLSX(f)
	book = &Book{From1904: x.from1904}
	for _, name := range f.GetSheetList() {
		sheet, err := x.sheet(name)
		switch {
		case errors.Is(err, errTooLarge):
			return nil, tooLarge(name)
		case err != nil:
			return nil, broken
		}
		book.Sheets = append(book.Sheets, sheet)
	}
	return book, nil
}

// xlsx is a workbook being read.
type xlsx struct {
	file     *excelize.File
	dates    map[int]DateFormat // styles that show dates
	fills    map[int]string     // styles that colour a cell as ratings are coloured
	from1904 bool               // dates are counted from 1904, as some Macs do
	detailed bool               // some sheet holds more than its texts tell
	cells    int
}

func newXLSX(f *excelize.File) *xlsx {
	x := &xlsx{file: f, dates: map[int]DateFormat{}, fills: map[int]string{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		x.from1904 = *props.Date1904
	}
	for id := 0; ; id++ {
		style, err := f.GetStyle(id)
		if err != nil {
			break // past the last
		}
		if as := dateFormat(style); as != NoDate {
			x.dates[id] = as
		}
		if fill := ratingFill(f, id); fill != "" {
			x.fills[id] = fill
		}
	}
	x.detailed = len(x.dates) > 0 || len(x.fills) > 0 || hasDetails(f)
	return x
}

// hasDetails reports whether any sheet has merged cells, formulas, hidden parts
// or comments: reading a sheet for them costs as much again as its texts.
func hasDetails(f *excelize.File) bool {
	found := false
	f.Pkg.Range(func(name, content any) bool {
		path, _ := name.(string)
		data, _ := content.([]byte)
		sheet := strings.HasPrefix(strings.ToLower(path), "xl/worksheets/")
		found = strings.HasPrefix(strings.ToLower(path), "xl/comments") || sheet && slices.ContainsFunc(
			[]string{"mergeCell", "<f>", "<f ", "<f/", ":f>", ":f ", `hidden="`},
			func(mark string) bool { return bytes.Contains(data, []byte(mark)) })
		return !found
	})
	return found
}

// sheet reads a sheet. Its texts come row by row; only where it has dates,
// merged cells, formulas or hidden parts is it read a second time, whole, for
// what the rows do not tell.
func (x *xlsx) sheet(name string) (Sheet, error) {
	s := Sheet{Name: name}
	if visible, err := x.file.GetSheetVisible(name); err == nil {
		s.Hidden = !visible
	}
	rows, err := x.file.Rows(name)
	if err != nil {
		return s, err
	}
	for n := 0; rows.Next(); n++ {
		if n >= maxRows {
			rows.Close()
			return s, errTooLarge
		}
		if rows.GetRowOpts().Hidden {
			s.HiddenRows = append(s.HiddenRows, n)
		}
		texts, err := rows.Columns()
		if err != nil {
			rows.Close()
			return s, err
		}
		if x.cells += len(texts); x.cells > maxCells {
			rows.Close()
			return s, errTooLarge
		}
		s.Rows = append(s.Rows, textCells(texts))
	}
	if err := errors.Join(rows.Error(), rows.Close()); err != nil {
		return s, err
	}
	s.trim()
	if !x.detailed {
		return s, nil
	}
	return s, x.details(&s)
}

func textCells(texts []string) []Cell {
	if len(texts) == 0 {
		return nil
	}
	cells := make([]Cell, len(texts))
	for i, t := range texts {
		cells[i].Text = tidy(t)
	}
	return cells
}

// trim drops empty rows at the end.
func (s *Sheet) trim() {
	for n := len(s.Rows); n > 0 && !slices.ContainsFunc(s.Rows[n-1], func(c Cell) bool { return !c.Empty() }); n-- {
		s.Rows = s.Rows[:n-1]
	}
}
