package html

import (
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// Table writes a table in a box that scrolls on a narrow screen, and can be
// scrolled with the keyboard. A caption that only repeats the words above it is
// not shown.
func (h *page) table(t *doc.Table, above string) {
	if len(t.Columns) == 0 {
		return
	}
	id := h.id("table")
	h.put("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"", id, "\">\n<table")
	if class := columnClasses(t); class != "" {
		h.put(" class=\"", class, "\"")
	}
	h.put(">\n")
	h.caption(id, t.Caption, above)
	h.head(t.Columns)
	h.put("<tbody>\n")
	h.rows(t, t.Rows)
	h.put("</tbody>\n")
	if len(t.Foot) > 0 {
		h.put("<tfoot>\n")
		h.rows(t, t.Foot)
		h.put("</tfoot>\n")
	}
	h.put("</table>\n</div>\n")
	h.after(t.More)
	h.after(t.Key)
}

func (h *page) caption(id, caption, above string) {
	caption = strings.TrimSpace(text.Clean(caption))
	if caption == "" {
		caption = above
	}
	if caption == "" {
		caption = "Table"
	}
	h.put("<caption id=\"", id, "\"><span", unseenIf(caption == above), ">")
	h.text(caption)
	h.put("</span></caption>\n")
}

// head writes the header row, where no cell is empty.
func (h *page) head(columns []doc.Column) {
	h.put("<thead>\n<tr>")
	for i, c := range columns {
		h.put("<th scope=\"col\">")
		h.text(text.ColumnName(i, c))
		h.put("</th>")
	}
	h.put("</tr>\n</thead>\n")
}

func (h *page) rows(t *doc.Table, rows [][]doc.Cell) {
	for _, row := range rows {
		h.put("<tr>")
		for i := range t.Columns {
			var c doc.Cell
			if i < len(row) {
				c = row[i]
			}
			h.cell(c, i == 0)
		}
		h.put("</tr>\n")
	}
}

// cell writes a cell; the first of a row names it, if it says anything.
func (h *page) cell(c doc.Cell, first bool) {
	before, after := "<td>", "</td>"
	if first && strings.TrimSpace(text.Clean(c.Text)) != "" {
		before, after = "<th scope=\"row\">", "</th>"
	}
	h.put(before)
	h.span(doc.Span{Text: c.Text, Tone: c.Tone, Ref: c.Ref})
	h.put(after)
}

const (
	// styledColumns is how many columns of a table can be set.
	styledColumns = 20
	// unwrapped is the width in columns of text up to which a column keeps its
	// cells on one line.
	unwrapped = 22
	// longText is the width from which on a cell holds sentences, not names.
	longText = 60
	// pageRoom is about how wide a table may be, in the size of its text, so that all of it
	// is seen at once: html.css gives a page 60rem.
	pageRoom = 62.0
	// wideTable is how many columns make a table that is set smaller on paper.
	wideTable = 9
)

// The least room of columns of names and of sentences, in the size of the text, with the
// space beside them: columnRules gives it.
const namesRoom, sentencesRoom = 10.0, 16.0

// onOneLine is about how wide a text is in the size of its letters, with the space beside it.
func onOneLine(width int) float64 { return float64(width)*0.55 + 1 }

// columnClasses say how each column of a table is set: n3 for numbers in the
// third, k4 for cells kept on one line in the fourth, f2 for names in the second,
// which wrap, and g5 for sentences in the fifth, which need more room; where the page has
// not so much, sentences are given the room of names. Saying so once a table keeps long
// tables small.
func columnClasses(t *doc.Table) string {
	var classes []string
	room := 0.0
	for i, c := range t.Columns[:min(len(t.Columns), styledColumns)] {
		widest := widestCell(t, i)
		switch {
		case c.Align == doc.Right:
			classes = append(classes, "n"+strconv.Itoa(i+1))
			room += onOneLine(widest)
		case widest <= unwrapped:
			classes = append(classes, "k"+strconv.Itoa(i+1))
			room += onOneLine(widest)
		case widest <= longText:
			classes = append(classes, "f"+strconv.Itoa(i+1))
			room += namesRoom
		default:
			classes = append(classes, "g"+strconv.Itoa(i+1))
			room += sentencesRoom
		}
	}
	for i, class := range classes {
		if room > pageRoom && class[0] == 'g' {
			classes[i] = "f" + class[1:]
		}
	}
	if len(t.Columns) >= wideTable {
		classes = append(classes, "wide")
	}
	return strings.Join(classes, " ")
}

// widestCell is the width of the widest text in a column below its heading.
func widestCell(t *doc.Table, column int) int {
	widest := 0
	for _, rows := range [][][]doc.Cell{t.Rows, t.Foot} {
		for _, row := range rows {
			if column < len(row) {
				widest = max(widest, text.Width(row[column].Text))
			}
		}
	}
	return widest
}

// columnRules are the rules of html.css that there would be one of for each
// column: they follow from its number.
func columnRules() string {
	return columnRule("n",
		"padding-right:1.6rem;text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap") +
		columnRule("k", "white-space:nowrap") +
		columnRule("f", "min-width:9em") +
		columnRule("g", "min-width:15em") +
		"@media print{\n" + columnRule("wide.k", "white-space:normal") +
		columnRule("f", "min-width:7em") + columnRule("g", "min-width:11em") + "}\n"
}

func columnRule(class, rule string) string {
	var selectors []string
	for i := range styledColumns {
		n := strconv.Itoa(i + 1)
		selectors = append(selectors, "."+class+n+" tr>:nth-child("+n+")")
	}
	return strings.Join(selectors, ",") + "{" + rule + "}\n"
}
