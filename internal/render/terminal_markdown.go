package render

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/doc"
)

// markdown writes Markdown text for reading: paragraphs filled, lists hung,
// headings strong, the marks of emphasis gone. It knows what minutes use; what
// it does not know it shows as it stands.
func (t *terminal) markdown(text string) {
	m := markdownText{t: t}
	for _, line := range strings.Split(cleanLines(text), "\n") {
		m.line(line)
	}
	m.flush()
}

// markdownText is the paragraph being read.
type markdownText struct {
	t      *terminal
	prefix string   // before its first line: a list's mark
	words  []string // its lines
	fence  string   // the fence of the code being read
	gap    bool     // whether a blank line came before it
	begun  bool     // whether anything is written
}

func (m *markdownText) line(line string) {
	text := strings.TrimSpace(line)
	switch mark, rest := listMark(text); {
	case m.fence != "" && strings.HasPrefix(text, m.fence):
		m.fence = ""
	case m.fence != "":
		m.t.code(line)
	case strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~"):
		m.flush()
		m.space()
		m.fence = text[:3]
	case text == "" || isRule(text):
		m.flush()
		m.gap = true
	case headingLevel(text) > 0:
		m.flush()
		m.gap = true
		m.emit("", inline(headingText(text), doc.Strong))
	case strings.HasPrefix(text, "|"):
		m.flush()
		m.emit("", doc.Text(text))
	case mark != "":
		m.flush()
		depth := (len(line) - len(strings.TrimLeft(line, " "))) / 2
		m.prefix, m.words = blank(margin*min(depth, 4))+mark, []string{rest}
	default:
		m.words = append(m.words, text)
		if strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`) {
			m.words[len(m.words)-1] = strings.TrimSuffix(text, `\`)
			hang := blank(width(m.prefix))
			m.flush()
			m.prefix = hang
		}
	}
}

// flush writes the paragraph read so far.
func (m *markdownText) flush() {
	if len(m.words) > 0 {
		m.emit(m.prefix, inline(strings.Join(m.words, " "), doc.Plain))
	}
	m.prefix, m.words = "", nil
}

func (m *markdownText) emit(prefix string, l doc.Line) {
	m.space()
	m.t.text(blank(margin)+prefix, l)
}

// space leaves a line free where the text had one, but for its beginning.
func (m *markdownText) space() {
	if m.gap && m.begun {
		m.t.gap()
	}
	m.gap, m.begun = false, true
}

// headingLevel is the level of a heading such as "## Minutes", 0 for none.
func headingLevel(text string) int {
	level := len(text) - len(strings.TrimLeft(text, "#"))
	if level > 6 || level < len(text) && text[level] != ' ' {
		return 0
	}
	return level
}

// headingText is what a heading says.
func headingText(text string) string {
	text = strings.TrimSpace(strings.TrimLeft(text, "#"))
	if bare := strings.TrimRight(text, "#"); strings.HasSuffix(bare, " ") {
		return strings.TrimSpace(bare)
	}
	return text
}

// isRule reports whether a line is a break between themes, or underlines a
// heading.
func isRule(text string) bool {
	bare := strings.ReplaceAll(text, " ", "")
	return len(bare) >= 3 && strings.Trim(bare, bare[:1]) == "" && strings.Contains("-_*=", bare[:1])
}

// listMark splits a list item into the mark to show and its text.
func listMark(text string) (mark, rest string) {
	head, rest := text, ""
	if at := strings.IndexByte(text[:min(len(text), 12)], ' '); at >= 0 {
		head, rest = text[:at], text[at+1:]
	}
	switch {
	case head == "-" || head == "*" || head == "+":
		return "• ", rest
	case head == ">":
		return "│ ", rest
	case len(head) < 2 || len(head) > 10 || !strings.HasSuffix(head, ".") && !strings.HasSuffix(head, ")"):
		return "", ""
	case strings.Trim(head[:len(head)-1], "0123456789") != "":
		return "", ""
	}
	return head + " ", rest
}

// inline is a stretch of Markdown without its marks.
func inline(s string, tone doc.Tone) doc.Line {
	var l doc.Line
	var b strings.Builder
	add := func(more doc.Line) {
		if b.Len() > 0 {
			l = append(l, doc.Span{Text: html.UnescapeString(b.String()), Tone: tone})
			b.Reset()
		}
		l = append(l, more...)
	}
	for before := rune(' '); s != ""; {
		r, size := utf8.DecodeRuneInString(s)
		part, rest := markedUp(s, before, tone)
		switch {
		case part != nil:
			add(part)
			before, s = 'x', rest
			continue
		case r == '\\' && len(s) > 1 && isASCIIPunct(s[1]):
			b.WriteString(html.EscapeString(s[1:2])) // so that it begins no entity
			size = 2
		case strings.ContainsRune("`*_", r):
			size = len(s) - len(strings.TrimLeft(s, s[:1]))
			b.WriteString(s[:size])
		default:
			b.WriteString(s[:size])
		}
		before, s = r, s[size:]
	}
	add(nil)
	return l
}

