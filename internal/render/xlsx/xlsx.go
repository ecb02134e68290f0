// Package xlsx writes the tables of a page as a workbook. It decides what the
// sheets hold; `workbook` knows how a workbook is written.
package xlsx

import (
	"fmt"
	"io"
	"reflect"
	"strings"

	"improve/internal/doc"
	"improve/internal/render/text"
	"improve/internal/workbook"
)

// Page writes the tables of a page as a workbook: a sheet about the page, the
// main table with all its columns (if any), then each other table and the figures
// of each chart. It holds values only: no formula, nothing hidden, nobody's name.
//
// It is an error to have a table that is longer or wider than a sheet can be.
func Page(w io.Writer, d doc.Document, main *doc.Table) error {
	tables := pageTables(d, main)
	stamp := text.Clean(d.Stamp)
	captions := []string{text.Join(stamp, " ", "About")}
	for _, t := range tables {
		rows, columns := len(t.table.Rows)+len(t.table.Foot)+2, len(t.table.Columns)
		if rows > workbook.MaxSheetRows || columns > workbook.MaxSheetColumns {
			return fmt.Errorf("the table %q has %d rows and %d columns, more than a sheet of a workbook can hold: "+
				"use --format csv",
				t.table.Caption, len(t.table.Rows), columns)
		}
		captions = append(captions, text.Join(stamp, " ", t.caption()))
	}
	names := workbook.SheetNames(captions...)
	book := workbook.NewWriter(text.Title(d.ID, d.Title))
	book.Stamp(stamp)
	writeAbout(book, d, tables, names)
	for i, t := range tables {
		writeSheet(book, names[i+1], t.table)
	}
	return book.Write(w)
}

// pageTable is a table that gets a sheet.
type pageTable struct {
	table   *doc.Table
	above   string // the heading or caption above it, for one without a caption
	section string // the heading of level 2 above it
	main    bool
}

// pageTables are the tables of a page in its order, the main one first. One that
// says the same as the main one is left out.
func pageTables(d doc.Document, main *doc.Table) []pageTable {
	var tables []pageTable
	section, above := "", d.Title
	add := func(t *doc.Table, above string, isMain bool) {
		if t == nil || len(t.Columns) == 0 || !isMain && same(t, main) {
			return
		}
		tables = append(tables, pageTable{t, above, section, isMain})
	}
	add(main, d.Title, true)
	for _, block := range d.Blocks {
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
	return t == main || main != nil && reflect.DeepEqual(t.Columns, main.Columns) &&
		reflect.DeepEqual(t.Rows, main.Rows) &&
		reflect.DeepEqual(t.Foot, main.Foot)
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

// writeAbout writes the first sheet: what the page is, what it cannot say, and
// what the other sheets hold.
func writeAbout(book *workbook.Writer, d doc.Document, tables []pageTable, names []string) {
	p := book.Page(names[0], workbook.Layout{Widths: []float64{34, 80, 8}, NoGrid: true})
	title := text.Title(d.ID, d.Title)
	if text.HasText(d.Aside) {
		title += ": " + lineText(d.Aside)
	}
	if stamp := text.Clean(d.Stamp); stamp != "" {
		p.Row(textCell(stamp, workbook.TitleStyle()))
	}
	p.Row(textCell(title, workbook.TitleStyle()))
	for _, l := range d.Subtitle {
		if text.HasText(l) {
			p.Row(textCell(lineText(l), workbook.Style{}))
		}
	}
	if len(d.Alerts) > 0 {
		p.Row()
	}
	for _, l := range d.Alerts {
		style := workbook.Style{Bold: true, Wrap: true}
		p.Row(textCell("Please note", style), textCell(lineText(l), style))
	}
	p.Row()
	if len(tables) == 0 {
		p.Row(textCell("This page has no table.", workbook.Style{}))
		return
	}
	count := workbook.HeadStyle()
	count.Right = true
	p.Row(textCell("Sheet", workbook.HeadStyle()), textCell("What it holds", workbook.HeadStyle()),
		textCell("Rows", count))
	for i, t := range tables {
		link := textCell(names[i+1], workbook.LinkStyle())
		link.Link = names[i+1]
		p.Row(link, textCell(t.about(), workbook.Style{Wrap: true, Border: true}),
			workbook.Content{Value: len(t.table.Rows), Style: workbook.Style{Border: true, Right: true}})
	}
}

// about says what a table holds, with the lines below it on a page.
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
