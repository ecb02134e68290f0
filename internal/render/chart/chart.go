// Package chart lays charts out once and draws them as SVG and as PNG.
package chart

import (
	"math"
	"strconv"

	"improve/internal/doc"
)

// Picture is a chart laid out, the same for every format that draws: shapes in
// the order in which they are painted. Lengths are CSS pixels, 96 to the inch,
// from the top left.
type Picture struct {
	Width, Height float64
	shapes        []shape
}

// shape is one thing that is painted. Colours are six hexadecimal digits, and
// none where they are empty.
type shape struct {
	kind         shapeKind
	points       []point // box: two corners; dot: its centre; label: where it stands
	fill, stroke string
	width        float64   // of the stroke; radius of a dot; size of a label's letters
	dashes       []float64 // lengths on and off; nil is solid
	text         string
	anchor       anchor
	bold         bool
}

type point struct{ x, y float64 }

type shapeKind int

const (
	boxShape   shapeKind = iota
	lineShape            // through all its points
	dotShape             // a disc
	labelShape           // text, its baseline at the point
)

type anchor int

const (
	startAnchor anchor = iota
	middleAnchor
	endAnchor
)

// Lay lays a chart out for a width.
func Lay(c doc.Chart, width float64) *Picture {
	p := &Picture{Width: width}
	switch c := c.(type) {
	case *doc.Stack:
		p.stack(c)
	case *doc.Run:
		p.run(c)
	case *doc.Grid:
		p.grid(c)
	}
	p.Height = math.Ceil(max(p.Height, 1))
	return p
}

func (p *Picture) box(x, y, w, h float64, fill, stroke string) {
	p.shapes = append(p.shapes, shape{kind: boxShape, points: []point{{x, y}, {x + w, y + h}}, fill: fill,
		stroke: stroke, width: 1})
}

func (p *Picture) line(colour string, width float64, dashes []float64, points ...point) {
	p.shapes = append(p.shapes, shape{kind: lineShape, points: points, stroke: colour, width: width, dashes: dashes})
}

func (p *Picture) dot(x, y, radius float64, fill string) {
	p.shapes = append(p.shapes, shape{kind: dotShape, points: []point{{x, y}}, fill: fill, width: radius})
}

// Label writes text with its baseline at y.
func (p *Picture) label(x, y float64, at anchor, size float64, bold bool, colour, text string) {
	if text == "" {
		return
	}
	p.shapes = append(p.shapes, shape{kind: labelShape, points: []point{{x, y}}, fill: colour, width: size,
		text: text, anchor: at, bold: bold})
}

// Sizes of letters in charts, and the distance between lines of text.
const (
	chartText  = 12.0
	chartSmall = 11.0
	chartLine  = 14.0
)

// Colours of charts that mean nothing.
const (
	ChartInk   = doc.Ink
	ChartGrey  = doc.Grey
	ChartFaint = "D5D9DD"
)

// chartNumber is a number as short as it can be.
func chartNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
