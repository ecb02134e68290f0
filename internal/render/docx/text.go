package docx

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// sizes are the sizes of text, in twentieths of a point; docx/styles.xml has them in halves.
// Small is that of headers and footers.
type sizes struct{ body, table, small float64 }

// largeSize is the least size of large print.
const largeSize = 320.0

// lettersOf are the sizes of text on a page.
func lettersOf(d doc.Document) sizes {
	if d.Large {
		return sizes{largeSize, largeSize, largeSize}
	}
	return sizes{220, 190, 180}
}

// styleSize finds a size of text in docx/styles.xml. It is compiled when large print is first
// made, never at start-up.
var styleSize = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(<w:sz(?:Cs)? w:val=")(\d+)"`)
})

// styles are the styles of the document: in large print no letter is smaller than that has it.
func (x *document) styles() string {
	if x.size.body < largeSize {
		return stylesXML
	}
	return styleSize().ReplaceAllStringFunc(stylesXML, func(s string) string {
		part := styleSize().FindStringSubmatch(s)
		size, _ := strconv.Atoi(part[2]) // the pattern lets nothing but digits through
		return part[1] + strconv.Itoa(max(size, largeSize/10)) + `"`
	})
}

// open begins a paragraph in a style of docx/styles.xml. What follows the style
// in its properties must keep to the order of the format.
func (x *document) open(style, properties string) {
	x.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`, properties, `</w:pPr>`)
}

func (x *document) close() { x.put("</w:p>\n") }

func (x *document) tab() { x.put("<w:r><w:tab/></w:r>") }

// run writes text in a character style, on one line.
func (x *document) run(text, style string) { x.styled(text, style, "") }

// styled is run with further properties.
func (x *document) styled(text, style, properties string) {
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

// Text writes text of the record as nothing but text.
func (x *document) text(s string) { writeXML(&x.body, text.Clean(s)) }

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
	writeXML(&b, text.Clean(s))
	return b.String()
}

// Line writes a line with its tones. A rating looks like one: "R off track" or
// the letter alone.
func (x *document) line(l doc.Line) {
	for _, s := range l.Addressed() {
		x.span(s, text.IsRating(s.Text, s.Tone))
	}
}

// badges writes a line whose ratings are all marks.
func (x *document) badges(l doc.Line) {
	for _, s := range l {
		none := s.Tone == doc.Muted && text.Width(text.Label(s.Text)) <= 2 // the sign of no rating
		x.span(s, none || text.Letter(s.Tone) != "")
	}
}

// span writes a piece of a line. What is struck says so in a word too, for those
// who hear the page; a mark has room around its letters.
func (x *document) span(s doc.Span, mark bool) {
	plain := text.Clean(s.Text)
	style, emphasis := toneStyle(s.Tone), ""
	if s.Emphasis {
		emphasis = "<w:i/><w:iCs/>"
	}
	words := strings.TrimSpace(plain)
	switch {
	case words == "":
		x.run(plain, "")
	case s.Struck:
		from := strings.Index(plain, words)
		x.run(plain[:from]+"was ", "Muted")
		x.styled(words, "Muted", emphasis+"<w:strike/>")
		x.run(plain[from+len(words):], "")
	case mark && style != "":
		from := strings.Index(plain, words)
		x.run(plain[:from], "")
		x.run(" "+words+" ", style+"Mark")
		x.run(plain[from+len(words):], "")
	case s.Code && style == "":
		x.styled(plain, "CodeText", emphasis)
	default:
		x.styled(plain, style, emphasis)
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

// lined writes lines below one another in one paragraph.
func (x *document) lined(ls []doc.Line) {
	for i, l := range ls {
		if i > 0 {
			x.put("<w:r><w:br/></w:r>")
		}
		x.line(l)
	}
}

// heading writes a heading; 2 is the first level below the title. One without
// words would only confuse those who go from heading to heading.
func (x *document) heading(level int, words string) {
	x.above = strings.TrimSpace(text.Clean(words))
	if x.above == "" {
		return
	}
	x.level = min(max(level, 2), 4)
	x.open("Heading"+string(rune('0'+x.level)), "")
	x.run(words, "")
	x.close()
}

func (x *document) paragraph(p *doc.Paragraph) {
	style := "Normal"
	if text.IsNote(p.Line) {
		style = "Note"
	}
	keep := ""
	if x.lead {
		keep = "<w:keepNext/>"
	}
	if text.HasText(p.Line) {
		x.openHere(style, keep)
		x.lined(text.Lines(p.Line))
		x.close()
	}
}

// note writes a line that belongs to what is above it.
func (x *document) note(l doc.Line) {
	if text.HasText(l) {
		x.open("Note", "")
		x.line(l)
		x.close()
	}
}

// code writes text as it is, line by line.
func (x *document) code(words string) {
	words = text.CleanLines(strings.ReplaceAll(words, "\t", "    "))
	ls := strings.Split(strings.TrimSuffix(words, "\n"), "\n")
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
