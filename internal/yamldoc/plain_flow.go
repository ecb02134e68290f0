package yamldoc

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// brackets reads a list or group in brackets that ends on its line, and returns
// where it ends.
func (r *plainReader) brackets(i int) (after int) {
	kind, closing := List, byte(']')
	if r.text[i] == '{' {
		kind, closing = Map, '}'
	}
	at, count := r.open(kind, flow, r.columnOf(i)), 0
	for i = r.blanks(i+1, r.end); !r.is(i, closing); i = r.blanks(i, r.end) {
		if kind == Map {
			i = r.keyInBrackets(i)
			count++
		}
		i = r.blanks(r.inBrackets(i), r.end)
		count++
		if r.is(i, ',') {
			i++
		} else if !r.is(i, closing) {
			r.giveUp()
		}
	}
	r.close(at, count)
	return i + 1
}

// keyInBrackets reads a key, and returns where its value begins.
func (r *plainReader) keyInBrackets(i int) int {
	colon := r.key(i)
	if colon < 0 {
		r.giveUp()
	}
	r.scalar(r.text[i:colon], 0, r.line+1, r.columnOf(i), colon-i)
	return r.blanks(colon+1, r.end)
}

// inBrackets reads one entry or value, and returns where it ends.
func (r *plainReader) inBrackets(i int) (after int) {
	if i >= r.end {
		r.giveUp()
	}
	switch c := r.text[i]; {
	case c == '[' || c == '{':
		return r.brackets(i)
	case c == '"' || c == '\'':
		value, style, after := r.quoted(i)
		r.scalar(value, style, r.line+1, r.columnOf(i), utf8.RuneCount(r.text[i:after]))
		return after
	case !r.startsBare(i):
		r.giveUp()
	}
	after = r.bareInBrackets(i)
	value := bytes.TrimRight(r.text[i:after], " ")
	r.scalar(value, 0, r.line+1, r.columnOf(i), utf8.RuneCount(value))
	return after
}

// bareInBrackets finds the end of a text without quotes.
func (r *plainReader) bareInBrackets(i int) (after int) {
	for ; i < r.end; i++ {
		switch r.text[i] {
		case ',', ']', '}':
			return i
		case '[', '{', '?', '#':
			r.giveUp()
		case ':':
			if i+1 < r.end && strings.IndexByte(" ,[]{}", r.text[i+1]) >= 0 {
				r.giveUp()
			}
		}
	}
	r.giveUp()
	return i
}

// columnOf is the column of the byte at i of the line looked at, counted from 1 in
// characters. All columns of a line together take no longer than its length.
func (r *plainReader) columnOf(i int) int {
	if r.last.line != r.line {
		r.last = cursor{line: r.line, column: 1, offset: r.start}
	}
	for ; r.last.offset < i; r.last.offset++ {
		if utf8.RuneStart(r.text[r.last.offset]) {
			r.last.column++
		}
	}
	return r.last.column
}
