package render

import (
	"html"
	"strings"
	"unicode/utf8"

	"improve/internal/doc"
)

// markdown writes Markdown text as what it means, as far as minutes need it. It
// reads it as HTML does; HTML in it is text.
func (x *docx) markdown(text string) {
	ls := strings.Split(cleanLines(strings.ReplaceAll(text, "\t", "    ")), "\n")
	docxMarkdown{x: x, above: x.level}.blocks(ls, &markdownPlace{})
}

// docxMarkdown is a text being written; its highest headings stand one level
// below the heading above it.
type docxMarkdown struct {
	x     *docx
	above int
}

// markdownPlace is where in lists and quotations a paragraph stands. Item is
// the list whose mark the next paragraph gets, 0 where it had it already.
type markdownPlace struct {
	lists, item int
	numbered    bool
	quoted      bool
}

// deep is how many lists and quotations a place is in.
func (p *markdownPlace) deep() bool { return p.lists >= listLevels || p.lists > 0 && p.quoted }

func (m docxMarkdown) blocks(ls []string, at *markdownPlace) {
	for i := 0; i < len(ls); {
		i += max(m.block(ls[i:], at), 1)
	}
}

// block writes the block that begins at the first line; it returns how many
// lines it took.
func (m docxMarkdown) block(ls []string, at *markdownPlace) int {
	text := strings.TrimSpace(ls[0])
	mark, _ := listMark(text)
	switch {
	case text == "":
		return 1
	case fence(text) != "" && closing(ls) > 0:
		end := closing(ls)
		m.x.code(strings.Join(ls[1:end], "\n"))
		return end + 1
	case headingLevel(text) > 0:
		m.heading(headingLevel(text), headingText(text), at)
		return 1
	case isRule(text):
		return 1
	case mark != "" && text[0] == '>' && !at.quoted && at.lists == 0:
		return m.quote(ls)
	case mark != "" && text[0] != '>' && !at.deep():
		return m.list(ls, at)
	case isPipeTable(ls) && at.lists == 0 && !at.quoted:
		return m.table(ls)
	}
	return m.paragraph(ls, at)
}

func (m docxMarkdown) heading(level int, words string, at *markdownPlace) {
	if at.lists > 0 || at.quoted {
		m.open(at)
		m.x.inline(words, look{bold: true})
		m.x.close()
		return
	}
	m.x.heading(m.above+level, inline(words, doc.Plain).String())
}

func (m docxMarkdown) quote(ls []string) int {
	var inner []string
	for _, line := range ls {
		rest, quoted := strings.CutPrefix(strings.TrimSpace(line), ">")
		if !quoted {
			break
		}
		inner = append(inner, strings.TrimPrefix(rest, " "))
	}
	m.blocks(inner, &markdownPlace{quoted: true})
	return len(inner)
}

func (m docxMarkdown) list(ls []string, at *markdownPlace) int {
	first := listNumber(ls[0])
	inside := markdownPlace{lists: at.lists + 1, numbered: first >= 0, quoted: at.quoted}
	id := bulletList
	if first >= 0 {
		id = m.x.newList(at.lists, first)
	}
	taken := 0
	for taken < len(ls) && isItem(ls[taken], indent(ls[0]), first >= 0) {
		inside.item = id
		inner, n := itemLines(ls[taken:])
		m.blocks(inner, &inside)
		taken += n
	}
	return taken
}

// itemLines are the lines of a list's item without its mark, and how many it
// took.
func itemLines(ls []string) ([]string, int) {
	at := indent(ls[0])
	_, rest := listMark(strings.TrimSpace(ls[0]))
	inner, taken, open := []string{rest}, 1, true
	for taken < len(ls) {
		line := ls[taken]
		empty := strings.TrimSpace(line) == ""
		if !empty && indent(line) < at+2 && !(open && isRunningOn(line)) {
			break
		}
		open = open && !empty
		inner = append(inner, line[min(indent(line), at+2):])
		taken++
	}
	return inner, taken
}

// open begins a paragraph where it stands: with the mark of its list, or below
// the words that had it.
func (m docxMarkdown) open(at *markdownPlace) {
	switch {
	case at.item > 0 && at.numbered:
		m.x.open("ListNumber", numbering(at.lists-1, at.item))
	case at.item > 0:
		m.x.open("ListBullet", numbering(at.lists-1, at.item))
	case at.lists > 0:
		m.x.open("ListContinue", indented(at.lists*listIndent))
	case at.quoted:
		m.x.open("Quote", "")
	default:
		m.x.open("Normal", "")
	}
	at.item = 0
}

