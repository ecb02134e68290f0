package yamldoc

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"improve/internal/diag"
)

// Position is the line and column of the node, counted from 1, and its width in
// characters on that line: of a quoted value with its quotes, of a value that
// goes on below to the end of its first line, of a list or group of keys 1. A
// missing value has the position of the colon or dash before it.
func (n Node) Position() (line, column, width int) {
	if n.none() {
		return 0, 0, 0
	}
	if line, column = n.start(); n.node().width == 0 {
		return n.doc.signBefore(line, column)
	}
	return line, column, int(n.node().width)
}

// measure is the width of a node on its line; 0 where it is left out.
func (n Node) measure() int {
	value, style, rest := n.node().value, n.node().style, n.doc.from(n.start())
	switch {
	case markAt(rest) != "":
		return wordWidth(rest) // the anchor or tag: the value may be further on
	case !n.single():
		return 1
	case value == "" && style&(quoted|block) == 0:
		return 0
	case style&quoted != 0:
		return quotedWidth(rest)
	case style&block != 0:
		return wordWidth(rest)
	case strings.ContainsAny(value, " \n"):
		return n.plainWidth()
	}
	return utf8.RuneCountInString(value)
}

// start is the line and column in which the node is read to begin.
func (n Node) start() (line, column int) { return int(n.node().line), int(n.node().column) }

// signBefore is the position of the last character before a place on its line:
// the colon or dash that a value should follow.
func (d *Document) signBefore(line, column int) (int, int, int) {
	at := d.clamp(line, column) // at the end of the file the library counts a line more
	before := d.Data[:d.offset(at.line, at.column)]
	blanks := len(before) - len(bytes.TrimRight(before, " \t"))
	return at.line, max(1, at.column-blanks-1), 1
}

// Place is the node's position for a diagnostic.
func (n Node) Place() diag.Place {
	line, column, width := n.Position()
	return n.doc.place(line, column, width)
}

// Head is the place of the first thing written in a node: the first key of a
// map, the value itself otherwise.
func (n Node) Head() diag.Place {
	for n.Kind() == Map && n.Len() > 0 {
		n.at++ // its first key
	}
	return n.Place()
}

func (d *Document) place(line, column, width int) diag.Place {
	return diag.Place{File: d.File, Line: line, Column: column, EndColumn: column + width}
}

// quotedWidth is the width of a quoted value at the beginning of rest: to its
// closing quote, or to the end of the line where it goes on.
func quotedWidth(rest []byte) int {
	if len(rest) == 0 {
		return 1
	}
	quote := rest[0]
	for i := 1; i < len(rest); i++ {
		switch {
		case rest[i] == '\\' && quote == '"':
			i++
		case rest[i] == quote && quote == '\'' && i+1 < len(rest) && rest[i+1] == quote:
			i++
		case rest[i] == quote:
			return utf8.RuneCount(rest[:i+1])
		}
	}
	return utf8.RuneCount(bytes.TrimRight(rest, " \t"))
}

// wordWidth is the width of the word at the beginning of rest, at least 1.
func wordWidth(rest []byte) int {
	if end := bytes.IndexAny(rest, " \t"); end >= 0 {
		rest = rest[:end]
	}
	return max(1, utf8.RuneCount(rest))
}

// plainWidth is the width of a value without quotes that may go on below.
func (n Node) plainWidth() int {
	value := n.node().value
	rest := n.doc.from(n.start())
	if len(rest) >= len(value) && string(rest[:len(value)]) == value { // which copies nothing
		return utf8.RuneCountInString(value)
	}
	return max(1, utf8.RuneCount(withoutComment(rest)))
}

// withoutComment is a text without quotes, up to its comment.
func withoutComment(text []byte) []byte {
	for i := 1; i < len(text); i++ {
		if text[i] == '#' && (text[i-1] == ' ' || text[i-1] == '\t') {
			text = text[:i]
			break
		}
	}
	return bytes.TrimRight(text, " \t")
}

// cursor is a place in the file with its offset in the data.
type cursor struct{ line, column, offset int }

// offset is the offset of a line and column in the data; past the end of the line
// it is the end of the line. Looking up the places of one line from left to
// right takes no longer than its length, however many they are.
func (d *Document) offset(line, column int) int {
	if line < 1 || line > len(d.line) {
		return len(d.Data)
	}
	at := d.last
	if line != at.line || column < at.column {
		at = cursor{line, 1, int(d.line[line-1])}
	}
	for ; at.column < column && at.offset < len(d.Data) && d.Data[at.offset] != '\n' &&
		d.Data[at.offset] != '\r'; at.column++ {
		if d.Data[at.offset] < utf8.RuneSelf {
			at.offset++
			continue
		}
		_, size := utf8.DecodeRune(d.Data[at.offset:])
		at.offset += size
	}
	d.last = at
	return at.offset
}

// from is the rest of a line from a column on.
func (d *Document) from(line, column int) []byte {
	start := d.offset(line, column)
	end := len(d.Data)
	if line < len(d.line) {
		end = int(d.line[line])
	}
	for end > start && (d.Data[end-1] == '\n' || d.Data[end-1] == '\r') {
		end--
	}
	return d.Data[start:max(start, end)]
}

// indent is the number of blanks that a line begins with.
func indent(line []byte) int {
	for i, c := range line {
		if c != ' ' && c != '\t' {
			return i
		}
	}
	return len(line)
}
