package docx

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

const (
	cellMargins = 170    // left and right, as docx/styles.xml has them
	longDate    = 2000.0 // the width of a long date: columns that do not give way get it
)

// Table writes a table: its header repeats on every page, no row of fewer than
// many lines is broken across pages, and what it is about is told to those who do not see it.
func (x *document) table(t *doc.Table) {
	if len(t.Columns) == 0 {
		return
	}
	widths := fit(t, x.room, x.size.table)
	x.put(`<w:tbl><w:tblPr><w:tblStyle w:val="PlainRows"/><w:tblW w:w="`, strconv.Itoa(sum(widths)),
		`" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		`<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" `,
		`w:noHBand="1" w:noVBand="1"/>`,
		`<w:tblCaption w:val="`, xmlText(strings.TrimSpace(tableName(t))), `"/>`,
		`<w:tblDescription w:val="`, xmlText(describe(t)), `"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		x.put(`<w:gridCol w:w="`, strconv.Itoa(w), `"/>`)
	}
	x.put("</w:tblGrid>\n")
	x.tableHead(t, widths)
	lines, n := 0.0, len(t.Rows)+len(t.Foot)
	for _, row := range slices.Concat(t.Rows, t.Foot) {
		lines += math.Ceil(linesOf(row, widths, x.size.table))
	}
	kept := func(i int) bool { return i+1 < n && (lines <= keptLines || i+2 == n) }
	for i, row := range t.Rows {
		x.row(t, row, widths, rowLook{kept: kept(i)})
	}
	for i, row := range t.Foot {
		x.row(t, row, widths, rowLook{total: true, ruled: i == 0, kept: kept(len(t.Rows) + i)})
	}
	x.put("</w:tbl>\n")
	if !text.HasText(t.More) && !text.HasText(t.Key) {
		x.open("AfterTable", "") // two tables without anything between would be one
		x.close()
	}
	x.note(t.More)
	x.note(t.Key)
}

func tableName(t *doc.Table) string {
	if text.Label(t.Caption) == "" {
		return "Table"
	}
	return t.Caption
}

// describe says what a table holds without repeating it.
func describe(t *doc.Table) string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = text.Label(text.ColumnName(i, c))
	}
	s := strconv.Itoa(len(t.Rows)) + " rows"
	if len(t.Rows) == 1 {
		s = "1 row"
	}
	if len(t.Foot) > 0 {
		s += " and totals"
	}
	return s + "; columns: " + strings.Join(names, ", ")
}

func (x *document) tableHead(t *doc.Table, widths []int) {
	x.put("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for i, c := range t.Columns {
		style := "TableHeading"
		if c.Align == doc.Right {
			style = "TableNumberHeading"
		}
		x.openCell(widths[i], "", "E9EDF3", true)
		x.open(style, "")
		x.run(text.Label(text.ColumnName(i, c)), "")
		x.put("</w:p></w:tc>")
	}
	x.put("</w:tr>\n")
}

// keptLines is how many lines a table may have and be kept on one page as a whole. The last two
// rows of any table are.
const keptLines = 12

// rowLook is how a row stands out: totals are bold, the first of them below a rule. A row that
// is kept stays with the next.
type rowLook struct{ total, ruled, kept bool }

func (x *document) row(t *doc.Table, row []doc.Cell, widths []int, look rowLook) {
	if isTall(row, widths, x.size.table) {
		x.put("<w:tr>")
	} else {
		x.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
	}
	for i, c := range t.Columns {
		var cell doc.Cell
		if i < len(row) {
			cell = row[i]
		}
		x.cell(cell, c, widths[i], look)
	}
	x.put("</w:tr>\n")
}

// tallRow is as many lines as a row may have and still be kept on one page.
// LibreOffice cuts off what does not fit a page in a row that must not break.
const tallRow = 25.0

func isTall(row []doc.Cell, widths []int, size float64) bool {
	return linesOf(row, widths, size) > tallRow
}

// linesOf is about how many lines a row is high.
func linesOf(row []doc.Cell, widths []int, size float64) float64 {
	most := 1.0
	for i := range min(len(row), len(widths)) {
		most = max(most, text.FontWidth(row[i].Text, size, true)/float64(max(widths[i]-cellMargins, 1))+
			float64(strings.Count(row[i].Text, "\n")))
	}
	return most
}

func (x *document) cell(c doc.Cell, column doc.Column, width int, look rowLook) {
	fill, words := cellLook(c, x.quiet)
	if look.total && words == "" {
		words = "Strong"
	}
	borders := ""
	if look.ruled {
		borders = `<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1D3461"/></w:tcBorders>`
	}
	x.openCell(width, borders, fill, false)
	style, keep := "TableText", ""
	if column.Align == doc.Right {
		style = "TableNumber"
	}
	if look.kept {
		keep = "<w:keepNext/>"
	}
	x.open(style, keep)
	for i, line := range strings.Split(text.CleanLines(c.Text), "\n") {
		if i > 0 {
			x.put("<w:r><w:br/></w:r>")
		}
		x.run(line, words)
	}
	x.put("</w:p></w:tc>")
}

func (x *document) openCell(width int, borders, fill string, bottom bool) {
	x.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(width), `" w:type="dxa"/>`, borders)
	if fill != "" {
		x.put(`<w:shd w:val="clear" w:color="auto" w:fill="`, fill, `"/>`)
	}
	if bottom {
		x.put(`<w:vAlign w:val="bottom"/>`)
	}
	x.put("</w:tcPr>")
}

// cellLook is the ground of a cell and the style of its words. A rating has the
// full colour of its mark, whatever else has a tone a tint; in quiet tables all
// have.
func cellLook(c doc.Cell, quiet bool) (fill, style string) {
	style = toneStyle(c.Tone)
	switch {
	case strings.TrimSpace(c.Text) == "":
		return "", ""
	case text.Letter(c.Tone) == "":
		return "", style
	case text.IsRating(c.Text, c.Tone) && !quiet:
		return c.Tone.Paint().Fill, style + "Mark"
	}
	return tintOf(c.Tone), style
}

// tintOf is a light ground on which the words of a tone keep 4.5:1.
func tintOf(t doc.Tone) string {
	switch t {
	case doc.Complete:
		return "DDE5F3"
	case doc.OffTrack:
		return "FBE0DD"
	case doc.Behind:
		return "FFF1CC"
	case doc.OnTrack:
		return "DFF1DF"
	}
	return ""
}
