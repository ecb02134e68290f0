// Package html writes a page or a book as one HTML file that needs nothing else.
package html

import (
	"bytes"
	_ "embed"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// Page writes a page as one file that needs nothing else: no script, no picture
// or font from elsewhere. Text of the record is in it as text alone, never
// as an element; of attributes it is in the names of headings alone.
//
// Link gives the address of the page about a thing, to which its name then
// leads; nil, or an empty or unsafe address, leaves it text.
func Page(w io.Writer, d doc.Document, link func(doc.Ref) string) error {
	title := text.Title(d.ID, d.Title)
	h := &page{out: new(bytes.Buffer), link: link, names: map[string]bool{}}
	h.begin(title, d.Stamp, d.Large)
	h.top(d)
	h.put("<main id=\"main\">\n")
	h.rest(d)
	h.put("</main>\n")
	return h.end(w)
}

// Inside writes what a page says, for a page of several that share a frame and a style
// sheet: its title and what is below it, without a head, and without a stamp.
func Inside(b *bytes.Buffer, d doc.Document, link func(doc.Ref) string) {
	h := &page{out: b, link: link, names: map[string]bool{}}
	h.top(d)
	h.rest(d)
}

// Style is the style sheet of every page.
func Style() string { return style + columnRules() }

// top writes a page's own header.
func (h *page) top(d doc.Document) {
	h.put("<header class=\"top\">\n")
	h.title(d)
	h.put("</header>\n")
}

// rest writes what a page says below its header.
func (h *page) rest(d doc.Document) {
	h.alerts(d.Alerts)
	h.blocks(d.Blocks)
}

// Book writes a cover, a list of contents and the parts of a book, each of
// which begins on a new page when printed.
func Book(w io.Writer, b doc.Book) error {
	h := &page{out: new(bytes.Buffer), names: map[string]bool{}}
	h.begin(text.Title("", b.Title), b.Stamp, false)
	h.put("<header class=\"top cover\">\n")
	h.title(doc.Document{Title: b.Title, Subtitle: b.Subtitle})
	h.put("</header>\n<main id=\"main\">\n<div class=\"cover\">\n")
	h.alerts(b.Alerts)
	h.blocks(b.Cover)
	h.put("</div>\n")
	h.contents(b.Parts)
	for i, part := range b.Parts {
		h.part(i, part)
	}
	h.put("</main>\n")
	return h.end(w)
}

// page is a page being written.
type page struct {
	out     *bytes.Buffer
	outline outline
	heading string // the words of the last heading
	link    func(doc.Ref) string
	ids     int             // given out so far
	names   map[string]bool // that headings have
}

//go:embed html.css
var style string

// largeStyle makes a page large print, on a screen and on paper: no letter is smaller than
// 16 points.
//
//go:embed large.css
var largeStyle string

// head is all of a page's head that does not change: a policy that lets the
// page's own style in and nothing else, whatever text were to become markup.
const head = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; ` +
	`base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
`

// begin writes all that comes before the page's own header. A stamp is on top of a
// screen however far it is scrolled, and across every sheet that is printed.
func (h *page) begin(title, stamp string, large bool) {
	h.put(head + "<title>")
	h.text(title)
	h.put("</title>\n<style>\n" + Style())
	if large {
		h.put(largeStyle)
	}
	h.put("@page{@bottom-left{content:" + cssString(text.Shorten(title, footWidth)) + "}}\n")
	h.put("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n")
	if stamp != "" {
		h.put("<p class=\"stamp\"><strong>")
		h.text(stamp)
		h.put("</strong></p>\n")
	}
}

func (h *page) end(w io.Writer) error {
	h.put("</body>\n</html>\n")
	_, err := w.Write(h.out.Bytes())
	return err
}

// put writes markup of ours.
func (h *page) put(markup ...string) {
	for _, m := range markup {
		h.out.WriteString(m)
	}
}

// id makes a name for an element that nothing else on the page has.
func (h *page) id(kind string) string {
	h.ids++
	return kind + "-" + strconv.Itoa(h.ids)
}

// name is a heading's name for links to it: without blanks, and like no other on
// the page.
func (h *page) name(id string) string {
	wanted := strings.Join(strings.Fields(text.Clean(id)), "-")
	if wanted == "" {
		return ""
	}
	name := wanted
	for n := 2; h.names[name] || ours().MatchString(name); n++ {
		name = wanted + "_" + strconv.Itoa(n)
	}
	h.names[name] = true
	return html.EscapeString(name)
}

// ours are the names of elements that the page itself makes.
var ours = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(main|contents|(contents|part|table|figure)-\d+(-title|-desc)?)$`)
})

