package render

import (
	"math"
	"strconv"
	"strings"

	"improve/internal/doc"
)

const (
	cellMargins = 170    // left and right, as docx/styles.xml has them
	longDate    = 2000.0 // the width of a long date: columns that do not give way get it
)

// table writes a table: its header repeats on every page, no row is broken
// across pages, and what it is about is told to those who do not see it.
func (x *docx) table(t *doc.Table) {
	if len(t.Columns) == 0 {
		return
	}
	widths := fitDocx(t, x.room)
	x.put(`<w:tbl><w:tblPr><w:tblStyle w:val="PlainRows"/><w:tblW w:w="`, strconv.Itoa(sum(widths)), `" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		`<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
		`<w:tblCaption w:val="`, xmlText(strings.TrimSpace(tableName(t))), `"/><w:tblDescription w:val="`, xmlText(describe(t)), `"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		x.put(`<w:gridCol w:w="`, strconv.Itoa(w), `"/>`)
	}
	x.put("</w:tblGrid>\n")
	x.tableHead(t, widths)
	for _, row := range t.Rows {
		x.row(t, row, widths, rowLook{})
	}
	for i, row := range t.Foot {
		x.row(t, row, widths, rowLook{total: true, ruled: i == 0})
	}
	x.put("</w:tbl>\n")
	if !hasText(t.More) && !hasText(t.Key) {
		x.open("AfterTable", "") // two tables without anything between would be one
		x.close()
	}
	x.note(t.More)
	x.note(t.Key)
}

func tableName(t *doc.Table) string {
	if label(t.Caption) == "" {
		return "Table"
	}
	return t.Caption
}

// describe says what a table holds without repeating it.
func describe(t *doc.Table) string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = label(columnName(i, c))
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

func (x *docx) tableHead(t *doc.Table, widths []int) {
	x.put("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for i, c := range t.Columns {
		style := "TableHeading"
		if c.Align == doc.Right {
			style = "TableNumberHeading"
		}
		x.openCell(widths[i], "", "E9EDF3", true)
		x.open(style, "")
		x.run(label(columnName(i, c)), "")
		x.put("</w:p></w:tc>")
	}
	x.put("</w:tr>\n")
}

// rowLook is how a row stands out: totals are bold, the first of them below a
// rule.
type rowLook struct{ total, ruled bool }

func (x *docx) row(t *doc.Table, row []doc.Cell, widths []int, look rowLook) {
	x.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
	for i, c := range t.Columns {
		var cell doc.Cell
		if i < len(row) {
			cell = row[i]
		}
		x.cell(cell, c, widths[i], look)
	}
	x.put("</w:tr>\n")
}

func (x *docx) cell(c doc.Cell, column doc.Column, width int, look rowLook) {
	fill, style := cellLook(c, x.quiet)
	if look.total && style == "" {
		style = "Strong"
	}
	borders := ""
	if look.ruled {
		borders = `<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1D3461"/></w:tcBorders>`
	}
	x.openCell(width, borders, fill, false)
	if column.Align == doc.Right {
		x.open("TableNumber", "")
	} else {
		x.open("TableText", "")
	}
	for i, line := range strings.Split(cleanLines(c.Text), "\n") {
		if i > 0 {
			x.put("<w:r><w:br/></w:r>")
		}
		x.run(line, style)
	}
	x.put("</w:p></w:tc>")
}

