package render

import (
	"fmt"
	"io"
	"strings"

	"improve/internal/doc"
)

func writeTerminal(w io.Writer, r Result, o Options) error { return Terminal(w, r.Document, o) }

const (
	margin = 2 // before everything but titles and headings, which stand out by it
	// widestPage is the widest that running text gets, and how far right an aside
	// stands: the eye loses its line beyond. Tables may be wider.
	widestPage = 100
	usualPage  = 80 // columns of most screens and of paper
)

// Terminal writes a page as text for a screen of fixed width. No line is wider
// than o.Width, and nothing is cut: words wrap, tables too wide even so are
// stacked. Without o.Colour no escape code comes out.
func Terminal(w io.Writer, d doc.Document, o Options) error {
	t := &terminal{width: o.columns(), empty: true, paint: newPainter(w, o.Colour), fits: map[*doc.Table][]int{}}
	t.measure(d)
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
func (t *terminal) measure(d doc.Document) {
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
func (t *terminal) fit(d *doc.Table) int {
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

// terminal is a page being written. Edge is what every line begins with inside
// lists and quotations.
type terminal struct {
	out         strings.Builder
	edge        string
	empty       bool // whether the last line is empty, or there is none
	paint       painter
	width, page int // columns for tables and for everything else
	labels      int // columns of the labels of all fields, so that they align
	fits        map[*doc.Table][]int
	failed      error
}

// put writes a line of text that is painted, or need not be.
func (t *terminal) put(s string) {
	t.empty = strings.TrimRight(s, " ") == ""
	t.out.WriteString(strings.TrimRight(t.edge+s, " "))
	t.out.WriteByte('\n')
}

// gap leaves one line free, unless the page is still empty.
func (t *terminal) gap() {
	if !t.empty {
		t.put("")
	}
}

// within writes what is inside a list or quotation, behind an edge where there
// is room for one.
func (t *terminal) within(edge string, write func()) {
	if t.page-width(edge) < narrowest+3*margin {
		edge = ""
	}
	outer, columns := t.edge, width(edge)
	t.edge += edge
	t.width, t.page = t.width-columns, t.page-columns
	write()
	t.edge = outer
	t.width, t.page = t.width+columns, t.page+columns
}

func (t *terminal) blocks(blocks []doc.Block) {
	for i, b := range blocks {
		if i > 0 && !under(blocks[i-1]) {
			t.gap()
		}
		t.block(b)
	}
}

// text writes a line behind a prefix; where it wraps, what follows stands below
// its beginning.
func (t *terminal) text(prefix string, l doc.Line) {
	indent := width(prefix)
	for _, part := range wrap(l, t.page-indent) {
		t.put(prefix + t.paint.line(part))
		prefix = blank(indent)
	}
}

func (t *terminal) alerts(alerts []doc.Line) {
	for _, a := range alerts {
		for i, part := range wrap(toned(doc.Bad, a), t.page-2) {
			mark := t.paint.text(doc.Bad, "!") + " "
			if i > 0 {
				mark = blank(2)
			}
			t.put(mark + t.paint.line(part))
		}
	}
	t.gap()
}

func (t *terminal) title(d doc.Document) {
	if d.ID == "" && d.Title == "" && len(d.Aside) == 0 && len(d.Subtitle) == 0 {
		return
	}
	e := doc.Entry{ID: d.ID, Title: doc.Toned(doc.Strong, d.Title), Aside: d.Aside, Detail: d.Subtitle}
	columns := entryColumns{id: width(label(d.ID)), idTone: doc.Strong}
	t.entry(e, columns)
	t.gap()
}

func (t *terminal) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Heading:
		t.heading(b)
	case *doc.Paragraph:
		t.paragraph(b)
	case *doc.List:
		t.list(b)
	case *doc.Quote:
		t.within(blank(margin)+"│", func() { t.blocks(b.Blocks) })
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

func (t *terminal) heading(h *doc.Heading) {
	indent := ""
	if h.Level > 2 {
		indent = blank(margin)
	}
	t.text(indent, doc.Toned(doc.Strong, h.Text))
}

func (t *terminal) paragraph(p *doc.Paragraph) {
	for _, l := range lines(p.Line) {
		t.text(blank(margin), l)
	}
}

func (t *terminal) list(l *doc.List) {
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
func (t *terminal) item(mark string, item doc.Item) {
	prefix := blank(margin) + mark
	for _, l := range lines(item.Line) {
		t.text(prefix, l)
		prefix = blank(width(prefix))
	}
	for i, b := range item.Blocks {
		if _, list := b.(*doc.List); !list || i > 0 {
			t.gap()
		}
		t.within(blank(margin), func() { t.block(b) })
	}
}

// figure draws a stack, or writes what a chart says; then its figures.
func (t *terminal) figure(f *doc.Figure) {
	lines := []doc.Line{doc.Toned(doc.Strong, f.Caption), doc.Text(f.Alt)}
	stack, drawn := f.Chart.(*doc.Stack)
	if drawn {
		lines = lines[:1]
	}
	for _, l := range lines {
		if lineWidth(l) > 0 {
			t.text(blank(margin), l)
		}
	}
	if drawn {
		t.stackBars(stack)
	}
	if f.Data != nil {
		t.gap()
		t.table(f.Data)
	}
}

// code writes text as it is; lines too long go on below.
func (t *terminal) code(text string) {
	indent := 2 * margin
	for _, line := range strings.Split(strings.TrimSuffix(codeText(text), "\n"), "\n") {
		for {
			end, _ := cut(line, t.page-indent)
			t.put(blank(indent) + line[:end])
			if line = line[end:]; line == "" {
				break
			}
		}
	}
}
