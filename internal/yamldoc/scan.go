package yamldoc

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"

	"improve/internal/diag"
)

var bom = []byte("\xef\xbb\xbf")

// scan looks at the bytes before the YAML library does, for what the library
// reports badly or not at all, and notes where the lines begin. Readable is
// whether the library should see them.
func (d *Document) scan() (problems diag.List, readable bool) {
	if len(d.Data) > MaxSize {
		return diag.List{TooLarge(d.File, int64(len(d.Data)))}, false
	}
	if isUTF16(d.Data) {
		return diag.List{NotUTF8.New(d.place(1, 1, 1),
			"this file is saved as UTF-16, which some editors call Unicode", saveAsUTF8)}, false
	}
	s := scanner{doc: d}
	s.lines()
	if s.badLines > 0 {
		return diag.List{s.notUTF8()}, false // what else such bytes seem to be is chance
	}
	return s.problems.all(d.File), !s.unreadable
}

// scanner goes through the lines of a file once.
type scanner struct {
	doc        *Document
	problems   problems
	unreadable bool
	plain      bool // the file is plain text

	badLines int        // lines that are not UTF-8
	badPlace diag.Place // of the first such byte
	badByte  byte

	started, content bool // a line of --- was seen; anything but blank lines and comments was seen
	conflict         bool // inside a merge conflict
	endedAt          int  // the last line reported to end the document
}

func (s *scanner) lines() {
	d := s.doc
	data := d.Data
	start := 0
	if bytes.HasPrefix(data, bom) {
		start = len(bom)
	}
	d.line = append(slices.Grow(d.line, bytes.Count(data, []byte{'\n'})+1), int32(start))
	s.plain = plainText(data[start:])
	returns := !s.plain && bytes.IndexByte(data, '\r') >= 0
	for {
		end, next := lineEnd(data, start, returns)
		s.line(len(d.line), data[start:end])
		if next == end { // no line ending: the last line
			return
		}
		d.line = append(d.line, int32(next))
		start = next
	}
}

// lineEnd finds where the line beginning at start ends, and where the next one
// begins. YAML takes \n, \r\n and \r as line ends; most files have no \r.
func lineEnd(data []byte, start int, returns bool) (end, next int) {
	var i int
	if returns {
		i = bytes.IndexAny(data[start:], "\r\n")
	} else {
		i = bytes.IndexByte(data[start:], '\n')
	}
	if i < 0 {
		return len(data), len(data)
	}
	end = start + i
	if data[end] == '\r' && end+1 < len(data) && data[end+1] == '\n' {
		return end, end + 2
	}
	return end, end + 1
}

func (s *scanner) line(number int, line []byte) {
	if !s.plain && !plainASCII(line) && !s.characters(number, line) {
		return
	}
	if s.marker(number, line) || s.plain && s.content {
		return
	}
	blanks := indent(line)
	if blanks == len(line) || line[blanks] == '#' {
		return
	}
	s.content = true
	if bytes.IndexByte(line[:blanks], '\t') >= 0 {
		s.doc.tabs = append(s.doc.tabs, number)
	}
}

// plainText reports whether a file holds nothing but printable ASCII and \n, as nearly all
// do. It looks at eight bytes at once, of which each \n is first made a letter.
func plainText(data []byte) bool {
	const each, top, newline = 0x0101010101010101, 0x8080808080808080, '\n'
	for len(data) >= 8 {
		eight := binary.LittleEndian.Uint64(data)
		ends := eight ^ newline*each                          // a byte is 0 where it was \n
		eight |= ^((ends&^top + 0x7f*each) | ends) & top >> 1 // 0x4a, a letter
		deletes := eight ^ 0x7f*each
		if (eight|(eight-0x20*each)|(deletes-each))&top != 0 {
			return false
		}
		data = data[8:]
	}
	for _, c := range data {
		if c >= 0x7f || c < 0x20 && c != newline {
			return false
		}
	}
	return true
}

// plainASCII reports whether a line holds nothing but printable ASCII and tabs. It
// looks at eight bytes at once: where one is beyond them, or a tab, at each.
func plainASCII(line []byte) bool {
	const each, top = 0x0101010101010101, 0x8080808080808080
	for len(line) >= 8 {
		eight := binary.LittleEndian.Uint64(line)
		deletes := eight ^ 0x7f*each // a byte is 0 where it was 0x7f
		if (eight|(eight-0x20*each)|(deletes-each))&top != 0 {
			break
		}
		line = line[8:]
	}
	for _, c := range line {
		if c >= 0x7f || c < 0x20 && c != '\t' {
			return false
		}
	}
	return true
}

// characters looks at each character of a line, and returns false where they
// are not UTF-8.
func (s *scanner) characters(number int, line []byte) bool {
	column, reported := 1, false
	for rest := line; len(rest) > 0; column++ {
		r, size := utf8.DecodeRune(rest)
		place := s.doc.place(number, column, 1)
		if r == utf8.RuneError && size == 1 {
			if s.badLines == 0 {
				s.badPlace, s.badByte = place, rest[0]
			}
			s.badLines++
			return false
		}
		if name, harmless := invisible(r); name != "" && !reported {
			reported = true // one a line
			s.problems.add(Control.New(place, "invisible character: "+name,
				"delete it, or type the words around it again; "+
					"such characters come with text copied from other programs"))
			s.unreadable = s.unreadable || !harmless
		}
		rest = rest[size:]
	}
	return true
}

// marker finds the lines that mean something to git or to the YAML library and
// are no part of a record. Such markers begin in the first column, whatever is
// around them.
func (s *scanner) marker(number int, line []byte) bool {
	if len(line) == 0 || strings.IndexByte("<=>|-.%", line[0]) < 0 {
		return false
	}
	place := s.doc.place(number, 1, utf8.RuneCount(line))
	switch {
	case conflictMarker(line):
		s.conflictAt(place, line[0])
	case isMarker(line, "..."):
		s.refuse(Several.New(place, "this line ends the document; nothing below it would be read", "delete this line"))
		s.endedAt = number
	case isMarker(line, "---"):
		if (s.content || s.started) && s.endedAt != number-1 {
			s.refuse(Several.New(place, "a second document starts here; only the first would be read",
				"delete this line, or move what follows to its own file"))
		}
		s.started = true
		return len(line) == len("---")
	case line[0] == '%' && !s.content && !s.started:
		s.refuse(Directive.New(place, "this line is an instruction to a YAML program", "delete this line"))
	default:
		return false
	}
	return true
}

func (s *scanner) refuse(problem diag.Diagnostic) {
	s.problems.add(problem)
	s.unreadable = true
}

// conflictAt reports a conflict once, at the first of its marks.
func (s *scanner) conflictAt(place diag.Place, mark byte) {
	switch {
	case mark == '<':
		s.refuse(Conflict.New(place, "unresolved merge conflict: two versions to choose from",
			"keep one version of the lines down to >>>>>>> (or combine them), and delete the lines <<<<<<<, "+
				"======= and >>>>>>>"))
	case !s.conflict:
		s.refuse(Conflict.New(place, "left-over merge conflict marker",
			"check that the lines around it are right, and delete this line"))
	}
	s.conflict = mark != '>'
}

func conflictMarker(line []byte) bool {
	for _, mark := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		if isMarker(line, mark) {
			return true
		}
	}
	return false
}

// isMarker reports whether a line is that marker, alone or followed by words.
func isMarker(line []byte, mark string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(mark))
	return ok && (len(rest) == 0 || rest[0] == ' ' || rest[0] == '\t')
}
