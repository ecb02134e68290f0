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
// not seen; the figures behind it are a table to open, and open on paper. A
// caption that only repeats the heading above it is not shown.
func (h *htmlPage) figure(f *doc.Figure) {
	id := h.id("figure")
	caption := strings.TrimSpace(clean(f.Caption))
	if caption == "" {
		caption = "Chart"
	}
	h.put("<figure", figureClass(f), ">\n<figcaption id=\"", id, "\"", unseenIf(caption == h.heading), ">")
	h.text(caption)
	h.put("</figcaption>\n")
	h.chart(f, caption, id)
	if hasData(f) {
		h.put("<details>\n<summary>The figures of this chart</summary>\n")
		data := *f.Data
		data.Caption = ""
		h.table(&data, caption)
		h.put("</details>\n")
	}
	h.put("</figure>\n")
}

// chart draws a chart in a box that scrolls, or says what it would show where
// there is none.
func (h *htmlPage) chart(f *doc.Figure, caption, id string) {
	if f.Chart == nil {
		h.lines("p", "", []doc.Line{doc.Text(f.Alt)})
		return
	}
	h.put("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"", id, "\">\n")
	h.put(svgChart(f.Chart, chartWidth(f), caption, f.Alt, id), "</div>\n")
}

func hasData(f *doc.Figure) bool { return f.Data != nil && len(f.Data.Columns) > 0 }

// figureClass says of a small chart with a small table that both stand side by
// side on paper.
func figureClass(f *doc.Figure) string {
	if isBeside(f) {
		return ` class="beside"`
	}
	return ""
}

func isBeside(f *doc.Figure) bool {
	_, run := f.Chart.(*doc.Run)
	return run && hasData(f) && len(f.Data.Columns) <= 3
}

// unseenIf is the class of what is heard but not seen.
func unseenIf(hidden bool) string {
	if hidden {
		return ` class="unseen"`
	}
	return ""
}

// The widths of charts. The widest fits a page of A4 without being made smaller.
const (
	fullChart   = 660.0
	besideChart = 450.0 // leaves room there for a table of three columns
	halfChart   = 318.0 // two of them fit beside each other there
)

// chartWidth is how wide a figure's chart is drawn: no wider than what it shows
// needs.
func chartWidth(f *doc.Figure) float64 {
	const column, period, names = 84.0, 78.0, 190.0 // names stand at the end of lines
	widest := fullChart
	if isBeside(f) {
		widest = besideChart
	}
	switch c := f.Chart.(type) {
	case *doc.Stack:
		return fitting(column, len(c.Points), 0, widest)
	case *doc.Run:
		if len(c.Against) == 0 {
			return fitting(period, len(c.Points), 0, widest)
		}
		return fitting(period, len(c.Points), names, widest)
	}
	return widest
}

// fitting is the width for n points, each of which would like a width of its
// own; beyond the widest they stand closer, down to a least.
func fitting(each float64, n int, more, widest float64) float64 {
	const least = 24.0
	return max(min(each*float64(n)+more, widest), halfChart, least*float64(n)+more)
}
