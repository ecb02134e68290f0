package exchange

import (
	"cmp"
	"fmt"
	"slices"

	"improve/internal/diag"
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
	if !slices.Contains(chosen, s) {
		l.cells(newLattice(s, s.Name), nil, "another sheet was asked for")
		return
	}
	g, rows := l.tables.grids[s], l.tables.of(s)
	if rows == nil {
		l.cells(g, nil, l.tables.left(g))
		return
	}
	l.cells(g, rows, "")
	l.remarks = append(l.remarks, s.Remarks...)
	if s.Hidden {
		l.remarks = append(l.remarks, fmt.Sprintf("the sheet %q is hidden; it was read", s.Name))
	}
	hidden := 0
	for _, n := range s.HiddenRows {
		if n < len(s.Rows) && len(g.filled(n)) > 0 {
			hidden++
		}
	}
	if hidden > 0 {
		l.remarks = append(l.remarks, diag.CountOf(hidden, "row is", "rows are")+
			" hidden and left out: if they are live, take the filter off, save the workbook and import it again")
	}
	for _, c := range s.HiddenColumns {
		l.remarks = append(l.remarks, fmt.Sprintf("column %s is hidden and left out", workbook.Letters(c)))
	}
}

func (l *leftovers) cells(g *lattice, rows *sheetRows, why string) {
	rating := -1
	if rows != nil {
		if c, ok := rows.heading.column(FieldRating); ok {
			rating = c
		}
	}
	for n, row := range g.Rows {
		for c, cell := range row {
			at := g.place(n, c)
			placed := g.used(n, c)
			if cell.Struck != "" {
				l.notes.leftover(at, cell.Struck, "it is struck out")
			}
			switch {
			case cell.Empty() && cell.Struck == "" && !placed && colourWords(cell.Fill) != "" && c == rating:
				l.notes.leftover(at, colourWords(cell.Fill), "the row is no task")
			case cell.Empty() || placed:
			case why != "":
				l.notes.leftover(at, cell.Text, cmp.Or(g.reasons[n], why))
			default:
				l.notes.leftover(at, cell.Text, rows.reason(n, c))
			}
			if cell.Uncomputed && placed {
				l.notes.guess(at, cell.Text, cell.Text,
					"the file has a formula without its result: open it in a spreadsheet program and save it", "")
			}
		}
	}
	for _, note := range g.Notes {
		l.notes.leftover(g.place(note.Row, note.Column), note.Text, "a comment on the cell")
	}
}

// reason says why a cell of a sheet with a table is in no task.
func (rows *sheetRows) reason(n, column int) string {
	g := rows.grid
	switch {
	case g.rowHidden(n):
		return "the row is hidden"
	case g.columnHidden(column):
		return "the column is hidden"
	case n < rows.heading.row:
		return "it is above the table"
	case g.reasons[n] != "":
		return g.reasons[n]
	}
	for _, h := range rows.heading.list {
		if h.column == column && h.field == "" {
			return fmt.Sprintf("%s; --map \"%s=FIELD\" places it", cmp.Or(h.how, notRecognised), h.heading)
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
