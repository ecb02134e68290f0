package render

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

func writeXLSX(w io.Writer, r Result, _ Options) error { return XLSX(w, r) }

// XLSX writes the tables of a page as a workbook: a sheet about the page, the
// main table with all its columns, then each other table and the figures of
// each chart. It holds values only: no formula, nothing hidden, nobody's name.
//
// It is written by hand, to the byte the same each time; forms that people fill
// in are `workbook`'s. It is an error to have a table that is longer
// or wider than a sheet can be.
func XLSX(w io.Writer, r Result) error {
	b := &workbook{title: text.Title(r.Document.ID, r.Document.Title)}
	tables := pageTables(r)
	for _, t := range tables {
		if len(t.table.Rows)+len(t.table.Foot)+2 > sheetRows || len(t.table.Columns) > sheetColumns {
			return fmt.Errorf("the table %q has %d rows and %d columns, more than a sheet of a workbook can hold: use --format csv", t.table.Caption, len(t.table.Rows), len(t.table.Columns))
		}
	}
	names := sheetNames(tables)
	b.about(r.Document, tables, names)
	for i, t := range tables {
		b.table(names[i+1], t.table)
	}
	return b.write(w)
}

// What a sheet can hold.
const (
	sheetRows    = 1 << 20
	sheetColumns = 1 << 14
	cellLength   = 32767 // of a text, in units of UTF-16
)

// pageTable is a table that gets a sheet, and what it is called where it has no
// caption.
type pageTable struct {
	table   *doc.Table
	above   string
	section string // the heading of level 2 that it stands under
	main    bool
}

// pageTables are the tables of a page in its order, the main one first. One that
// says the same as the main one is left out.
func pageTables(r Result) []pageTable {
	var tables []pageTable
	main, section, above := r.table(), "", r.Document.Title
	add := func(t *doc.Table, above string, isMain bool) {
		if t == nil || len(t.Columns) == 0 || !isMain && same(t, main) {
			return
		}
		tables = append(tables, pageTable{t, above, section, isMain})
	}
	add(main, r.Document.Title, true)
	for _, block := range r.Document.Blocks {
		switch block := block.(type) {
		case *doc.Heading:
			above = block.Text
			if block.Level <= 2 {
				section = block.Text
			}
		case *doc.Table:
			add(block, above, false)
		case *doc.Figure:
			add(block.Data, block.Caption, false)
		}
	}
	return tables
}

func same(t, main *doc.Table) bool {
	return t == main || main != nil && reflect.DeepEqual(t.Columns, main.Columns) && reflect.DeepEqual(t.Rows, main.Rows) && reflect.DeepEqual(t.Foot, main.Foot)
}

// caption is what a table is called.
func (t pageTable) caption() string {
	for _, s := range []string{t.table.Caption, t.above} {
		if s = strings.TrimSpace(text.Clean(s)); s != "" {
			return s
		}
	}
	return "Table"
}

// about is the first sheet: what the page is, what it cannot say, and what the
// other sheets hold.
func (b *workbook) about(d doc.Document, tables []pageTable, names []string) {
	s := b.sheet(names[0], []float64{34, 80, 8})
	title := b.title
	if text.HasText(d.Aside) {
		title += ": " + lineText(d.Aside)
	}
	s.row(textCell(title, xlsxStyle{size: 16, bold: true}))
	for _, l := range d.Subtitle {
		if text.HasText(l) {
			s.row(textCell(lineText(l), xlsxStyle{}))
		}
	}
	if len(d.Alerts) > 0 {
		s.row()
	}
	for _, l := range d.Alerts {
		s.row(textCell("Please note", xlsxStyle{bold: true, wrap: true}), textCell(lineText(l), xlsxStyle{bold: true, wrap: true}))
	}
	s.row()
	if len(tables) == 0 {
		s.row(textCell("This page has no table.", xlsxStyle{}))
		return
	}
	rowsHead := headStyle
	rowsHead.right = true
	s.row(textCell("Sheet", headStyle), textCell("What it holds", headStyle), textCell("Rows", rowsHead))
	for i, t := range tables {
		s.link(names[i+1])
		s.row(textCell(names[i+1], xlsxStyle{ink: linkInk, underline: true, wrap: true, border: true}),
			textCell(t.about(), xlsxStyle{wrap: true, border: true}),
			xlsxCell{number: strconv.Itoa(len(t.table.Rows)), style: xlsxStyle{border: true, right: true}})
	}
}

// about says what a table holds, with the lines that stand below it on paper.
func (t pageTable) about() string {
	words := t.caption()
	switch section := strings.TrimSpace(text.Clean(t.section)); {
	case t.main:
		words += ", with every column"
	case section != "" && section != words:
		words = section + ": " + words
	}
	for _, l := range []doc.Line{t.table.More, t.table.Key} {
		if text.HasText(l) {
			words += "\n" + lineText(l)
		}
	}
	return words
}

// lineText is the words of a line; what is struck says so.
func lineText(l doc.Line) string {
	words, _ := text.Flatten(l)
	return strings.TrimSpace(words)
}
