package render

import (
	"strings"

	"improve/internal/doc"
)

// isPipeTable reports whether lines begin with the header of a table and the
// rule below it.
func isPipeTable(ls []string) bool {
	return len(ls) > 1 && strings.HasPrefix(strings.TrimSpace(ls[0]), "|") && isPipeRule(ls[1])
}

func isPipeRule(line string) bool {
	text := strings.TrimSpace(line)
	return strings.HasPrefix(text, "|") && strings.Contains(text, "-") && strings.Trim(text, "|-: ") == ""
}

// table writes a table drawn with pipes.
func (m htmlMarkdown) table(ls []string) int {
	t, rule := &doc.Table{}, pipeCells(ls[1])
	for i, title := range pipeCells(ls[0]) {
		c := doc.Column{Title: title, Flexible: true}
		if i < len(rule) && strings.HasSuffix(rule[i], "-:") {
			c.Align = doc.Right
		}
		t.Columns = append(t.Columns, c)
	}
	end := 2
	for ; end < len(ls) && strings.HasPrefix(strings.TrimSpace(ls[end]), "|"); end++ {
		row := make([]doc.Cell, 0, len(t.Columns))
		for i, text := range pipeCells(ls[end]) {
			if i == len(t.Columns) { // a column more than the header has: lose nothing
				t.Columns = append(t.Columns, doc.Column{Flexible: true})
			}
			row = append(row, doc.Cell{Text: text})
		}
		t.Rows = append(t.Rows, row)
	}
	m.h.table(t, m.h.heading)
	return end
}

// pipeCells are the texts between the pipes of a row; an escaped pipe is text.
func pipeCells(line string) []string {
	line = strings.TrimPrefix(strings.TrimSpace(line), "|")
	var cells []string
	from := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, pipeText(line[from:i]))
			from = i + 1
		}
	}
	if last := strings.TrimSpace(line[from:]); last != "" || cells == nil {
		cells = append(cells, pipeText(last))
	}
	return cells
}

func pipeText(s string) string { return inline(strings.TrimSpace(s), doc.Plain).String() }
