package yamldoc

import (
	"iter"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"improve/internal/diag"
)

// Kind is what a node is.
type Kind int

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

// Node is a value in a document.
type Node struct {
	doc *Document
	n   *yaml.Node
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

const (
	quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
	block  = yaml.LiteralStyle | yaml.FoldedStyle
)

func (n Node) null() bool {
	if n.n.Style&(quoted|block) != 0 {
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
		if n.Kind() != Scalar || n.n.Style&block == 0 {
			return
		}
		indent := 0
		for number := n.n.Line + 1; number <= len(n.doc.line); number++ {
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
func (n Node) IsAlias() bool { return n.n != nil && n.n.Kind == yaml.AliasNode }

// Invalid reports whether Parse has reported that the value differs from what was
// written: it is an alias, has lost its first word to an anchor or a tag or its end
// to a comment, or copies the keys of another value.
func (n Node) Invalid() bool { return n.doc != nil && n.doc.invalid[n.n] }
