package markdown

import (
	"strings"

	"improve/internal/doc"
)

// Table writes a table with pipes. A row is one line, whatever its cells hold.
func (m *page) table(t *doc.Table) {
	if len(t.Columns) == 0 {
		return
	}
	header, rule := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = inCell(doc.Text(c.Title))
		rule[i] = "---"
		if c.Align == doc.Right {
			rule[i] = "--:"
		}
	}
	m.row(header)
	m.row(rule)
	for _, row := range t.Rows {
		m.cells(row, len(t.Columns), false)
	}
	for _, row := range t.Foot {
		m.cells(row, len(t.Columns), true)
	}
	m.after(t.More)
	m.after(t.Key)
}

func (m *page) cells(row []doc.Cell, n int, total bool) {
	cells := make([]string, n)
	for i := range min(n, len(row)) {
		l := doc.Toned(row[i].Tone, row[i].Text)
		if total {
			l[0].Tone = doc.Strong
		}
		cells[i] = inCell(l)
	}
	m.row(cells)
}

func (m *page) row(cells []string) {
	m.line("| " + strings.Join(cells, " | ") + " |")
}
