package markdown

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/doc"
)

// inline reads a stretch of text within a line. Each piece of it looks as the
// given span does, and more so where it is marked up.
func inline(s string, look doc.Span) doc.Line {
	var l doc.Line
	var b strings.Builder
	add := func(more doc.Line) {
		if b.Len() > 0 {
			look.Text = html.UnescapeString(b.String())
			l = append(l, look)
			b.Reset()
		}
		l = append(l, more...)
	}
	for before := rune(' '); s != ""; {
		r, size := utf8.DecodeRuneInString(s)
		part, rest := markedUp(s, before, look)
		switch {
		case part != nil:
			add(part)
			before, s = 'x', rest
			continue
		case r == '\\' && len(s) > 1 && isPunct(s[1]):
			b.WriteString(html.EscapeString(s[1:2])) // so that it begins no entity
			size = 2
		case strings.ContainsRune("`*_~", r):
			size = run(s)
			b.WriteString(s[:size])
		default:
			b.WriteString(s[:size])
		}
		before, s = r, s[size:]
	}
	add(nil)
	return l
}

// run is how often the first sign of a text stands side by side.
func run(s string) int { return len(s) - len(strings.TrimLeft(s, s[:1])) }

// markedUp is the text inside markup at the beginning of s, and what follows;
// nil where there is none.
func markedUp(s string, before rune, look doc.Span) (doc.Line, string) {
	switch s[0] {
	case '`':
		mark := s[:run(s)]
		if code, rest, ok := cutNear(s[len(mark):], mark); ok && strings.TrimSpace(code) != "" {
			look.Text, look.Code = strings.TrimSpace(code), true
			return doc.Line{look}, rest
		}
	case '*', '_', '~':
		return emphasis(s, before, look)
	case '!', '[':
		return link(s, look)
	case '<':
		return autolink(s, look)
	}
	return nil, s
}

// emphasis reads what is between two equal runs of *, _ or ~.
func emphasis(s string, before rune, look doc.Span) (doc.Line, string) {
	mark := s[:run(s)]
	inWord := isWord(before) && mark[0] == '_'
	if len(mark) > 3 || mark[0] == '~' && len(mark) != 2 || inWord || strings.HasPrefix(s[len(mark):], " ") {
		return nil, s
	}
	text, rest, ok := cutMark(s[len(mark):], mark)
	if !ok {
		return nil, s
	}
	switch {
	case mark[0] == '~':
		look.Struck = true
	case len(mark) > 1 && look.Tone == doc.Plain:
		look.Tone = doc.Strong
	}
	look.Emphasis = look.Emphasis || mark[0] != '~' && len(mark) != 2
	return inline(text, look), rest
}

// cutMark splits a text at the run that closes emphasis: as long as the one that
// opened it, behind a word, and with _ not within one.
func cutMark(s, mark string) (text, rest string, ok bool) {
	for i := 0; i < min(len(s), far); i++ {
		if s[i] != mark[0] {
			continue
		}
		end := i + run(s[i:])
		next, _ := utf8.DecodeRuneInString(s[end:])
		inWord := mark[0] == '_' && end < len(s) && isWord(next)
		if end-i == len(mark) && i > 0 && s[i-1] != ' ' && s[i-1] != '\\' && !inWord {
			return s[:i], s[end:], true
		}
		i = end - 1
	}
	return s, "", false
}

// link reads a link, or a picture, which becomes a link. Where no page may lead
// to its address, the address is text after its words.
func link(s string, look doc.Span) (doc.Line, string) {
	words, tail, ok := cutNear(strings.TrimPrefix(s, "!"), "](")
	if !ok || !strings.HasPrefix(words, "[") || strings.Contains(words[1:], "[") {
		return nil, s
	}
	address, rest, ok := cutAddress(tail)
	if !ok {
		return nil, s
	}
	words = words[1:]
	inside := look
	to, leads := doc.LinkTo(html.UnescapeString(unescaped(address)))
	if leads {
		inside.Link = to
	}
	l := append(doc.Line{}, inline(words, inside)...)
	switch {
	case leads && len(l) == 0:
		inside.Text = to.Address()
		l = append(l, inside)
	case !leads && address != "" && address != words:
		look.Text = " (" + address + ")"
		l = append(l, look)
	}
	return l, rest
}

// cutAddress is the address of a link, up to the bracket that closes it.
func cutAddress(s string) (address, rest string, ok bool) {
	open := 0
	for i := range len(s[:min(len(s), far)]) {
		switch escaped := i > 0 && s[i-1] == '\\'; {
		case s[i] == '(' && !escaped:
			open++
		case s[i] == ')' && !escaped:
			if open == 0 {
				return s[:i], s[i+1:], true
			}
			open--
		}
	}
	return s, "", false
}

// unescaped is an address without the backslashes that keep its signs from
// being markup.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// autolink reads an address between < and >.
func autolink(s string, look doc.Span) (doc.Line, string) {
	address, rest, ok := cutNear(s[1:], ">")
	if !ok || !strings.Contains(address, ":") {
		return nil, s
	}
	if look.Link, ok = doc.LinkTo(address); !ok {
		return nil, s
	}
	look.Text = address
	return doc.Line{look}, rest
}

// far is how far markup reaches, in bytes: it ends soon, and looking to the end
// of a long text for each sign in it would take for ever.
const far = 500

// cutNear is strings.Cut for a separator that is not far.
func cutNear(s, separator string) (before, after string, found bool) {
	at := strings.Index(s[:min(len(s), far)], separator)
	if at < 0 {
		return s, "", false
	}
	return s[:at], s[at+len(separator):], true
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isPunct(c byte) bool { return c > ' ' && c < 0x7F && !isWord(rune(c)) }
