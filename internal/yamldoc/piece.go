package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// piece is a value with where it stands in the bytes, to its end: what an edit
// needs, and the library does not tell. Offsets are in bytes.
type piece struct {
	n          *yaml.Node
	kind       Kind
	start, end int    // of the value; of nothing, both right after the sign before it
	lead       int    // where its entry begins: the key, the dash, or the value itself
	after      int    // right after the colon or dash; the value's own start where there is none
	indent     int    // the column of lead, counted from 0
	flow       bool   // it stands inside brackets
	key        *piece // of a pair
	headed     int    // of a text below > or |: the end of these signs
	content    int    // of such a text: where its first line begins
	deep       int    // of such a text: the column of its lines, counted from 0
	parent     *piece
	items      []*piece // the entries of a list, the values of a map
}

// ErrLayout says that a file is written in a way that cannot be edited.
var ErrLayout = errors.New("this file is written in a way that only a person can edit")

// anatomy is a file taken to pieces.
type anatomy struct {
	doc      *Document
	data     []byte
	root     *piece
	comments []comment
	tokens   [][2]int // the texts, in order: no comment stands in them
	at       int      // how far the file is taken to pieces
	eol      string
	returns  bool // there is a carriage return somewhere
}

// comment is a comment in the bytes, with its sign.
type comment struct{ start, end int }

// dissect finds where everything in a document stands, once.
func (d *Document) dissect() (*anatomy, error) {
	if d.pieces == nil {
		a, err := d.takeToPieces()
		if err != nil {
			return nil, err
		}
		d.pieces = a
	}
	return d.pieces, nil
}

func (d *Document) takeToPieces() (a *anatomy, err error) {
	a = &anatomy{doc: d, data: d.Data, eol: lineEnding(d.Data), returns: bytes.IndexByte(d.Data, '\r') >= 0}
	defer func() {
		switch failed := recover().(type) {
		case nil:
		case oddLayout:
			a, err = nil, fmt.Errorf("%w: line %d", ErrLayout, 1+bytes.Count(d.Data[:failed], []byte("\n")))
		default:
			panic(failed)
		}
	}()
	if d.root == nil {
		return nil, fmt.Errorf("%w: it holds nothing", ErrLayout)
	}
	if bytes.HasPrefix(a.data, bom) {
		a.at = len(bom)
	}
	a.root = &piece{n: d.root, lead: -1, after: -1, indent: -1}
	a.value(a.root, -1)
	a.findComments()
	return a, nil
}

// oddLayout is the offset at which something stands that was not expected.
type oddLayout int

func (a *anatomy) odd() { panic(oddLayout(min(a.at, len(a.data)))) }

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

// value takes the node of a piece to pieces. Outer is the column of the block
// that it stands in, counted from 0.
func (a *anatomy) value(p *piece, outer int) {
	n := p.n
	if n.Anchor != "" || n.Kind == yaml.AliasNode || n.Style&yaml.TaggedStyle != 0 {
		a.odd()
	}
	p.kind = Node{a.doc, n}.Kind()
	if n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&(quoted|block) == 0 {
		p.start, p.end = p.after, p.after
		return
	}
	p.start = a.doc.offset(n.Line, n.Column)
	if p.start < a.at {
		a.odd()
	}
	a.at = p.start
	if p.after < 0 { // the root, and what stands in brackets without a key
		p.lead, p.after = p.start, p.start
	}
	switch n.Kind {
	case yaml.ScalarNode:
		a.scalar(p, outer)
	case yaml.SequenceNode:
		a.list(p)
	case yaml.MappingNode:
		a.group(p)
	default:
		a.odd()
	}
	a.at = p.end
}

// line is the end of the line on which an offset stands, and the beginning of
// the next.
func (a *anatomy) line(at int) (end, next int) { return lineEnd(a.data, at, a.returns) }

// lineStart is the beginning of the line on which an offset stands.
func (a *anatomy) lineStart(at int) int {
	start := bytes.LastIndexAny(a.data[:at], "\r\n") + 1
	if start == 0 && bytes.HasPrefix(a.data, bom) {
		return len(bom)
	}
	return start
}

