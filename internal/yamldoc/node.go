package yamldoc

import (
	"iter"
	"strings"
	"unicode/utf8"

	"improve/internal/diag"
)

// Kind is what a node is.
type Kind uint8

// The kinds of node. Nothing is a value left out: `key:` and no more.
const (
	Nothing Kind = iota
	Scalar
	List
	Map
)

// String is the kind in words, for messages.
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

// node is a value as it is kept: what is in it follows it at once, up to end, so
// that a file's nodes are one piece of memory that holds no pointers but texts.
type node struct {
	value        string
	line, column int32 // counted from 1, in characters
	width        int32 // on its line, in characters; 0 where it is left out
	end          int32 // of all that is in it, among the nodes of the file
	count        int32 // of the entries of a list, of the keys and values of a map
	kind         Kind
	style        layout
	marks        flags
}

// layout is how a value is written: none of these is a text without quotes, or a
// list or map on lines of its own.
type layout uint8

const (
	singleQuoted layout = 1 << iota
	doubleQuoted
	literal
	folded
	flow

	quoted = singleQuoted | doubleQuoted
	block  = literal | folded
)

// flags is what the record does not allow of a value.
type flags uint8

const (
	alias flags = 1 << iota // it is written elsewhere
	anchored
	tagged
	merge   // of a key: it is <<
	invalid // reported to differ from what was written
)

// scalarKind is the kind of a single value.
func scalarKind(value string, style layout) Kind {
	if style&(quoted|block) != 0 {
		return Scalar
	}
	switch value {
	case "", "~", "null", "Null", "NULL":
		return Nothing
	}
	return Scalar
}

// Node is a value in a document.
type Node struct {
	doc *Document
	at  int32 // among the document's nodes
}

// Root is the value of the whole file.
func (d *Document) Root() Node { return Node{d, 0} }

// node is the value as it is kept.
func (n Node) node() *node { return &n.doc.nodes[n.at] }

// none reports whether there is no value at all.
func (n Node) none() bool { return n.doc == nil || len(n.doc.nodes) == 0 }

// in are the entries of a list, and the keys and values of a map.
func (n Node) in() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for at, end := n.at+1, n.node().end; at < end; at = n.doc.nodes[at].end {
			if !yield(Node{n.doc, at}) {
				return
			}
		}
	}
}

// Kind is what the node is. An alias is Nothing: it is refused when the file is
// read, and never followed.
func (n Node) Kind() Kind {
	if n.none() {
		return Nothing
	}
	return n.node().kind
}

// single reports whether the node is a single value, or one left out.
func (n Node) single() bool { return n.node().kind <= Scalar && !n.IsAlias() }

// Value is the written text of a scalar.
func (n Node) Value() string {
	if n.Kind() != Scalar {
		return ""
	}
	return n.node().value
}

// Items are the entries of a list.
func (n Node) Items() iter.Seq[Node] {
	if n.Kind() != List {
		return func(func(Node) bool) {}
	}
	return n.in()
}

// Pairs are the keys and values of a map, in the order written, duplicates and
// all.
func (n Node) Pairs() iter.Seq2[Node, Node] {
	return func(yield func(Node, Node) bool) {
		if n.Kind() != Map {
			return
		}
		for at, end := n.at+1, n.node().end; at < end; {
			value := n.doc.nodes[at].end
			if !yield(Node{n.doc, at}, Node{n.doc, value}) {
				return
			}
			at = n.doc.nodes[value].end
		}
	}
}

// Len is the number of entries of a list or keys of a map.
func (n Node) Len() int {
	switch n.Kind() {
	case List:
		return int(n.node().count)
	case Map:
		return int(n.node().count) / 2
	}
	return 0
}

// Holds reports whether a map has a value for the key.
func (n Node) Holds(key string) bool {
	for k, v := range n.Pairs() {
		if k.Value() == key && (v.Kind() != Nothing || v.IsAlias()) {
			return true
		}
	}
	return false
}

// Lines are the lines of a text that is written below > or |, with their places;
// any other value has none.
func (n Node) Lines() iter.Seq2[diag.Place, string] {
	return func(yield func(diag.Place, string) bool) {
		if n.Kind() != Scalar || n.node().style&block == 0 {
			return
		}
		indent := 0
		for number := int(n.node().line) + 1; number <= len(n.doc.line); number++ {
			line := string(n.doc.from(number, 1))
			text := strings.TrimLeft(line, " ")
			if text == "" {
				continue
			}
			if indent == 0 {
				indent = len(line) - len(text)
			}
			if len(line)-len(text) < indent || indent == 0 ||
				!yield(n.doc.place(number, len(line)-len(text)+1, utf8.RuneCountInString(text)), text) {
				return
			}
		}
	}
}

// IsAlias reports whether the node is an alias, which Parse refuses.
func (n Node) IsAlias() bool { return !n.none() && n.node().marks&alias != 0 }

// Invalid reports whether Parse has reported that the value differs from what was
// written: it is an alias, has lost its first word to an anchor or a tag or its end
// to a comment, or copies the keys of another value.
func (n Node) Invalid() bool { return !n.none() && n.node().marks&invalid != 0 }
