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
	"io"
	"strings"

	"gopkg.in/yaml.v3"

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
	File    string
	Data    []byte
	root    *yaml.Node
	line    []int32             // offset at which each line begins, the first after a byte-order mark
	tabs    []int               // lines with a tab in their indentation
	last    cursor              // the place looked up last, from which the next is seldom far
	tree    *syntaxTree         // the syntax tree, once an edit or a format has asked for it
	invalid map[*yaml.Node]bool // values reported to differ from what was written
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
	var root yaml.Node
	err := parseWhole(data, &root)
	if err == nil && holdsCloseComment(data) {
		err = closeComment(data)
	}
	if err != nil {
		return nil, append(problems, doc.syntaxError(err))
	}
	if root.Kind == yaml.DocumentNode && len(root.Content) == 1 {
		doc.root = root.Content[0]
	}
	if doc.Root().Kind() == Nothing && !doc.Root().IsAlias() {
		return nil, append(problems, Empty.New(diag.Place{File: file}, "the file is empty",
			"write its first key, or delete the file"))
	}
	return doc, doc.inspect(problems)
}

// parseWhole parses the data to its end. The library stops after the first
// value, and would leave out in silence what follows a value that can end
// before the file does: any but keys that begin in column 1.
func parseWhole(data []byte, root *yaml.Node) error {
	if err := yaml.Unmarshal(data, root); err != nil || root.Kind == 0 {
		return err
	}
	first := root.Content[0]
	if first.Kind == yaml.MappingNode && first.Style&yaml.FlowStyle == 0 && first.Content[0].Column == 1 {
		return nil
	}
	var again, more yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&again); err != nil {
		return err
	}
	switch err := decoder.Decode(&more); err {
	case io.EOF:
		return nil
	case nil:
		return errSecondDocument
	default:
		return err
	}
}

// holdsCloseComment reports whether a # may directly follow a value.
// The library takes it for a comment all the same, and would drop it in silence.
func holdsCloseComment(data []byte) bool {
	for i := 1; i < len(data); i++ {
		next := bytes.IndexByte(data[i:], '#')
		if next < 0 {
			return false
		}
		if i += next; bytes.IndexByte([]byte("\"']}|>+-123456789"), data[i-1]) >= 0 {
			return true
		}
	}
	return false
}

// closeComment returns v4's error for such a #.
func closeComment(data []byte) error {
	if err := parseWithV4(data); err != nil && strings.Contains(err.Error(), closeCommentMessage) {
		return err
	}
	return nil
}
