// Package yamldoc turns the bytes of one YAML file into nodes with positions.
//
// It is the only package that knows the YAML libraries. It says what is wrong
// with a file as a file (syntax, encoding, size, anchors); what the keys mean
// is `store`'s business. Values are read as written text: `1.10`, `NO` and
// `2019-12` stay as they are.
package yamldoc

import (
	"bytes"
	"iter"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"improve/internal/diag"
)

// MaxSize is the largest file that is read, in bytes. A year of board minutes
// is a tenth of it; what is larger is not a record that people wrote.
const MaxSize = 1 << 20

// Document is one parsed file.
type Document struct {
	File string
	Data []byte
	root *yaml.Node
	line []int32 // offset at which each line begins, the first 0
}

// Kind is what a node is.
type Kind int

// The kinds of node. Nothing is a value left out: `key:` and no more.
const (
	Nothing Kind = iota
	Scalar
	List
	Map
)

// String is the kind in words for people.
func (k Kind) String() string {
	switch k {
	case Scalar:
		return "a single value"
	case List:
		return "a list"
	case Map:
		return "a group of keys"
	}
	return "nothing"
}

// Node is a value in a document.
type Node struct {
	doc *Document
	n   *yaml.Node
}

// Parse reads a file. Everything wrong with it as a file is in the list; where
// that makes it unreadable the document is nil. It never panics and its memory
// is in proportion to the data.
func Parse(file string, data []byte) (doc *Document, problems diag.List) {
	doc = &Document{File: file, Data: data}
	problems = doc.scan()
	if len(problems) > 0 {
		return nil, problems
	}
	defer func() {
		if r := recover(); r != nil { // the library has panicked on hostile input before
			doc, problems = nil, diag.List{Syntax.New(diag.Place{File: file},
				"this file cannot be read as YAML", "start from a file that works and add to it a little at a time")}
		}
	}()
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return nil, diag.List{doc.syntaxError(err)}
	}
	if root.Kind == yaml.DocumentNode && len(root.Content) == 1 {
		doc.root = root.Content[0]
	}
	if doc.Root().Kind() == Nothing {
		return nil, diag.List{Empty.New(diag.Place{File: file}, "there is nothing in this file",
			"write its first key, or delete the file")}
	}
	doc.inspect(doc.Root(), &problems)
	return doc, problems
}

// Root is the value of the whole file.
func (d *Document) Root() Node { return Node{d, d.root} }

// Kind is what the node is. An alias is Nothing: it is refused when the file is
// read, and never followed.
func (n Node) Kind() Kind {
	switch {
	case n.n == nil:
		return Nothing
	case n.n.Kind == yaml.MappingNode:
		return Map
	case n.n.Kind == yaml.SequenceNode:
		return List
	case n.n.Kind == yaml.ScalarNode && !n.null():
		return Scalar
	}
	return Nothing
}

func (n Node) null() bool {
	if n.n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return false
	}
	switch n.n.Value {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// Value is the written text of a scalar.
func (n Node) Value() string {
	if n.Kind() != Scalar {
		return ""
	}
	return n.n.Value
}

// Items are the entries of a list.
func (n Node) Items() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.Kind() != List {
			return
		}
		for _, item := range n.n.Content {
			if !yield(Node{n.doc, item}) {
				return
			}
		}
	}
}

// Pairs are the keys and values of a map, in the order written, duplicates and
// all.
func (n Node) Pairs() iter.Seq2[Node, Node] {
	return func(yield func(Node, Node) bool) {
		if n.Kind() != Map {
			return
		}
		for i := 0; i+1 < len(n.n.Content); i += 2 {
			if !yield(Node{n.doc, n.n.Content[i]}, Node{n.doc, n.n.Content[i+1]}) {
				return
			}
		}
	}
}

// IsAlias reports whether the node stands for a value written elsewhere, which
// Parse refuses.
func (n Node) IsAlias() bool { return n.n != nil && n.n.Kind == yaml.AliasNode }

// Holds reports whether a map has a value for the key.
func (n Node) Holds(key string) bool {
	for k, v := range n.Pairs() {
		if k.Value() == key && (v.Kind() != Nothing || v.IsAlias()) {
			return true
		}
	}
	return false
}

// Len is the number of entries of a list or keys of a map.
func (n Node) Len() int {
	switch n.Kind() {
	case List:
		return len(n.n.Content)
	case Map:
		return len(n.n.Content) / 2
	}
	return 0
}

// Position is the line and column of the node, counted from 1, and its width in
// characters on that line.
func (n Node) Position() (line, column, width int) {
	if n.n == nil {
		return 0, 0, 0
	}
	return n.n.Line, n.n.Column, n.width()
}

// Place is the node's position for a diagnostic.
func (n Node) Place() diag.Place {
	line, column, width := n.Position()
	return diag.Place{File: n.doc.File, Line: line, Column: column, EndColumn: column + width}
}

// Head is the place of the first thing written in a node: the first key of a
// map, the value itself otherwise.
func (n Node) Head() diag.Place {
	for n.Kind() == Map && n.Len() > 0 {
		n = Node{n.doc, n.n.Content[0]}
	}
	return n.Place()
}

func (n Node) width() int {
	const block = yaml.LiteralStyle | yaml.FoldedStyle
	switch {
	case n.n.Kind != yaml.ScalarNode || n.n.Style&block != 0:
		return 1
	case n.n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		return n.quotedWidth()
	}
	return max(1, utf8.RuneCountInString(n.n.Value))
}

// quotedWidth finds the closing quote in the source, or the end of the line for
// a value that goes on.
func (n Node) quotedWidth() int {
	rest := n.doc.from(n.n.Line, n.n.Column)
	if len(rest) == 0 {
		return 1
	}
	quote, width := rest[0], 1
	for i := 1; i < len(rest); i++ {
		c := rest[i]
		if utf8.RuneStart(c) {
			width++
		}
		switch {
		case c == '\\' && quote == '"' && i+1 < len(rest):
			i++
			width++
		case c == quote && quote == '\'' && i+1 < len(rest) && rest[i+1] == '\'':
			i++
			width++
		case c == quote:
			return width
		}
	}
	return width
}

// from is the rest of a line from a column on.
func (d *Document) from(line, column int) []byte {
	if line < 1 || line > len(d.line) {
		return nil
	}
	rest := d.Data[d.line[line-1]:]
	if line == 1 {
		rest = bytes.TrimPrefix(rest, bom)
	}
	if end := bytes.IndexAny(rest, "\r\n"); end >= 0 {
		rest = rest[:end]
	}
	for ; column > 1 && len(rest) > 0; column-- {
		_, size := utf8.DecodeRune(rest)
		rest = rest[size:]
	}
	return rest
}
