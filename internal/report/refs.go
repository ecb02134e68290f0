package report

import (
	"cmp"
	"path"
	"strings"
	"time"

	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/words"
)

// What a page names, it names by kind and id, so that a format whose pages can
// link to one another makes links of it. The kinds are those of Kinds.

// about is what a piece of a page is about; nothing where there is no id.
func about(kind, id string) doc.Ref {
	if id == "" {
		return doc.Ref{}
	}
	return doc.Ref{Kind: kind, ID: id}
}

// aboutUpdate is what a piece of a page is about where an update says it.
func aboutUpdate(u *programme.Update) doc.Ref { return about("update", updateID(u)) }

// aboutUpdateIn is an update by its file.
func aboutUpdateIn(file string) doc.Ref {
	if !strings.HasPrefix(file, "updates/") {
		return doc.Ref{}
	}
	return about("update", strings.TrimSuffix(path.Base(file), ".yaml"))
}

// linked is a text about something.
func linked[T ~string](kind, id string, text T) doc.Cell {
	return doc.Cell{Text: string(text), Ref: about(kind, id)}
}

// cell is the name of somebody.
func (n Named) cell(none string) doc.Cell { return doc.Cell{Text: orNone(n.Name, none), Ref: n.Ref} }

// called names a thing in a sentence: its title, and after it the id by which the record finds
// it. In tables and lists, which are ordered by number, the number stands before.
func called(title, id string) string {
	if title == "" {
		return id
	}
	return title + " (" + id + ")"
}

// idsLine are ids with commas between, each about its own thing.
func idsLine(kind string, ids []string) doc.Line {
	var line doc.Line
	for i, id := range ids {
		switch {
		case i > 0 && i == len(ids)-1:
			line = append(line, doc.Span{Text: " and "})
		case i > 0:
			line = append(line, doc.Span{Text: ", "})
		}
		line = append(line, doc.Span{Text: id, Ref: about(kind, id)})
	}
	return line
}

// heading is a heading of the first level below the title. Its id within the page is made
// of its words, without numbers and dates: those change, and links to the heading stay.
func heading(text string) *doc.Heading {
	return &doc.Heading{Level: 2, Text: text, ID: words.Slug(lasting(text))}
}

// lasting is a text without numbers, days and months; the text where it has nothing else.
func lasting(text string) string {
	isNumber := func(word string) bool { return word != "" && strings.Trim(word, "0123456789") == "" }
	isMonth := func(word string) bool {
		_, err := time.Parse("January", word)
		return err == nil
	}
	var kept []string
	before := ""
	for _, word := range strings.Fields(text) {
		bare := strings.Trim(word, ".,:;()")
		if !isNumber(bare) && !(isMonth(bare) && isNumber(before)) {
			kept = append(kept, word)
		}
		before = bare
	}
	return cmp.Or(strings.Join(kept, " "), text)
}

// headingOf is the heading of what a page says about one thing: its id within the
// page stays, whatever becomes of the title.
func headingOf(level int, kind, id, text string) *doc.Heading {
	return &doc.Heading{Level: level, Text: text, ID: kind + "-" + words.Slug(id)}
}

// ambitionCell names an ambition in a table.
func ambitionCell(a *programme.Ambition) doc.Cell {
	return linked("ambition", a.ID.Value, ambitionName(a))
}
