package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// syntaxNode is a value with its extent in the bytes, which the library does not
// report and an edit needs. Offsets are in bytes, columns are counted from 0.
type syntaxNode struct {
	Node
	kind          Kind
	start, end    int         // of the value; where it is missing, both are after
	entryStart    int         // of its key or dash, or of the value itself
	after         int         // just past its colon or dash; start where it has neither
	indent        int         // the column of entryStart
	flow          bool        // inside brackets
	key           *syntaxNode // of a pair
	headerEnd     int         // of a block text: just past its > or | and their indicators
	contentStart  int         // of a block text: where its first line begins
	contentIndent int         // of a block text: the column of its lines
	parent        *syntaxNode
	items         []*syntaxNode // the entries of a list, the values of a map
}

// ErrLayout is returned for a file whose layout the tree does not support: an
// anchor, a tag, a complex key. Such a file can be read and not edited.
var ErrLayout = errors.New("this file is written in a way that only a person can edit")

// syntaxTree is a concrete syntax tree: each value with its extent in the bytes,
// and all comments.
type syntaxTree struct {
	doc      *Document
	data     []byte
	root     *syntaxNode
	comments []comment
	scalars  [][2]int // extents of the texts, in order: a # inside them is no comment
	at       int      // how far the file has been parsed
	eol      string
	returns  bool // the file has a carriage return
}

// comment is the extent of a comment, with its sign.
type comment struct{ start, end int }

// syntaxTree builds the tree of a document, once.
func (d *Document) syntaxTree() (*syntaxTree, error) {
	if d.tree == nil {
		tree, err := d.parseTree()
		if err != nil {
			return nil, err
		}
		d.tree = tree
	}
	return d.tree, nil
}

func (d *Document) parseTree() (t *syntaxTree, err error) {
	t = &syntaxTree{doc: d, data: d.Data, eol: lineEnding(d.Data), returns: bytes.IndexByte(d.Data, '\r') >= 0}
	defer func() {
		switch failed := recover().(type) {
		case nil:
		case unsupportedAt:
			t, err = nil, fmt.Errorf("%w: line %d", ErrLayout, 1+bytes.Count(d.Data[:failed], []byte("\n")))
		default:
			panic(failed)
		}
	}()
	if len(d.nodes) == 0 {
		return nil, fmt.Errorf("%w: it is empty", ErrLayout)
	}
	if bytes.HasPrefix(t.data, bom) {
		t.at = len(bom)
	}
	t.root = &syntaxNode{Node: d.Root(), entryStart: -1, after: -1, indent: -1}
	t.value(t.root, -1)
	t.findComments()
	return t, nil
}

// unsupportedAt is the offset of something that the tree does not support.
type unsupportedAt int

// unsupported ends parseTree, whose recursion an error would have to climb.
func (t *syntaxTree) unsupported() { panic(unsupportedAt(min(t.at, len(t.data)))) }

