package terminal

import (
	"errors"
	"math"
	"slices"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

const (
	apart       = 2   // columns between columns, between a label and its value
	narrowest   = 9   // of a column that gives way, before the table is stacked
	title       = 14  // of the first, if it gives way: the name of what a row is about
	comfortable = 28  // of one, before headings of several words are broken
	longWord    = 18  // a longer one may be broken
	tallest     = 6   // lines of a row of a table that is narrower than is comfortable
	sampled     = 100 // rows of a long table that are looked at
)

// Table writes a table as wide as it needs to be and the screen allows.
func (t *page) table(d *doc.Table) {
	if len(d.Columns) == 0 {
		return
	}
	if _, known := t.fits[d]; !known { // inside a list or quotation
		t.fit(d)
	}
	if widths := t.fits[d]; widths != nil {
		t.columns(d, widths)
	} else {
		t.stack(d)
	}
	t.more(d.More)
	if len(d.Key) > 0 {
		t.gap()
		t.text(text.Blank(margin), text.Toned(doc.Muted, d.Key))
	}
}

// fit is how wide each column may be so that the table takes up no more than
// room; nil where even the narrowest would, or rows would be too tall to read across.
// Flexible columns give way first, as far as they read well, then headings of several
// words, then flexible columns until words would break. Each time it is the column by
// which the table grows the least taller, so that the one with the most to say stays the
// widest.
func fit(d *doc.Table, room int) []int {
	natural, heading, word := measures(d)
	n := len(natural)
	widths, well, least := make([]int, n), make([]int, n), make([]int, n)
	total := apart * (n - 1)
	for i, c := range d.Columns {
		widths[i] = max(natural[i], heading[i])
		least[i] = max(natural[i], word[i])
		if c.Flexible {
			widths[i] = min(widths[i], room)
			least[i] = min(widths[i], max(narrowest, word[i], longest(d, i)))
		}
		if c.Flexible && i == 0 {
			least[i] = min(widths[i], max(title, least[i]))
		}
		well[i] = min(widths[i], max(least[i], comfortable))
		total += widths[i]
	}
	cells := sample(d)
	narrow := func(flexible bool, least []int) {
		for i := 0; total > room && i >= 0; {
			if i = gives(d, cells, widths, least, flexible); i >= 0 {
				widths[i]--
				total--
			}
		}
	}
	narrow(true, well)
	narrow(false, least)
	cramped := total > room
	narrow(true, least)
	if total > room || cramped && tall(cells, widths) {
		return nil
	}
	return widths
}

// tall reports whether a row is too tall to read across.
func tall(cells [][]int, widths []int) bool {
	return slices.ContainsFunc(cells, func(row []int) bool {
		for i, w := range row {
			if w > tallest*widths[i] {
				return true
			}
		}
		return false
	})
}

// sample is the widths of the cells of as many rows as it takes to share out the width of
// a long table.
func sample(d *doc.Table) [][]int {
	var cells [][]int
	for n := 0; n < len(d.Rows); n += 1 + len(d.Rows)/sampled {
		row := make([]int, len(d.Columns))
		for i := range min(len(row), len(d.Rows[n])) {
			row[i] = text.Width(text.Label(d.Rows[n][i].Text))
		}
		cells = append(cells, row)
	}
	return cells
}

// tableWidth is how wide columns are side by side.
func tableWidth(widths []int) int {
	total := apart * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	return total
}

// gives is the column that can still give way and makes the table the least taller: of
// several the widest; -1 where none can.
func gives(d *doc.Table, cells [][]int, widths, least []int, flexible bool) int {
	at, shortest := -1, 0.0
	for i := range widths {
		if d.Columns[i].Flexible != flexible || widths[i] <= least[i] {
			continue
		}
		widths[i]--
		h := height(cells, widths)
		widths[i]++
		if at < 0 || h < shortest || h == shortest && widths[i] > widths[at] {
			at, shortest = i, h
		}
	}
	return at
}

// height is about how tall a table is. Parts of lines count, so that every step shows, and
// a row ten lines tall counts for more than ten rows a line taller.
func height(cells [][]int, widths []int) float64 {
	total := 0.0
	for _, row := range cells {
		lines := 1.0
		for i, w := range row {
			lines = max(lines, float64(w)/float64(widths[i]))
		}
		total += lines * math.Sqrt(lines)
	}
	return total
}

// longest is the width of the longest word in a column that must not be broken.
func longest(d *doc.Table, column int) int {
	most := 0
	for _, row := range d.Rows {
		if column >= len(row) {
			continue
		}
		for w := range strings.FieldsSeq(text.Label(row[column].Text)) {
			if n := text.Width(w); n <= longWord {
				most = max(most, n)
			}
		}
	}
	return most
}

// measures are the widths of the columns' widest cells, of their headings, and
// of the headings' longest words.
func measures(d *doc.Table) (cells, heading, word []int) {
	n := len(d.Columns)
	cells, heading, word = make([]int, n), make([]int, n), make([]int, n)
	for i, c := range d.Columns {
		title := text.Label(c.Title)
		heading[i] = text.Width(title)
		for _, w := range strings.Fields(title) {
			word[i] = max(word[i], text.Width(w))
		}
	}
	for _, rows := range [][][]doc.Cell{d.Rows, d.Foot} {
		for _, row := range rows {
			for i := range min(n, len(row)) {
				cells[i] = max(cells[i], text.Width(text.Label(row[i].Text)))
			}
		}
	}
	return cells, heading, word
}

// columns writes a table side by side. Every cell is wrapped and coloured
// before the table is drawn, so that no cell is wider than its column and no
// colour leaves its cell.
func (t *page) columns(d *doc.Table, widths []int) {
	header := make([]string, len(widths))
	for i, c := range d.Columns {
		header[i] = t.cell(doc.Cell{Text: c.Title, Tone: doc.Strong}, widths[i])
	}
	right := make([]bool, len(widths))
	for i, c := range d.Columns {
		right[i] = c.Align == doc.Right
	}
	t.failed = errors.Join(t.failed, drawTable(t, tableText{
		header: header,
		rows:   t.rows(d.Rows, widths),
		foot:   below(t.rows(d.Foot, widths)),
		widths: widths,
		right:  right,
	}))
}

// Write takes the lines of a table as they are drawn.
func (t *page) Write(text []byte) (int, error) {
	for line := range strings.Lines(string(text)) {
		t.put(strings.TrimSuffix(line, "\n"))
	}
	return len(text), nil
}

// below puts rows one below the other in one row, each line beside its own.
func below(rows [][]string) []string {
	if len(rows) == 0 {
		return nil
	}
	out := make([]string, len(rows[0]))
	for r, row := range rows {
		height := 0
		for _, cell := range row {
			height = max(height, strings.Count(cell, "\n"))
		}
		for i, cell := range row {
			if r > 0 {
				out[i] += "\n"
			}
			out[i] += cell + strings.Repeat("\n", height-strings.Count(cell, "\n"))
		}
	}
	return out
}

func (t *page) rows(rows [][]doc.Cell, widths []int) [][]string {
	out := make([][]string, len(rows))
	for r, row := range rows {
		out[r] = make([]string, len(widths))
		for i := range min(len(row), len(widths)) {
			out[r][i] = t.cell(row[i], widths[i])
		}
	}
	return out
}

// cell is the text of a cell, its lines no wider than its column.
func (t *page) cell(c doc.Cell, columns int) string {
	if len(c.Text) <= columns && text.Harmless(c.Text) {
		return t.paint.text(c.Tone, strings.TrimSpace(c.Text))
	}
	var b strings.Builder
	for i, l := range text.Wrap(doc.Toned(c.Tone, c.Text), columns) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(t.paint.line(l))
	}
	return b.String()
}

