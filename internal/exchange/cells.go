package exchange

import (
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// byCells finds out what columns are whose headings nobody knows, from what is below
// them: dates, names, numbers, the words of ratings. Each field is looked for only
// where no heading names it.
func (h *heading) byCells(g *lattice) {
	for _, look := range []struct {
		field Field
		fits  func([]workbook.Cell) bool
	}{
		{FieldNumber, areNumbers}, {FieldTarget, areDates}, {FieldRating, areRatings}, {FieldLeads, areNames},
		{FieldTitle, areActions},
	} {
		if _, taken := h.column(look.field); taken {
			continue
		}
		for i := range h.list {
			c := &h.list[i]
			if c.field != "" || c.how != "" {
				continue
			}
			const fewest = 3 // cells that show anything
			cells := h.sample(g, c.column)
			if look.field == FieldTitle && h.namesWork(g, len(cells)) {
				continue
			}
			if len(cells) >= fewest && look.fits(cells) {
				c.field, c.how = look.field, byCells
				h.columns[c.field] = []int{c.column}
				break
			}
		}
	}
}

// namesWork reports whether a column names what is to be done. One of findings or of
// ambitions does where it says something else in each of so many rows; else it groups them.
func (h *heading) namesWork(g *lattice, rows int) bool {
	if len(h.columns[FieldTitle])+len(h.columns[FieldActivities]) > 0 {
		return true
	}
	return slices.ContainsFunc([]Field{FieldFinding, FieldAmbition}, func(f Field) bool {
		c, ok := h.column(f)
		return ok && h.differs(g, c) && len(h.sample(g, c)) >= rows
	})
}

// mostly reports whether seven in ten cells are something.
func mostly(cells []workbook.Cell, is func(workbook.Cell) bool) bool {
	n := 0
	for _, c := range cells {
		if is(c) {
			n++
		}
	}
	return 10*n >= 7*len(cells)
}

// apart reports whether nearly all cells say something else.
func apart(cells []workbook.Cell) bool {
	all := map[string]bool{}
	for _, c := range cells {
		all[c.Text] = true
	}
	return 10*len(all) >= 9*len(cells)
}

func areNumbers(cells []workbook.Cell) bool {
	return apart(cells) && mostly(cells, func(c workbook.Cell) bool {
		return !c.IsDate() && looksLikeNumber(c.Text) && strings.ContainsAny(c.Text, "0123456789")
	})
}

func areDates(cells []workbook.Cell) bool {
	return mostly(cells, func(c workbook.Cell) bool {
		read := readDates(c, years{}, programme.EitherOrder)
		return len(read.found) == 1 && read.rest == ""
	})
}

func areRatings(cells []workbook.Cell) bool {
	return mostly(cells, func(c workbook.Cell) bool {
		switch plain(c.Text) {
		case "r", "a", "g", "b", "red", "amber", "green", "blue", "yellow", "complete", "completed", "on track",
			"off track", "behind", "at risk", "overdue", "in progress", "not started", "closed", "open", "done":
			return true
		}
		return false
	})
}

func areNames(cells []workbook.Cell) bool {
	return mostly(cells, func(c workbook.Cell) bool {
		const longest = 60
		read := readLeads(c.Text, func(string) bool { return false })
		return len(c.Text) <= longest && len(read.list) > 0 &&
			!slices.ContainsFunc(read.list, func(l lead) bool { return l.kind == leadOther })
	})
}

// areActions reports whether cells are sentences, each another.
func areActions(cells []workbook.Cell) bool {
	const fewest = 3 // words
	return apart(cells) && mostly(cells, func(c workbook.Cell) bool { return len(strings.Fields(c.Text)) >= fewest })
}