func lineEnding(data []byte) string {
	i := bytes.IndexAny(data, "\r\n")
	switch {
	case i < 0 || data[i] == '\n':
		return "\n"
	case i+1 < len(data) && data[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// value finds the extent of a value and of all in it. Outer is the column of the
// block around it.
func (t *syntaxTree) value(p *syntaxNode, outer int) {
	n := p.node()
	if n.marks&(alias|anchored|tagged) != 0 {
		t.unsupported()
	}
	p.kind = n.kind
	if n.kind == Nothing && n.value == "" {
		p.start, p.end = p.after, p.after
		return
	}
	p.start = t.doc.offset(p.Node.start())
	if p.start < t.at {
		t.unsupported()
	}
	t.at = p.start
	if p.after < 0 { // the root, or an entry in brackets without a key
		p.entryStart, p.after = p.start, p.start
	}
	switch n.kind {
	case List:
		t.sequence(p)
	case Map:
		t.mapping(p)
	default:
		t.scalar(p, outer)
	}
	t.at = p.end
}

// line returns the end of the line that holds an offset, and the start of the
// next.
func (t *syntaxTree) line(at int) (end, next int) { return lineEnd(t.data, at, t.returns) }

// lineStart returns the start of the line that holds an offset.
func (t *syntaxTree) lineStart(at int) int {
	start := bytes.LastIndexAny(t.data[:at], "\r\n") + 1
	if start == 0 && bytes.HasPrefix(t.data, bom) {
		return len(bom)
	}
	return start
}

// skip skips white space and comments.
func (t *syntaxTree) skip() {
	for t.at < len(t.data) {
		switch {
		case strings.IndexByte(white, t.data[t.at]) >= 0:
			t.at++
		case t.data[t.at] == '#':
			t.at, _ = t.line(t.at)
		default:
			return
		}
	}
}

// expect skips white space and comments, then the sign.
func (t *syntaxTree) expect(sign byte) {
	t.skip()
	if t.at >= len(t.data) || t.data[t.at] != sign {
		t.unsupported()
	}
	t.at++
}

func (t *syntaxTree) sequence(p *syntaxNode) {
	inBrackets := p.node().style&flow != 0
	if inBrackets {
		t.expect('[')
	}
	for n := range p.in() {
		item := &syntaxNode{Node: n, parent: p, flow: inBrackets || p.flow, entryStart: -1, after: -1}
		if inBrackets {
			if len(p.items) > 0 {
				t.expect(',')
			}
			t.value(item, 0)
		} else {
			t.expect('-')
			item.entryStart, item.after = t.at-1, t.at
			item.indent = item.entryStart - t.lineStart(item.entryStart)
			t.value(item, item.indent)
		}
		p.items = append(p.items, item)
		p.end = item.end
	}
	if inBrackets {
		t.close(p, ']')
	}
}

// close finds the closing bracket of a list or map, after an optional comma.
func (t *syntaxTree) close(p *syntaxNode, bracket byte) {
	if t.skip(); t.at < len(t.data) && t.data[t.at] == ',' {
		t.at++
	}
	t.expect(bracket)
	p.end = t.at
}

func (t *syntaxTree) mapping(p *syntaxNode) {
	inBrackets := p.node().style&flow != 0 && t.data[p.start] == '{'
	if inBrackets {
		t.expect('{')
	}
	for key, value := range p.Pairs() {
		if inBrackets && len(p.items) > 0 {
			t.expect(',')
		}
		item := &syntaxNode{Node: value, parent: p, flow: inBrackets || p.flow}
		item.key = &syntaxNode{Node: key, entryStart: -1, after: -1, flow: true}
		if t.value(item.key, 0); item.key.kind != Scalar {
			t.unsupported()
		}
		if item.entryStart = item.key.start; !item.flow {
			item.indent = item.entryStart - t.lineStart(item.entryStart)
		}
		t.colon(item)
		item.after = t.at
		t.value(item, item.indent)
		t.at = max(t.at, item.end)
		p.items = append(p.items, item)
		p.end = item.end
	}
	if inBrackets {
		t.close(p, '}')
	}
}

// colon skips the colon after a key. In brackets it may be missing.
func (t *syntaxTree) colon(item *syntaxNode) {
	if bytes.ContainsAny(t.data[item.key.start:item.key.end], "\r\n") {
		t.unsupported()
	}
	at := t.at
	for at < len(t.data) && (t.data[at] == ' ' || t.data[at] == '\t') {
		at++
	}
	switch {
	case at < len(t.data) && t.data[at] == ':':
		t.at = at + 1
	case !item.flow || item.node().value != "":
		t.unsupported()
	}
}

// findComments finds the comments: each # between the texts.
func (t *syntaxTree) findComments() {
	at := 0
	for _, scalar := range append(t.scalars, [2]int{len(t.data), len(t.data)}) {
		for at < scalar[0] {
			i := bytes.IndexByte(t.data[at:scalar[0]], '#')
			if i < 0 {
				break
			}
			end, _ := t.line(at + i)
			t.comments = append(t.comments, comment{at + i, end})
			at = end
		}
		at = max(at, scalar[1])
	}
}

// commentsIn returns the comments that begin in a span.
func (t *syntaxTree) commentsIn(start, end int) []comment {
	first, _ := slices.BinarySearchFunc(t.comments, start, func(c comment, at int) int { return c.start - at })
	last, _ := slices.BinarySearchFunc(t.comments, end, func(c comment, at int) int { return c.start - at })
	return t.comments[first:max(first, last)]
}

// commentText returns a comment as written, with its sign and without trailing space.
func (t *syntaxTree) commentText(c comment) string {
	return string(bytes.TrimRight(t.data[c.start:c.end], " \t"))
}

// isBlank reports whether the rest of the line at an offset is white space.
func (t *syntaxTree) isBlank(at int) bool {
	end, _ := t.line(at)
	return len(bytes.TrimSpace(t.data[at:end])) == 0
}
