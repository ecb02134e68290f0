package render

import (
	"slices"
	"strconv"

	"improve/internal/doc"

	"improve/internal/render/chart"
	"improve/internal/render/docx"
)

// xlsxStyle is how a cell looks. The zero style is plain text at the left.
type xlsxStyle struct {
	bold, underline bool
	size            int // of the letters in points; 0 means 10
	ink, fill       string
	border          bool // a thin line below
	wrap, right     bool
	quote           bool   // text for good, even if it begins as a formula does
	format          string // of numbers and days; empty is as it comes
}

// Formats of days.
const (
	dayFormat   = `yyyy\-mm\-dd`
	monthFormat = `mmm\ yyyy`
)

// ownFormats is the number of the first format that a workbook adds to those
// that every workbook has.
const ownFormats = 164

// sheetText is the size of letters in points, sheetLine the height of a line.
const (
	sheetText = 10
	sheetLine = 1.3 // of the size
)

const linkInk = "1D3461"

var headStyle = xlsxStyle{bold: true, fill: "E3E8EE", border: true, wrap: true}

// Paint gives a style the colours of a tone, the same as charts have.
func (s *xlsxStyle) paint(t doc.Tone) {
	switch t {
	case doc.Complete, doc.OffTrack, doc.Behind, doc.OnTrack, doc.Bad:
		p := chart.PaintOf(t)
		s.fill, s.ink = p.Fill, p.Ink
	case doc.Muted:
		s.ink = chart.ChartGrey
	case doc.Strong:
		s.bold = true
	}
}

// style is the number of a style, in the order in which they are first used.
func (b *workbook) style(s xlsxStyle) int {
	if b.numbers == nil {
		b.numbers = map[xlsxStyle]int{{}: 0}
		b.styles = []xlsxStyle{{}}
	}
	n, known := b.numbers[s]
	if !known {
		n = len(b.styles)
		b.numbers[s], b.styles = n, append(b.styles, s)
	}
	return n
}

// stylesPart writes the styles: fonts and fills are numbered apart, each once.
func (b *workbook) stylesPart() []byte {
	b.style(xlsxStyle{})
	fonts := []string{xlsxStyle{}.font()}
	fills := []string{`<fill><patternFill patternType="none"/></fill>`, `<fill><patternFill patternType="gray125"/></fill>`} // both always there
	var formats []string
	var out, cells xlsxBuffer
	for _, s := range b.styles {
		format := 0
		if s.format != "" {
			format = ownFormats + place(&formats, s.format)
		}
		s.write(&cells, format, place(&fonts, s.font()), place(&fills, s.filling()))
	}
	out.put(docx.XMLHead, `<styleSheet xmlns="`, sheetSpace, `">`)
	out.list("numFmts", formatElements(formats))
	out.list("fonts", fonts)
	out.list("fills", fills)
	out.put(`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>`,
		`<border><left/><right/><top/><bottom style="thin"><color rgb="FF`, chart.ChartFaint, `"/></bottom><diagonal/></border></borders>`,
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
		`<cellXfs count="`, strconv.Itoa(len(b.styles)), `">`)
	out.Write(cells.Bytes())
	out.put(`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
	return out.Bytes()
}

func formatElements(formats []string) []string {
	var list []string
	for i, f := range formats {
		var b xlsxBuffer
		b.put(`<numFmt numFmtId="`, strconv.Itoa(ownFormats+i), `" formatCode="`)
		docx.WriteXML(&b, f)
		b.put(`"/>`)
		list = append(list, b.String())
	}
	return list
}

// place is where an item stands in a list, at the end where it is new.
func place(list *[]string, item string) int {
	if i := slices.Index(*list, item); i >= 0 {
		return i
	}
	*list = append(*list, item)
	return len(*list) - 1
}

func (s xlsxStyle) font() string {
	f := "<font>"
	if s.bold {
		f += "<b/>"
	}
	if s.underline {
		f += "<u/>"
	}
	size, ink := s.size, s.ink
	if size == 0 {
		size = sheetText
	}
	if ink == "" {
		ink = chart.ChartInk
	}
	return f + `<sz val="` + strconv.Itoa(size) + `"/><color rgb="FF` + ink + `"/><name val="Arial"/><family val="2"/></font>`
}

func (s xlsxStyle) filling() string {
	if s.fill == "" {
		return `<fill><patternFill patternType="none"/></fill>`
	}
	return `<fill><patternFill patternType="solid"><fgColor rgb="FF` + s.fill + `"/><bgColor indexed="64"/></patternFill></fill>`
}

// write writes a style of cells.
func (s xlsxStyle) write(b *xlsxBuffer, format, font, fill int) {
	flag := func(name string, set bool) string {
		if set {
			return " " + name + `="1"`
		}
		return ""
	}
	border, side := 0, `" horizontal="left`
	if s.border {
		border = 1
	}
	if s.right {
		side = `" horizontal="right" indent="1` // apart from what stands in the next column
	}
	b.put(`<xf numFmtId="`, strconv.Itoa(format), `" fontId="`, strconv.Itoa(font), `" fillId="`, strconv.Itoa(fill), `" borderId="`, strconv.Itoa(border), `" xfId="0"`,
		flag("quotePrefix", s.quote), flag("applyNumberFormat", format > 0), flag("applyFont", font > 0), flag("applyFill", fill > 0),
		flag("applyBorder", s.border), ` applyAlignment="1"><alignment vertical="top`, side, `"`, flag("wrapText", s.wrap), `/></xf>`)
}
