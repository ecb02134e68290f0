// Package text is what all formats do with text of the record: it is made clean,
// measured and broken into lines, in the columns of a screen and in the letters
// of a page. It writes nothing.
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes text safe to show on one line: line breaks and tabs become
// spaces, and whatever else would command a terminal or hide from the reader is
// spelled out (\x1b, \u202e).
func Clean(s string) string {
	if Harmless(s) {
		return s
	}
	return strings.ReplaceAll(CleanLines(s), "\n", " ")
}

// CleanLines is Clean for text whose line breaks mean something: they stay, as
// \n whatever they were.
func CleanLines(s string) string {
	if Harmless(s) {
		return s
	}
	var b strings.Builder
	before, flag := rune(0), false // flag: inside a flag's run of tags, such as England's
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if drop(before, r, s[i+size:]) {
			i += size
			continue
		}
		switch {
		case r == utf8.RuneError:
			b.WriteRune(r)
		case r == '\n', r == '\r', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case r == '\t':
			b.WriteByte(' ')
		case IsTag(r) && flag, !Hazardous(r):
			b.WriteString(s[i : i+size])
		default:
			b.WriteString(visible(r))
		}
		before, flag = r, r == BlackFlag || flag && IsTag(r)
		i += size
	}
	return b.String()
}

// CodeText is CleanLines for code, where tabs mean more than one space.
func CodeText(s string) string { return CleanLines(strings.ReplaceAll(s, "\t", "    ")) }

const (
	softHyphen = '\u00ad'     // a hint where to hyphenate, which nobody here does
	BlackFlag  = '\U0001F3F4' // begins the flags of England, Scotland and Wales
)

// Harmless reports whether there is nothing to clean: most text by far.
func Harmless(s string) bool {
	for _, r := range s {
		if !simple(r) {
			return false
		}
	}
	return true
}

// Hazardous reports whether a character does something instead of showing
// something: controls, and invisible format characters such as bidirectional
// overrides. Joiners and direction marks stay: emoji, Arabic, Hebrew and Indic
// text need them, and they reach no further than their neighbours.
func Hazardous(r rune) bool {
	switch {
	case r < ' ' || r >= 0x7F && r <= 0x9F:
		return true
	case r < softHyphen:
		return false
	case r >= '\u200c' && r <= '\u200f' || r == '\u061c':
		return false
	case r >= '\u0600' && r <= '\u08e2' || r == '\U000110bd' || r == '\U000110cd':
		return false // signs of Arabic, Syriac and Kaithi: visible, though classed as format
	}
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}

// IsTag reports whether r is one of the invisible copies of ASCII that spell
// the region of a flag.
func IsTag(r rune) bool { return r >= '\U000E0020' && r <= '\U000E007F' }

// isSelector reports whether r only says how to draw the character before it.
func isSelector(r rune) bool { return r >= '\ufe00' && r <= '\ufe0f' }

// drop reports whether a character goes without trace: it shows nothing and
// does nothing where it is.
func drop(before, r rune, rest string) bool {
	return r == softHyphen || isSelector(r) && IsBlankOrNone(before) || r == '\r' && strings.HasPrefix(rest, "\n")
}

// visible spells a character out, as Go and YAML do.
func visible(r rune) string {
	switch {
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}
