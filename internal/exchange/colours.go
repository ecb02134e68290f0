package exchange

import (
	"math"
	"strconv"

	"improve/internal/workbook"
)

// colourWords are what a colour alone is read as: a word of the rating column like any
// other, whose meaning a person says. Shades of one colour are one word.
func colourWords(fill string) string {
	if name := hue(fill); name != "" {
		return "coloured " + name
	}
	return ""
}

// hue is what people call a strong colour, empty for one that cannot mean a rating.
func hue(fill string) string {
	if !workbook.Strong(fill) {
		return ""
	}
	n, _ := strconv.ParseUint(fill, 16, 32)
	red, green, blue := float64(n>>16), float64(n>>8&0xff), float64(n&0xff)
	most, least := max(red, green, blue), min(red, green, blue)
	degrees := 0.0 // around the circle of colours, from red
	switch most {
	case red:
		degrees = math.Mod((green-blue)/(most-least)*60+360, 360)
	case green:
		degrees = (blue-red)/(most-least)*60 + 120
	default:
		degrees = (red-green)/(most-least)*60 + 240
	}
	for _, h := range []struct {
		to   float64
		name string
	}{{15, "red"}, {50, "amber"}, {70, "yellow"}, {170, "green"}, {260, "blue"}, {345, "purple"}} {
		if degrees < h.to {
			return h.name
		}
	}
	return "red"
}

// coloured is the column whose colours rate the tasks, where no column is one of
// ratings: of half its cells and more, and of two colours at least.
func (h *heading) coloured(g *lattice) int {
	if _, ok := h.column(FieldRating); ok {
		return -1
	}
	best, column := 0, -1
	for _, c := range h.list {
		rows, filled, hues := 0, 0, map[string]bool{}
		for n := h.last + 1; n < len(g.Rows); n++ {
			if len(g.filled(n)) < 3 {
				continue
			}
			rows++
			if name := hue(g.At(n, c.column).Fill); name != "" {
				filled++
				hues[name] = true
			}
		}
		if 2*filled >= rows && len(hues) >= 2 && filled > best {
			best, column = filled, c.column
		}
	}
	return column
}

// colour is the rating that the colour of a task's row gives.
func (r *rowReader) colour(n int) (lineBit, bool) {
	column, rated := r.now.column(FieldRating)
	if !rated {
		column = r.now.colours
	}
	cell := r.At(n, column)
	if column < 0 || rated && !cell.Empty() || colourWords(cell.Fill) == "" {
		return lineBit{}, false
	}
	if rated {
		r.use(n, column)
	}
	return lineBit{FieldRating, bit{text: colourWords(cell.Fill), cell: cell, at: r.place(n, column)}}, true
}
