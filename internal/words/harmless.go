package words

import (
	"strings"
	"unicode"
)

// Harmless is a text in which no character does something to whoever shows it:
// control characters and changes of direction that reach over other words are left
// out. Line breaks stay, and a tab becomes a space.
func Harmless(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return (r < ' ' || r > '~') && r != '\n' }) < 0 {
		return s // as most texts are
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.In(r, unicode.Zl, unicode.Zp), redirects(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// redirects reports whether a character turns the direction of the words after it,
// however many. Direction marks do not: Arabic and Hebrew need them, and they reach
// no further than their neighbours.
func redirects(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }
