// Package yamldoc parses one YAML file into a concrete syntax tree: nodes with
// their positions and all comments. It splices a change into the bytes, leaving
// every other byte as it is, and formats a file.
//
// It is the only package that knows the YAML libraries. It reports
// what is wrong with a file as such (syntax, encoding, size, anchors); `store`
// knows what the keys mean. Values are text as written: `1.10`, `NO` and `2019-12`
// are not converted.
package yamldoc

import (
	"bytes"
	"slices"

	"improve/internal/diag"
)

// MaxSize is the largest file that is read, in bytes. A year of board minutes
// is a tenth of it; what is larger is not a record that people wrote.
const MaxSize = 1 << 20

// MaxProblems is how many diagnostics are listed of one file. Where there are
// more, the last one gives their number.
const MaxProblems = 1000

// Document is one parsed file. It is for one goroutine at a time.
type Document struct {
	File  string
	Data  []byte
	nodes []node      // all values, each before those in it
	kept  *kept       // what readPlain makes texts in
	line  []int32     // offset at which each line begins, the first after a byte-order mark
	tabs  []int       // lines with a tab in their indentation
	sign  int         // the last line with a #, counted from 1; 0 where there is none
	last  cursor      // the place looked up last, from which the next is seldom far
	tree  *syntaxTree // the syntax tree, once an edit or a format has asked for it
}

// Parse reads a file. Everything wrong with it as a file is in the list; where
// that makes it unreadable the document is nil. It never panics, and its time
// and memory are in proportion to the data.
func Parse(file string, data []byte) (*Document, diag.List) { return new(Reader).Parse(file, data) }

// Reader reads one file after another into the same memory: a document is gone when
// the next file is read. Its values stay.
type Reader struct{ doc Document }

// Parse reads a file as the function of that name does.
func (r *Reader) Parse(file string, data []byte) (*Document, diag.List) {
	doc := &r.doc
	*doc = Document{File: file, Data: data, nodes: doc.nodes[:0], line: doc.line[:0], kept: doc.kept}
	problems, readable := doc.scan()
	doc.sign = doc.lastSign()
	switch {
	case !readable:
		return nil, problems
	case doc.readPlain():
		return doc, problems // such a file gives inspect nothing to report
	}
	return doc.parse(problems)
}

// lastSign is the last line with the sign of a comment, counted from 1; 0 where there is
// none. Most comments stand at the head of a file: no value below need be looked behind.
func (d *Document) lastSign() int {
	if bytes.IndexByte(d.Data, '#') < 0 { // which is the faster of the two
		return 0
	}
	at := int32(bytes.LastIndexByte(d.Data, '#'))
	line, found := slices.BinarySearch(d.line, at)
	if found {
		return line + 1
	}
	return line
}

// parse reads a file with the library, and finds what is wrong with it.
func (d *Document) parse(found diag.List) (doc *Document, problems diag.List) {
	defer func() {
		if recover() != nil { // the library has panicked on hostile input before
			doc, problems = nil, append(found, Syntax.New(diag.Place{File: d.File},
				"this file is not valid YAML", "start from a file that works and add a little at a time"))
		}
	}()
	if err := d.readWithLibrary(); err != nil {
		return nil, append(found, d.syntaxError(err))
	}
	if d.Root().Kind() == Nothing && !d.Root().IsAlias() {
		return nil, append(found, Empty.New(diag.Place{File: d.File}, "the file is empty",
			"write its first key, or delete the file"))
	}
	return d, d.inspect(found)
}
