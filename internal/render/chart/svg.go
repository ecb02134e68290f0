package chart

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// SVG writes a chart as a drawing to be in a page. Its words are text;
// title names it and alt, where there is one, says what it shows to those who do
// not see it. Id begins the names of both.
func SVG(c doc.Chart, width float64, title, alt, id string) string {
	p := Lay(c, width)
	var b strings.Builder
	names, desc := id+"-title", ""
	if alt = strings.TrimSpace(text.Clean(alt)); alt != "" {
		names += " " + id + "-desc"
		desc = `<desc id="` + id + `-desc">` + html.EscapeString(alt) + "</desc>\n"
	}
	w, h := px(p.Width), px(p.Height)
	fmt.Fprintf(&b, `<svg role="img" aria-labelledby="%s" width="%s" height="%s" viewBox="0 0 %s %s">`+"\n", names,
		w, h, w, h)
	fmt.Fprintf(&b, `<title id="%s-title">%s</title>`+"\n%s", id, html.EscapeString(text.Clean(title)), desc)
	for _, s := range p.shapes {
		b.WriteString(svgShape(s))
		b.WriteByte('\n')
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// svgShape is one shape as an element. All that it takes from the record is the
// text of a label.
func svgShape(s shape) string {
	first := s.points[0]
	switch s.kind {
	case boxShape:
		last := s.points[1]
		return fmt.Sprintf(`<rect x="%s" y="%s" width="%s" height="%s"%s/>`,
			px(first.x), px(first.y), px(last.x-first.x), px(last.y-first.y), svgPaint(s))
	case lineShape:
		places := make([]string, len(s.points))
		for i, p := range s.points {
			places[i] = px(p.x) + "," + px(p.y)
		}
		return `<polyline points="` + strings.Join(places, " ") + `"` + svgPaint(s) + "/>"
	case dotShape:
		return fmt.Sprintf(`<circle cx="%s" cy="%s" r="%s" fill="#%s"/>`, px(first.x), px(first.y), px(s.width), s.fill)
	case labelShape:
		return fmt.Sprintf(`<text x="%s" y="%s" font-size="%s"%s fill="#%s">%s</text>`,
			px(first.x), px(first.y), px(s.width), svgFont(s), s.fill, html.EscapeString(text.Clean(s.text)))
	}
	panic(fmt.Sprintf("svg: no way to draw a shape of kind %d", s.kind))
}

// svgPaint is what fills and outlines a shape.
func svgPaint(s shape) string {
	out := ` fill="none"`
	if s.fill != "" {
		out = ` fill="#` + s.fill + `"`
	}
	if s.stroke != "" {
		out += ` stroke="#` + s.stroke + `"`
	}
	if s.stroke != "" && s.width != 1 {
		out += ` stroke-width="` + px(s.width) + `"`
	}
	if len(s.dashes) > 0 {
		dashes := make([]string, len(s.dashes))
		for i, d := range s.dashes {
			dashes[i] = px(d)
		}
		out += ` stroke-dasharray="` + strings.Join(dashes, " ") + `"`
	}
	return out
}

// svgFont is how a label's letters stand.
func svgFont(s shape) string {
	out := ""
	if s.bold {
		out = ` font-weight="bold"`
	}
	switch s.anchor {
	case middleAnchor:
		out += ` text-anchor="middle"`
	case endAnchor:
		out += ` text-anchor="end"`
	}
	return out
}

// px is a length or place, to a tenth of a pixel.
func px(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}
