package markdown

import (
	"slices"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// inText is a line as Markdown that begins a line, where more characters would
// make markup than within it.
func inText(l doc.Line) string { return atLineStart(inLine(l)) }

// inCell is a line as a table's cell holds it.
func inCell(l doc.Line) string {
	text := strings.ReplaceAll(inLine(l), `\|`, `\&#124;`) // an escaped backslash before a pipe
	return strings.ReplaceAll(text, "|", `\|`)
}

// look is how a stretch of a line is marked up.
type look struct {
	strong, struck, emphasis, code bool
	link                           doc.Link
}

func lookOf(s doc.Span) look {
	strong := s.Tone != doc.Plain && s.Tone != doc.Muted
	return look{strong: strong && !s.Struck, struck: s.Struck, emphasis: s.Emphasis, code: s.Code, link: s.Link}
}

// stretch is a part of a line's text in one look. Was is set where what no
// longer holds cannot be struck, and says so in words.
type stretch struct {
	text.Extent
	look
	was bool
}

// inLine is a line as Markdown within a line: strong where its tone is more
// than muted, struck where it no longer holds.
func inLine(l doc.Line) string {
	text, stretches := stretched(l)
	for i := range stretches {
		stretches[i].unmark(text)
		if i > 0 {
			stretches[i].unmarkBehind(stretches[i-1], text)
		}
	}
	stretches = joined(stretches)
	var b strings.Builder
	for i := 0; i < len(stretches); {
		n := 1
		for i+n < len(stretches) && stretches[i+n].link == stretches[i].link {
			n++
		}
		writeLinked(&b, text, stretches[i:i+n], i+n < len(stretches))
		i += n
	}
	return strings.TrimSpace(b.String())
}

// stretched is the clean text of a line and the looks in it.
func stretched(l doc.Line) (string, []stretch) {
	var b strings.Builder
	var out []stretch
	for _, s := range l {
		from := b.Len()
		b.WriteString(text.Clean(s.Text))
		out = append(out, stretch{Extent: text.Extent{From: from, To: b.Len()}, look: lookOf(s)})
	}
	return b.String(), joined(out)
}

// joined are stretches without the empty ones, neighbours of one look as one.
func joined(in []stretch) []stretch {
	var out []stretch
	for _, s := range in {
		last := len(out) - 1
		switch {
		case s.From == s.To:
		case last >= 0 && out[last].look == s.look && out[last].was == s.was:
			out[last].To = s.To
		default:
			out = append(out, s)
		}
	}
	return out
}

// unmark takes away the looks that Markdown has no way to write where the
// stretch is: it takes no marks beside blanks, nor between a letter and a sign.
func (s *stretch) unmark(words string) {
	core := s.core(words)
	inner := words[core.From:core.To]
	before, after := runeBefore(words, core.From), runeAfter(words, core.To)
	opens, closes := isEdge(before), isEdge(after)
	s.code = s.code && inner != ""
	s.emphasis = s.emphasis && inner != "" && opens && closes
	if s.emphasis || s.code {
		s.strong = s.strong && opens && closes
	} else {
		first, last := runeAfter(inner, 0), runeBefore(inner, len(inner))
		opens, closes = opens || text.IsWord(first), closes || text.IsWord(last)
		s.strong = s.strong && inner != "" && opens && closes
	}
	if s.struck && (inner == "" || !opens || !closes || strings.Contains(inner, "~")) {
		s.struck, s.was = false, true
	}
}

// unmarkBehind takes away the looks that the stretch right before has too: their
// marks would run together.
func (s *stretch) unmarkBehind(before stretch, text string) {
	if before.core(text).To != s.core(text).From {
		return
	}
	s.strong = s.strong && !before.strong
	s.emphasis = s.emphasis && !before.emphasis
	s.code = s.code && !before.code
	if s.struck && before.struck {
		s.struck, s.was = false, true
	}
}

// core is a stretch without the blanks around it.
func (s stretch) core(words string) text.Extent {
	inner := words[s.From:s.To]
	trimmed := strings.TrimSpace(inner)
	begin := s.From + strings.Index(inner, trimmed)
	return text.Extent{From: begin, To: begin + len(trimmed)}
}

// marks are what is written before the core of a stretch; the same stands
// behind it, the other way round.
func (s stretch) marks() []string {
	var marks []string
	if s.struck {
		marks = append(marks, "~~")
	}
	if s.strong {
		marks = append(marks, "**")
	}
	if s.emphasis {
		marks = append(marks, "_")
	}
	return marks
}

// writeLinked writes stretches that lead to the same address, or to none.
func writeLinked(b *strings.Builder, text string, stretches []stretch, more bool) {
	to := stretches[0].link
	var words strings.Builder
	for _, s := range stretches {
		s.write(&words, text)
	}
	switch bare, calls := strings.CutSuffix(words.String(), "!"); {
	case to != doc.Link{}:
		b.WriteString("[" + words.String() + "](" + linkAddress(to) + ")")
	case calls && more:
		b.WriteString(bare + `\!`) // else the link that follows were a picture
	default:
		b.WriteString(words.String())
	}
}

// linkAddress is where a link leads, written so that nothing in it ends the
// link or a table's cell, or begins the name of a character.
func linkAddress(to doc.Link) string {
	address := linkEscapes.Replace(to.Address())
	if strings.Contains(address, ";") {
		address = strings.ReplaceAll(address, "&", "&amp;")
	}
	return address
}

var linkEscapes = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "[", "%5B", "]", "%5D",
	"|", "%7C", "`", "%60")

// write writes a stretch with its marks.
func (s stretch) write(b *strings.Builder, text string) {
	if s.was {
		s.escape(b, "(was "+text[s.From:s.To]+")")
		return
	}
	core, marks := s.core(text), s.marks()
	if !s.code && len(marks) == 0 {
		s.escape(b, text[s.From:s.To])
		return
	}
	b.WriteString(text[s.From:core.From] + strings.Join(marks, ""))
	if s.code {
		writeCode(b, text[core.From:core.To])
	} else {
		s.escape(b, text[core.From:core.To])
	}
	slices.Reverse(marks)
	b.WriteString(strings.Join(marks, "") + text[core.To:s.To])
}

// escape writes text that is no markup; in a link, no bracket ends its words.
func (s stretch) escape(b *strings.Builder, text string) {
	if s.link == (doc.Link{}) {
		escapeMarkdown(b, text)
		return
	}
	var words strings.Builder
	escapeMarkdown(&words, text)
	b.WriteString(strings.ReplaceAll(words.String(), "]", `\]`))
}

// writeCode writes code within a line, between more backticks than it holds.
func writeCode(b *strings.Builder, text string) {
	fence := strings.Repeat("`", longestRun(text, '`')+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	b.WriteString(fence + text + fence)
}
