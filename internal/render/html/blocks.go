package html

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// paragraph writes running text; several lines stay lines.
func (h *page) paragraph(p *doc.Paragraph) {
	if text.IsNote(p.Line) {
		h.lines("p", "notes", text.Lines(plain(p.Line)))
		return
	}
	h.lines("p", "", text.Lines(p.Line))
}

// Lines writes lines below one another in one element, or nothing where all are
// empty.
func (h *page) lines(tag, class string, ls []doc.Line) {
	if !slices.ContainsFunc(ls, h.says) {
		return
	}
	h.put("<", tag)
	if class != "" {
		h.put(" class=\"", class, "\"")
	}
	h.put(">")
	h.broken(ls)
	h.put("</", tag, ">\n")
}

// plain is a line in an element that is muted itself.
func plain(l doc.Line) doc.Line {
	out := slices.Clone(l)
	for i := range out {
		if out[i].Tone == doc.Muted {
			out[i].Tone = doc.Plain
		}
	}
	return out
}

// broken writes the lines that say anything below one another.
func (h *page) broken(ls []doc.Line) {
	begun := false
	for _, l := range ls {
		if !h.says(l) {
			continue
		}
		if begun {
			h.put("<br>")
		}
		begun = true
		h.line(l)
	}
}

func (h *page) list(l *doc.List) {
	if len(l.Items) == 0 {
		return
	}
	tag, start := "ul", ""
	if l.Numbered {
		tag = "ol"
		if l.First > 1 {
			start = " start=\"" + strconv.Itoa(l.First) + "\""
		}
	}
	h.put("<", tag, start, ">\n")
	for _, item := range l.Items {
		h.item(item)
	}
	h.put("</", tag, ">\n")
}

// item writes an item of a list: its line, as a paragraph where more follows.
func (h *page) item(item doc.Item) {
	h.put("<li>")
	if len(item.Blocks) == 0 {
		h.broken(text.Lines(item.Line))
	} else {
		h.put("\n")
		h.lines("p", "", text.Lines(item.Line))
		h.blocks(item.Blocks)
	}
	h.put("</li>\n")
}

// fields writes labels and values side by side.
func (h *page) fields(f *doc.Fields) {
	begun := false
	for _, row := range f.Rows {
		if len(row.Value) == 0 {
			continue
		}
		if !begun {
			h.put("<dl class=\"fields\">\n")
			begun = true
		}
		h.put("<div><dt>")
		h.text(row.Label)
		h.put("</dt>")
		for _, v := range row.Value {
			h.put("<dd>")
			h.line(v)
			h.put("</dd>")
		}
		h.put("</div>\n")
	}
	if begun {
		h.put("</dl>\n")
	}
}

// entries are a list whatever they look like: the role keeps them one where
// browsers take a list without bullets for none.
func (h *page) entries(e *doc.Entries) {
	if len(e.Items) > 0 {
		h.put("<ul class=\"entries\" role=\"list\">\n")
		for _, item := range e.Items {
			h.entry(item)
		}
		h.put("</ul>\n")
	}
	h.after(e.More)
}

func (h *page) entry(e doc.Entry) {
	h.put("<li>")
	h.piece("mark", text.Toned(doc.Strong, e.Mark))
	if h.says(e.Title) { // one link an entry, for those who go from link to link
		h.piece("id", doc.Text(e.ID))
		h.piece("name", referring(e.Ref, e.Title))
	} else {
		h.piece("id", referring(e.Ref, doc.Text(e.ID)))
	}
	h.piece("aside", e.Aside)
	for _, d := range e.Detail {
		if h.says(d) {
			h.put("\n")
			h.toned("p", "", d)
		}
	}
	h.put("</li>\n")
}

// referring is a line whose pieces are about a thing, but for those about
// another.
func referring(r doc.Ref, l doc.Line) doc.Line {
	out := slices.Clone(l)
	for i := range out {
		if out[i].Ref == (doc.Ref{}) {
			out[i].Ref = r
		}
	}
	return out
}

// piece writes a part of an entry, apart from the one before for those who hear
// the page.
func (h *page) piece(class string, l doc.Line) {
	if !h.says(l) {
		return
	}
	h.put("\n")
	h.toned("span", class, l)
}

// toned writes a line in an element. One that is muted as a whole needs no element for that
// of its own.
func (h *page) toned(tag, class string, l doc.Line) {
	if l = h.seen(l); len(l) == 1 && l[0].Tone == doc.Muted && l[0].Ref == (doc.Ref{}) {
		class, l = strings.TrimSpace(class+" muted"), plain(l)
	}
	h.put("<", tag)
	if class != "" {
		h.put(" class=\"", class, "\"")
	}
	h.put(">")
	h.line(l)
	h.put("</", tag, ">")
}

// after writes a line that belongs to the block above it.
func (h *page) after(l doc.Line) { h.lines("p", "notes", []doc.Line{plain(l)}) }

// code writes text as it is.
func (h *page) code(c *doc.Code) {
	h.put("<pre><code>", html.EscapeString(strings.TrimSuffix(text.CleanLines(c.Text), "\n")), "</code></pre>\n")
}
