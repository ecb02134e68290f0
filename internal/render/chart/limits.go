package chart

import (
	"slices"

	"improve/internal/doc"
	"improve/internal/render/text"
)

const (
	runBand = "EDF1F5" // the ground between limits
	runRing = 12.0     // of what shows more than chance, around its mark
)

// limitsOf are the levels of a run's limits, from the top down; none where it has no limits.
func limitsOf(r *doc.Run) []doc.RunLevel {
	if r.Limits == nil {
		return nil
	}
	levels := []doc.RunLevel{r.Limits.Upper, r.Limits.Mean, r.Limits.Lower}
	if slices.ContainsFunc(levels, func(l doc.RunLevel) bool { return !finite(l.Value) }) {
		return nil
	}
	return levels
}

// runLimits draws a band between the limits beneath all else, its edges and the mean, and
// says what a ring is.
func (p *Picture) runLimits(r *doc.Run, plot runPlot, beneath int) {
	levels := limitsOf(r)
	if levels == nil {
		return
	}
	left := plot.x(min(max(r.Limits.From, 0), max(len(r.Points)-1, 0))) - plot.slot/2
	top, bottom := plot.y(levels[0].Value), plot.y(levels[2].Value)
	band := shape{kind: boxShape, points: []point{{left, top}, {plot.right, bottom}}, fill: runBand}
	p.shapes = slices.Insert(p.shapes, beneath, band)
	for _, l := range levels {
		y := plot.y(l.Value)
		p.line(ChartGrey, 1, nil, point{left, y}, point{plot.right, y})
	}
	if slices.ContainsFunc(r.Points, func(pt doc.RunPoint) bool { return pt.Beyond && given(pt.Value) }) {
		const words = "more than chance"
		x := p.Width - text.FontWidth(words, chartSmall, false) - 2
		p.runRing(x-runRing-5, runRing)
		p.dot(x-runRing-5, runRing, 3.5, ChartInk)
		p.label(x, runRing+4, startAnchor, chartSmall, false, ChartInk, words)
	}
}

// runRing draws a ring around where a mark will stand.
func (p *Picture) runRing(x, y float64) {
	p.dot(x, y, runRing, ChartInk)
	p.dot(x, y, runRing-1.5, "FFFFFF")
}
