package exchange

import (
	"cmp"
	"fmt"
	"slices"

	"improve/internal/workbook"
)

// leftovers lists what of a workbook is in no task.
type leftovers struct {
	notes   *notes
	tables  *tables
	remarks []string // of the file as a whole
}

// sheet lists every cell of a sheet that is in no task, with the reason, and
// everything that a reader of the sheet does not see.
func (l *leftovers) sheet(s *workbook.Sheet, chosen []*workbook.Sheet) {
	rows := l.tables.of(s)
	if rows == nil {
		why := "the sheet has no table of tasks"
		if !slices.Contains(chosen, s) {
			why = "another sheet was asked for"
		}
		l.cells(s, workbook.Place{Sheet: s.Name}, nil, why)
		return
	}
	l.cells(s, workbook.Place{Sheet: l.tables.nameOf(s)}, rows, "")
	l.remarks = append(l.remarks, s.Remarks...)
	if s.Hidden {
		l.remarks = append(l.remarks, fmt.Sprintf("the sheet %q is hidden; it was read", s.Name))
	}
	for _, n := range s.HiddenRows {
		if n < len(s.Rows) && len(filledCells(s.Rows[n])) > 0 {
			l.remarks = append(l.remarks, fmt.Sprintf("row %d is hidden; it was read", n+1))
		}
	}
	for _, c := range s.HiddenColumns {
		l.remarks = append(l.remarks, fmt.Sprintf("column %s is hidden; it was read", workbook.Letters(c)))
	}
}

func (l *leftovers) cells(s *workbook.Sheet, at workbook.Place, rows *sheetRows, why string) {
	rating := -1
	if rows != nil {
		if c, ok := rows.heading.columns[FieldRating]; ok {
			rating = c
		}
	}
	for n, row := range s.Rows {
		for c, cell := range row {
			at.Row, at.Column = n, c
			if cell.Struck != "" {
				l.notes.leftover(at, cell.Struck, "it is struck out")
			}
			switch {
			case cell.Empty() && cell.Struck == "" && workbook.Strong(cell.Fill) && c == rating:
				l.notes.leftover(at, "(coloured "+cell.Fill+")",
					"a colour alone is not read: write a letter or a word into the cell")
			case cell.Empty() || rows != nil && rows.placed[[2]int{n, c}]:
			case why != "":
				l.notes.leftover(at, cell.Text, why)
			default:
				l.notes.leftover(at, cell.Text, rows.reason(n, c))
			}
			if cell.Uncomputed && rows != nil && rows.placed[[2]int{n, c}] {
				l.notes.guess(at, cell.Text, cell.Text,
					"the file has a formula without its result: open it in a spreadsheet program and save it", "")
			}
		}
	}
	for _, note := range s.Notes {
		at.Row, at.Column = note.Row, note.Column
		l.notes.leftover(at, note.Text, "a comment on the cell")
	}
}

// reason says why a cell of a sheet with a table is in no task.
func (rows *sheetRows) reason(n, column int) string {
	if n < rows.heading.row {
		return "it is above the table"
	}
	for _, h := range rows.heading.list {
		if h.column == column && h.field == "" {
			return fmt.Sprintf("the column %q: %s; --map \"%s=FIELD\" places it",
				h.heading, cmp.Or(h.how, notRecognised),
				h.heading)
		}
		if h.column == column && h.field == FieldIgnore {
			return "you said to ignore the column"
		}
	}
	if !slices.ContainsFunc(rows.heading.list, func(h headed) bool { return h.column == column }) {
		return "its column has no heading"
	}
	return "the row is no task and no heading"
}
