// Package docx writes a page or a book as a document for Word and its like.
package docx

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/chart"
	"improve/internal/render/text"
)

// Page writes a page as a document for Word and its like: A4, with headings,
// lists and tables that are such, and pictures that are described. It holds no
// date, author or name of a machine: the same page makes the same bytes.
func Page(w io.Writer, d doc.Document) error {
	x := &document{name: text.Title(d.ID, d.Title), size: lettersOf(d)}
	s := x.section(d, d.Stamp, "", x.name)
	s.bareFirst = d.Stamp == ""
	x.begin(s, d)
	x.alerts(d.Alerts)
	x.heads("Title", d)
	x.end(x.sheets(s, d, d.Stamp, "", x.name))
	return x.write(w)
}

// Book writes a cover, a list of contents and the parts of a book, each on a
// new page. Parts are numbered: their number stands in the contents and at the
// head of each page, so that the contents are right before a page is set.
func Book(w io.Writer, b doc.Book) error {
	title := text.Title("", b.Title)
	x := &document{name: title, size: lettersOf(doc.Document{})}
	cover := doc.Document{Title: b.Title, Subtitle: b.Subtitle, Blocks: b.Cover}
	s := x.section(cover, b.Stamp, "", title)
	s.bareFirst = b.Stamp == ""
	x.begin(s, cover)
	x.alerts(b.Alerts)
	x.heads("CoverTitle", cover)
	x.blocks(b.Cover)
	x.contents(b.Parts)
	for i, part := range b.Parts {
		x.closeSection(s)
		s = x.section(part, b.Stamp, title, partName(i, part))
		x.begin(s, part)
		x.part(i, part)
		s = x.sheets(s, part, b.Stamp, title, partName(i, part))
	}
	x.end(s)
	return x.write(w)
}

// foot is what stands at the foot of every page: the two lines below the title,
// which say of what programme and of what day it is, without what they say in
// brackets. Where both have no room it is the day, without what it ends with after commas.
func (x *document) foot(d doc.Document, wide bool) string {
	words, day := "", ""
	for _, l := range d.Subtitle[:min(len(d.Subtitle), 2)] {
		line, _, _ := strings.Cut(text.Clean(l.String()), " (")
		day = strings.TrimSpace(line)
		words = text.Join(words, " · ", day)
	}
	fits := func(s string) bool { return x.fitted(s, wide, footShare) == strings.TrimSpace(s) }
	if fits(words) {
		return words
	}
	for at := len(day); at > 0 && !fits(day); {
		if at = strings.LastIndex(day[:at], ", "); at > 0 {
			day = day[:at]
		}
	}
	return day
}

// footShare is how much of the foot of a page its words may fill, beside the number.
const footShare = 0.85

// document is a document being written. Lengths are twentieths of a point, as the
// format has them.
type document struct {
	body     bytes.Buffer
	name     string
	room     int // between the margins
	size     sizes
	labels   int    // width of the labels of all fields of a page, so that they align
	level    int    // of the last heading
	above    string // its words
	lead     bool   // whether a paragraph leads in what follows
	quiet    bool   // whether ratings in tables are only tinted
	bookmark int
	place    place
	pictures []*chart.Picture
	headers  [][]byte
	footers  [][]byte
	numbered []numberedList
}

// put writes markup of ours.
func (x *document) put(markup ...string) {
	for _, m := range markup {
		x.body.WriteString(m)
	}
}

// section is the section for a page, with what stands at its head.
func (x *document) section(d doc.Document, stamp, left, right string) section {
	wide := needsWidth(d)
	return section{wide: wide, head: x.header(wide, stamp, left, right), foot: x.footer(wide, x.foot(d, wide))}
}

// begin opens a page of a document in its section.
func (x *document) begin(s section, d doc.Document) {
	x.room, x.level, x.above = s.room(), 1, ""
	x.labels = x.labelColumn(d.Blocks)
}

// sheets writes the blocks of a page that begins in a section, and returns the section that it
// ends in: charts that come after a wide table, and need no width, go upright.
func (x *document) sheets(s section, d doc.Document, stamp, left, right string) section {
	wide, upright := d.Blocks, []doc.Block(nil)
	if s.wide {
		wide, upright = charts(d)
	}
	x.blocks(wide)
	if upright == nil {
		return s
	}
	x.closeSection(s)
	d.Blocks = upright
	s = x.section(d, stamp, left, right)
	x.begin(s, d)
	x.blocks(upright)
	return s
}

