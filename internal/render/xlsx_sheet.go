package render

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"improve/internal/diag"
	"improve/internal/doc"

	"improve/internal/render/text"
)

// xlsxBuffer is XML being written.
type xlsxBuffer struct{ bytes.Buffer }

func (b *xlsxBuffer) put(parts ...string) {
	for _, p := range parts {
		b.WriteString(p)
	}
}

// list writes elements within one that says how many there are, if any.
func (b *xlsxBuffer) list(name string, items []string) {
	if len(items) == 0 {
		return
	}
	b.put("<", name, ` count="`, strconv.Itoa(len(items)), `">`)
	b.put(items...)
	b.put("</", name, ">")
}

// xlsxSheet is a sheet being written, row by row.
type xlsxSheet struct {
	book    *workbook
	name    string
	widths  []float64 // of columns, in characters
	rows    xlsxBuffer
	count   int        // of rows written
	links   []xlsxLink // to other sheets
	head    []string   // the headings of its table; nil where it has none
	body    int        // rows of its table below the heading
	columns int        // the most that any row has
	letters []string   // of the columns
}

// xlsxLink leads from the first cell of a row to a sheet.
type xlsxLink struct {
	row int
	to  string
}

// sheet begins a sheet.
func (b *workbook) sheet(name string, widths []float64) *xlsxSheet {
	s := &xlsxSheet{book: b, name: name, widths: widths}
	for i := range widths {
		s.letters = append(s.letters, columnLetters(i))
	}
	b.sheets = append(b.sheets, s)
	return s
}

// link makes the first cell of the row written next lead to a sheet.
func (s *xlsxSheet) link(to string) { s.links = append(s.links, xlsxLink{s.count + 1, to}) }

// row writes the next row; without cells it is empty.
func (s *xlsxSheet) row(cells ...xlsxCell) {
	s.count++
	if len(cells) == 0 {
		return
	}
	s.columns = max(s.columns, len(cells))
	row := strconv.Itoa(s.count)
	s.rows.put(`<row r="`, row, `" ht="`, strconv.FormatFloat(s.height(cells), 'f', 2, 64), `">`)
	for i, c := range cells {
		s.cell(s.letters[i]+row, c)
	}
	s.rows.put("</row>\n")
}

// Height is how high a row must be for all its lines, in points: programs differ
// in whether they find out for themselves. No row can be higher than 409.
func (s *xlsxSheet) height(cells []xlsxCell) float64 {
	lines, size := 1, sheetText
	for i, c := range cells {
		size = max(size, c.style.size)
		room := s.widths[i]*pixelsWide - cellEdges
		if c.style.wrap && (strings.Contains(c.text, "\n") || text.FontWidth(c.text, sheetText*pixelsHigh, c.style.bold) > room) {
			lines = max(lines, len(text.WrapFont(c.text, room, sheetText*pixelsHigh, c.style.bold)))
		}
	}
	return min(float64(lines*size)*sheetLine, 409)
}

// Pixels to a point, and to a unit of a column's width.
const (
	pixelsHigh = 96.0 / 72
	pixelsWide = 7.0
	cellEdges  = 8.0 // of a column's width that text cannot take
)

func (s *xlsxSheet) cell(at string, c xlsxCell) {
	s.rows.put(`<c r="`, at, `" s="`, strconv.Itoa(s.book.style(c.style)))
	switch text := cellText(c.text); {
	case c.number != "":
		s.rows.put(`"><v>`, c.number, "</v></c>")
	case text != "":
		s.rows.put(`" t="s"><v>`, strconv.Itoa(s.book.text(text)), "</v></c>")
	default:
		s.rows.put(`"/>`)
	}
}

// Table is a sheet with a table: headings that stay in view and can be filtered
// by, a row for each row, and totals apart from what they add up.
func (b *workbook) table(name string, t *doc.Table) {
	s := b.sheet(name, columnWidths(t))
	s.head = headings(t.Columns)
	var head []xlsxCell
	for i, h := range s.head {
		style := headStyle
		style.right = t.Columns[i].Align == doc.Right || numeric(t, i)
		head = append(head, textCell(h, style))
	}
	s.row(head...)
	for _, row := range t.Rows {
		s.row(dataCells(t, row, xlsxStyle{})...)
	}
	s.body = len(t.Rows)
	if s.body == 0 {
		s.row(make([]xlsxCell, len(head))...) // a table needs one row at least
		s.body = 1
	}
	for i, row := range t.Foot {
		if i == 0 {
			s.row()
		}
		s.row(dataCells(t, row, xlsxStyle{bold: true})...)
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

func dataCells(t *doc.Table, row []doc.Cell, style xlsxStyle) []xlsxCell {
	cells := make([]xlsxCell, len(t.Columns))
	for i, column := range t.Columns {
		var c doc.Cell
		if i < len(row) {
			c = row[i]
		}
		cells[i] = dataCell(c, column, style)
	}
	return cells
}

// headings are the titles of columns, none like another, as tables of a
// workbook must have them. A name made for programs reads as words.
func headings(columns []doc.Column) []string {
	taken := map[string]bool{}
	var list []string
	for i, c := range columns {
		title := cellText(text.Clean(text.ColumnName(i, c)))
		if c.Title == c.ID {
			title = diag.UpperFirst(strings.ReplaceAll(title, "_", " "))
		}
		title = cutUTF16(strings.TrimSpace(title), headingLength)
		heading := title
		for n := 2; taken[strings.ToLower(heading)]; n++ {
			heading = title + " (" + strconv.Itoa(n) + ")"
		}
		taken[strings.ToLower(heading)] = true
		list = append(list, heading)
	}
	return list
}

// Limits of columns: the longest heading, less room for a number, and the widths
// between which columns are, in characters.
const (
	headingLength = 240
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
		content := 0
		for _, rows := range [][][]doc.Cell{t.Rows, t.Foot} {
			for _, row := range rows {
				if i < len(row) {
					content = max(content, longestLine(dataCell(row[i], c, xlsxStyle{})))
				}
			}
		}
		heading := 0
		for _, word := range strings.FieldsFunc(text.ColumnName(i, c), func(r rune) bool { return r == ' ' || r == '_' }) {
			heading = max(heading, text.Width(text.Clean(word)))
		}
		widths[i] = max(leastWidth, min(float64(content)+2, most), min(float64(heading)*1.1+4, most))
	}
	return widths
}

func longestLine(c xlsxCell) int {
	switch c.style.format {
	case "":
	case dayFormat, monthFormat:
		return len(time.DateOnly)
	default:
		return len(c.number) + len(c.style.format)
	}
	longest := len(c.number)
	for line := range strings.SplitSeq(c.text, "\n") {
		if len(line) > longest {
			longest = max(longest, text.Width(line))
		}
	}
	return longest
}
