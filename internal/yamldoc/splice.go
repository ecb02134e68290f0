package yamldoc

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Splice makes one change to the bytes of the file, and returns the file after
// it. Every other byte stays, and so does every comment: those inside a replaced or
// deleted value move above it. The result is parsed again: there is an error if its
// value is not the old one with the change made, or a comment is lost.
func (d *Document) Splice(op Op) (*Document, error) {
	tree, err := d.syntaxTree()
	if err != nil {
		return nil, err
	}
	want := d.Root().Whole()
	want.Apply(op)
	after, err := tree.splice(op, want, writer{})
	if errors.Is(err, ErrNotExact) { // a text on lines of its own can take in the comments below it
		after, err = tree.splice(op, want, writer{noBlocks: true})
	}
	return after, err
}

func (t *syntaxTree) splice(op Op, want Value, w writer) (*Document, error) {
	w.eol, w.deep = t.eol, t.listDepth()
	s := &splicer{syntaxTree: t, w: &w}
	p := t.root
	for _, i := range op.At {
		p = p.items[i]
	}
	var err error
	switch op.Do {
	case Set:
		err = s.set(p, op.Value)
	case Insert:
		err = s.insert(p, op)
	case Delete:
		err = s.delete(p, op.At[len(op.At)-1])
	}
	if err != nil {
		return nil, err
	}
	return t.doc.exact(s.result(), want.Same)
}

// splicer gathers the changes to the bytes of a file.
type splicer struct {
	*syntaxTree
	w     *writer
	edits []edit
}

// edit puts a text in place of a span.
type edit struct {
	start, end int
	text       string
}

func (s *splicer) put(start, end int, text string) { s.edits = append(s.edits, edit{start, end, text}) }

