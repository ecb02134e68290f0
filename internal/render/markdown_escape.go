package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/doc"
)

// inText is a line as Markdown that begins a line, where more characters would
// make markup than within it.
func inText(l doc.Line) string { return atLineStart(inLine(l)) }

// inCell is a line as a table's cell holds it.
func inCell(l doc.Line) string {
	text := strings.ReplaceAll(inLine(l), `\|`, `\&#124;`) // an escaped backslash before a pipe
	return strings.ReplaceAll(text, "|", `\|`)
}

// inLine is a line as Markdown within a line: strong where its tone is more
// than muted, struck where it no longer holds.
func inLine(l doc.Line) string {
	const struck = doc.Bad // no other tone than strong is left here
	flat := make(doc.Line, len(l))
	for i, s := range l {
		flat[i] = doc.Span{Text: s.Text, Tone: doc.Strong}
		if s.Struck {
			flat[i].Tone = struck
		} else if s.Tone == doc.Plain || s.Tone == doc.Muted {
			flat[i].Tone = doc.Plain
		}
	}
	text, spans := flatten(flat)
	var b strings.Builder
	at := 0
	for _, s := range slice(text, spans, extent{0, len(text)}) {
		e := extent{at, at + len(s.Text)}
		at = e.to
		switch core, ok := markable(text, e); {
		case s.Tone == doc.Strong && ok:
			writeMarked(&b, text, e, core, "**")
		case s.Tone == struck && ok && !strings.Contains(s.Text, "~"):
			writeMarked(&b, text, e, core, "~~")
		case s.Tone == struck:
			escapeMarkdown(&b, "(was "+s.Text+")")
		default:
			escapeMarkdown(&b, s.Text)
		}
	}
	return strings.TrimSpace(b.String())
}

// markable is a stretch of text without the blanks around it, and whether marks
// of emphasis may stand there: Markdown takes none beside blanks, nor between a
// letter and a sign.
func markable(text string, e extent) (extent, bool) {
	inner := text[e.from:e.to]
	trimmed := strings.TrimSpace(inner)
	begin := e.from + strings.Index(inner, trimmed)
	core := extent{begin, begin + len(trimmed)}
	first, _ := utf8.DecodeRuneInString(trimmed)
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	opens := isWord(first) || isEdge(runeBefore(text, core.from))
	closes := isWord(last) || isEdge(runeAfter(text, core.to))
	return core, trimmed != "" && opens && closes
}

// writeMarked writes a stretch of text with marks around its core.
func writeMarked(b *strings.Builder, text string, e, core extent, mark string) {
	b.WriteString(text[e.from:core.from] + mark)
	escapeMarkdown(b, text[core.from:core.to])
	b.WriteString(mark + text[core.to:e.to])
}

// escapeMarkdown writes clean text so that it makes no markup, whatever marks
// stand beside it, and escapes no more than that takes.
func escapeMarkdown(b *strings.Builder, text string) {
	for at, r := range text {
		end := at + utf8.RuneLen(r)
		before, after := runeBefore(text, at), runeAfter(text, end)
		if makesMarkup(r, before, after, text[end:]) {
			b.WriteByte('\\')
		}
		if b.WriteRune(r); strings.HasPrefix(text[at:], "   ") && before != ' ' {
			b.WriteRune('\u2003') // a gap that several spaces alone would not make
		}
		if calls(r, before, after) {
			b.WriteString(parting)
		}
	}
}

// parting is a space of no width: it parts a sign from what follows it.
const parting = "&#8203;"

// calls reports whether a sign would call somebody by @name, or refer to an issue
// by #12, in a comment on a pull request. No backslash keeps it from that.
func calls(r, before, after rune) bool {
	if isWord(before) || after >= utf8.RuneSelf {
		return false
	}
	return r == '@' && isWord(after) || r == '#' && unicode.IsDigit(after)
}

func makesMarkup(r, before, after rune, rest string) bool {
	alone := unicode.IsSpace(before) && unicode.IsSpace(after)
	switch r {
	case '`', '[':
		return true
	case '*':
		return !alone
	case '_':
		return !alone && !(isWord(before) && isWord(after))
	case '~':
		return before == '~' || after == '~' || !isBlankOrNone(before)
	case '\\':
		return after < utf8.RuneSelf && (after == 0 || isASCIIPunct(byte(after)))
	case '<':
		return rest == "" || opensTag(rest)
	case '&':
		return strings.Contains(rest[:min(len(rest), 40)], ";")
	}
	return false
}

// opensTag reports whether what follows a < makes it HTML or an address.
func opensTag(rest string) bool {
	return rest != "" && (rest[0] == '/' || rest[0] == '!' || rest[0] == '?' ||
		rest[0] < utf8.RuneSelf && unicode.IsLetter(rune(rest[0])))
}

// atLineStart escapes what makes a heading, list, quotation, table or rule at
// the beginning of a line, in text that is escaped otherwise.
func atLineStart(s string) string {
	if s == "" {
		return s
	}
	next := runeAfter(s, 1)
	switch s[0] {
	case '#':
		if headingLevel(s) > 0 {
			return `\` + s
		}
	case '-', '+':
		if !isWord(next) {
			return `\` + s
		}
	case '=':
		if strings.Trim(s, "=") == "" {
			return `\` + s
		}
	case '*', '_':
		if isBlankOrNone(next) {
			return `\` + s
		}
	case ':':
		if next == '-' {
			return `\` + s
		}
	case '>', '|':
		return `\` + s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') && isBlankOrNone(runeAfter(s, digits+1)) {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}

// runeBefore is the character before a place, 0 at the beginning.
func runeBefore(s string, at int) rune {
	r, size := utf8.DecodeLastRuneInString(s[:at])
	if size == 0 {
		return 0
	}
	return r
}

// runeAfter is the character at a place, 0 at the end.
func runeAfter(s string, at int) rune {
	if at >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return r
}

// isBlankOrNone takes the end of a text for a blank.
func isBlankOrNone(r rune) bool { return r == 0 || unicode.IsSpace(r) }

// isEdge reports whether a mark of emphasis may stand beside r.
func isEdge(r rune) bool { return isBlankOrNone(r) || unicode.IsPunct(r) }