// charts parts a page before its charts, where they and all that follows fit an upright sheet.
func charts(d doc.Document) (before, after []doc.Block) {
	from := 0
	for i, b := range d.Blocks {
		switch b.(type) {
		case *doc.Table:
			from = i + 1
		case *doc.Figure:
			rest := d
			if rest.Blocks = d.Blocks[from:]; from > 0 && !needsWidth(rest) {
				return d.Blocks[:from], rest.Blocks
			}
			return d.Blocks, nil
		}
	}
	return d.Blocks, nil
}

func (x *document) part(i int, d doc.Document) {
	x.alerts(d.Alerts)
	x.bookmark++
	id := strconv.Itoa(x.bookmark)
	x.open("Heading1", `<w:tabs><w:tab w:val="left" w:pos="680"/></w:tabs><w:ind w:left="680" w:hanging="680"/>`)
	x.put(`<w:bookmarkStart w:id="`, id, `" w:name="`, partBookmark(i), `"/>`)
	x.run(strconv.Itoa(i+1), "")
	x.tab()
	x.run(text.Title(d.ID, d.Title), "")
	x.put(`<w:bookmarkEnd w:id="`, id, `"/>`)
	x.close()
	x.underTitle(d)
}

// heads writes the title of a document, its rating and the lines below.
func (x *document) heads(style string, d doc.Document) {
	x.open(style, "")
	x.run(text.Title(d.ID, d.Title), "")
	x.close()
	x.underTitle(d)
}

func (x *document) underTitle(d doc.Document) {
	if text.HasText(d.Aside) {
		x.open("Rating", "")
		x.badges(d.Aside)
		x.close()
	}
	var last []doc.Line
	for _, l := range d.Subtitle {
		if text.HasText(l) {
			last = append(last, l)
		}
	}
	for i, l := range last {
		style := "Subtitle"
		if i == len(last)-1 {
			style = "AfterTitle"
		}
		x.open(style, "")
		x.line(l)
		x.close()
	}
}

// alerts writes what the page cannot say in one box.
func (x *document) alerts(alerts []doc.Line) {
	begun := false
	for _, a := range alerts {
		if !text.HasText(a) {
			continue
		}
		if begun {
			x.put("<w:r><w:br/></w:r>")
		} else {
			x.open("Alert", "")
			x.run("Please note: ", "Strong")
			begun = true
		}
		x.line(a)
	}
	if begun {
		x.close()
	}
}

func (x *document) blocks(blocks []doc.Block) {
	for i, b := range blocks {
		x.lead = leadsIn(blocks[i:]) || i > 0 && i+1 < len(blocks) && isBelow(blocks[i-1], blocks[i+1])
		x.block(b)
	}
}

// isBelow reports whether a heading stands over another.
func isBelow(over, b doc.Block) bool {
	heading, is := over.(*doc.Heading)
	other, are := b.(*doc.Heading)
	return is && are && heading.Level < other.Level
}

// leadingIn is how many paragraphs before a table, entries or a chart stay on its sheet.
const leadingIn = 3

// leadsIn reports whether the first of some blocks is a paragraph that leads in a table,
// entries or a chart, and so stays on its sheet.
func leadsIn(blocks []doc.Block) bool {
	for i, b := range blocks[:min(leadingIn+1, len(blocks))] {
		switch b.(type) {
		case *doc.Paragraph:
		case *doc.Figure, *doc.Table, *doc.Entries:
			return i > 0
		default:
			return false
		}
	}
	return false
}

func (x *document) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		x.heading(b.Level, b.Text)
	case *doc.Paragraph:
		x.paragraph(b)
	case *doc.List:
		x.list(b)
	case *doc.Quote:
		x.quote(b)
	case *doc.Rule:
		// the space between paragraphs parts enough
	case *doc.Table:
		x.table(b)
	case *doc.Entries:
		x.entries(b)
	case *doc.Fields:
		x.fields(b)
	case *doc.Figure:
		x.figure(b)
	case *doc.Code:
		x.code(b.Text)
	default:
		panic(fmt.Sprintf("docx: no way to write a %T", b))
	}
}
