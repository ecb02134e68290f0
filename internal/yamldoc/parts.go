package yamldoc

import (
	"strings"
	"unicode/utf8"
)

// Part is an entry of a file with its own bytes: Above, Head, the parts in it and
// Tail put together are the file again, to the byte.
type Part struct {
	Key      string // of a pair
	Value    Value
	Comments []string // all inside it
	Column   int      // of its key or dash, counted from 0
	OnDash   bool     // it begins on the line of the dash before it
	Above    string   // comments and blank lines above it
	Head     string   // its key or dash, and all of a value that has no parts
	Parts    []Part   // the entries of a list or group on lines of its own
	Tail     string   // comments below the last of them
	At, End  int      // the extent in Head of a value without parts
	After    int      // where in Head its colon or dash ends
}

// Text is the part as it is written.
func (p Part) Text() string { return p.Above + p.Body() }

// Body is the part as it is written, without Above.
func (p Part) Body() string {
	var b strings.Builder
	p.write(&b)
	return b.String()
}

func (p Part) write(b *strings.Builder) {
	b.WriteString(p.Head)
	for _, part := range p.Parts {
		b.WriteString(part.Above)
		part.write(b)
	}
	b.WriteString(p.Tail)
}

// Parts divides the file into parts. Its Head is the text above the first entry.
func (d *Document) Parts() (Part, error) {
	tree, err := d.syntaxTree()
	if err != nil {
		return Part{}, err
	}
	f := &formatter{tree: tree}
	root := Part{Value: d.Root().Whole(), Head: string(tree.data)}
	for _, c := range tree.comments {
		root.Comments = append(root.Comments, tree.commentText(c))
	}
	if !f.isBlock(tree.root) {
		return root, nil
	}
	at := tree.lineStart(tree.root.items[0].entryStart)
	root.Head = string(tree.data[:at])
	root.Parts, at = f.parts(tree.root, at, len(tree.data))
	root.Tail = string(tree.data[at:])
	return root, nil
}

// parts are the entries of a list or group, from a place on and as far as limit
// at most, and how far they come.
func (f *formatter) parts(p *syntaxNode, at, limit int) (parts []Part, end int) {
	for i, item := range p.items {
		until := limit
		if i+1 < len(p.items) {
			until = p.items[i+1].entryStart
		}
		part, next := f.part(item, at, until)
		parts, at = append(parts, part), next
	}
	return parts, at
}

func (f *formatter) part(p *syntaxNode, start, limit int) (Part, int) {
	head := f.tree.lineStart(p.entryStart)
	part := Part{Value: p.Whole(), Column: p.indent, OnDash: head < start}
	head = max(head, start)
	part.Above = string(f.tree.data[start:head])
	part.After = p.after - head
	if p.key != nil {
		part.Key = p.key.node().value
	}
	_, end := f.tree.line(p.end)
	if f.isBlock(p) {
		first := p.items[0].entryStart
		if _, end = f.tree.line(p.after); first < end {
			end = first
		}
		part.Head = string(f.tree.data[head:end])
		var at int
		part.Parts, at = f.parts(p, end, limit)
		end = f.deeper(at, limit, f.level(p))
		part.Tail = string(f.tree.data[at:end])
	} else {
		part.Head = string(f.tree.data[head:end])
		part.At, part.End = p.start-head, p.end-head
	}
	for _, c := range f.tree.commentsIn(start, end) {
		part.Comments = append(part.Comments, f.tree.commentText(c))
	}
	return part, end
}

// level is the column from which on a comment below the entries of a list or
// group belongs to it.
func (f *formatter) level(p *syntaxNode) int {
	if p.items[0].indent <= p.indent {
		return p.indent + 1 // a list that is not indented: what is level with it belongs to the keys
	}
	return p.items[0].indent
}

// Rewritten is the part with another value, without Above.
func (p Part) Rewritten(v Value) string {
	start := p.Head[:p.After]
	w := &writer{eol: "\n", deep: 2}
	w.after(v, place{p.Column, p.Column + utf8.RuneCountInString(start), p.Key == ""}, "")
	return start + w.out.String() + "\n"
}

// Inline is a value on one line, its lists and maps in brackets.
func Inline(v Value) string {
	text, _ := flowText(v)
	return text
}
