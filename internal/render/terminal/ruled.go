package terminal

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"improve/internal/render/text"
)

// tableText is a table whose cells are wrapped and coloured: they may hold line
// breaks and colours, and no line in them is wider than its column.
type tableText struct {
	header, foot []string // foot holds all totals, one below the other
	rows         [][]string
	widths       []int
	right        []bool
}

// drawTable lays a table out: no borders, a rule below the header and another
// above the totals.
func drawTable(w io.Writer, text tableText) error {
	t := tablewriter.NewTable(w,
		tablewriter.WithRenderer(newRuled(text)),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithFooterAutoFormat(tw.Off),
		tablewriter.WithFooterAutoWrap(tw.WrapNone),
	)
	t.Header(text.header)
	if err := t.Bulk(text.rows); err != nil {
		return err
	}
	if len(text.foot) > 0 {
		t.Footer(text.foot)
	}
	return t.Render()
}

// ruled draws the lines of a table for tablewriter, which its own renderer
// cannot do well enough: it measures joined emoji otherwise than the rest of the
// page, and every dash and rule otherwise again where the locale is East Asian.
type ruled struct {
	*renderer.Blueprint // for what is not drawing
	text                tableText
	out                 io.Writer
	failed              error
}

func newRuled(text tableText) *ruled {
	lines := tw.Lines{ShowTop: tw.Off, ShowBottom: tw.Off, ShowHeaderLine: tw.On, ShowFooterLine: tw.On}
	return &ruled{
		Blueprint: renderer.NewBlueprint(tw.Rendition{Borders: tw.BorderNone, Settings: tw.Settings{Lines: lines}}),
		text:      text,
	}
}

// Start is called before anything is drawn.
func (r *ruled) Start(w io.Writer) error {
	r.out = w
	return nil
}

// Close is called when all is drawn.
func (r *ruled) Close() error { return r.failed }

// Header draws a line of the header.
func (r *ruled) Header(_ [][]string, f tw.Formatting) { r.cells(f) }

// Row draws a line of a row.
func (r *ruled) Row(_ []string, f tw.Formatting) { r.cells(f) }

// Footer draws a line of the totals.
func (r *ruled) Footer(_ [][]string, f tw.Formatting) { r.cells(f) }

// Line draws a rule as wide as the table.
func (r *ruled) Line(tw.Formatting) {
	const rule = "─"
	r.line(strings.Repeat(rule, tableWidth(r.text.widths)/text.Width(rule)))
}

// cells draws one line of cells side by side.
func (r *ruled) cells(f tw.Formatting) {
	var b strings.Builder
	for i, w := range r.text.widths {
		words := f.Row.Current[i].Data
		pad := w - ansi.StringWidth(words)
		if r.text.right[i] {
			b.WriteString(text.Blank(pad) + words)
		} else {
			b.WriteString(words + text.Blank(pad))
		}
		b.WriteString(text.Blank(apart))
	}
	r.line(strings.TrimRight(b.String(), " "))
}

func (r *ruled) line(s string) {
	if s != "" {
		s = text.Blank(margin) + s
	}
	if _, err := io.WriteString(r.out, s+"\n"); err != nil && r.failed == nil {
		r.failed = err
	}
}
