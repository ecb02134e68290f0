package docx

import (
	"bytes"
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// A4 and its margins, in twentieths of a point.
const (
	pageShort, pageLong = 11906, 16838
	pageMargin          = 1134
	pageTop, pageBottom = 1304, 1247
	wideTop, wideBottom = 1020, 1000 // a wide page is low: it is for tables, and two lines more are a page less
)

// section is a run of pages of one shape under one header.
type section struct {
	wide      bool // landscape
	head      int  // its header, from 1
	foot      int  // its footer, from 1
	bareFirst bool // whether its first page goes without
}

// room is the width between the margins.
func (s section) room() int {
	if s.wide {
		return pageLong - 2*pageMargin
	}
	return pageShort - 2*pageMargin
}

// properties are the section's, as the format has them: at the end of it.
func (s section) properties() string {
	footer := footerRelation(s.foot)
	size := `<w:pgSz w:w="` + strconv.Itoa(pageShort) + `" w:h="` + strconv.Itoa(pageLong) + `"/>`
	top, bottom := pageTop, pageBottom
	if s.wide {
		top, bottom = wideTop, wideBottom
		size = `<w:pgSz w:w="` + strconv.Itoa(pageLong) + `" w:h="` + strconv.Itoa(pageShort) +
			`" w:orient="landscape"/>`
	}
	side := strconv.Itoa(pageMargin)
	out := `<w:sectPr><w:headerReference w:type="default" r:id="` + headerRelation(s.head) +
		`"/><w:footerReference w:type="default" r:id="` + footer + `"/>`
	if s.bareFirst {
		out += `<w:footerReference w:type="first" r:id="` + footer + `"/>`
	}
	out += `<w:type w:val="nextPage"/>` + size +
		`<w:pgMar w:top="` + strconv.Itoa(top) + `" w:right="` + side + `" w:bottom="` +
		strconv.Itoa(bottom) + `" w:left="` + side + `" w:header="624" w:footer="567" w:gutter="0"/>`
	if s.bareFirst {
		out += "<w:titlePg/>"
	}
	return out + "</w:sectPr>"
}

// closeSection ends a section with the smallest paragraph there is: the format
// has no other place for what a section is like.
func (x *document) closeSection(s section) {
	x.put(`<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/>`,
		`</w:rPr>`, s.properties(), "</w:pPr></w:p>\n")
}

// end closes the last section.
func (x *document) end(s section) { x.put(s.properties()) }

func partName(i int, d doc.Document) string {
	return "Part " + strconv.Itoa(i+1) + " · " + text.Title(d.ID, d.Title)
}

func partBookmark(i int) string { return "_Toc" + strconv.Itoa(100000001+i) }

// fewParts is how many parts have their contents on the cover; those of more begin a page.
const fewParts = 8

// contents writes the list of parts as a field that Word can make anew, filled
// in so that nobody has to. It gives no pages: which part begins on which page
// is known only where the pages are set, and a field that is out of date would
// make Word ask whoever opens the document.
func (x *document) contents(parts []doc.Document) {
	if len(parts) == 0 {
		return
	}
	x.put(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>`,
		`</w:docPartObj></w:sdtPr><w:sdtContent>`)
	properties := ""
	if len(parts) <= fewParts {
		properties = `<w:pageBreakBefore w:val="0"/>`
	}
	x.open("TOCHeading", properties)
	x.run("Contents", "")
	x.close()
	for i, part := range parts {
		x.open("TOC1", "")
		if i == 0 {
			x.put(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>`,
				`<w:instrText xml:space="preserve"> TOC \o &#34;1-1&#34; \h \z </w:instrText></w:r>`,
				`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
		}
		x.put(`<w:hyperlink w:anchor="`, partBookmark(i), `" w:history="1">`)
		x.run(strconv.Itoa(i+1), "")
		x.tab()
		x.run(text.Title(part.ID, part.Title), "")
		x.tab()
		x.put(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF `,
			partBookmark(i), ` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>`,
			`<w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>`)
		if i == len(parts)-1 {
			x.put(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		}
		x.close()
	}
	x.put("</w:sdtContent></w:sdt>\n")
}

// fitted is as much of a text as has room at a share of the page's width.
func (x *document) fitted(s string, wide bool, share float64) string {
	s = strings.TrimSpace(text.Clean(s))
	room := float64(section{wide: wide}.room()) * share
	if text.FontWidth(s, x.size.small, false) <= room {
		return s
	}
	return strings.TrimSpace(s[:text.CutFont(s, room-x.size.small, x.size.small, false)]) + "…"
}

// header makes a header, with a stamp in the middle and a text at either edge below it, and
// returns its number.
func (x *document) header(wide bool, stamp, left, right string) int {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<w:hdr ` + spaces + `>`)
	if stamp != "" {
		b.WriteString(`<w:p><w:pPr><w:pStyle w:val="Stamp"/></w:pPr>`)
		writeRun(&b, x.fitted(stamp, wide, 0.5))
		b.WriteString("</w:p>")
	}
	b.WriteString(`<w:p>` + edged("Header", wide))
	if left == "" {
		writeRun(&b, x.fitted(right, wide, 1))
	} else {
		left = x.fitted(left, wide, 0.48)
		writeRun(&b, left)
		b.WriteString("<w:r><w:tab/></w:r>")
		used := text.FontWidth(left, x.size.small, false) / float64(section{wide: wide}.room())
		writeRun(&b, x.fitted(right, wide, 0.96-used))
	}
	b.WriteString("</w:p></w:hdr>")
	x.headers = append(x.headers, b.Bytes())
	return len(x.headers)
}

// edged begins a paragraph in a style, with a stop at the right margin.
func edged(style string, wide bool) string {
	edge := strconv.Itoa(section{wide: wide}.room())
	return `<w:pPr><w:pStyle w:val="` + style + `"/><w:tabs><w:tab w:val="right" w:pos="` + edge +
		`"/></w:tabs></w:pPr>`
}

func writeRun(b *bytes.Buffer, words string) {
	b.WriteString(`<w:r><w:t xml:space="preserve">`)
	writeXML(b, text.Clean(words))
	b.WriteString("</w:t></w:r>")
}

// footer makes a footer with a text and the number of the page, and returns its
// own number. Pages that say the same share one.
func (x *document) footer(wide bool, text string) int {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<w:ftr ` + spaces + `><w:p>` + edged("Footer", wide))
	writeRun(&b, x.fitted(text, wide, footShare))
	b.WriteString(`<w:r><w:tab/></w:r>`)
	writeRun(&b, "Page ")
	b.WriteString(`<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
	writeRun(&b, " of ")
	b.WriteString(`<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`)
	for i, f := range x.footers {
		if bytes.Equal(f, b.Bytes()) {
			return i + 1
		}
	}
	x.footers = append(x.footers, b.Bytes())
	return len(x.footers)
}
