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
	m := &markdown{level: 1, bullet: "-"}
	for _, a := range d.Alerts {
		m.put("> **!** " + inText(a))
		m.put("")
	}
	m.title(d)
	for i, b := range d.Blocks {
		if i > 0 {
			m.bullet = bulletAfter(d.Blocks[i-1], m.bullet)
		}
		m.block(b)
		m.put("")
	}
	text := strings.TrimRight(m.out.String(), "\n")
	if text == "" {
		return nil
	}
	_, err := io.WriteString(w, text+"\n")
	return err
}

// markdown is a page being written.
type markdown struct {
	out    strings.Builder
	level  int    // of the last heading
	bullet string // of lists
}

// bulletAfter is the bullet for a list after a block. A list directly below
// another takes another bullet, else the two would be one.
func bulletAfter(b doc.Block, last string) string {
	switch b := b.(type) {
	case *doc.Paragraph:
		if b.Markdown {
			return "+"
		}
	case *doc.List, *doc.Entries, *doc.Fields:
		if last == "-" {
			return "*"
		}
	}
	return "-"
}

// put writes a line; of several empty lines it writes one.
func (m *markdown) put(s string) {
	if s == "" && (m.out.Len() == 0 || strings.HasSuffix(m.out.String(), "\n\n")) {
		return
	}
	m.out.WriteString(strings.TrimRight(s, " "))
	m.out.WriteByte('\n')
}

func (m *markdown) title(d doc.Document) {
	title := doc.Text(d.Title)
	if d.ID != "" {
		title = doc.Text(d.ID + " " + d.Title)
	}
	m.heading(1, title)
	m.put("")
	under := d.Subtitle
	if len(d.Aside) > 0 {
		under = append([]doc.Line{toned(doc.Strong, d.Aside)}, under...)
	}
	m.lines(under)
	m.put("")
}

// heading writes a heading; its last # would be taken for the end of its marks.
func (m *markdown) heading(level int, l doc.Line) {
	text := inText(l)
	if bare, found := strings.CutSuffix(text, "#"); found {
		text = bare + `\#`
	}
	if text != "" {
		m.put(strings.Repeat("#", level) + " " + text)
	}
}

// lines writes a paragraph whose line breaks stay.
func (m *markdown) lines(ls []doc.Line) {
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
		m.put(text)
	}
}

func (m *markdown) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		m.level = min(max(b.Level, 1), 6)
		m.heading(m.level, doc.Text(b.Text))
	case *doc.Paragraph:
		m.paragraph(b)
	case *doc.List:
		m.list(b)
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

func (m *markdown) paragraph(p *doc.Paragraph) {
	if p.Markdown {
		m.put(passMarkdown(p.Line.String(), m.level))
		return
	}
	m.lines(lines(p.Line))
}

func (m *markdown) list(l *doc.List) {
	for i, item := range l.Items {
		mark := m.bullet + " "
		if l.Numbered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		m.put(mark + inText(item))
	}
}

func (m *markdown) entries(e *doc.Entries) {
	for _, item := range e.Items {
		text := inLine(toned(doc.Strong, item.Mark))
		for _, part := range []string{inLine(doc.Text(item.ID)), inLine(item.Title)} {
			text = join(text, " ", part)
		}
		text = join(text, " — ", inLine(item.Aside))
		m.put(m.bullet + " " + atLineStart(text))
		for _, d := range item.Detail {
			if text := inText(d); text != "" {
				m.put("  " + m.bullet + " " + text)
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

func (m *markdown) fields(f *doc.Fields) {
	for _, row := range f.Rows {
		label := inLine(doc.Toned(doc.Strong, row.Label))
		switch len(row.Value) {
		case 0:
		case 1:
			m.put(m.bullet + " " + join(label, ": ", inLine(row.Value[0])))
		default:
			m.put(m.bullet + " " + label + ":")
			for _, v := range row.Value {
				m.put("  " + m.bullet + " " + inText(v))
			}
		}
	}
}

// after writes a line that belongs to the block above it.
func (m *markdown) after(l doc.Line) {
	if len(l) > 0 {
		m.put("")
		m.put(inText(l))
	}
}

// figure writes what a chart says, and its figures.
func (m *markdown) figure(f *doc.Figure) {
	m.lines([]doc.Line{doc.Toned(doc.Strong, f.Caption), doc.Text(f.Alt)})
	if f.Data != nil {
		m.put("")
		m.table(f.Data)
	}
}

// code writes text between fences longer than any it holds.
func (m *markdown) code(c *doc.Code) {
	text := codeText(c.Text)
	fence := strings.Repeat("`", max(3, longestRun(text, '`')+1))
	m.put(fence + strings.Join(strings.FieldsFunc(clean(c.Language), func(r rune) bool { return !isWord(r) }), ""))
	m.out.WriteString(strings.TrimSuffix(text, "\n") + "\n")
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