// skip passes over white space and comments.
func (a *anatomy) skip() {
	for a.at < len(a.data) {
		switch {
		case strings.IndexByte(white, a.data[a.at]) >= 0:
			a.at++
		case a.data[a.at] == '#':
			a.at, _ = a.line(a.at)
		default:
			return
		}
	}
}

// sign passes over white space and comments, and expects a sign.
func (a *anatomy) sign(sign byte) {
	a.skip()
	if a.at >= len(a.data) || a.data[a.at] != sign {
		a.odd()
	}
	a.at++
}

func (a *anatomy) list(p *piece) {
	inBrackets := p.n.Style&yaml.FlowStyle != 0
	if inBrackets {
		a.sign('[')
	}
	for i, n := range p.n.Content {
		item := &piece{n: n, parent: p, flow: inBrackets || p.flow, lead: -1, after: -1}
		if inBrackets {
			if i > 0 {
				a.sign(',')
			}
			a.value(item, 0)
		} else {
			a.sign('-')
			item.lead, item.after = a.at-1, a.at
			item.indent = item.lead - a.lineStart(item.lead)
			a.value(item, item.indent)
		}
		p.items = append(p.items, item)
		p.end = item.end
	}
	if inBrackets {
		a.close(p, ']')
	}
}

// close finds the bracket at the end of a list or group, after a comma perhaps.
func (a *anatomy) close(p *piece, bracket byte) {
	if a.skip(); a.at < len(a.data) && a.data[a.at] == ',' {
		a.at++
	}
	a.sign(bracket)
	p.end = a.at
}

func (a *anatomy) group(p *piece) {
	inBrackets := p.n.Style&yaml.FlowStyle != 0 && a.data[p.start] == '{'
	if inBrackets {
		a.sign('{')
	}
	for i := 0; i+1 < len(p.n.Content); i += 2 {
		if inBrackets && i > 0 {
			a.sign(',')
		}
		item := &piece{n: p.n.Content[i+1], parent: p, flow: inBrackets || p.flow}
		item.key = &piece{n: p.n.Content[i], lead: -1, after: -1, flow: true}
		if a.value(item.key, 0); item.key.kind != Scalar {
			a.odd()
		}
		if item.lead = item.key.start; !item.flow {
			item.indent = item.lead - a.lineStart(item.lead)
		}
		a.colon(item)
		item.after = a.at
		a.value(item, item.indent)
		a.at = max(a.at, item.end)
		p.items = append(p.items, item)
		p.end = item.end
	}
	if inBrackets {
		a.close(p, '}')
	}
}

// colon passes over the colon after a key, which in brackets may be left out.
func (a *anatomy) colon(item *piece) {
	if bytes.ContainsAny(a.data[item.key.start:item.key.end], "\r\n") {
		a.odd()
	}
	at := a.at
	for at < len(a.data) && (a.data[at] == ' ' || a.data[at] == '\t') {
		at++
	}
	switch {
	case at < len(a.data) && a.data[at] == ':':
		a.at = at + 1
	case !item.flow || item.n.Value != "":
		a.odd()
	}
}

// findComments finds the comments: signs that stand between the texts.
func (a *anatomy) findComments() {
	at := 0
	for _, token := range append(a.tokens, [2]int{len(a.data), len(a.data)}) {
		for at < token[0] {
			i := bytes.IndexByte(a.data[at:token[0]], '#')
			if i < 0 {
				break
			}
			end, _ := a.line(at + i)
			a.comments = append(a.comments, comment{at + i, end})
			at = end
		}
		at = max(at, token[1])
	}
}

// between are the comments that begin in a span.
func (a *anatomy) between(start, end int) []comment {
	first, _ := slices.BinarySearchFunc(a.comments, start, func(c comment, at int) int { return c.start - at })
	last, _ := slices.BinarySearchFunc(a.comments, end, func(c comment, at int) int { return c.start - at })
	return a.comments[first:max(first, last)]
}

// words is a comment as written, with its sign and without the space at its end.
func (a *anatomy) words(c comment) string {
	return string(bytes.TrimRight(a.data[c.start:c.end], " \t"))
}

// isBlank reports whether a line holds nothing.
func (a *anatomy) isBlank(at int) bool {
	end, _ := a.line(at)
	return len(bytes.TrimSpace(a.data[at:end])) == 0
}
