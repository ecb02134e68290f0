package exchange

import (
	"slices"
	"strings"

	"improve/internal/workbook"
)

// settle corrects what the headings alone mislead about: "Task" is above numbers in
// one plan and over words in the next, and a plan without a column of actions has
// its actions where others have activities, findings or objectives.
func (h *heading) settle(g *lattice) {
	h.byCells(g)
	h.rated(g)
	h.colours = h.coloured(g)
	if c, ok := h.column(FieldNumber); ok && !h.holdsNumbers(g, c) {
		if _, taken := h.column(FieldTitle); taken {
			h.move(FieldNumber, FieldDetail)
		} else {
			h.move(FieldNumber, FieldTitle)
		}
	}
	h.objectives(g)
	h.lists(g)
	for _, f := range []Field{FieldActivities, FieldFinding, FieldAmbition} {
		if _, ok := h.column(FieldTitle); !ok {
			h.move(f, FieldTitle)
		}
	}
}

// rated takes a column of progress that holds nothing but the words of ratings for the
// rating, where the plan has no other.
func (h *heading) rated(g *lattice) {
	c, ok := h.column(FieldProgress)
	if _, taken := h.column(FieldRating); taken || !ok {
		return
	}
	const fewest = 3 // cells that show anything
	if cells := h.sample(g, c); len(cells) >= fewest && areRatings(cells) {
		h.move(FieldProgress, FieldRating)
	}
}

// lists makes activities of a column of actions where most cells list several, and tasks
// of the findings that they answer.
func (h *heading) lists(g *lattice) {
	c, ok := h.column(FieldTitle)
	finding, found := h.column(FieldFinding)
	if _, taken := h.column(FieldActivities); !ok || !found || taken || !apart(h.sample(g, finding)) {
		return
	}
	cells, several := h.sample(g, c), 0
	for _, cell := range cells {
		if len(bullet().FindAllString(cell.Text, 2)) > 1 || len(numberedLines(cell.Text)) > 1 {
			several++
		}
	}
	if 2*several > len(cells) {
		h.move(FieldTitle, FieldActivities)
		h.move(FieldFinding, FieldTitle)
	}
}

// objectives makes tasks of a column of objectives that differ from row to row, where
// other headings part the plan: what is beside each of them is how it is reached. Else
// they are ambitions.
func (h *heading) objectives(g *lattice) {
	c, ok := h.column(FieldAmbition)
	i := slices.IndexFunc(h.list, func(e headed) bool { return e.column == c })
	if !ok || !strings.Contains(plain(h.list[i].heading), "objective") || !h.differs(g, c) || !h.banners(g) {
		return
	}
	if _, activities := h.column(FieldActivities); !activities {
		h.move(FieldTitle, FieldActivities)
	}
	if _, title := h.column(FieldTitle); !title {
		h.move(FieldAmbition, FieldTitle)
	}
}

// banners reports whether a row below the headings has a text alone, in the first column
// or merged over others.
func (h *heading) banners(g *lattice) bool {
	for n := h.last + 1; n < len(g.Rows)-1; n++ {
		if filled := g.filled(n); len(filled) == 1 && filled[0] <= h.list[0].column {
			return true
		}
	}
	return false
}

func (h *heading) move(from, to Field) {
	c, ok := h.column(from)
	i := slices.IndexFunc(h.list, func(e headed) bool { return e.column == c && e.field == from })
	if !ok || i < 0 || h.list[i].how == byPerson {
		return
	}
	if h.columns[from] = h.columns[from][1:]; len(h.columns[from]) == 0 {
		delete(h.columns, from)
	}
	h.list[i].field, h.list[i].how, h.list[i].label = to, byCells, ""
	if to == FieldDetail {
		h.list[i].label = h.list[i].heading
	}
	h.columns[to] = append(h.columns[to], c)
}

// sample are the first cells of a column that are in rows of tasks.
func (h *heading) sample(g *lattice, column int) []workbook.Cell {
	const enough = 40
	var list []workbook.Cell
	for n := h.last + 1; n < len(g.Rows) && len(list) < enough; n++ {
		if cell := g.At(n, column); !cell.Empty() && len(g.filled(n)) >= 3 {
			list = append(list, cell)
		}
	}
	return list
}

// holdsNumbers reports whether most of the first cells of a column look like the
// numbers of tasks.
func (h *heading) holdsNumbers(g *lattice, column int) bool {
	cells := h.sample(g, column)
	numbers := 0
	for _, cell := range cells {
		if looksLikeNumber(cell.Text) || cell.IsDate() {
			numbers++
		}
	}
	return 2*numbers >= len(cells)
}

// differs reports whether nearly every cell of a column says something else, and no
// fewer hold anything than of the column of actions: it names tasks, not groups.
func (h *heading) differs(g *lattice, column int) bool {
	cells, all := h.sample(g, column), map[string]bool{}
	for _, cell := range cells {
		all[cell.Text] = true
	}
	for _, f := range []Field{FieldTitle, FieldActivities} {
		if c, ok := h.column(f); ok && len(h.sample(g, c)) > len(cells) {
			return false
		}
	}
	return 10*len(all) > 8*len(cells)
}
