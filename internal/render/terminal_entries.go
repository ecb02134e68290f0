package render

import (
	"strings"
	"unicode"

	"improve/internal/doc"
)

// entryColumns are the widths that entries below one another share.
type entryColumns struct {
	indent, mark, id int
	idTone           doc.Tone
}

// text is the column where titles begin.
func (c entryColumns) text() int {
	at := c.indent
	if c.mark > 0 {
		at += c.mark + 1
	}
	if c.id > 0 {
		at += c.id + 2
	}
	return at
}

func (t *terminal) entries(e *doc.Entries) {
	columns := entryColumns{indent: margin}
	for _, item := range e.Items {
		columns.mark = max(columns.mark, lineWidth(unbroken(item.Mark)))
		columns.id = max(columns.id, width(label(item.ID)))
	}
	for _, item := range e.Items {
		t.entry(item, columns)
	}
	t.more(e.More)
}

// entry writes the mark, the id and the title, with the aside at the right of
// the first line, and the details under the title.
func (t *terminal) entry(e doc.Entry, c entryColumns) {
	at := c.text()
	first := t.entryPrefix(e, c)
	if 5*at > 2*t.page {
		if c.mark+c.id > 0 {
			for _, l := range wrap(entryLabel(e, c.idTone), t.page-c.indent) {
				t.put(blank(c.indent) + t.paint.line(l))
			}
		}
		at = c.indent + margin
		first = blank(at)
	}
	t.entryTitle(e, first, at)
	for _, d := range e.Detail {
		t.text(blank(at), d)
	}
}

// entryLabel is the mark and the id in one line, for pages without room for a
// column of them.
func entryLabel(e doc.Entry, tone doc.Tone) doc.Line {
	l := append(doc.Line{}, e.Mark...)
	if len(e.Mark) > 0 && e.ID != "" {
		l = append(l, doc.Span{Text: " "})
	}
	return append(l, doc.Span{Text: e.ID, Tone: tone})
}

// entryPrefix is what stands before the title.
func (t *terminal) entryPrefix(e doc.Entry, c entryColumns) string {
	s := blank(c.indent)
	if c.mark > 0 {
		mark := unbroken(e.Mark)
		s += t.paint.line(mark) + blank(c.mark+1-lineWidth(mark))
	}
	if c.id > 0 {
		id := label(e.ID)
		s += t.paint.text(c.idTone, id) + blank(c.id+2-width(id))
	}
	return s
}

// entryTitle writes the title from a column on, and the aside: to the right of
// it where both have room, else on a line of its own.
func (t *terminal) entryTitle(e doc.Entry, first string, at int) {
	const least = 24 // columns of a title that others stand beside
	room, aside := t.page-at, unbroken(e.Aside)
	beside := lineWidth(aside)
	if lineWidth(e.Title) == 0 {
		e.Title, aside, beside = e.Aside, nil, 0
	}
	if beside == 0 || beside > room/2 || room-beside-apart < least {
		beside = -apart
	}
	for i, l := range wrap(e.Title, room-beside-apart) {
		s := first + t.paint.line(l)
		if i > 0 {
			s = blank(at) + t.paint.line(l)
		} else if beside > 0 {
			s += blank(room-lineWidth(l)-beside) + t.paint.line(aside)
		}
		t.put(s)
	}
	if beside < 0 && len(aside) > 0 {
		t.text(blank(at), aside)
	}
}

// unbroken is a clean line, without blanks around it.
func unbroken(l doc.Line) doc.Line {
	text, spans := flatten(l)
	from := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	return slice(text, spans, extent{from, len(strings.TrimRightFunc(text, unicode.IsSpace))})
}

// label is clean text without blanks around it.
func label(s string) string { return strings.TrimSpace(clean(s)) }

// more writes how to see what is left out.
func (t *terminal) more(l doc.Line) {
	if len(l) > 0 {
		t.text(blank(margin), toned(doc.Muted, l))
	}
}
