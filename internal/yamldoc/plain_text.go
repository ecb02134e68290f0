package yamldoc

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// bare reads a text without quotes, which may go on below.
func (r *plainReader) bare(i, outer int) {
	if !r.startsBare(i) {
		r.giveUp()
	}
	line, column := r.line+1, i-r.start+1
	value, ended := r.bareLine(i, r.end)
	width := utf8.RuneCount(value)
	if r.line++; !ended {
		value = r.continued(value, outer)
	}
	r.scalar(value, 0, line, column, width)
}

// startsBare reports whether a text without quotes can begin with what is at i.
func (r *plainReader) startsBare(i int) bool {
	c := r.text[i]
	return isWord(c) || strings.IndexByte("(/.+$_=^;~<)", c) >= 0 || c == '-' && i+1 < r.end && isWord(r.text[i+1])
}

// bareLine is the part of a text without quotes that is on one line, and whether a
// comment ends the text there.
func (r *plainReader) bareLine(i, end int) (part []byte, ended bool) {
	part = r.text[i:end]
	if sign := findComment(part); sign >= 0 {
		if next := i + sign + 1; next < end && isWord(r.text[next]) {
			r.giveUp()
		}
		part, ended = part[:sign], true
	}
	for rest := part; ; {
		colon := bytes.IndexByte(rest, ':')
		if colon < 0 {
			return bytes.TrimRight(part, " "), ended
		}
		if rest = rest[colon+1:]; len(rest) == 0 || rest[0] == ' ' {
			r.giveUp()
		}
	}
}

// continued joins a text without quotes with the lines below that are indented
// further than its key or dash.
func (r *plainReader) continued(first []byte, outer int) []byte {
	several, blank := false, 0
	for line := r.line; line < len(r.lines); line++ {
		start, indent, end := r.at(line)
		start += indent
		if start == end {
			blank++
			continue
		}
		if indent <= outer {
			break
		}
		if r.text[start] == '#' {
			r.giveUp()
		}
		if !several {
			r.kept.joined, several = append(r.kept.joined[:0], first...), true
		}
		part, ended := r.bareLine(start, end)
		if runsOn(string(bytes.TrimSpace(part))) {
			r.giveUp()
		}
		r.join(part, blank)
		r.line, blank = line+1, 0
		if ended {
			break
		}
	}
	if !several {
		return first
	}
	return r.kept.joined
}

// join adds a line to a text, as YAML folds it: a blank line is a line end, any other
// line end a blank.
func (r *plainReader) join(part []byte, blank int) {
	if blank == 0 {
		r.kept.joined = append(r.kept.joined, ' ')
	}
	for range blank {
		r.kept.joined = append(r.kept.joined, '\n')
	}
	r.kept.joined = append(r.kept.joined, part...)
}

// quoted reads a text in quotes that ends on its line.
func (r *plainReader) quoted(i int) (value []byte, style layout, after int) {
	if r.text[i] == '\'' {
		value, after = r.singleQuotes(i + 1)
		return value, singleQuoted, after
	}
	value, after = r.doubleQuotes(i + 1)
	return value, doubleQuoted, after
}

func (r *plainReader) singleQuotes(from int) (value []byte, after int) {
	r.kept.joined = r.kept.joined[:0]
	for {
		n := bytes.IndexByte(r.text[from:r.end], '\'')
		if n < 0 {
			r.giveUp()
		}
		quote := from + n
		if !r.is(quote+1, '\'') {
			return r.upTo(from, quote), quote + 1
		}
		r.kept.joined = append(r.kept.joined, r.text[from:quote+1]...)
		from = quote + 2
	}
}

// doubleQuotes knows two escapes: of a quote and of a backslash.
func (r *plainReader) doubleQuotes(from int) (value []byte, after int) {
	r.kept.joined = r.kept.joined[:0]
	for {
		n := bytes.IndexByte(r.text[from:r.end], '"')
		if n < 0 {
			r.giveUp()
		}
		quote := from + n
		n = bytes.IndexByte(r.text[from:quote], '\\')
		if n < 0 {
			return r.upTo(from, quote), quote + 1
		}
		escaped := from + n + 1
		if !r.is(escaped, '"') && !r.is(escaped, '\\') {
			r.giveUp()
		}
		r.kept.joined = append(append(r.kept.joined, r.text[from:escaped-1]...), r.text[escaped])
		from = escaped + 1
	}
}

// upTo is a text whose beginning may have been put together already, with the rest of
// it.
func (r *plainReader) upTo(from, end int) []byte {
	if len(r.kept.joined) == 0 {
		return r.text[from:end]
	}
	r.kept.joined = append(r.kept.joined, r.text[from:end]...)
	return r.kept.joined
}

// block reads a text below > or |. After the sign it takes a - and nothing else.
func (r *plainReader) block(i, outer int) {
	header := string(r.text[i:r.end])
	if header[1:] != "" && header[1:] != "-" {
		r.giveUp()
	}
	style := literal
	if header[0] == '>' {
		style = folded
	}
	line, column := r.line+1, i-r.start+1
	r.line++
	r.blockLines(outer, style)
	if header[1:] == "" {
		r.kept.joined = append(r.kept.joined, '\n')
	}
	r.scalar(r.kept.joined, style, line, column, len(header))
}

// blockLines puts together the lines of a text below > or |, which are indented like
// the first. It gives up at what YAML folds in other ways: a blank line before the
// first, blank lines that are longer than the indentation, lines of a folded text
// that are indented further. And at the end of a file without a line end.
func (r *plainReader) blockLines(outer int, style layout) {
	r.kept.joined = r.kept.joined[:0]
	deep, blank := 0, 0
	for ; r.line < len(r.lines); r.line++ {
		start, indent, end := r.at(r.line)
		isBlank := start+indent == end
		switch {
		case deep == 0 && (isBlank || indent <= outer), isBlank && indent > deep:
			r.giveUp()
		case isBlank:
			blank++
			continue
		case indent < deep:
			return
		case r.line+1 == len(r.lines), deep > 0 && indent > deep && style == folded:
			r.giveUp()
		case deep == 0:
			deep = indent
			r.kept.joined = append(r.kept.joined, r.text[start+deep:end]...)
			continue
		}
		if style == literal {
			blank++ // a line end is one here
		}
		r.join(r.text[start+deep:end], blank)
		blank = 0
	}
	if deep == 0 { // the sign is the end of the file
		r.giveUp()
	}
}
