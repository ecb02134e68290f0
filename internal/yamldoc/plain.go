package yamldoc

import (
	"bytes"
	"unicode/utf8"
)

// plainReader reads the shape of YAML that people write records in, many times
// faster than the library: keys and entries on lines of their own, texts with
// and without quotes, texts below > and |, lists and groups in brackets on one
// line, comments.
//
// It knows no mistakes. Where a file holds anything else it gives up, and the
// library reads the file and explains what is wrong. So it gives up more often
// than YAML demands: wherever the libraries disagree with YAML or each other, and
// wherever `inspect` would have something to report. What it reads, it must read
// exactly as the library does, to the column: FuzzPlain holds it to that.
type plainReader struct {
	text  []byte
	lines []int32 // where each begins
	nodes []node
	kept  *kept

	line   int // looked at, counted from 0
	start  int // of it
	indent int // the blanks it begins with
	end    int // of what is written on it
	depth  int // of lists and maps around the value
	last   cursor
}

// mostDepth is how deep lists and maps may be nested; a record's are a tenth of it.
const mostDepth = 100

// mostKey is how long a key may be, in bytes: the library gives up at 1024
// characters, and no key of a record comes near.
const mostKey = 128

// notPlain ends plainReader, whose recursion an error would have to climb.
type notPlain struct{}

func (r *plainReader) giveUp() { panic(notPlain{}) }

// readPlain reads the file if it is plain. It is for files that scan has found
// readable: there are no line separators but \n and \r, and no control characters.
func (d *Document) readPlain() (plain bool) {
	if !readsPlain || !looksPlain(d.Data) {
		return false
	}
	if d.kept == nil {
		d.kept = &kept{}
	}
	d.kept.long = d.kept.long[:0]
	r := plainReader{text: d.Data, lines: d.line, nodes: d.nodes, kept: d.kept, last: cursor{line: -1}}
	defer func() {
		switch failed := recover().(type) {
		case nil:
		case notPlain:
			plain = false
		default:
			panic(failed)
		}
	}()
	if !r.next() || r.indent > 0 {
		return false
	}
	if r.mapping(0); r.next() {
		return false
	}
	r.share()
	d.nodes = r.nodes
	return true
}

// IsPlain reports whether Parse reads a file without the library, many times
// faster.
func IsPlain(data []byte) bool {
	d := &Document{Data: data}
	_, readable := d.scan()
	return readable && d.readPlain()
}

// looksPlain reports whether a file is without tabs, without line ends that are \r
// alone, and without a # that may follow a value too closely.
func looksPlain(data []byte) bool {
	if bytes.IndexByte(data, '\t') >= 0 || holdsCloseComment(data) {
		return false
	}
	for rest := data; ; {
		i := bytes.IndexByte(rest, '\r')
		if i < 0 {
			return true
		}
		if rest = rest[i+1:]; len(rest) == 0 || rest[0] != '\n' {
			return false
		}
	}
}

// at finds where a line begins, the blanks it begins with, and where what is
// written on it ends.
func (r *plainReader) at(line int) (start, indent, end int) {
	start, end = int(r.lines[line]), len(r.text)
	if line+1 < len(r.lines) {
		end = int(r.lines[line+1]) - 1
		if end > start && r.text[end-1] == '\r' {
			end--
		}
	}
	return start, r.blanks(start, end) - start, end
}

// next looks at the next line that holds more than a comment, beginning with the
// one that is looked at.
func (r *plainReader) next() bool {
	for ; r.line < len(r.lines); r.line++ {
		r.start, r.indent, r.end = r.at(r.line)
		if first := r.start + r.indent; first < r.end && r.text[first] != '#' {
			return true
		}
	}
	return false
}

// blanks passes over the blanks from i on.
func (r *plainReader) blanks(i, end int) int {
	for i < end && r.text[i] == ' ' {
		i++
	}
	return i
}

// is reports whether the byte at i is on the line looked at, and that one.
func (r *plainReader) is(i int, c byte) bool { return i < r.end && r.text[i] == c }

// begins reports whether the sign at i, a colon or a dash, ends a word: a blank or
// the end of the line follows.
func (r *plainReader) begins(i int) bool { return i+1 >= r.end || r.text[i+1] == ' ' }

func (r *plainReader) isDash(i int) bool { return r.is(i, '-') && r.begins(i) }

