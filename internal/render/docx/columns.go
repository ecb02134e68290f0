package docx

import (
	"math"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// column is what a column asks for: the least that breaks no word, and what
// would set every cell, or its title, on one line. Cells are the widths of its
// texts, of as many rows as it takes to know them.
type column struct {
	least, want, head float64
	flexible          bool
	cells             []float64
}

// sampled is about how many rows of a long table are looked at to share its
// width out; all are looked at for their longest words.
const sampled = 100

func measure(t *doc.Table, size float64) []column {
	out := make([]column, len(t.Columns))
	for i, c := range t.Columns {
		title := text.Label(text.ColumnName(i, c))
		out[i] = column{flexible: c.Flexible, head: text.FontWidth(title, size, true),
			least: widestWord(title, size, true)}
	}
	rows := append(t.Rows[:len(t.Rows):len(t.Rows)], t.Foot...)
	for n, row := range rows {
		for i := range out {
			var cell doc.Cell
			if i < len(row) {
				cell = row[i]
			}
			total := out[i].measure(cell, size, n >= len(t.Rows))
			if n%(1+len(rows)/sampled) == 0 {
				out[i].cells = append(out[i].cells, total*1.02)
			}
		}
	}
	for i := range out {
		c := &out[i]
		c.want = max(c.want, c.least)*1.02 + cellMargins + 20
		c.least = c.least*1.02 + cellMargins + 20
		c.head = c.head*1.02 + cellMargins + 20
	}
	return out
}

// measure takes a cell into account and returns the width of its text.
func (c *column) measure(cell doc.Cell, size float64, total bool) float64 {
	bold := total || cell.Tone != doc.Plain && cell.Tone != doc.Muted
	all := 0.0
	for _, line := range strings.Split(text.CleanLines(cell.Text), "\n") {
		w := text.FontWidth(line, size, bold)
		all += w
		c.want = max(c.want, w)
		c.least = max(c.least, widestWord(line, size, bold))
	}
	return all
}

func widestWord(s string, size float64, bold bool) float64 {
	widest := 0.0
	for _, w := range strings.Fields(s) {
		widest = max(widest, text.FontWidth(w, size, bold))
	}
	return widest
}

// comfortable is what a column needs to read well, spare what will do.
func (c column) comfortable() float64 {
	if c.flexible {
		return max(c.least, min(max(c.want, c.head), 2000))
	}
	return max(c.least, min(c.want, longDate))
}

func (c column) spare() float64 {
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

// fit shares the width of the page out: rigid columns get what their cells
// need, flexible ones the rest, by how much text they hold.
func fit(t *doc.Table, room int, size float64) []int {
	columns := measure(t, size)
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
func shrink(columns []column, widths []float64, left float64, flexible bool) float64 {
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

// level widens columns step by step, each time the one by which the table becomes
// shorter the most, and returns what is left when none does any more.
func level(columns []column, widths []float64, left float64) float64 {
	const step = 100.0
	for left >= step {
		best, shortest := -1, height(columns, widths)
		for i := range widths {
			widths[i] += step
			if h := height(columns, widths); h < shortest-1e-9 {
				best, shortest = i, h
			}
			widths[i] -= step
		}
		if best < 0 {
			break
		}
		widths[best] += step
		left -= step
	}
	return left
}

// Height is how tall a table is, in lines: parts of lines count, so that every
// step towards a shorter one shows, and lines of tall rows count for more, since a
// row ten lines tall reads worse than ten rows a line taller.
func height(columns []column, widths []float64) float64 {
	total, head := 0.0, 1.0
	for i, c := range columns {
		head = max(head, (c.head-cellMargins)/(widths[i]-cellMargins))
	}
	for row := range columns[0].cells {
		tallest := 1.0
		for i, c := range columns {
			tallest = max(tallest, c.cells[row]/(widths[i]-cellMargins))
		}
		total += tallest * math.Sqrt(tallest)
	}
	return total + head
}

// spread gives what nobody needs to the flexible columns, so that tables reach
// the edge of the page; tables without such stay small.
func spread(columns []column, widths []float64, left float64) {
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
		for _, c := range measure(t, lettersOf(d).table) {
			total += c.comfortable()
		}
		if total > float64(section{}.room()) {
			return true
		}
	}
	return false
}
