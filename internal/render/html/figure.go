package html

import (
	"strings"

	"improve/internal/doc"

	"improve/internal/render/chart"
	"improve/internal/render/text"
)

// figures writes figures that follow one another, side by side where there is
// room; it returns where the last stands.
func (h *page) figures(blocks []doc.Block, at int) int {
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
func (h *page) figure(f *doc.Figure) {
	id := h.id("figure")
	caption := strings.TrimSpace(text.Clean(f.Caption))
	if caption == "" {
		caption = "Chart"
	}
	h.put("<figure", figureClass(f), ">\n<figcaption id=\"", id, "\"", unseenIf(caption == h.heading), ">")
	h.text(caption)
	h.put("</figcaption>\n")
	h.chart(f, caption, id)
	if chart.HasData(f) {
		h.put("<details>\n<summary>The figures of this chart</summary>\n")
		data := *f.Data
		data.Caption = ""
		h.table(&data, caption)
		h.put("</details>\n")
	}
	h.put("</figure>\n")
}

// Chart draws a chart in a box that scrolls, or says what it would show where
// there is none.
func (h *page) chart(f *doc.Figure, caption, id string) {
	if f.Chart == nil {
		h.lines("p", "", []doc.Line{doc.Text(f.Alt)})
		return
	}
	h.put("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"", id, "\">\n")
	h.put(chart.SVG(f.Chart, chart.Width(f), caption, f.Alt, id), "</div>\n")
}

// figureClass says about a small chart with a small table that both stand side by
// side on paper.
func figureClass(f *doc.Figure) string {
	if chart.IsBeside(f) {
		return ` class="beside"`
	}
	return ""
}

// unseenIf is the class of what is heard but not seen.
func unseenIf(hidden bool) string {
	if hidden {
		return ` class="unseen"`
	}
	return ""
}
