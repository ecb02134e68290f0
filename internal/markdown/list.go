package markdown

import (
	"strconv"
	"strings"

	"improve/internal/doc"
)

// list reads a list: its items, and with each the lines that begin further in
// than its mark.
func (r reader) list(lines []string) (doc.Block, int) {
	first, numbered := itemNumber(lines[0])
	l := &doc.List{Numbered: numbered, First: first}
	taken := 0
	for taken < len(lines) && isItem(lines[taken], indent(lines[0]), numbered) {
		inner, n := itemLines(lines[taken:])
		l.Items = append(l.Items, r.item(inner))
		taken += n
	}
	return l, taken
}

// item reads an item: its first paragraph is its line.
func (r reader) item(lines []string) doc.Item {
	blocks := r.inside().blocks(lines)
	if len(blocks) == 0 {
		return doc.Item{}
	}
	if p, ok := blocks[0].(*doc.Paragraph); ok {
		return doc.Item{Line: p.Line, Blocks: blocks[1:]}
	}
	return doc.Item{Blocks: blocks}
}

// isItem reports whether a line goes on with a list of a kind, no further in.
func isItem(line string, at int, numbered bool) bool {
	mark, _ := listMark(trim(line))
	_, counts := itemNumber(line)
	return mark != "" && indent(line) <= at+1 && counts == numbered
}

// itemNumber is the number of an item; false where it has none.
func itemNumber(line string) (int, bool) {
	mark, _ := listMark(trim(line))
	n, err := strconv.Atoi(strings.TrimRight(mark, ".)"))
	return n, err == nil
}

// itemLines are the lines of an item without its mark, and how many it takes.
// They are those indented by two more than the mark: by how long it is where
// people keep to it.
func itemLines(lines []string) (inner []string, taken int) {
	at := indent(lines[0])
	mark, rest := listMark(strings.TrimLeft(lines[0], " "))
	inner, open := []string{rest}, true
	for taken = 1; taken < len(lines); taken++ {
		line := lines[taken]
		empty := trim(line) == ""
		if !empty && indent(line) < at+2 && !(open && runsOn(line)) {
			break
		}
		open = open && !empty
		inner = append(inner, line[min(indent(line), at+len(mark)+1):])
	}
	return inner, taken
}
