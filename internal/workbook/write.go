package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The most that a sheet holds.
const (
	MaxSheetRows    = excelize.TotalRows
	MaxSheetColumns = excelize.MaxColumns
)

// Writer makes a workbook: values only, no formula, nothing hidden, nobody's name.
// The same calls make the same bytes.
//
// Once a step fails the later ones do nothing; Write returns the error.
type Writer struct {
	title  string
	stamp  string
	file   *excelize.File
	pages  []*Page
	styles map[Style]int
	tables int
	err    error
}

// NewWriter begins a workbook. The title names it, and is at the foot of each
// printed page. The workbook takes up memory and temporary files until Write.
func NewWriter(title string) *Writer {
	w := &Writer{title: title, file: excelize.NewFile(), styles: map[Style]int{}}
	w.file.Pkg.Store("docProps/core.xml", properties(validText(title)))
	w.step(w.file.SetDefaultFont(fontName))
	return w
}

// properties are what the file says of itself. Other libraries look for them by the
// prefix cp, which the library that writes workbooks leaves out.
func properties(title string) []byte {
	// A fixed day in the past: the time of day would make each workbook another file.
	const made = "2000-01-01T00:00:00Z"
	var name bytes.Buffer
	_ = xml.EscapeText(&name, []byte(title)) // a buffer takes all
	return fmt.Appendf(nil, xml.Header+`<cp:coreProperties`+
		` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`+
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`+
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`+
		`<dc:title>%s</dc:title><dc:creator>improve</dc:creator><dc:language>en-GB</dc:language>`+
		`<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`+
		`<dcterms:modified xsi:type="dcterms:W3CDTF">%[2]s</dcterms:modified></cp:coreProperties>`, name.Bytes(), made)
}

// Stamp puts a word, such as DRAFT, at the head of each printed page of the sheets that
// follow.
func (w *Writer) Stamp(word string) { w.stamp = word }

// step keeps the first error.
func (w *Writer) step(errs ...error) {
	for _, err := range errs {
		w.err = cmp.Or(w.err, err)
	}
}

// Corner counts rows from the top and columns from the left.
type Corner struct{ Rows, Columns int }

// Layout is how a sheet is set up.
type Layout struct {
	Widths   []float64 // of the columns, in characters
	Frozen   Corner    // stays in view
	Repeated Corner    // is printed on each page; rows and columns, or neither
	Portrait bool
	NoGrid   bool
	Locked   bool // all cells but those of an input style
}

// Page is a sheet being written, from its first row to its last.
type Page struct {
	w      *Writer
	name   string
	layout Layout
	stream *excelize.StreamWriter
	row    int // the number of the last row, from 1
}

// Page begins the next sheet. Its name must be one of SheetNames.
func (w *Writer) Page(name string, layout Layout) *Page {
	p := &Page{w: w, name: name, layout: layout}
	if w.err != nil {
		return p
	}
	if len(w.pages) == 0 {
		w.step(w.file.SetSheetName("Sheet1", name))
	} else {
		_, err := w.file.NewSheet(name)
		w.step(err)
	}
	w.pages = append(w.pages, p)
	p.setUp()
	return p
}

// setUp does what must be done before the first row.
func (p *Page) setUp() {
	f, grid, fit := p.w.file, !p.layout.NoGrid, true
	p.w.step(
		f.SetSheetDimension(p.name, ""), // the library would write that the sheet has one cell
		f.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}),
		f.SetSheetView(p.name, 0, &excelize.ViewOptions{ShowGridLines: &grid}),
		p.setUpPaper(),
	)
	if p.layout.Locked {
		p.w.step(p.lock())
	}
	if r := p.layout.Repeated; r.Rows > 0 {
		name := "'" + strings.ReplaceAll(p.name, "'", "''") + "'!"
		titles := fmt.Sprintf("%s$A:$%s,%s$1:$%d", name, Letters(max(r.Columns, 1)-1), name, r.Rows)
		p.w.step(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: p.name}))
	}
	if p.w.err != nil {
		return
	}
	p.stream, p.w.err = f.NewStreamWriter(p.name)
	if p.w.err != nil {
		return
	}
	for i, width := range p.layout.Widths {
		p.w.step(p.stream.SetColWidth(i+1, i+1, width))
	}
	p.freeze()
}

func (p *Page) freeze() {
	at := p.layout.Frozen
	pane := "bottomLeft"
	switch {
	case at == Corner{}:
		return
	case at.Columns > 0:
		pane = "bottomRight"
	}
	cell := Place{Row: at.Rows, Column: at.Columns}.String()
	p.w.step(p.stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: at.Columns, YSplit: at.Rows, TopLeftCell: cell,
		ActivePane: pane, Selection: []excelize.Selection{{Pane: pane, ActiveCell: cell, SQRef: cell}}}))
}

