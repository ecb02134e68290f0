package terminal

import (
	"improve/internal/doc"

	"improve/internal/render/text"
)

// entryColumns are the widths that entries below one another share.
type entryColumns struct {
	indent, mark, id int
	idTone           doc.Tone
}

// Text is the column where titles begin.
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

func (t *page) entries(e *doc.Entries) {
	columns := entryColumns{indent: margin}
	for _, item := range e.Items {
		columns.mark = max(columns.mark, text.LineWidth(text.Unbroken(item.Mark)))
		columns.id = max(columns.id, text.Width(text.Label(item.ID)))
	}
	for _, item := range e.Items {
		t.entry(item, columns)
	}
	t.more(e.More)
}

// entry writes the mark, the id and the title, with the aside at the right of
// the first line, and the details under the title, farther in where nothing is before it in a list.
func (t *page) entry(e doc.Entry, c entryColumns) {
	at := c.text()
	first := t.entryPrefix(e, c)
	if 5*at > 2*t.page {
		if c.mark+c.id > 0 {
			for _, l := range text.Wrap(entryLabel(e, c.idTone), t.page-c.indent) {
				t.put(text.Blank(c.indent) + t.paint.line(l))
			}
		}
		at = c.indent + margin
		first = text.Blank(at)
	}
	t.entryTitle(e, first, at)
	if c.mark+c.id == 0 && c.indent > 0 {
		at += margin // nothing else would show where the next entry begins
	}
	for _, d := range e.Detail {
		t.text(text.Blank(at), d)
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

// entryPrefix is what is before the title.
func (t *page) entryPrefix(e doc.Entry, c entryColumns) string {
	s := text.Blank(c.indent)
	if c.mark > 0 {
		mark := text.Unbroken(e.Mark)
		s += t.paint.line(mark) + text.Blank(c.mark+1-text.LineWidth(mark))
	}
	if c.id > 0 {
		id := text.Label(e.ID)
		s += t.paint.text(c.idTone, id) + text.Blank(c.id+2-text.Width(id))
	}
	return s
}

// entryTitle writes the title from a column on, and the aside: to the right of
// it where both have room, else on a line of its own.
func (t *page) entryTitle(e doc.Entry, first string, at int) {
	const least = 24 // columns of a title that others stand beside
	room, aside := t.page-at, text.Unbroken(e.Aside)
	beside := text.LineWidth(aside)
	if text.LineWidth(e.Title) == 0 {
		e.Title, aside, beside = e.Aside, nil, 0
	}
	if beside == 0 || beside > room/2 || room-beside-apart < least {
		beside = -apart
	}
	for i, l := range text.Wrap(e.Title, room-beside-apart) {
		s := first + t.paint.line(l)
		if i > 0 {
			s = text.Blank(at) + t.paint.line(l)
		} else if beside > 0 {
			s += text.Blank(room-text.LineWidth(l)-beside) + t.paint.line(aside)
		}
		t.put(s)
	}
	if beside < 0 && len(aside) > 0 {
		t.text(text.Blank(at), aside)
	}
}

// more writes how to see what is left out.
func (t *page) more(l doc.Line) {
	if len(l) > 0 {
		t.text(text.Blank(margin), text.Toned(doc.Muted, l))
	}
}