// stack writes each row as labelled values below one another, numbers beside
// one another, for tables wider than the screen. Empty cells are left out.
func (t *page) stack(d *doc.Table) {
	s := stacked{t: t, columns: d.Columns}
	for _, c := range d.Columns {
		s.labels = max(s.labels, text.Width(text.Label(c.Title)))
	}
	for _, rows := range [][][]doc.Cell{d.Rows, d.Foot} {
		for _, row := range rows {
			for i := range min(len(row), len(d.Columns)) {
				s.cell(i, row[i])
			}
			s.flush()
			t.gap()
		}
	}
}

// stacked is a row being stacked; numbers are those not written yet.
type stacked struct {
	t       *page
	columns []doc.Column
	labels  int
	numbers doc.Line
}

func (s *stacked) cell(i int, c doc.Cell) {
	name := text.Label(s.columns[i].Title)
	value := doc.Toned(c.Tone, c.Text)
	if i == 0 {
		value = text.Toned(doc.Strong, value)
	}
	switch {
	case strings.TrimSpace(c.Text) == "":
	case i > 0 && s.columns[i].Align == doc.Right:
		if len(s.numbers) > 0 {
			s.numbers = append(s.numbers, doc.Span{Text: " · "})
		}
		s.numbers = append(append(s.numbers, doc.Span{Text: name + " "}), value...)
	case s.labels <= (s.t.page-margin)/2:
		s.flush()
		s.t.text(text.Blank(margin)+name+text.Blank(s.labels+apart-text.Width(name)), value)
	default:
		s.flush()
		s.t.text(text.Blank(margin), doc.Text(name))
		s.t.text(text.Blank(2*margin), value)
	}
}

func (s *stacked) flush() {
	if len(s.numbers) > 0 {
		s.t.text(text.Blank(margin), s.numbers)
	}
	s.numbers = nil
}
