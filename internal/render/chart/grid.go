package chart

import (
	"improve/internal/doc"
	"improve/internal/render/text"
)

const (
	gridRow = 46.0 // the least height of a row
	gridGap = 2.0  // of white between cells
	// gridLetter is the size of the letter in the corner of a cell, which says what
	// its colour says.
	gridLetter = 9.0
)

// grid lays out a heat map. Every cell grows until its words fit.
func (p *Picture) grid(g *doc.Grid) {
	left := text.FontWidth(text.Clean(g.RowTitle), chartText, true)
	for _, name := range g.Rows {
		left = max(left, text.FontWidth(text.Clean(name), chartSmall, false))
	}
	left = min(left, p.Width*0.28) + 10
	wide := (p.Width - left) / float64(max(len(g.Columns), 1))
	y := 0.0
	for i, line := range text.WrapFont(g.RowTitle, left-10, chartText, true) {
		if line != "" {
			p.label(0, chartText+float64(i)*chartLine, startAnchor, chartText, true, ChartInk, line)
			y = chartText + float64(i)*chartLine + 8
		}
	}
	for r, name := range g.Rows {
		var cells []doc.GridCell
		if r < len(g.Cells) {
			cells = g.Cells[r][:min(len(g.Cells[r]), len(g.Columns))]
		}
		y += p.gridRow(name, cells, len(g.Columns), left, wide, y)
	}
	y = p.underneath(g.Columns, wide, left, y+chartLine)
	if title := text.Clean(g.ColumnTitle); title != "" {
		y += chartLine
		p.label(left+(p.Width-left)/2, y, middleAnchor, chartText, true, ChartInk, title)
	}
	p.Height = y + 6
}

// gridRow draws a row and returns its height.
func (p *Picture) gridRow(name string, cells []doc.GridCell, columns int, left, wide, y float64) float64 {
	names := text.WrapFont(name, left-10, chartSmall, false)
	tall := max(gridRow, float64(len(names))*chartLine+8)
	words := make([][]string, len(cells))
	for i, c := range cells {
		words[i] = text.WrapFont(c.Text, wide-gridGap-8, chartSmall, true)
		tall = max(tall, float64(len(words[i]))*chartLine+12)
	}
	p.gridText(names, left-10, y+tall/2, endAnchor, false, ChartInk)
	for i := range columns {
		x := left + float64(i)*wide
		look := doc.Plain.Paint()
		if i < len(cells) {
			look = cells[i].Tone.Paint()
		}
		p.box(x, y, wide-gridGap, tall-gridGap, look.Fill, look.Edge)
		if i < len(cells) {
			p.label(x+4, y+12, startAnchor, gridLetter, false, look.Ink, text.Letter(cells[i].Tone))
			p.gridText(words[i], x+(wide-gridGap)/2, y+(tall-gridGap)/2, middleAnchor, true, look.Ink)
		}
	}
	return tall
}

// gridText writes lines around a middle.
func (p *Picture) gridText(lines []string, x, middle float64, at anchor, bold bool, colour string) {
	y := middle - float64(len(lines)-1)*chartLine/2 + 4
	for i, line := range lines {
		p.label(x, y+float64(i)*chartLine, at, chartSmall, bold, colour, line)
	}
}
