// Package render lists the formats in which commands write what they have to
// say: pages, tables, values and diagnostics. Each has a room of its own below.
//
// It decides nothing about a programme: reports choose what a page says and in
// which order, and every format keeps both. No text of the record reaches a
// terminal, a table or a page as anything but text: control characters are made
// visible, markup is escaped, spreadsheet formulas are defused.
package render

import (
	"fmt"
	"io"

	"improve/internal/diag"
	"improve/internal/doc"

	"improve/internal/render/ci"
	"improve/internal/render/terminal"
)

// Options are what the formats for people's eyes need to know of the place they
// are shown in. The other formats do not look at them.
type Options struct {
	Width  int  // columns; 0 means 80, and less than 20 counts as 20
	Colour bool // whether escape codes may be written
	// Link gives the address of the page about a thing, empty where there is none.
	// It is nil for pages that stand alone.
	Link func(doc.Ref) string
}

func (o Options) screen() terminal.Options {
	return terminal.Options{Width: o.Width, Colour: o.Colour}
}

// Result is what a command has to say, in the shapes that formats draw on. Page and
// table are made by the format that wants them: a long table is dear.
type Result struct {
	View     any                 // what json writes
	Document func() doc.Document // what terminal, markdown and every other page format write; nil is an empty page
	Table    func() *doc.Table   // what csv writes; without one, the first table of Document
	Findings *ci.Findings        // what a run of the checks found; nil for everything else
}

func (r Result) document() doc.Document {
	if r.Document == nil {
		return doc.Document{}
	}
	return r.Document()
}

// table is the table for formats that hold only one.
func (r Result) table() *doc.Table {
	if r.Table != nil {
		if t := r.Table(); t != nil {
			return t
		}
	}
	return firstTable(r.document())
}

func firstTable(page doc.Document) *doc.Table {
	for _, b := range page.Blocks {
		if t, ok := b.(*doc.Table); ok {
			return t
		}
	}
	return nil
}

// Format is one way to write a result.
type Format struct {
	Name   string // as --format takes it
	Ending string // of its files
	Binary bool   // not for a terminal
	OfRepo bool   // its places count from the top of the repository, not of the record
	Public bool   // papers for the public may be written in it; without it, those for the board alone
	Draft  bool   // it marks every page of a draft; without it, no draft may be written in it
	About  string // a short phrase for help
	Write  func(io.Writer, Result, Options) error
	// Bind writes several pages as one, with cover and contents; nil where the
	// format knows no such thing.
	Bind func(io.Writer, doc.Book) error
}

// MayBeFor is an error where the public would read a paper in this format and
// may not: nobody has said that it keeps what it must.
func (f Format) MayBeFor(public bool) error {
	if public && !f.Public {
		return fmt.Errorf("the format %s is not for the public", f.Name)
	}
	return nil
}

// MayBeDraft is an error where a draft would be written in a format that cannot mark it
// as one.
func (f Format) MayBeDraft(draft bool) error {
	if draft && !f.Draft {
		return fmt.Errorf("the format %s cannot mark a draft", f.Name)
	}
	return nil
}

// Lookup finds a format by its name. Its error names the nearest and lists all.
func Lookup(name string, formats []Format) (Format, error) {
	var names []string
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("unknown format %q: %s", name, diag.Choose(name, names))
}
