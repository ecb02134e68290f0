package workbook

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// writeRows writes the sheet to be filled in.
func writeRows(f *excelize.File, form Form) error {
	styles, err := formStyles(f)
	if err != nil {
		return err
	}
	rows := max(len(form.Rows), 1)
	if err := firstError(
		choices(f, form, rows),
		protect(f, FormSheet),
		page(f, FormSheet, form.Title, "landscape", form.pages()),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: FormSheet + "!$A:$B," + FormSheet + "!$1:$1", Scope: FormSheet}),
	); err != nil {
		return err
	}
	s, err := f.NewStreamWriter(FormSheet)
	if err != nil {
		return err
	}
	for i, c := range form.Columns {
		if err := s.SetColWidth(i+1, i+1, c.Width); err != nil {
			return err
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if err := writeCells(s, form, styles); err != nil {
		return err
	}
	return s.Flush()
}

// styleSet are the styles of a form's cells.
type styleSet struct{ head, inputHead, locked, input int }

func formStyles(f *excelize.File) (set styleSet, err error) {
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Style: 1, Color: lineInk})
	}
	style := func(fill string, bold, locked bool) *excelize.Style {
		s := &excelize.Style{Font: &excelize.Font{Size: 10, Family: "Arial", Bold: bold}, Border: border, NumFmt: textFormat,
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, Protection: &excelize.Protection{Locked: locked}}
		if fill != "" {
			s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
		}
		return s
	}
	for _, s := range []struct {
		id    *int
		style *excelize.Style
	}{
		{&set.head, style(headFill, true, true)}, {&set.inputHead, style(inputFill, true, true)},
		{&set.locked, style("", false, true)}, {&set.input, style(inputFill, false, false)},
	} {
		if *s.id, err = f.NewStyle(s.style); err != nil {
			return set, err
		}
	}
	return set, nil
}

// textFormat keeps a spreadsheet from taking "Dec 19" for a day, or 1.10 for a
// number: what is typed into such a cell stays as typed.
const textFormat = 49

// choices put lists and prompts on input columns.
func choices(f *excelize.File, form Form, rows int) error {
	for i, c := range form.Columns {
		if len(c.Choices) == 0 && c.Prompt == "" {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%s2:%s%d", Letters(i), Letters(i), rows+1))
		if len(c.Choices) > 0 {
			if err := v.SetDropList(c.Choices); err != nil {
				return err
			}
			v.SetError(excelize.DataValidationErrorStyleStop, c.Title, "Choose one of: "+strings.Join(c.Choices, "; "))
		}
		if c.Prompt != "" {
			v.SetInput(cut(c.Title, 32), cut(c.Prompt, 255))
		}
		if err := f.AddDataValidation(FormSheet, v); err != nil {
			return err
		}
	}
	return nil
}

// writeCells writes the headings and a row for each row.
func writeCells(s *excelize.StreamWriter, form Form, styles styleSet) error {
	head := make([]any, len(form.Columns))
	for i, c := range form.Columns {
		style := styles.head
		if c.Input {
			style = styles.inputHead
		}
		head[i] = excelize.Cell{StyleID: style, Value: c.Title}
	}
	if err := s.SetRow("A1", head, excelize.RowOpts{Height: 32}); err != nil {
		return err
	}
	cells := make([]any, len(form.Columns))
	for n, row := range form.Rows {
		height := 0.0
		for i, c := range form.Columns {
			text, style := "", styles.locked
			if i < len(row) {
				text = CellText(row[i])
			}
			if c.Input {
				style = styles.input
			}
			height = max(height, textHeight(text, c.Width))
			if text == "" {
				cells[i] = excelize.Cell{StyleID: style}
				continue
			}
			cells[i] = excelize.Cell{StyleID: style, Value: text}
		}
		if err := s.SetRow(fmt.Sprintf("A%d", n+2), cells, excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	return nil
}

// CellText is a text as a cell may hold it: without signs that XML cannot hold,
// and no longer than a cell can be. One that a spreadsheet would run as a formula
// once it is edited, or saved as CSV, gets an apostrophe.
func CellText(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || !unicode.IsControl(r) && r != '\ufffe' && r != '\uffff' {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, "\ufffd"))
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		s = "'" + s
	}
	const longest, more = 32767, " … (cut: the cell is full)"
	if units := utf16.Encode([]rune(s)); len(units) > longest {
		s = string(utf16.Decode(units[:longest-len(more)])) + more
	}
	return s
}
