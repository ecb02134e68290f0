// Package markdown reads the Markdown that minutes are written in as blocks of
// a page: paragraphs, headings, lists, quotations, code, tables, and emphasis
// and links within lines.
//
// It knows what minutes use. What it does not know, and all HTML, stays text,
// so that no word is lost. It writes nothing: formats write blocks.
package markdown

import (
	"strings"

	"improve/internal/doc"
)

// Parse reads a text that is under a heading of a level. Its highest
// headings are one level below that one.
func Parse(text string, level int) []doc.Block {
	blocks := newReader(0).blocks(splitLines(text))
	top := 0
	for _, b := range blocks {
		if h, ok := b.(*doc.Heading); ok && (top == 0 || h.Level < top) {
			top = h.Level
		}
	}
	for _, b := range blocks {
		if h, ok := b.(*doc.Heading); ok {
			h.Level += level + 1 - top
		}
	}
	return blocks
}

// splitLines splits a text at its line breaks, whatever wrote them. A tab
// stands for four spaces.
func splitLines(text string) []string {
	breaks := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", "    ")
	return strings.Split(breaks.Replace(text), "\n")
}

// reader reads lines that are inside depth lists and quotations. Open has, by
// sign, the shortest fence found that nothing closes: no longer one is looked
// for again, which in a text of many would take for ever.
type reader struct {
	depth int
	open  map[byte]int
}

func newReader(depth int) reader { return reader{depth, map[byte]int{}} }

// deepest is how many lists and quotations may be inside one another; the marks
// of deeper ones are text.
const deepest = 6

func (r reader) inside() reader { return newReader(r.depth + 1) }

func (r reader) blocks(lines []string) []doc.Block {
	var blocks []doc.Block
	for len(lines) > 0 {
		b, taken := r.block(lines)
		if b != nil {
			blocks = append(blocks, b)
		}
		lines = lines[taken:]
	}
	return blocks
}

// block reads the block that begins at the first line, nil for an empty line,
// and says how many lines it takes.
func (r reader) block(lines []string) (b doc.Block, taken int) {
	text := trim(lines[0])
	mark, _ := listMark(text)
	switch {
	case text == "":
		return nil, 1
	case r.closing(lines) > 0:
		return code(lines, r.closing(lines))
	case headingLevel(text) > 0:
		return r.heading(headingLevel(text), inline(headingText(text), doc.Span{})), 1
	case isRule(text):
		return &doc.Rule{}, 1
	case isQuoted(text) && r.depth < deepest:
		return r.quote(lines)
	case mark != "" && r.depth < deepest:
		return r.list(lines)
	case isTable(lines):
		return table(lines)
	}
	return r.paragraph(lines)
}

// heading is a heading of the page. Inside a list or quotation it heads nothing
// of the page, and is a strong paragraph.
func (r reader) heading(level int, l doc.Line) doc.Block {
	if r.depth == 0 {
		return &doc.Heading{Level: level, Text: l.Addressed().String()}
	}
	for i := range l {
		l[i].Tone = doc.Strong
	}
	return &doc.Paragraph{Line: l}
}

// closing is the line that closes the code which the first opens, 0 where it
// opens none and where none closes it: the fence is text then, and swallows
// nothing.
func (r reader) closing(lines []string) int {
	mark := fence(trim(lines[0]))
	if mark == "" {
		return 0
	}
	if n, open := r.open[mark[0]]; open && len(mark) >= n {
		return 0
	}
	for i, line := range lines[1:] {
		text := trim(line)
		if strings.HasPrefix(text, mark) && strings.Trim(text, mark[:1]) == "" {
			return i + 1
		}
	}
	r.open[mark[0]] = len(mark)
	return 0
}

// code reads what is between two fences.
func code(lines []string, end int) (doc.Block, int) {
	text := ""
	for _, line := range lines[1:end] {
		text += line + "\n"
	}
	first := trim(lines[0])
	return &doc.Code{Language: trim(strings.TrimLeft(first, first[:1])), Text: text}, end + 1
}

// quote reads a quotation: all lines marked as one, without their marks.
func (r reader) quote(lines []string) (doc.Block, int) {
	var inner []string
	for _, line := range lines {
		rest, quoted := strings.CutPrefix(strings.TrimLeft(line, " "), ">")
		if !quoted {
			break
		}
		inner = append(inner, strings.TrimPrefix(rest, " "))
	}
	return &doc.Quote{Blocks: r.inside().blocks(inner)}, len(inner)
}

// paragraph reads lines up to one that begins something else. A line of = or -
// right below makes a heading of them.
func (r reader) paragraph(lines []string) (doc.Block, int) {
	end := 1
	for end < len(lines) && runsOn(lines[end]) {
		end++
	}
	l := filled(lines[:end])
	if level := underline(lines, end); level > 0 {
		return r.heading(level, l), end + 1
	}
	return &doc.Paragraph{Line: l}, end
}

// filled joins the lines of a paragraph. It is broken only where a line asks
// for it, with two spaces or a backslash at its end.
func filled(lines []string) doc.Line {
	var l doc.Line
	var words []string
	for i, line := range lines {
		text := trim(line)
		broken := strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`)
		words = append(words, strings.TrimSuffix(text, `\`))
		if broken && i < len(lines)-1 {
			l = append(append(l, inline(strings.Join(words, " "), doc.Span{})...), doc.Span{Text: "\n"})
			words = nil
		}
	}
	return append(l, inline(strings.Join(words, " "), doc.Span{})...)
}