func (s *splicer) result() []byte {
	slices.SortStableFunc(s.edits, func(a, b edit) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	var out bytes.Buffer
	at := 0
	for _, e := range s.edits {
		out.Write(s.data[at:e.start])
		out.WriteString(e.text)
		at = e.end
	}
	out.Write(s.data[at:])
	return out.Bytes()
}

// listDepth is the indentation of the file's lists relative to their keys.
func (t *syntaxTree) listDepth() int {
	deep := -1
	t.root.walk(func(p *syntaxNode) {
		if deep < 0 && p.kind == List && p.key != nil && len(p.items) > 0 && !p.items[0].flow {
			deep = p.items[0].indent - p.indent
		}
	})
	if deep < 0 {
		return 2
	}
	return deep
}

func (p *syntaxNode) walk(visit func(*syntaxNode)) {
	visit(p)
	for _, item := range p.items {
		item.walk(visit)
	}
}

// isFlow reports whether a list or group is written in brackets.
func (t *syntaxTree) isFlow(p *syntaxNode) bool {
	return p.flow || (p.kind == List || p.kind == Map) && (t.data[p.start] == '[' || t.data[p.start] == '{')
}

// place is where a value follows its key or dash.
func (s *splicer) place(p *syntaxNode) place {
	return place{p.indent, utf8.RuneCount(s.data[s.lineStart(p.after):p.after]), p.key == nil && p.parent != nil}
}

// set puts a value in place of another.
func (s *splicer) set(p *syntaxNode, v Value) error {
	if p.flow {
		return s.setFlow(p, v)
	}
	if v.Kind == Scalar && p.node().style&quoted != 0 {
		v.Quoted = true // as its author wrote it
	}
	lineEnd, _ := s.line(p.end)
	tail, above := "", []string(nil)
	for i, c := range s.commentsIn(p.after, lineEnd) {
		onFirst := s.lineStart(c.start) == s.lineStart(p.after)
		if i == 0 && onFirst || c.start > p.end && tail == "" {
			tail = s.commentText(c)
			continue
		}
		above = append(above, s.commentText(c))
	}
	if p.parent == nil {
		return fmt.Errorf("%w: a whole file cannot be replaced", ErrLayout)
	}
	if tail != "" && strings.Contains(v.Text, " ") {
		v.Quoted = true // nobody is to wonder whether the comment belongs to the text
	}
	s.w.after(v, s.place(p), "")
	text := s.w.out.String()
	if !strings.ContainsAny(text, "\r\n") && s.oneLine(p) { // the rest of the line stays as it is
		start, text := p.start, text
		if p.end > p.start && start > p.after {
			text = strings.TrimPrefix(text, " ")
		}
		s.put(start, p.end, text)
		return nil
	}
	s.w.out.Reset()
	s.w.after(v, s.place(p), tail)
	s.put(p.after, lineEnd, s.w.out.String())
	s.keep(p, above)
	return nil
}

// oneLine reports whether the whole value is on one line with its key.
func (t *syntaxTree) oneLine(p *syntaxNode) bool {
	return t.lineStart(p.after) == t.lineStart(p.end) && p.headerEnd == 0 &&
		(p.kind == Scalar || p.kind == Nothing || t.isFlow(p))
}

// keep puts comments above the line on which an entry begins.
func (s *splicer) keep(p *syntaxNode, comments []string) {
	start := s.lineStart(p.entryStart)
	s.put(start, start, s.kept(start, comments))
}

// kept are comments as lines of their own, indented like the line that begins
// there.
func (s *splicer) kept(start int, comments []string) string {
	blanks := string(s.data[start : start+indent(s.data[start:])])
	text := ""
	for _, c := range comments {
		text += blanks + c + s.eol
	}
	return text
}

// insert puts an entry into a list or group.
func (s *splicer) insert(p *syntaxNode, op Op) error {
	entry := func() Value {
		if op.Key != "" {
			return MapValue(Pair{op.Key, op.Value})
		}
		return ListValue(op.Value)
	}
	switch {
	case len(p.items) == 0 && p.parent == nil:
		s.rootInsert(p, entry())
		return nil
	case len(p.items) == 0:
		v := entry()
		v.Apart = op.Apart
		return s.set(p, v)
	case s.isFlow(p):
		return s.insertFlow(p, op)
	}
	s.insertBlock(p, op)
	return nil
}

// rootInsert writes the first entry of a file that holds {} or [].
func (s *splicer) rootInsert(p *syntaxNode, v Value) {
	if v.Kind == Map {
		s.w.pairs(v, 0)
	} else {
		s.w.items(v, 0)
	}
	s.put(p.start, p.end, s.w.out.String())
}

// insertBlock puts an entry on lines of its own: above the first, or below the
// one before it with what belongs to that one.
func (s *splicer) insertBlock(p *syntaxNode, op Op) {
	indent := p.items[0].indent
	if op.Key != "" {
		s.w.pair(Pair{op.Key, op.Value}, indent)
	} else {
		s.w.item(op.Value, indent)
	}
	text := s.w.out.String()
	blanks := strings.Repeat(" ", indent)
	apart := s.apart(p, op.Apart)
	if op.Index == 0 {
		if apart {
			text += s.eol
		}
		s.put(p.items[0].entryStart, p.items[0].entryStart, text+s.eol+blanks)
		return
	}
	at := s.below(p, op.Index)
	text = blanks + text
	if apart {
		text = s.eol + text
	}
	if at == len(s.data) && s.lineStart(at) != at {
		text = s.eol + text // the last line has no end of its own
	} else {
		text += s.eol
	}
	s.put(at, at, text)
}

// apart reports whether blank lines separate the entries of a list or map: as the
// existing entries show, if there are at least two.
func (s *splicer) apart(p *syntaxNode, otherwise bool) bool {
	if len(p.items) < 2 {
		return otherwise
	}
	last := p.items[len(p.items)-1]
	end, next := s.line(p.items[len(p.items)-2].end)
	for at := next; end < last.entryStart && at < last.entryStart; _, at = s.line(at) {
		if s.isBlank(at) {
			return true
		}
	}
	return false
}

// below is where the line after an entry begins: after comments that are indented
// further, and at the end of a list also after comments level with its entries.
func (s *splicer) below(p *syntaxNode, index int) int {
	before := p.items[index-1]
	_, at := s.line(before.end)
	level := before.indent + 1
	if index == len(p.items) && before.indent > p.indent {
		level = before.indent
	}
	for next := at; next < len(s.data); {
		line := s.data[next:]
		blanks := indent(line)
		isComment := len(line) > blanks && line[blanks] == '#'
		if !isComment && !s.isBlank(next) || isComment && blanks < level {
			break
		}
		if _, next = s.line(next); isComment {
			at = next
		}
	}
	return at
}

// delete takes an entry out of its list or group.
func (s *splicer) delete(p *syntaxNode, index int) error {
	parent := p.parent
	switch {
	case len(parent.items) == 1 && parent.parent == nil && !s.isFlow(parent):
		return fmt.Errorf("%w: the file would be empty; delete the file instead", ErrLayout)
	case len(parent.items) == 1 && !parent.flow:
		return s.set(parent, Value{Kind: parent.kind})
	case p.flow:
		return s.deleteFlow(p, index)
	}
	s.deleteBlock(p, index)
	return nil
}

// deleteBlock takes away the lines of an entry, and the blank line that parted it
// from the one above where nothing follows. Its comments stay.
func (s *splicer) deleteBlock(p *syntaxNode, index int) {
	end, next := s.line(p.end)
	var comments []string
	start := s.lineStart(p.entryStart)
	onDash := indent(s.data[start:]) < p.indent
	if onDash { // the next key moves up to the dash
		next = p.parent.items[index+1].entryStart
	}
	for _, c := range s.commentsIn(p.entryStart, max(end, next)) {
		comments = append(comments, s.commentText(c))
	}
	if onDash {
		s.keep(p, comments)
		s.put(p.entryStart, next, "")
		return
	}
	kept := s.kept(start, comments)
	above := s.lineAbove(start)
	if kept == "" && above < start && s.isBlank(above) &&
		(index+1 == len(p.parent.items) || next >= len(s.data) || s.isBlank(next)) {
		start = above
	}
	s.put(start, next, kept)
}

// lineAbove is where the line above one that begins there begins; the same where
// there is none.
func (s *splicer) lineAbove(start int) int {
	end := len(bytes.TrimSuffix(s.data[:start], []byte("\n")))
	end = len(bytes.TrimSuffix(s.data[:end], []byte("\r")))
	return s.lineStart(min(start, end))
}
