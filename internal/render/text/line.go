package text

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"improve/internal/doc"
)

// Lines splits a line where its text has line breaks.
func Lines(l doc.Line) []doc.Line {
	if !slices.ContainsFunc(l, func(s doc.Span) bool { return s.Text == "" || !Harmless(s.Text) }) {
		return []doc.Line{l}
	}
	out := []doc.Line{nil}
	for _, s := range l {
		for i, part := range strings.Split(CleanLines(s.Text), "\n") {
			if i > 0 {
				out = append(out, nil)
			}
			if part != "" {
				s.Text = part
				out[len(out)-1] = append(out[len(out)-1], s)
			}
		}
	}
	return out
}

// Blank is that many spaces.
func Blank(n int) string { return strings.Repeat(" ", max(n, 0)) }

// HasText reports whether a line shows anything.
func HasText(l doc.Line) bool {
	for _, s := range l {
		if strings.TrimSpace(Clean(s.Text)) != "" {
			return true
		}
	}
	return false
}

// Shorten is clean text of at most that many columns; what is left out shows as
// an ellipsis.
func Shorten(s string, columns int) string {
	s = strings.TrimSpace(Clean(s))
	if Width(s) <= columns {
		return s
	}
	end, _ := Cut(s, columns-1)
	return strings.TrimSpace(s[:end]) + "…"
}

// Label is clean text without blanks around it.
func Label(s string) string { return strings.TrimSpace(Clean(s)) }

// Unbroken is a clean line, without blanks around it.
func Unbroken(l doc.Line) doc.Line {
	text, spans := Flatten(l)
	from := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	return slice(text, spans, Extent{from, len(strings.TrimRightFunc(text, unicode.IsSpace))})
}

// Toned gives every plain piece of a line a tone.
func Toned(tone doc.Tone, l doc.Line) doc.Line {
	out := make(doc.Line, len(l))
	for i, s := range l {
		if s.Tone == doc.Plain {
			s.Tone = tone
		}
		out[i] = s
	}
	return out
}

// Join puts two texts together with something between, if neither is empty.
func Join(a, between, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}

// Title is what a page is called, which is never nothing.
func Title(id, title string) string {
	if s := strings.TrimSpace(Clean(id + " " + title)); s != "" {
		return s
	}
	return "Page without a title"
}

// ColumnName is what a column is called where nothing is its title: never
// nothing.
func ColumnName(i int, c doc.Column) string {
	for _, name := range []string{c.Title, strings.ReplaceAll(c.ID, "_", " ")} {
		if strings.TrimSpace(Clean(name)) != "" {
			return name
		}
	}
	return "Column " + strconv.Itoa(i+1)
}

// IsWord reports whether a character is one of words.
func IsWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// IsBlankOrNone takes the end of a text for a blank.
func IsBlankOrNone(r rune) bool { return r == 0 || unicode.IsSpace(r) }