// markedUp is the text inside markup at the beginning of s, and what follows;
// nil where there is none.
func markedUp(s string, before rune, tone doc.Tone) (doc.Line, string) {
	switch s[0] {
	case '`':
		mark := s[:len(s)-len(strings.TrimLeft(s, "`"))]
		if code, rest, ok := cutNear(s[len(mark):], mark); ok {
			return doc.Line{{Text: strings.TrimSpace(code), Tone: tone}}, rest
		}
	case '*', '_':
		return emphasis(s, before, tone)
	case '!', '[':
		return link(s, tone)
	case '<':
		if address, rest, ok := cutNear(s[1:], ">"); ok && isAddress(address) {
			return doc.Line{{Text: address, Tone: tone}}, rest
		}
	}
	return nil, s
}

// emphasis is the text between two equal runs of * or _.
func emphasis(s string, before rune, tone doc.Tone) (doc.Line, string) {
	mark := s[:len(s)-len(strings.TrimLeft(s, s[:1]))]
	word := isWord(before) && mark[0] == '_'
	if len(mark) > 3 || word || strings.HasPrefix(s[len(mark):], " ") {
		return nil, s
	}
	text, rest, ok := cutNear(s[len(mark):], mark)
	if !ok || text == "" || strings.HasSuffix(text, " ") || strings.HasSuffix(text, `\`) {
		return nil, s
	}
	if next, _ := utf8.DecodeRuneInString(rest); rest != "" && mark[0] == '_' && isWord(next) {
		return nil, s
	}
	if len(mark) > 1 && tone == doc.Plain {
		tone = doc.Strong
	}
	return inline(text, tone), rest
}

// link is the text of a link or picture, with its address behind it.
func link(s string, tone doc.Tone) (doc.Line, string) {
	text, tail, ok := cutNear(strings.TrimPrefix(s, "!"), "](")
	if !ok || !strings.HasPrefix(text, "[") || strings.Contains(text[1:], "[") {
		return nil, s
	}
	address, rest, ok := cutNear(tail, ")")
	if !ok {
		return nil, s
	}
	l := append(doc.Line{}, inline(text[1:], tone)...)
	if address != "" && address != text[1:] {
		l = append(l, doc.Span{Text: " (" + address + ")", Tone: tone})
	}
	return l, rest
}

// cutNear is strings.Cut for a separator that is not far: markup ends soon, and
// looking to the end of a long text for each sign in it would take for ever.
func cutNear(s, separator string) (before, after string, found bool) {
	const far = 500
	at := strings.Index(s[:min(len(s), far)], separator)
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+len(separator):], true
}

// isAddress reports whether a text between < and > is an address rather than
// markup.
func isAddress(s string) bool {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(s, scheme) {
			return !strings.ContainsAny(s, " <>\n")
		}
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isASCIIPunct(c byte) bool {
	return c > ' ' && c < 0x7F && !isWord(rune(c))
}
