package html

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// Text writes text of the record, on one line.
func (h *page) text(s string) { h.clean(text.Clean(s)) }

// clean writes text that was cleaned. Between elements <, > and & alone mean something:
// quotes and apostrophes, of which texts have many, stay.
func (h *page) clean(s string) {
	begun := 0 // of what is not written yet
	for i := range len(s) {
		var escaped string
		switch s[i] {
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '&':
			escaped = "&amp;"
		default:
			continue
		}
		h.put(s[begun:i], escaped)
		begun = i + 1
	}
	h.put(s[begun:])
}

// Line writes a line with its tones. A letter in a badge stays with the word
// after it.
func (h *page) line(l doc.Line) {
	l = h.seen(l).Addressed()
	for i, s := range l {
		if rest, found := strings.CutPrefix(s.Text, " "); found && i > 0 && isLetter(l[i-1]) {
			s.Text = "\u00a0" + rest
		}
		h.span(s)
	}
}

// seen is a line without the calls of the program, in a page that is read in a browser
// among others.
func (h *page) seen(l doc.Line) doc.Line {
	if h.link == nil || !slices.ContainsFunc(l, func(s doc.Span) bool { return s.Command }) {
		return l
	}
	return slices.DeleteFunc(slices.Clone(l), func(s doc.Span) bool { return s.Command })
}

func (h *page) says(l doc.Line) bool { return text.HasText(h.seen(l)) }

// isLetter reports whether a span is a badge of a letter or two, such as R*.
func isLetter(s doc.Span) bool { return toneClass(s.Tone) != "" && text.Width(s.Text) <= 2 }

// span writes a piece of a line. Blanks at its ends stand outside of its tone,
// so that a badge fits its words.
func (h *page) span(s doc.Span) {
	plain := text.Clean(s.Text)
	words := strings.TrimSpace(plain)
	open, closing := tone(s.Tone, words)
	to := h.address(s.Ref)
	if words == "" || open == "" && to == "" && !s.Struck && !s.Emphasis && !s.Code {
		h.clean(plain)
		return
	}
	from := strings.Index(plain, words)
	h.clean(plain[:from])
	if to != "" {
		h.put("<a href=\"", to, "\">")
	}
	marks := [...]struct {
		on            bool
		open, closing string
	}{{true, open, closing}, {s.Struck, "<s><span class=\"unseen\">was </span>", "</s>"},
		{s.Emphasis, "<em>", "</em>"}, {s.Code, "<code>", "</code>"}}
	for _, m := range marks {
		if m.on {
			h.put(m.open)
		}
	}
	h.clean(words)
	for _, m := range slices.Backward(marks[:]) {
		if m.on {
			h.put(m.closing)
		}
	}
	if to != "" {
		h.put("</a>")
	}
	h.clean(plain[from+len(words):])
}

// address is where the page about a thing is, for an attribute; empty for none.
func (h *page) address(r doc.Ref) string {
	if h.link == nil || r == (doc.Ref{}) {
		return ""
	}
	to, _ := doc.LinkTo(h.link(r))
	return html.EscapeString(to.Address())
}

// badgeWidth is how many columns of text still make a badge; more would be a
// coloured stripe, and only the colour of the words.
const badgeWidth = 28

// tone is the markup around words in a tone.
func tone(t doc.Tone, words string) (before, after string) {
	switch t {
	case doc.Strong:
		return "<strong>", "</strong>"
	case doc.Muted:
		return "<span class=\"muted\">", "</span>"
	case doc.Bad:
		return "<strong class=\"bad\">", "</strong>"
	}
	class := toneClass(t)
	switch {
	case class == "":
		return "", ""
	case text.Width(words) > badgeWidth:
		return "<strong class=\"" + class + "-text\">", "</strong>"
	}
	return "<span class=\"badge " + class + "\">", "</span>"
}

// toneClass is the class of a rating's tone, empty for the other tones.
func toneClass(t doc.Tone) string {
	switch t {
	case doc.Complete:
		return "complete"
	case doc.OffTrack:
		return "off-track"
	case doc.Behind:
		return "behind"
	case doc.OnTrack:
		return "on-track"
	}
	return ""
}

// footWidth is how many columns of the title fit beside the page number.
const footWidth = 80

// cssString quotes clean text for a style sheet: whatever is no plain letter or
// digit is written as its number, so that nothing can end the string.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < unicode.MaxASCII && text.IsWord(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%06x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