// title writes the heading of a page or part, with what is under it.
func (h *page) title(d doc.Document) {
	h.put("<div class=\"title\">\n")
	h.headingWith(1, d.ID, text.Title("", d.Title), "")
	if h.says(d.Aside) {
		h.put("<p class=\"aside\">")
		h.line(text.Toned(doc.Strong, d.Aside))
		h.put("</p>\n")
	}
	h.put("</div>\n")
	for _, l := range d.Subtitle {
		if h.says(l) {
			h.put("<p class=\"sub\">")
			h.line(l)
			h.put("</p>\n")
		}
	}
}

// alerts writes what the page cannot say in one box.
func (h *page) alerts(alerts []doc.Line) {
	if len(alerts) == 0 {
		return
	}
	h.put("<div class=\"alert\" role=\"note\">\n<p><strong>Please note</strong></p>\n")
	for _, a := range alerts {
		h.put("<p>")
		h.line(a)
		h.put("</p>\n")
	}
	h.put("</div>\n")
}

// contents links to each part.
func (h *page) contents(parts []doc.Document) {
	if len(parts) == 0 {
		return
	}
	id := h.id("contents")
	h.put("<nav class=\"contents\" id=\"contents\" aria-labelledby=\"", id, "\">\n")
	h.headingWith(2, "", "Contents", id)
	h.put("<ol>\n")
	for i, part := range parts {
		h.put("<li><a href=\"#part-", strconv.Itoa(i+1), "\">")
		h.text(text.Title(part.ID, part.Title))
		h.put("</a></li>\n")
	}
	h.put("</ol>\n</nav>\n")
}

// part writes a page of a book; its title is one step below the book's.
func (h *page) part(i int, d doc.Document) {
	h.outline = outline{base: 1}
	h.put("<article class=\"part\" id=\"part-", strconv.Itoa(i+1), "\">\n<header class=\"top\">\n")
	h.title(d)
	h.put("</header>\n")
	h.alerts(d.Alerts)
	h.blocks(d.Blocks)
	h.put("<p class=\"back\"><a href=\"#contents\">Back to the contents</a></p>\n</article>\n")
}

// outline gives headings levels without gaps, whatever levels they ask for: a
// heading is one step below the nearest one before it that asked for less.
type outline struct {
	base  int   // levels above the title
	asked []int // what the headings now open asked for
}

// level is the level that a heading gets.
func (o *outline) level(asked int) int {
	for len(o.asked) > 0 && o.asked[len(o.asked)-1] >= asked {
		o.asked = o.asked[:len(o.asked)-1]
	}
	o.asked = append(o.asked, asked)
	return min(o.base+len(o.asked), 6)
}

// headingWith writes a heading; the title of the page asks for level 1.
func (h *page) headingWith(asked int, label, words, id string) {
	h.heading = strings.TrimSpace(text.Clean(words))
	if h.heading == "" && strings.TrimSpace(text.Clean(label)) == "" {
		return
	}
	tag := "h" + strconv.Itoa(h.outline.level(asked))
	h.put("<", tag)
	if id != "" {
		h.put(" id=\"", id, "\"")
	}
	h.put(">")
	if label != "" {
		h.put("<span class=\"id\">")
		h.text(label)
		h.put("</span> ")
	}
	h.text(words)
	h.put("</", tag, ">\n")
}

func (h *page) blocks(blocks []doc.Block) {
	for i := 0; i < len(blocks); i++ {
		if _, ok := blocks[i].(*doc.Figure); ok {
			i = h.figures(blocks, i)
			continue
		}
		h.block(blocks[i])
	}
}

func (h *page) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		h.headingWith(max(b.Level, 2), "", b.Text, h.name(b.ID))
	case *doc.Paragraph:
		h.paragraph(b)
	case *doc.List:
		h.list(b)
	case *doc.Quote:
		h.put("<blockquote>\n")
		h.blocks(b.Blocks)
		h.put("</blockquote>\n")
	case *doc.Rule:
		h.put("<hr>\n")
	case *doc.Table:
		h.table(b, h.heading)
	case *doc.Entries:
		h.entries(b)
	case *doc.Fields:
		h.fields(b)
	case *doc.Code:
		h.code(b)
	default:
		panic(fmt.Sprintf("html: no way to write a %T", b))
	}
}
