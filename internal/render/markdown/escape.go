package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/render/text"
)

// signs are what may make markup or call somebody; no other character needs care.
const signs = "`[*_~\\<&@#"

// gap is spaces of which Markdown would show one.
const gap = "   "

// escapeMarkdown writes clean text so that it makes no markup, whatever marks
// stand beside it, and escapes no more than that takes.
func escapeMarkdown(b *strings.Builder, text string) {
	care := signs
	if strings.Contains(text, gap) {
		care += " "
	}
	for from := 0; ; {
		n := strings.IndexAny(text[from:], care)
		if n < 0 {
			b.WriteString(text[from:])
			return
		}
		at := from + n
		b.WriteString(text[from:at])
		from = at + 1
		escapeSign(b, text, at)
	}
}

// escapeSign writes the sign at a place of a text, or the space.
func escapeSign(b *strings.Builder, text string, at int) {
	sign, before, after := rune(text[at]), runeBefore(text, at), runeAfter(text, at+1)
	if makesMarkup(sign, before, after, text[at+1:]) {
		b.WriteByte('\\')
	}
	b.WriteByte(text[at])
	if strings.HasPrefix(text[at:], gap) && before != ' ' {
		b.WriteRune('\u2003') // a gap that several spaces alone would not make
	}
	if calls(sign, before, after) {
		b.WriteString(parting)
	}
}

// parting is a space of no width: it parts a sign from what follows it.
const parting = "&#8203;"

// calls reports whether a sign would call somebody by @name, or refer to an issue
// by #12, in a comment on a pull request. No backslash keeps it from that.
func calls(r, before, after rune) bool {
	if text.IsWord(before) || after >= utf8.RuneSelf {
		return false
	}
	return r == '@' && text.IsWord(after) || r == '#' && unicode.IsDigit(after)
}

func makesMarkup(r, before, after rune, rest string) bool {
	alone := unicode.IsSpace(before) && unicode.IsSpace(after)
	switch r {
	case '`', '[':
		return true
	case '*':
		return !alone
	case '_':
		return !alone && !(text.IsWord(before) && text.IsWord(after))
	case '~':
		return before == '~' || after == '~' || !text.IsBlankOrNone(before)
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
		if words := strings.TrimLeft(s, "#"); len(s)-len(words) <= 6 && text.IsBlankOrNone(runeAfter(words, 0)) {
			return `\` + s
		}
	case '-', '+':
		if !text.IsWord(next) {
			return `\` + s
		}
	case '=':
		if strings.Trim(s, "=") == "" {
			return `\` + s
		}
	case '*', '_':
		if text.IsBlankOrNone(next) {
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
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') &&
		text.IsBlankOrNone(runeAfter(s, digits+1)) {
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

// isEdge reports whether a mark of emphasis may be beside r.
func isEdge(r rune) bool { return text.IsBlankOrNone(r) || unicode.IsPunct(r) }

func isASCIIPunct(c byte) bool { return c > ' ' && c < 0x7F && !text.IsWord(rune(c)) }
