// Package terminal writes pages, diagnostics with their lines of a file, and
// differences as text for a screen of fixed width, in colour where it has some.
package terminal

import (
	"fmt"
	"io"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// Options are what there is to know of a screen.
type Options struct {
	Width  int  // columns; 0 means 80, and less than 20 counts as 20
	Colour bool // whether escape codes may be written
}

// columns is the width to keep to.
func (o Options) columns() int {
	if o.Width <= 0 {
		return usualPage
	}
	return max(o.Width, 20)
}

const (
	margin = 2 // before everything but titles and headings, which stand out by it
	// widestPage is the widest that running text gets, and how far right an aside
	// stands: the eye loses its line beyond. Tables may be wider.
	widestPage = 100
	usualPage  = 80 // columns of most screens and of paper
)

// Page writes a page as text for a screen of fixed width. No line is wider
// than o.Width, and nothing is cut: words wrap, tables too wide even so are
// stacked. Without o.Colour no escape code comes out.
func Page(w io.Writer, d doc.Document, o Options) error {
	t := &page{width: o.columns(), empty: true, paint: newPainter(w, o.Colour), fits: map[*doc.Table][]int{}}
	t.measure(d)
	t.stamp(d.Stamp)
	t.alerts(d.Alerts)
	t.title(d)
	t.blocks(d.Blocks)
	text := strings.TrimRight(t.out.String(), "\n")
	if t.failed != nil || text == "" {
		return t.failed
	}
	_, err := io.WriteString(w, text+"\n")
	return err
}

// measure settles what the whole page shares. Where there are tables, asides
// stand at the right edge of the widest, so that the page has one edge.
func (t *page) measure(d doc.Document) {
	widest := 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *doc.Table:
			widest = max(widest, t.fit(b))
		case *doc.Figure:
			widest = max(widest, t.fit(b.Data))
		case *doc.Fields:
			t.labels = max(t.labels, labelColumn(b))
		}
	}
	t.page = min(t.width, widestPage)
	if widest > 0 {
		t.page = min(t.page, max(widest, usualPage))
	}
}

// fit settles the columns of a table, and returns its width.
func (t *page) fit(d *doc.Table) int {
	if d == nil {
		return 0
	}
	t.fits[d] = fit(d, t.width-margin)
	return margin + tableWidth(t.fits[d])
}

// under reports whether what follows a block stands directly below it.
func under(b doc.Block) bool {
	_, ok := b.(*doc.Heading)
	return ok
}

// page is a page being written. Edge is what every line begins with inside
// lists and quotations.
type page struct {
	out         strings.Builder
	edge        string
	empty       bool // whether the last line is empty, or there is none
	paint       painter
	width, page int // columns for tables and for everything else
	labels      int // columns of the labels of all fields, so that they align
	fits        map[*doc.Table][]int
	above       string // the last heading
	failed      error
}

// put writes a line of text that is painted, or need not be.
func (t *page) put(s string) {
	t.empty = strings.TrimRight(s, " ") == ""
	t.out.WriteString(strings.TrimRight(t.edge+s, " "))
	t.out.WriteByte('\n')
}

// gap leaves one line free, unless the page is still empty.
func (t *page) gap() {
	if !t.empty {
		t.put("")
	}
}

// within writes what is inside a list or quotation, behind an edge where there
// is room for one.
func (t *page) within(edge string, write func()) {
	if t.page-text.Width(edge) < narrowest+3*margin {
		edge = ""
	}
	outer, columns := t.edge, text.Width(edge)
	t.edge += edge
	t.width, t.page = t.width-columns, t.page-columns
	write()
	t.edge = outer
	t.width, t.page = t.width+columns, t.page+columns
}

func (t *page) blocks(blocks []doc.Block) {
	for i, b := range blocks {
		if i > 0 && !under(blocks[i-1]) {
			t.gap()
		}
		t.block(b)
	}
}

// Text writes a line behind a prefix; where it wraps, what follows is below
// its beginning.
func (t *page) text(prefix string, l doc.Line) {
	indent := text.Width(prefix)
	for _, part := range text.Wrap(l, t.page-indent) {
		t.put(prefix + t.paint.line(part))
		prefix = text.Blank(indent)
	}
}