// key finds the colon of the key at i, or -1. It takes no key but of ASCII
// letters, digits and _ - . so that up to a value columns are bytes.
func (r *plainReader) key(i int) int {
	if i >= r.end || !isWord(r.text[i]) && r.text[i] != '_' {
		return -1
	}
	for end := min(r.end, i+mostKey); i < end; i++ {
		switch c := r.text[i]; {
		case c == ':' && r.begins(i):
			return i
		case c >= 0x80 || !isWord(c) && c != '_' && c != '-' && c != '.':
			return -1
		}
	}
	return -1
}

// isWord reports whether a byte is a digit or of a letter; any that is not ASCII
// counts as one.
func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// open begins a list or map on the line looked at.
func (r *plainReader) open(kind Kind, style layout, column int) (at int) {
	if r.depth++; r.depth > mostDepth {
		r.giveUp()
	}
	r.nodes = append(r.nodes, node{kind: kind, style: style, line: int32(r.line + 1), column: int32(column),
		width: 1})
	return len(r.nodes) - 1
}

func (r *plainReader) close(at, count int) {
	r.depth--
	r.nodes[at].end, r.nodes[at].count = int32(len(r.nodes)), int32(count)
}

// mapping reads the keys that begin at a column, counted from 0, of the line
// looked at: the first may be behind dashes.
func (r *plainReader) mapping(indent int) {
	at, count := r.open(Map, 0, indent+1), 0
	for {
		first := r.start + indent
		colon := r.key(first)
		if colon < 0 {
			r.giveUp()
		}
		r.scalar(r.text[first:colon], 0, r.line+1, indent+1, colon-first)
		r.value(colon+1, indent, true)
		count += 2
		if !r.next() || r.indent < indent {
			break
		}
		if r.indent > indent {
			r.giveUp()
		}
	}
	r.close(at, count)
}

// list reads the entries whose dashes are at a column, counted from 0.
func (r *plainReader) list(indent int) {
	at, count := r.open(List, 0, indent+1), 0
	for r.isDash(r.start + indent) {
		r.value(r.start+indent+1, indent, false)
		count++
		if !r.next() || r.indent < indent {
			break
		}
		if r.indent > indent {
			r.giveUp()
		}
	}
	r.close(at, count)
}

// value reads what follows a key's colon or an entry's dash, which ends at i.
// Outer is the column, counted from 0, of the key or dash.
func (r *plainReader) value(i, outer int, ofKey bool) {
	after := i
	i = r.blanks(i, r.end)
	if i == r.end || r.text[i] == '#' {
		r.comment(i)
		r.below(after, outer, ofKey)
		return
	}
	switch c := r.text[i]; {
	case c == '|' || c == '>':
		r.block(i, outer)
	case c == '"' || c == '\'':
		value, style, end := r.quoted(i)
		r.scalar(value, style, r.line+1, i-r.start+1, utf8.RuneCount(r.text[i:end]))
		r.finish(end)
	case c == '[' || c == '{':
		r.finish(r.brackets(i))
	case !ofKey && r.isDash(i):
		r.list(i - r.start)
	case !ofKey && r.key(i) >= 0:
		r.mapping(i - r.start)
	default:
		r.bare(i, outer)
	}
}

// below reads the value of a key or dash, after which the line ends, from the lines
// below. There may be none.
func (r *plainReader) below(after, outer int, ofKey bool) {
	line, column := r.line+1, after-r.start+1
	r.line++
	more := r.next()
	switch deeper := more && r.indent > outer; {
	case more && r.isDash(r.start+r.indent) && (deeper || ofKey && r.indent == outer):
		r.list(r.indent)
	case deeper:
		r.mapping(r.indent)
	default:
		r.scalar(nil, 0, line, column, 0)
	}
}

// finish ends a line on which a value ends at i.
func (r *plainReader) finish(i int) {
	end := r.blanks(i, r.end)
	if end == i && i < r.end {
		r.giveUp()
	}
	r.comment(end)
	r.line++
}

// comment passes over the comment at i, if there is one. What may be the end of a
// text, as in Room #4, is for others to judge.
func (r *plainReader) comment(i int) {
	if i < r.end && (r.text[i] != '#' || i+1 < r.end && isWord(r.text[i+1])) {
		r.giveUp()
	}
}

// findComment finds the sign of a comment that ends a text without quotes, or -1.
func findComment(text []byte) int {
	for from := 0; ; {
		i := bytes.IndexByte(text[from:], '#')
		if i < 0 {
			return -1
		}
		if from += i; from > 0 && text[from-1] == ' ' {
			return from
		}
		from++
	}
}