func (x *docx) openCell(width int, borders, fill string, bottom bool) {
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
	case letterOf(c.Tone) == "":
		return "", style
	case isRating(c.Text, c.Tone) && !quiet:
		return paintOf(c.Tone).fill, style + "Mark"
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

// docxColumn is what a column asks for: the least that breaks no word, what would
// set every cell on one line, and what most of them need: one long cell should
// not make all the others narrow.
type docxColumn struct {
	least, want, usual, head float64
	flexible                 bool
}

func measureDocx(t *doc.Table) []docxColumn {
	out := make([]docxColumn, len(t.Columns))
	for i, c := range t.Columns {
		title := label(columnName(i, c))
		out[i] = docxColumn{flexible: c.Flexible, head: textWidth(title, docxTable, true), least: widestWord(title, true)}
	}
	for n, rows := range [][][]doc.Cell{t.Rows, t.Foot} {
		for _, row := range rows {
			for i := range min(len(row), len(out)) {
				c := &out[i]
				bold := n == 1 || row[i].Tone != doc.Plain && row[i].Tone != doc.Muted
				for _, line := range strings.Split(cleanLines(row[i].Text), "\n") {
					w := textWidth(line, docxTable, bold)
					c.want = max(c.want, w)
					c.usual += w * w / float64(len(t.Rows)+len(t.Foot))
					c.least = max(c.least, widestWord(line, bold))
				}
			}
		}
	}
	for i := range out {
		c := &out[i]
		c.usual = math.Sqrt(c.usual)*1.02 + cellMargins
		c.want = max(c.want, c.least)*1.02 + cellMargins + 20
		c.least = c.least*1.02 + cellMargins + 20
		c.head = c.head*1.02 + cellMargins + 20
	}
	return out
}

func widestWord(s string, bold bool) float64 {
	widest := 0.0
	for _, w := range strings.Fields(s) {
		widest = max(widest, textWidth(w, docxTable, bold))
	}
	return widest
}

// comfortable is what a column needs to read well, spare what will do.
func (c docxColumn) comfortable() float64 {
	if c.flexible {
		return max(c.least, min(max(c.want, c.head), 2000))
	}
	return max(c.least, min(c.want, longDate))
}

func (c docxColumn) spare() float64 {
	switch {
	case c.flexible:
		return max(c.least, min(max(c.want, c.head), 1700))
	case c.want > longDate:
		return max(c.least, 1400)
	case c.head < 1350:
		return max(c.want, c.head)
	}
	return c.want
}

// fitDocx shares the width of the page out: rigid columns get what their cells
// need, flexible ones the rest, by how much text they hold.
func fitDocx(t *doc.Table, room int) []int {
	columns := measureDocx(t)
	widths := make([]float64, len(columns))
	total := 0.0
	for i, c := range columns {
		widths[i] = c.spare()
		total += widths[i]
	}
	left := float64(room) - total
	left = shrink(columns, widths, left, true)
	left = shrink(columns, widths, left, false)
	if left > 0 {
		left = level(columns, widths, left)
		spread(columns, widths, left)
	}
	return whole(widths, room)
}

// shrink takes what is missing from flexible columns, or from the others, but
// breaks no word. It returns what is still missing, as a negative number.
func shrink(columns []docxColumn, widths []float64, left float64, flexible bool) float64 {
	spare := 0.0
	for i, c := range columns {
		if c.flexible == flexible {
			spare += widths[i] - c.least
		}
	}
	if left >= 0 || spare <= 0 {
		return left
	}
	share := min(1, -left/spare)
	for i, c := range columns {
		if c.flexible == flexible {
			widths[i] -= (widths[i] - c.least) * share
		}
	}
	return left + spare*share
}

// level widens columns so that those which wrap come to much the same number of
// lines, and returns what is left when none does.
func level(columns []docxColumn, widths []float64, left float64) float64 {
	at := func(share float64, i int) float64 {
		goal := max(columns[i].want, columns[i].head)
		return max(widths[i], min(goal, columns[i].usual*share))
	}
	needed := func(share float64) float64 {
		total := 0.0
		for i := range widths {
			total += at(share, i) - widths[i]
		}
		return total
	}
	low, high := 0.0, 1000.0 // so often its usual width no cell needs
	if needed(high) > left {
		for range 30 {
			if middle := (low + high) / 2; needed(middle) > left {
				high = middle
			} else {
				low = middle
			}
		}
		high = low
	}
	used := needed(high)
	for i := range widths {
		widths[i] = at(high, i)
	}
	return left - used
}

// spread gives what nobody needs to the flexible columns, so that tables reach
// the edge of the page; tables without such stay small.
func spread(columns []docxColumn, widths []float64, left float64) {
	flexible := 0.0
	for i, c := range columns {
		if c.flexible {
			flexible += widths[i]
		}
	}
	for i, c := range columns {
		switch {
		case left <= 0:
		case c.flexible:
			widths[i] += left * widths[i] / flexible
		case flexible == 0:
			widths[i] += min(left/float64(len(widths)), 200)
		}
	}
}

// whole rounds widths down and makes them fit the page, whatever they ask for.
func whole(widths []float64, room int) []int {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	scale := min(1, float64(room)/total)
	out := make([]int, len(widths))
	for i, w := range widths {
		out[i] = max(int(w*scale), 1)
	}
	return out
}

func sum(widths []int) int {
	total := 0
	for _, w := range widths {
		total += w
	}
	return total
}

// needsWidth reports whether a page has a table that would be cramped upright.
func needsWidth(d doc.Document) bool {
	for _, b := range d.Blocks {
		t, ok := b.(*doc.Table)
		if !ok {
			continue
		}
		total := 0.0
		for _, c := range measureDocx(t) {
			total += c.comfortable()
		}
		if total > float64(section{}.room()) {
			return true
		}
	}
	return false
}