// setUpPaper sets a sheet up for A4, one page or two wide.
func (p *Page) setUpPaper() error {
	const (
		a4         = 9
		characters = 170 // across a page
		mostWide   = 2   // pages: nobody tapes three together
	)
	size, tall, orientation, order, total := a4, 0, "landscape", "overThenDown", 0.0
	if p.layout.Portrait {
		orientation = "portrait"
	}
	for _, width := range p.layout.Widths {
		total += width
	}
	wide := min(max(1, int(math.Ceil(total/characters))), mostWide)
	side, top, bottom, edge := 0.3, 0.5, 0.6, 0.3 // inches
	short := func(s string) string { return strings.ReplaceAll(cutText(validText(s), 80), "&", "&&") }
	edges := excelize.HeaderFooterOptions{OddFooter: "&L" + short(p.w.title) + "&RPage &P of &N"}
	if p.w.stamp != "" {
		edges.OddHeader = "&C" + short(p.w.stamp)
	}
	f := p.w.file
	return cmp.Or(
		f.SetPageLayout(p.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation,
			FitToWidth: &wide, FitToHeight: &tall, PageOrder: &order}),
		f.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top,
			Bottom: &bottom,
			Header: &edge, Footer: &edge}),
		f.SetHeaderFooter(p.name, &edges),
	)
}

// lock locks what is not to be filled in. There is no password: it protects from
// slips, not from people. Widths, heights and filters stay free.
func (p *Page) lock() error {
	return p.w.file.ProtectSheet(p.name,
		&excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
			FormatColumns: true, FormatRows: true, AutoFilter: true})
}

// Content is what a cell is to hold: a string, an int or a float64. Any other
// value, and an empty text, leaves the cell empty. A text stays a text: it is
// never run as a formula, and 1.10 never becomes a number.
type Content struct {
	Value any
	Style Style
	Link  string // the sheet that the cell leads to
}

// Row writes the next row, as high as its lines need; without cells it is empty.
func (p *Page) Row(cells ...Content) {
	p.row++
	if p.w.err != nil || len(cells) == 0 {
		return
	}
	values, height := make([]any, len(cells)), 0.0
	for i, c := range cells {
		out := excelize.Cell{}
		switch v := c.Value.(type) {
		case int, float64:
			out.Value = v
		case string:
			c.Style.Format = textFormat
			if v = validText(v); v != "" {
				out.Value = v
			}
		}
		out.StyleID = p.w.style(c.Style)
		values[i] = out
		height = max(height, p.height(i, c))
		if c.Link != "" {
			at, to := Place{Row: p.row - 1, Column: i}, "'"+strings.ReplaceAll(c.Link, "'", "''")+"'!A1"
			p.w.step(p.w.file.SetCellHyperLink(p.name, at.String(), to, "Location"))
		}
	}
	p.w.step(p.stream.SetRow(fmt.Sprintf("A%d", p.row), values, excelize.RowOpts{Height: height}))
}

// Table makes a table of the row written last, which is its heading, and of so
// many rows that follow: people filter it by its headings, which must be texts,
// none empty or like another.
func (p *Page) Table(columns, rows int) {
	if p.w.err != nil {
		return
	}
	p.w.tables++
	area, striped := fmt.Sprintf("A%d:%s%d", p.row, Letters(columns-1), p.row+rows), false
	p.w.step(
		p.stream.AddTable(&excelize.Table{Range: area, Name: fmt.Sprintf("Table%d", p.w.tables),
			ShowRowStripes: &striped}),
		p.w.file.AddIgnoredErrors(p.name, area, excelize.IgnoredErrorsNumberStoredAsText),
	)
	p.w.escapeHeadings(fmt.Sprintf("xl/tables/table%d.xml", p.w.tables))
}

// escapeHeadings escapes what the library leaves in the headings of a table: there
// _x0041_ means the letter A. A spreadsheet repairs a table whose headings differ
// from those in the cells.
func (w *Writer) escapeHeadings(part string) {
	if content, ok := w.file.Pkg.Load(part); ok {
		if data, ok := content.([]byte); ok {
			w.file.Pkg.Store(part, bytes.ReplaceAll(data, []byte("_x"), []byte("_x005F_x")))
		}
	}
}

// Write ends the workbook and writes it. A Writer is used once.
func (w *Writer) Write(out io.Writer) error {
	defer w.file.Close()
	for _, p := range w.pages {
		if w.err == nil {
			w.step(p.stream.Flush())
		}
	}
	var b bytes.Buffer
	if w.err == nil {
		w.step(w.file.Write(&b))
	}
	if w.err != nil {
		return fmt.Errorf("make the workbook: %w", w.err)
	}
	return writeSorted(out, b.Bytes())
}

// writeSorted writes the parts of a package by their names: the library writes
// streamed sheets in an order that differs from run to run.
func writeSorted(out io.Writer, data []byte) error {
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	slices.SortFunc(from.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	to := zip.NewWriter(out)
	for _, f := range from.File {
		if err := to.Copy(f); err != nil {
			return err
		}
	}
	return to.Close()
}
