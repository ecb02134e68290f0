package markdown

import (
	"strings"

	"improve/internal/doc"
)

// isTable reports whether lines begin with the header of a table and the rule
// below it.
func isTable(lines []string) bool {
	return len(lines) > 1 && isRow(lines[0]) && isTableRule(lines[1])
}

func isRow(line string) bool { return strings.HasPrefix(trim(line), "|") }

func isTableRule(line string) bool {
	return isRow(line) && strings.Contains(line, "-") && strings.Trim(line, "|-: ") == ""
}

// table reads a table drawn with pipes. Cells beyond the header get columns
// without a title, so that nothing is lost.
func table(lines []string) (doc.Block, int) {
	t, rule := &doc.Table{}, cells(lines[1])
	for i, title := range cells(lines[0]) {
		c := doc.Column{Title: title, Flexible: true}
		if i < len(rule) && strings.HasSuffix(rule[i], "-:") {
			c.Align, c.Flexible = doc.Right, false
		}
		t.Columns = append(t.Columns, c)
	}
	end := 2
	for ; end < len(lines) && isRow(lines[end]); end++ {
		var row []doc.Cell
		for i, text := range cells(lines[end]) {
			if i == len(t.Columns) {
				t.Columns = append(t.Columns, doc.Column{Flexible: true})
			}
			row = append(row, doc.Cell{Text: text})
		}
		t.Rows = append(t.Rows, row)
	}
	return t, end
}

// cells are the texts between the pipes of a row; a pipe after a backslash is
// text.
func cells(line string) []string {
	line = strings.TrimPrefix(trim(line), "|")
	var out []string
	from := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			out = append(out, cellText(line[from:i]))
			from = i + 1
		}
	}
	if last := trim(line[from:]); last != "" || out == nil {
		out = append(out, cellText(last))
	}
	return out
}

func cellText(s string) string {
	return inline(trim(s), doc.Span{}).Addressed().String()
}
