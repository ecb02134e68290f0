package render

import (
	"strings"

	"improve/internal/doc"
)

// figures writes figures that follow one another, side by side where there is
// room; it returns where the last stands.
func (h *htmlPage) figures(blocks []doc.Block, at int) int {
	h.put("<div class=\"figures\">\n")
	for ; at < len(blocks); at++ {
		f, ok := blocks[at].(*doc.Figure)
		if !ok {
			break
		}
		h.figure(f)
	}
	h.put("</div>\n")
	return at - 1
}

// figure writes a chart with its caption. Alt stands for the chart where it is
// not seen; the figures behind it are a table to open, and open on paper.
func (h *htmlPage) figure(f *doc.Figure) {
	id := h.id("figure")
	caption := strings.TrimSpace(clean(f.Caption))
	if caption == "" {
		caption = "Chart"
	}
	h.put("<figure>\n<figcaption id=\"", id, "\">")
	h.text(caption)
	h.put("</figcaption>\n<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"", id, "\">\n")
	h.put(svgChart(f.Chart, chartWidth(f.Chart), caption, f.Alt, id))
	h.put("</div>\n")
	if f.Data != nil && len(f.Data.Columns) > 0 {
		h.put("<details>\n<summary>The figures of this chart</summary>\n")
		h.table(f.Data, caption)
		h.put("</details>\n")
	}
	h.put("</figure>\n")
}

// The widths of charts. The widest fits a page of A4 without being made smaller.
const (
	fullChart = 660.0
	halfChart = 318.0 // two of them fit beside each other there
)

// chartWidth is how wide a chart is drawn: no wider than what it shows needs.
func chartWidth(c doc.Chart) float64 {
	const column, period, names = 84.0, 78.0, 190.0 // names stand at the end of lines
	switch c := c.(type) {
	case *doc.Stack:
		return fitting(column, len(c.Points), 0)
	case *doc.Run:
		if len(c.Against) == 0 {
			return fitting(period, len(c.Points), 0)
		}
		return fitting(period, len(c.Points), names)
	}
	return fullChart
}

// fitting is the width for n points, each of which would like a width of its
// own; beyond what a page holds they stand closer, down to a least.
func fitting(each float64, n int, more float64) float64 {
	const least = 24.0
	return max(min(each*float64(n)+more, fullChart), halfChart, least*float64(n)+more)
}
