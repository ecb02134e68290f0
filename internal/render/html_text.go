package render

import (
	"fmt"
	"html"
	"strings"
	"unicode"

	"improve/internal/doc"
)

// text writes text of the record, on one line.
func (h *htmlPage) text(s string) { h.out.WriteString(html.EscapeString(clean(s))) }

// line writes a line with its tones. A letter in a badge stays with the word
// after it.
func (h *htmlPage) line(l doc.Line) {
	l = l.Addressed()
	for i, s := range l {
		if rest, found := strings.CutPrefix(s.Text, " "); found && i > 0 && isLetter(l[i-1]) {
			s.Text = "\u00a0" + rest
		}
		h.span(s)
	}
}

// isLetter reports whether a span is a badge of a letter or two, such as R*.
func isLetter(s doc.Span) bool { return toneClass(s.Tone) != "" && width(s.Text) <= 2 }

// span writes a piece of a line. Blanks at its ends stand outside of its tone,
// so that a badge fits its words.
func (h *htmlPage) span(s doc.Span) {
	text := clean(s.Text)
	words := strings.TrimSpace(text)
	before, after := htmlTone(s.Tone, words)
	if s.Struck {
		before, after = before+"<s><span class=\"unseen\">was </span>", "</s>"+after
	}
	if s.Emphasis {
		before, after = before+"<em>", "</em>"+after
	}
	if s.Code {
		before, after = before+"<code>", "</code>"+after
	}
	if to := h.address(s.Ref); to != "" {
		before, after = "<a href=\""+to+"\">"+before, after+"</a>"
	}
	if before == "" || words == "" {
		h.text(text)
		return
	}
	from := strings.Index(text, words)
	h.text(text[:from])
	h.put(before)
	h.text(words)
	h.put(after)
	h.text(text[from+len(words):])
}

// address is where the page about a thing is, for an attribute; empty for none.
func (h *htmlPage) address(r doc.Ref) string {
	if h.link == nil || r == (doc.Ref{}) {
		return ""
	}
	to, _ := doc.LinkTo(h.link(r))
	return html.EscapeString(to.Address())
}

// badgeWidth is how many columns of text still make a badge; more would be a
// coloured stripe, and only the colour of the words.
const badgeWidth = 28

// htmlTone is the markup around words in a tone.
func htmlTone(t doc.Tone, words string) (before, after string) {
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
	case width(words) > badgeWidth:
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

// hasText reports whether a line shows anything.
func hasText(l doc.Line) bool {
	for _, s := range l {
		if strings.TrimSpace(clean(s.Text)) != "" {
			return true
		}
	}
	return false
}

// footWidth is how many columns of the title fit beside the page number.
const footWidth = 80

// shorten is clean text of at most that many columns; what is left out shows as
// an ellipsis.
func shorten(s string, columns int) string {
	s = strings.TrimSpace(clean(s))
	if width(s) <= columns {
		return s
	}
	end, _ := cut(s, columns-1)
	return strings.TrimSpace(s[:end]) + "…"
}

// cssString quotes clean text for a style sheet: whatever is no plain letter or
// digit is written as its number, so that nothing can end the string.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < unicode.MaxASCII && isWord(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%06x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
