package terminal

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"improve/internal/diag"
	"improve/internal/doc"

	"improve/internal/render/text"
)

// excerpt writes the line that a place is about, and carets below its columns.
// Of a line too wide it shows the part around them.
func (d *diagnostics) excerpt(p diag.Place, tone doc.Tone) {
	lines := d.lines(p.File)
	if p.Line < 1 || p.Line > len(lines) {
		return
	}
	number := fmt.Sprint(p.Line)
	bar := d.paint.text(doc.Muted, " | ")
	gutter := margin + len(number) + len(" | ")
	words, before, marked := quote(lines[p.Line-1], p.Column, p.EndColumn, d.width-gutter)
	d.out.WriteString(strings.TrimRight(text.Blank(margin)+d.paint.text(doc.Muted, number)+bar+words, " ") + "\n")
	if p.Column > 0 {
		d.out.WriteString(text.Blank(margin+len(number)) + bar + text.Blank(before) +
			d.paint.text(tone, strings.Repeat("^", marked)) + "\n")
	}
}

// leftOut stands for what is left out of a line.
const leftOut = "…"

// quote is a line of a file as it is shown in at most room columns, with the
// place and width of the carets below it. What lies behind the line has one
// caret behind the text.
func quote(line string, column, end, room int) (words string, before, marked int) {
	room = max(room, 8)
	if len(line) < room && printable(line) {
		from := min(max(column-1, 0), len(line))
		return line, from, max(min(max(end, column+1)-1, len(line))-from, 1)
	}
	q := split(line, column, room)
	from, to := q.between(column, max(end, column+1))
	first, last := q.window(from, to, room)
	var b strings.Builder
	if first > 0 || q.before {
		b.WriteString(leftOut)
		before = text.Width(leftOut)
	}
	for i, g := range q.glyphs[first:last] {
		switch at := first + i; {
		case at < from:
			before += g.width
		case at < to:
			marked += g.width
		}
		b.WriteString(g.text)
	}
	if last < len(q.glyphs) || q.after {
		b.WriteString(leftOut)
	}
	return b.String(), before, max(marked, 1)
}

// printable reports whether each byte of a line is a character in a column of its own.
func printable(line string) bool {
	return strings.IndexFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// glyph is one character of a line as it is shown: its columns in the file
// (characters, counted from 1) and its width on the screen.
type glyph struct {
	text         string
	column, next int
	width        int
}

// quotation is the part of a line that is looked at, and whether there is more.
type quotation struct {
	glyphs        []glyph
	before, after bool
}

// split cuts a line into what is shown of each character. Of very long lines
// only the surroundings of the column are looked at.
func split(line string, column, room int) quotation {
	from, at := 0, 1
	for at < column-2*room && from < len(line) {
		_, size := utf8.DecodeRuneInString(line[from:])
		from, at = from+size, at+1
	}
	q := quotation{before: from > 0, glyphs: make([]glyph, 0, min(len(line)-from, 4*room+1))}
	for shown := 0; from < len(line); {
		if q.after = len(q.glyphs) > 4*room; q.after {
			break
		}
		g, size := shownAs(line[from:], at, shown)
		q.glyphs = append(q.glyphs, g)
		from, at, shown = from+size, g.next, shown+g.width
	}
	return q
}

// shownAs is how the first character of s is shown, and its bytes: a tab as
// spaces, whatever would not show spelled out.
func shownAs(s string, column, shown int) (glyph, int) {
	const tab = 4
	r, size := utf8.DecodeRuneInString(s)
	c, columns := text.Cluster(s)
	g := glyph{text: c, column: column, next: column + 1, width: columns}
	switch {
	case r == '\t':
		g.text = text.Blank(tab - shown%tab)
	case r == utf8.RuneError && size == 1:
		g.text = fmt.Sprintf(`\x%02x`, s[0])
	case text.Clean(c) != c:
		g.text = text.Clean(s[:size])
	default:
		g.next = column + utf8.RuneCountInString(c)
		return g, len(c)
	}
	g.width = text.Width(g.text)
	return g, size
}

// between are the characters that are in the columns from column to before
// end.
func (q quotation) between(column, end int) (from, to int) {
	for from < len(q.glyphs) && q.glyphs[from].next <= column {
		from++
	}
	for to = from; to < len(q.glyphs) && q.glyphs[to].column < end; {
		to++
	}
	return from, to
}

// window is the part of a line that fits: all of it, or the marked characters
// and as much before and after, with room for the dots of what is left out.
func (q quotation) window(from, to, room int) (first, last int) {
	total := 0
	if from == len(q.glyphs) {
		total = 1 // the caret behind the line
	}
	used := total
	for _, g := range q.glyphs {
		total += g.width
	}
	if total <= room && !q.before && !q.after {
		return 0, len(q.glyphs)
	}
	most := room - 2*text.Width(leftOut)
	fits := func(i int) bool { return used+q.glyphs[i].width <= most }
	first, last = from, from
	for grown := true; grown; {
		grown = false
		if last < len(q.glyphs) && fits(last) {
			used, last, grown = used+q.glyphs[last].width, last+1, true
		}
		if last >= to && first > 0 && fits(first-1) {
			used, first, grown = used+q.glyphs[first-1].width, first-1, true
		}
	}
	return first, last
}
