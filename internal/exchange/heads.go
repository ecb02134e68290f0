package exchange

import (
	"regexp"
	"strings"
	"sync"

	"improve/internal/programme"
)

// headWords are the words above a column: its own, and where headings have several
// rows those above and below.
type headWords struct {
	column            int
	above, own, below string
}

// words are the words above each column of a heading. A row above counts where its
// cells are merged over several columns, a row below where it has words under such
// cells alone: they part what the merged heading names.
func (h *heading) words(g *lattice) []headWords {
	var list []headWords
	lower := h.lower(g)
	width := len(g.Rows[h.row])
	if lower {
		h.last, width = h.row+1, max(width, len(g.Rows[h.row+1]))
	}
	for c := range width {
		if g.columnHidden(c) {
			continue
		}
		w := headWords{column: c, own: joinLines(g.At(h.row, c).Text)}
		if lower {
			w.below = joinLines(g.At(h.row+1, c).Text)
			w.own = joinLines(g.wide(h.row, c))
		}
		if w.own == "" && w.below == "" {
			continue
		}
		if h.row > 0 {
			w.above = joinLines(g.wide(h.row-1, c))
		}
		list = append(list, w)
	}
	return list
}

// lower reports whether the row below goes on with the headings: all that it holds
// is short, and under merged or empty cells.
func (h *heading) lower(g *lattice) bool {
	if h.row+1 >= len(g.Rows) {
		return false
	}
	const longest = 40
	filled, under := 0, 0
	for c, cell := range g.Rows[h.row+1] {
		if cell.Empty() {
			continue
		}
		filled++
		_, merged := g.across(h.row, c)
		if len(cell.Text) > longest || !merged && !g.At(h.row, c).Empty() {
			return false
		}
		if merged {
			under++
		}
	}
	return filled > 0 && (under > 1 || under == filled && under > 0)
}

// headed is what the words name: first all of them, then the nearest to the cells.
func (w headWords) headed() headed {
	c := headed{column: w.column, heading: strings.TrimSpace(w.own + " " + w.below)}
	month, rest := headingDate(c.heading)
	c.on = month
	tries := []string{c.heading, w.below, w.own, strings.TrimSpace(rest), strings.TrimSpace(w.above + " " + rest)}
	for _, exactly := range []bool{true, false} {
		for _, words := range tries {
			field, how := fieldOf(words)
			if field == "" || exactly && how != byName {
				continue
			}
			c.field, c.how = field, how
			return c.dated()
		}
	}
	if !month.IsZero() && strings.TrimSpace(rest) == "" {
		c.heading = strings.TrimSpace(w.above + " " + c.heading)
	}
	return c
}

// dated takes the month from a heading whose cells are not of a month.
func (c headed) dated() headed {
	if c.field != FieldProgress && c.field != FieldRating && c.field != FieldNote {
		c.on = programme.Date{}
	}
	return c
}

var headingMonth = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b` + months + `\b[\s'’-]*(?:\d{4}|\d{2})?`)
})

// headingDate is the date that a heading names, and its other words.
func headingDate(text string) (programme.Date, string) {
	if at := dateSpan().FindStringIndex(text); at != nil {
		if d, _ := readSpan(text[at[0]:at[1]], programme.DayFirst); !d.IsZero() {
			return d, text[:at[0]] + text[at[1]:]
		}
	}
	if at := headingMonth().FindStringIndex(text); at != nil {
		return programme.Date{}, text[:at[0]] + text[at[1]:]
	}
	return programme.Date{}, text
}
