// Package markdown writes pages as GitHub-flavoured Markdown, in which no text of
// the record is markup. Package improve/internal/markdown reads Markdown.
package markdown

import (
	"fmt"
	"io"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// Page writes a page as GitHub-flavoured Markdown. Text of the record makes
// no markup of its own, and no HTML.
func Page(w io.Writer, d doc.Document) error {
	m := &page{empty: true}
	if d.Stamp != "" {
		m.put(inText(doc.Toned(doc.Strong, d.Stamp)))
		m.gap()
	}
	for _, a := range d.Alerts {
		m.put("> **!** " + inText(a))
		m.gap()
	}
	m.title(d)
	m.blocks(d.Blocks)
	text := strings.TrimRight(m.out.String(), "\n")
	if text == "" {
		return nil
	}
	_, err := io.WriteString(w, text+"\n")
	return err
}

// page is a page being written. Edge is what every line begins with inside
// lists and quotations; mark takes its place on the next line.
type page struct {
	out   strings.Builder
	edge  string
	mark  string
	empty bool   // whether the last line is empty, or there is none
	other bool   // whether lists take their other marks
	above string // the last heading
}

// put writes a line.
func (m *page) put(s string) { m.line(strings.TrimRight(s, " ")) }

// Line writes a line as it is.
func (m *page) line(s string) {
	edge := m.edge
	if m.mark != "" {
		edge, m.mark = m.mark, ""
	}
	if s == "" {
		edge = strings.TrimRight(edge, " ")
	}
	m.out.WriteString(edge + s + "\n")
	m.empty = false
}

// gap leaves a line free.
func (m *page) gap() {
	if !m.empty && m.mark == "" {
		m.line("")
		m.empty = true
	}
}

func (m *page) title(d doc.Document) {
	title := doc.Text(d.Title)
	if d.ID != "" {
		title = doc.Text(d.ID + " " + d.Title)
	}
	m.heading(1, title)
	m.gap()
	under := d.Subtitle
	if len(d.Aside) > 0 {
		under = append([]doc.Line{text.Toned(doc.Strong, d.Aside)}, under...)
	}
	m.lines(under)
	m.gap()
}

// heading writes a heading; its last # would be taken for the end of its marks.
func (m *page) heading(level int, l doc.Line) {
	text := inText(l)
	if bare, found := strings.CutSuffix(text, "#"); found {
		text = bare + `\#`
	}
	if text != "" {
		m.put(strings.Repeat("#", level) + " " + text)
	}
}

// Lines writes a paragraph whose line breaks stay.
func (m *page) lines(ls []doc.Line) {
	texts := make([]string, len(ls)+1)
	for i, l := range ls {
		texts[i] = inText(l)
	}
	for i, text := range texts[:len(ls)] {
		if text != "" && texts[i+1] != "" {
			if bare, found := strings.CutSuffix(text, `\\`); found {
				text = bare + "&#92;" // some readers count the backslashes wrongly
			}
			text += `\`
		}
		if text == "" {
			m.gap()
			continue
		}
		m.put(text)
	}
}

// blocks writes blocks with a line free between them. A list directly below
// another takes other marks, else the two would be one.
func (m *page) blocks(blocks []doc.Block) {
	m.other = false
	for i, b := range blocks {
		if i > 0 {
			m.gap()
			m.other = kindOf(b) != notListed && kindOf(b) == kindOf(blocks[i-1]) && !m.other
		}
		m.block(b)
	}
}

// listKind is what a list begins its items with.
type listKind int

const (
	notListed listKind = iota
	bulleted
	numbered
)

// kindOf is the kind of list that a block is written as.
func kindOf(b doc.Block) listKind {
	switch b := b.(type) {
	case *doc.List:
		if b.Numbered {
			return numbered
		}
		return bulleted
	case *doc.Entries, *doc.Fields:
		return bulleted
	}
	return notListed
}

// bullet is the mark of an item.
func (m *page) bullet() string {
	if m.other {
		return "* "
	}
	return "- "
}

func (m *page) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		m.heading(min(max(b.Level, 1), 6), doc.Text(b.Text))
		m.above = b.Text
	case *doc.Paragraph:
		m.lines(text.Lines(b.Line))
	case *doc.List:
		m.list(b)
	case *doc.Quote:
		m.within("> ", "> ", func() { m.blocks(b.Blocks) })
	case *doc.Rule:
		m.put("---")
	case *doc.Table:
		m.table(b)
	case *doc.Entries:
		m.entries(b)
	case *doc.Fields:
		m.fields(b)
	case *doc.Figure:
		m.figure(b)
	case *doc.Code:
		m.code(b)
	default:
		panic(fmt.Sprintf("markdown: no way to write a %T", b))
	}
}

// within writes what stands inside a list or quotation: behind a mark on its
// first line, behind an edge on the others.
func (m *page) within(mark, edge string, write func()) {
	outer, other := m.edge, m.other
	if m.mark != "" {
		mark = m.mark + mark
	} else {
		mark = outer + mark
	}
	m.mark, m.edge = mark, outer+edge
	write()
	if m.mark != "" {
		m.line("") // nothing was written: the mark stands alone
	}
	m.edge, m.other = outer, other
}

func (m *page) list(l *doc.List) {
	for i, item := range l.Items {
		mark := m.bullet()
		if l.Numbered {
			mark = m.number(l, i)
		}
		m.within(mark, text.Blank(len(mark)), func() { m.item(item) })
	}
}

// number is the mark of an item of a numbered list.
func (m *page) number(l *doc.List, i int) string {
	if m.other {
		return fmt.Sprintf("%d) ", max(l.First, 1)+i)
	}
	return fmt.Sprintf("%d. ", max(l.First, 1)+i)
}

// item writes an item of a list. A list in it stands directly below its line.
func (m *page) item(item doc.Item) {
	if len(item.Line) > 0 {
		m.lines(text.Lines(item.Line))
	}
	if len(item.Blocks) == 0 {
		return
	}
	if !endsParagraph(item.Blocks[0]) {
		m.gap()
	}
	m.blocks(item.Blocks)
}

// endsParagraph reports whether a block may be directly below a paragraph: a
// list whose first item would not be taken for more of its text.
func endsParagraph(b doc.Block) bool {
	l, ok := b.(*doc.List)
	return ok && l.First <= 1 && len(l.Items) > 0 && text.HasText(l.Items[0].Line)
}

func (m *page) entries(e *doc.Entries) {
	for _, item := range e.Items {
		words := inLine(text.Toned(doc.Strong, item.Mark))
		for _, part := range []string{inLine(doc.Text(item.ID)), inLine(item.Title)} {
			words = text.Join(words, " ", part)
		}
		words = text.Join(words, " — ", inLine(item.Aside))
		m.put(m.bullet() + atLineStart(words))
		for _, d := range item.Detail {
			if text := inText(d); text != "" {
				m.put("  " + m.bullet() + text)
			}
		}
	}
	m.after(e.More)
}

func (m *page) fields(f *doc.Fields) {
	for _, row := range f.Rows {
		label := inLine(doc.Toned(doc.Strong, row.Label))
		switch len(row.Value) {
		case 0:
		case 1:
			m.put(m.bullet() + text.Join(label, ": ", inLine(row.Value[0])))
		default:
			m.put(m.bullet() + label + ":")
			for _, v := range row.Value {
				m.put("  " + m.bullet() + inText(v))
			}
		}
	}
}

// after writes a line that belongs to the block above it.
func (m *page) after(l doc.Line) {
	if len(l) > 0 {
		m.gap()
		m.put(inText(l))
	}
}

// figure writes what a chart says, and its figures.
func (m *page) figure(f *doc.Figure) {
	m.lines(text.FigureLines(f, m.above))
	if f.Data != nil {
		m.gap()
		m.table(f.Data)
	}
}

// code writes text between fences longer than any it holds.
func (m *page) code(c *doc.Code) {
	words := strings.TrimSuffix(text.CodeText(c.Text), "\n")
	fence := strings.Repeat("`", max(3, longestRun(words, '`')+1))
	m.put(fence + strings.Join(strings.FieldsFunc(text.Clean(c.Language),
		func(r rune) bool { return !text.IsWord(r) }), ""))
	for _, line := range strings.Split(words, "\n") {
		m.line(line)
	}
	m.put(fence)
}

// longestRun is how often a sign stands side by side at most.
func longestRun(s string, sign byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if run++; s[i] != sign {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}