// paragraph writes lines up to one that begins something else. A rule right
// below makes a heading of them.
func (m docxMarkdown) paragraph(ls []string, at *markdownPlace) int {
	end := 1
	for end < len(ls) && isRunningOn(ls[end]) {
		end++
	}
	if level := underline(ls, end); level > 0 {
		m.heading(level, strings.Join(trimmed(ls[:end]), " "), at)
		return end + 1
	}
	m.open(at)
	var words []string
	for i, line := range ls[:end] {
		breaks := strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`)
		words = append(words, strings.TrimSuffix(strings.TrimSpace(line), `\`))
		if breaks && i < end-1 {
			m.x.inline(strings.Join(words, " "), look{})
			m.x.put("<w:r><w:br/></w:r>")
			words = nil
		}
	}
	m.x.inline(strings.Join(words, " "), look{})
	m.x.close()
	return end
}

// table writes a table drawn with pipes.
func (m docxMarkdown) table(ls []string) int {
	t, rule := &doc.Table{}, pipeCells(ls[1])
	for i, title := range pipeCells(ls[0]) {
		c := doc.Column{Title: title, Flexible: true}
		if i < len(rule) && strings.HasSuffix(rule[i], "-:") {
			c.Align, c.Flexible = doc.Right, false
		}
		t.Columns = append(t.Columns, c)
	}
	end := 2
	for ; end < len(ls) && strings.HasPrefix(strings.TrimSpace(ls[end]), "|"); end++ {
		var row []doc.Cell
		for i, text := range pipeCells(ls[end]) {
			if i == len(t.Columns) { // a column more than the header has: lose nothing
				t.Columns = append(t.Columns, doc.Column{Flexible: true})
			}
			row = append(row, doc.Cell{Text: text})
		}
		t.Rows = append(t.Rows, row)
	}
	m.x.table(t)
	return end
}

// look is how a stretch of Markdown is written.
type look struct{ bold, italic bool }

// inline writes a stretch of Markdown without its marks.
func (x *docx) inline(s string, l look) {
	plain := 0 // where text begins that is not written yet
	flush := func(to int) {
		x.looked(html.UnescapeString(s[plain:to]), l)
	}
	before := rune(' ')
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '\\' && i+1 < len(s) && isASCIIPunct(s[i+1]) {
			flush(i)
			x.looked(s[i+1:i+2], l)
			before, i, plain = rune(s[i+1]), i+2, i+2
			continue
		}
		write, length := x.markup(s[i:], before, l)
		if length > 0 {
			flush(i)
			write()
			before, i, plain = 'x', i+length, i+length
			continue
		}
		before, i = r, i+size
	}
	flush(len(s))
}

func (x *docx) looked(text string, l look) {
	properties := ""
	if l.bold {
		properties += "<w:b/><w:bCs/>"
	}
	if l.italic {
		properties += "<w:i/><w:iCs/>"
	}
	x.styled(text, "", properties)
}

// markup finds the markup at the beginning of s: how to write what it holds, and
// how long it is; 0 where there is none.
func (x *docx) markup(s string, before rune, l look) (func(), int) {
	switch s[0] {
	case '*', '_':
		return x.emphasized(s, before, l)
	case '`':
		mark := s[:len(s)-len(strings.TrimLeft(s, "`"))]
		if code, rest, ok := strings.Cut(s[len(mark):], mark); ok {
			return func() { x.run(strings.TrimSpace(code), "CodeText") }, len(s) - len(rest)
		}
	case '!', '[', '<':
		if words, rest := markedUp(s, before, doc.Plain); words != nil {
			return func() { x.looked(words.String(), l) }, len(s) - len(rest)
		}
	}
	return nil, 0
}

// emphasized is emphasis as inline knows it, with one mark italic and with two
// bold.
func (x *docx) emphasized(s string, before rune, l look) (func(), int) {
	words, rest := emphasis(s, before, doc.Plain)
	if words == nil {
		return nil, 0
	}
	marks := len(s) - len(strings.TrimLeft(s, s[:1]))
	if marks%2 == 1 {
		l.italic = true
	}
	if marks > 1 {
		l.bold = true
	}
	length := len(s) - len(rest)
	return func() { x.inline(s[marks:length-marks], l) }, length
}
