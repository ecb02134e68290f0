package xlsx

import (
	"strconv"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/render/text"
	"improve/internal/workbook"
)

// writeSheet writes a sheet with a table: headings that stay in view and can be
// filtered by, a row for each row, and totals apart from what they add up.
func writeSheet(book *workbook.Writer, name string, t *doc.Table) {
	p := book.Page(name, workbook.Layout{Widths: columnWidths(t), Frozen: workbook.Corner{Rows: 1},
		Repeated: workbook.Corner{Rows: 1, Columns: 1}})
	head := make([]workbook.Content, len(t.Columns))
	for i, title := range headings(t.Columns) {
		style := workbook.HeadStyle()
		style.Right = t.Columns[i].Align == doc.Right || numeric(t, i)
		head[i] = textCell(title, style)
	}
	p.Row(head...)
	p.Table(len(head), max(len(t.Rows), 1)) // a table needs one row at least
	for _, row := range t.Rows {
		p.Row(dataCells(t, row, workbook.Style{})...)
	}
	if len(t.Rows) == 0 {
		p.Row()
	}
	if len(t.Foot) > 0 {
		p.Row()
	}
	for _, row := range t.Foot {
		p.Row(dataCells(t, row, workbook.Style{Bold: true})...)
	}
}

// numeric reports whether a column holds numbers only.
func numeric(t *doc.Table, column int) bool {
	for _, row := range t.Rows {
		if column < len(row) {
			switch row[column].Value.(type) {
			case int, float64:
			default:
				return false
			}
		}
	}
	return len(t.Rows) > 0
}

func dataCells(t *doc.Table, row []doc.Cell, style workbook.Style) []workbook.Content {
	cells := make([]workbook.Content, len(t.Columns))
	for i, column := range t.Columns {
		var c doc.Cell
		if i < len(row) {
			c = row[i]
		}
		cells[i] = dataCell(c, column, style)
	}
	return cells
}

// headings are the titles of columns, none like another, as a table of a workbook
// must have them. A name made for programs reads as words.
func headings(columns []doc.Column) []string {
	const longest = 120 // characters
	taken := map[string]bool{}
	var list []string
	for i, c := range columns {
		title := strings.TrimSpace(text.Clean(text.ColumnName(i, c)))
		if c.Title == c.ID {
			title = diag.UpperFirst(strings.ReplaceAll(title, "_", " "))
		}
		title = text.Shorten(title, longest)
		heading := title
		for n := 2; taken[strings.ToLower(heading)]; n++ {
			heading = title + " (" + strconv.Itoa(n) + ")"
		}
		taken[strings.ToLower(heading)] = true
		list = append(list, heading)
	}
	return list
}

// The widths between which columns are, in characters.
const (
	leastWidth    = 9.0
	mostWidth     = 44.0
	flexibleWidth = 60.0
)

// columnWidths give each column room for its longest line, up to where text is
// better wrapped, and for the longest word of its heading with the button that
// filters.
func columnWidths(t *doc.Table) []float64 {
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		most := mostWidth
		if c.Flexible {
			most = flexibleWidth
		}
		heading := 0
		for word := range strings.FieldsFuncSeq(text.ColumnName(i, c),
			func(r rune) bool { return r == ' ' || r == '_' }) {
			heading = max(heading, text.Width(text.Clean(word)))
		}
		widths[i] = max(leastWidth, min(float64(longestCell(t, i))+2, most), min(float64(heading)*1.1+4, most))
	}
	return widths
}

// longestCell is how many characters the longest line of a column has.
func longestCell(t *doc.Table, column int) int {
	longest := 0
	for _, rows := range [][][]doc.Cell{t.Rows, t.Foot} {
		for _, row := range rows {
			if column < len(row) {
				longest = max(longest, longestLine(dataCell(row[column], t.Columns[column], workbook.Style{})))
			}
		}
	}
	return longest
}
