package render

import (
	"strings"
	"unicode/utf8"

	"improve/internal/doc"
)

// Sizes of text, in twentieths of a point; docx/styles.xml has them in halves.
const (
	docxBody  = 220.0
	docxTable = 190.0
)

// open begins a paragraph in a style of docx/styles.xml. What follows the style
// in its properties must keep to the order of the format.
func (x *docx) open(style, properties string) {
	x.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`, properties, `</w:pPr>`)
}

func (x *docx) close() { x.put("</w:p>\n") }

func (x *docx) tab() { x.put("<w:r><w:tab/></w:r>") }

// run writes text in a character style, on one line.
func (x *docx) run(text, style string) { x.styled(text, style, "") }

// styled is run with further properties.
func (x *docx) styled(text, style, properties string) {
	if text == "" {
		return
	}
	x.put("<w:r>")
	if style != "" || properties != "" {
		x.put("<w:rPr>")
		if style != "" {
			x.put(`<w:rStyle w:val="`, style, `"/>`)
		}
		x.put(properties, "</w:rPr>")
	}
	x.put(`<w:t xml:space="preserve">`)
	x.text(text)
	x.put("</w:t></w:r>")
}

// text writes text of the record as nothing but text.
func (x *docx) text(s string) { writeXML(&x.body, clean(s)) }

// writeXML escapes text for an element or an attribute in double quotes. What
// XML cannot hold at all becomes a replacement character.
func writeXML(b interface{ WriteString(string) (int, error) }, s string) {
	from := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if with := xmlEscape(r, size); with != "" {
			b.WriteString(s[from:i])
			b.WriteString(with)
			from = i + size
		}
		i += size
	}
	b.WriteString(s[from:])
}

// xmlEscape is what stands for a character in XML, empty for itself.
func xmlEscape(r rune, size int) string {
	switch {
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '"':
		return "&#34;"
	case r == '\n' || r == '\t':
		return " "
	case r < ' ', r == 0xFFFE, r == 0xFFFF, r == utf8.RuneError && size == 1:
		return "\uFFFD"
	}
	return ""
}

func xmlText(s string) string {
	var b strings.Builder
	writeXML(&b, clean(s))
	return b.String()
}

// line writes a line with its tones. A rating looks like one: "R off track" or
// the letter alone.
func (x *docx) line(l doc.Line) {
	for _, s := range l.Addressed() {
		x.span(s, isRating(s.Text, s.Tone))
	}
}

// badges writes a line whose ratings are all marks.
func (x *docx) badges(l doc.Line) {
	for _, s := range l {
		none := s.Tone == doc.Muted && width(label(s.Text)) <= 2 // the sign of no rating
		x.span(s, none || letterOf(s.Tone) != "")
	}
}

// span writes a piece of a line. What is struck says so in a word too, for those
// who hear the page; a mark has room around its letters.
func (x *docx) span(s doc.Span, mark bool) {
	text := clean(s.Text)
	style, emphasis := toneStyle(s.Tone), ""
	if s.Emphasis {
		emphasis = "<w:i/><w:iCs/>"
	}
	words := strings.TrimSpace(text)
	switch {
	case words == "":
		x.run(text, "")
	case s.Struck:
		from := strings.Index(text, words)
		x.run(text[:from]+"was ", "Muted")
		x.styled(words, "Muted", emphasis+"<w:strike/>")
		x.run(text[from+len(words):], "")
	case mark && style != "":
		from := strings.Index(text, words)
		x.run(text[:from], "")
		x.run(" "+words+" ", style+"Mark")
		x.run(text[from+len(words):], "")
	case s.Code && style == "":
		x.styled(text, "CodeText", emphasis)
	default:
		x.styled(text, style, emphasis)
	}
}

// toneStyle is the character style of a tone in docx/styles.xml.
func toneStyle(t doc.Tone) string {
	switch t {
	case doc.Complete:
		return "Complete"
	case doc.OffTrack:
		return "OffTrack"
	case doc.Behind:
		return "Behind"
	case doc.OnTrack:
		return "OnTrack"
	case doc.Muted:
		return "Muted"
	case doc.Strong:
		return "Strong"
	case doc.Bad:
		return "Bad"
	}
	return ""
}

// isRating reports whether text in a tone names the rating itself, such as "R"
// or "R off track*", rather than something that has it.
func isRating(text string, t doc.Tone) bool {
	letter := letterOf(t)
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), letter)
	return ok && letter != "" && (rest == "" || rest[0] == '*' || rest[0] == ' ') && utf8.RuneCountInString(rest) < 24
}

// lined writes lines below one another in one paragraph.
func (x *docx) lined(ls []doc.Line) {
	for i, l := range ls {
		if i > 0 {
			x.put("<w:r><w:br/></w:r>")
		}
		x.line(l)
	}
}

// heading writes a heading; 2 is the first level below the title. One without
// words would only confuse those who go from heading to heading.
func (x *docx) heading(level int, text string) {
	x.above = strings.TrimSpace(clean(text))
	if x.above == "" {
		return
	}
	x.level = min(max(level, 2), 4)
	x.open("Heading"+string(rune('0'+x.level)), "")
	x.run(text, "")
	x.close()
}

func (x *docx) paragraph(p *doc.Paragraph) {
	style := "Normal"
	if paragraphClass(p.Line) != "" {
		style = "Note"
	}
	if hasText(p.Line) {
		x.openHere(style, "")
		x.lined(lines(p.Line))
		x.close()
	}
}

// note writes a line that belongs to what is above it.
func (x *docx) note(l doc.Line) {
	if hasText(l) {
		x.open("Note", "")
		x.line(l)
		x.close()
	}
}

// code writes text as it is, line by line.
func (x *docx) code(text string) {
	text = cleanLines(strings.ReplaceAll(text, "\t", "    "))
	ls := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, line := range ls {
		properties := ""
		if i == len(ls)-1 {
			properties = `<w:spacing w:after="160"/>`
		}
		x.open("Code", properties)
		x.run(line, "")
		x.close()
	}
}