// stamp writes what is to be seen first.
func (t *page) stamp(s string) {
	if s = text.Clean(s); s != "" {
		t.text("", doc.Toned(doc.Strong, s))
		t.gap()
	}
}

func (t *page) alerts(alerts []doc.Line) {
	for _, a := range alerts {
		for i, part := range text.Wrap(text.Toned(doc.Bad, a), t.page-2) {
			mark := t.paint.text(doc.Bad, "!") + " "
			if i > 0 {
				mark = text.Blank(2)
			}
			t.put(mark + t.paint.line(part))
		}
	}
	t.gap()
}

func (t *page) title(d doc.Document) {
	if d.ID == "" && d.Title == "" && len(d.Aside) == 0 && len(d.Subtitle) == 0 {
		return
	}
	e := doc.Entry{ID: d.ID, Title: doc.Toned(doc.Strong, d.Title), Aside: d.Aside, Detail: d.Subtitle}
	columns := entryColumns{id: text.Width(text.Label(d.ID)), idTone: doc.Strong}
	t.entry(e, columns)
	t.gap()
}

func (t *page) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		t.heading(b)
	case *doc.Paragraph:
		t.paragraph(b)
	case *doc.List:
		t.list(b)
	case *doc.Quote:
		t.within(text.Blank(margin)+"│", func() { t.blocks(b.Blocks) })
	case *doc.Rule:
		t.gap()
	case *doc.Table:
		t.table(b)
	case *doc.Entries:
		t.entries(b)
	case *doc.Fields:
		t.fields(b)
	case *doc.Figure:
		t.figure(b)
	case *doc.Code:
		t.code(b.Text)
	default:
		panic(fmt.Sprintf("terminal: no way to write a %T", b))
	}
}

func (t *page) heading(h *doc.Heading) {
	indent := ""
	if h.Level > 2 {
		indent = text.Blank(margin)
	}
	t.text(indent, doc.Toned(doc.Strong, h.Text))
	t.above = h.Text
}

func (t *page) paragraph(p *doc.Paragraph) {
	for _, l := range text.Lines(p.Line) {
		t.text(text.Blank(margin), l)
	}
}

func (t *page) list(l *doc.List) {
	first := max(l.First, 1)
	last := len(fmt.Sprint(first + len(l.Items) - 1))
	for i, item := range l.Items {
		mark := "• "
		if l.Numbered {
			mark = fmt.Sprintf("%*d. ", last, first+i)
		}
		t.item(mark, item)
	}
}

// item writes an item of a list behind its mark. A list in it stands directly
// below its line.
func (t *page) item(mark string, item doc.Item) {
	prefix := text.Blank(margin) + mark
	for _, l := range text.Lines(item.Line) {
		t.text(prefix, l)
		prefix = text.Blank(text.Width(prefix))
	}
	for i, b := range item.Blocks {
		if _, list := b.(*doc.List); !list || i > 0 {
			t.gap()
		}
		t.within(text.Blank(margin), func() { t.block(b) })
	}
}

// figure draws a stack, or writes what a chart says; then its figures.
func (t *page) figure(f *doc.Figure) {
	shown := *f
	stack, drawn := f.Chart.(*doc.Stack)
	if drawn {
		shown.Alt = ""
	}
	for _, l := range text.FigureLines(&shown, t.above) {
		t.text(text.Blank(margin), l)
	}
	if drawn {
		t.stackBars(stack)
	}
	if f.Data != nil {
		t.gap()
		t.table(f.Data)
	}
}

// code writes text as it is. Lines too long go on below, from a word if they can.
func (t *page) code(words string) {
	indent := 2 * margin
	for _, line := range strings.Split(strings.TrimSuffix(text.CodeText(words), "\n"), "\n") {
		for {
			end, _ := text.Cut(line, t.page-indent)
			words := strings.TrimRight(line[:end], " ")
			if end < len(line) && strings.Contains(strings.TrimLeft(words, " "), " ") {
				end = strings.LastIndex(words, " ") + 1
			}
			t.put(text.Blank(indent) + line[:end])
			if line = line[end:]; line == "" {
				break
			}
		}
	}
}
