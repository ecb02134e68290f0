// Package yamldoc parses one YAML file into a concrete syntax tree: nodes with
// their positions and all comments. It splices a change into the bytes, leaving
// every other byte as it is, and formats a file.
//
// It is the only package that knows the YAML libraries. It reports
// what is wrong with a file as such (syntax, encoding, size, anchors); `store`
// knows what the keys mean. Values are text as written: `1.10`, `NO` and `2019-12`
// are not converted.
package yamldoc

import "improve/internal/diag"

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
	line  []int32     // offset at which each line begins, the first after a byte-order mark
	tabs  []int       // lines with a tab in their indentation
	last  cursor      // the place looked up last, from which the next is seldom far
	tree  *syntaxTree // the syntax tree, once an edit or a format has asked for it
}

// Parse reads a file. Everything wrong with it as a file is in the list; where
// that makes it unreadable the document is nil. It never panics, and its time
// and memory are in proportion to the data.
func Parse(file string, data []byte) (doc *Document, problems diag.List) {
	doc = &Document{File: file, Data: data}
	problems, readable := doc.scan()
	if !readable {
		return nil, problems
	}
	defer func() {
		if recover() != nil { // the library has panicked on hostile input before
			doc, problems = nil, append(problems, Syntax.New(diag.Place{File: file},
				"this file is not valid YAML", "start from a file that works and add a little at a time"))
		}
	}()
	if err := doc.readWithLibrary(); err != nil {
		return nil, append(problems, doc.syntaxError(err))
	}
	if doc.Root().Kind() == Nothing && !doc.Root().IsAlias() {
		return nil, append(problems, Empty.New(diag.Place{File: file}, "the file is empty",
			"write its first key, or delete the file"))
	}
	return doc, doc.inspect(problems)
}
