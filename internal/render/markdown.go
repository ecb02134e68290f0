package render

import (
	"fmt"
	"io"
	"strings"

	"improve/internal/doc"
)

func writeMarkdown(w io.Writer, r Result, _ Options) error { return Markdown(w, r.Document) }

// Markdown writes a page as GitHub-flavoured Markdown. Text of the record makes
// no markup of its own, and no HTML.
func Markdown(w io.Writer, d doc.Document) error {
	m := &mdPage{empty: true}
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

// mdPage is a page being written. Edge is what every line begins with inside
// lists and quotations; mark takes its place on the next line.
type mdPage struct {
	out   strings.Builder
	edge  string
	mark  string
	empty bool // whether the last line is empty, or there is none
	other bool // whether lists take their other marks
}

// put writes a line.
func (m *mdPage) put(s string) { m.line(strings.TrimRight(s, " ")) }

// line writes a line as it is.
func (m *mdPage) line(s string) {
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
func (m *mdPage) gap() {
	if !m.empty && m.mark == "" {
		m.line("")
		m.empty = true
	}
}

func (m *mdPage) title(d doc.Document) {
	title := doc.Text(d.Title)
	if d.ID != "" {
		title = doc.Text(d.ID + " " + d.Title)
	}
	m.heading(1, title)
	m.gap()
	under := d.Subtitle
	if len(d.Aside) > 0 {
		under = append([]doc.Line{toned(doc.Strong, d.Aside)}, under...)
	}
	m.lines(under)
	m.gap()
}

// heading writes a heading; its last # would be taken for the end of its marks.
func (m *mdPage) heading(level int, l doc.Line) {
	text := inText(l)
	if bare, found := strings.CutSuffix(text, "#"); found {
		text = bare + `\#`
	}
	if text != "" {
		m.put(strings.Repeat("#", level) + " " + text)
	}
}

// lines writes a paragraph whose line breaks stay.
func (m *mdPage) lines(ls []doc.Line) {
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
func (m *mdPage) blocks(blocks []doc.Block) {
	m.other = false
	for i, b := range blocks {
		if i > 0 {
			m.gap()
			m.other = kindOf(b) != notListed && kindOf(b) == kindOf(blocks[i-1]) && !m.other
		}
		m.block(b)
	}
	m.gap()
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
func (m *mdPage) bullet() string {
	if m.other {
		return "* "
	}
	return "- "
}

func (m *mdPage) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		m.heading(min(max(b.Level, 1), 6), doc.Text(b.Text))
	case *doc.Paragraph:
		m.lines(lines(b.Line))
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
func (m *mdPage) within(mark, edge string, write func()) {
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

func (m *mdPage) list(l *doc.List) {
	for i, item := range l.Items {
		mark := m.bullet()
		if l.Numbered {
			mark = m.number(l, i)
		}
		m.within(mark, blank(len(mark)), func() { m.item(item) })
	}
}

// number is the mark of an item of a numbered list.
func (m *mdPage) number(l *doc.List, i int) string {
	if m.other {
		return fmt.Sprintf("%d) ", max(l.First, 1)+i)
	}
	return fmt.Sprintf("%d. ", max(l.First, 1)+i)
}

// item writes an item of a list. A list in it stands directly below its line.
func (m *mdPage) item(item doc.Item) {
	if len(item.Line) > 0 {
		m.lines(lines(item.Line))
	}
	if len(item.Blocks) == 0 {
		return
	}
	if !endsParagraph(item.Blocks[0]) {
		m.gap()
	}
	m.blocks(item.Blocks)
}

// endsParagraph reports whether a block may stand directly below a paragraph: a
// list whose first item would not be taken for more of its text.
func endsParagraph(b doc.Block) bool {
	l, ok := b.(*doc.List)
	return ok && l.First <= 1 && len(l.Items) > 0 && hasText(l.Items[0].Line)
}

func (m *mdPage) entries(e *doc.Entries) {
	for _, item := range e.Items {
		text := inLine(toned(doc.Strong, item.Mark))
		for _, part := range []string{inLine(doc.Text(item.ID)), inLine(item.Title)} {
			text = join(text, " ", part)
		}
		text = join(text, " — ", inLine(item.Aside))
		m.put(m.bullet() + atLineStart(text))
		for _, d := range item.Detail {
			if text := inText(d); text != "" {
				m.put("  " + m.bullet() + text)
			}
		}
	}
	m.after(e.More)
}

// join puts two texts together with something between, if neither is empty.
func join(a, between, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}

func (m *mdPage) fields(f *doc.Fields) {
	for _, row := range f.Rows {
		label := inLine(doc.Toned(doc.Strong, row.Label))
		switch len(row.Value) {
		case 0:
		case 1:
			m.put(m.bullet() + join(label, ": ", inLine(row.Value[0])))
		default:
			m.put(m.bullet() + label + ":")
			for _, v := range row.Value {
				m.put("  " + m.bullet() + inText(v))
			}
		}
	}
}

// after writes a line that belongs to the block above it.
func (m *mdPage) after(l doc.Line) {
	if len(l) > 0 {
		m.gap()
		m.put(inText(l))
	}
}

// figure writes what a chart says, and its figures.
func (m *mdPage) figure(f *doc.Figure) {
	m.lines([]doc.Line{doc.Toned(doc.Strong, f.Caption), doc.Text(f.Alt)})
	if f.Data != nil {
		m.gap()
		m.table(f.Data)
	}
}

// code writes text between fences longer than any it holds.
func (m *mdPage) code(c *doc.Code) {
	text := strings.TrimSuffix(codeText(c.Text), "\n")
	fence := strings.Repeat("`", max(3, longestRun(text, '`')+1))
	m.put(fence + strings.Join(strings.FieldsFunc(clean(c.Language), func(r rune) bool { return !isWord(r) }), ""))
	for _, line := range strings.Split(text, "\n") {
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
