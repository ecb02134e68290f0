package docx

import (
	"slices"
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// bulletList is the numbering of docx/numbering that all bullets share; each
// numbered list has its own, after those two of the styles.
const (
	bulletList = 1
	ownLists   = 3
)

// numberedList is a list that counts for itself, at a depth inside others.
type numberedList struct{ depth, start int }

// newList begins a numbered list and returns its number among all lists.
func (x *document) newList(depth, start int) int {
	x.numbered = append(x.numbered, numberedList{depth, start})
	return ownLists + len(x.numbered) - 1
}

// place is where in lists and quotations a paragraph is. Item is the list whose
// mark the next paragraph gets, 0 where it had it already.
type place struct {
	lists, item int
	numbered    bool
	quoted      bool
}

func (x *document) list(l *doc.List) {
	outer := x.place
	depth := min(outer.lists, listLevels-1)
	inside := place{lists: depth + 1, numbered: l.Numbered, quoted: outer.quoted}
	id := bulletList
	if l.Numbered {
		id = x.newList(depth, max(l.First, 1))
	}
	for i, item := range l.Items {
		x.place = inside
		x.place.item = id
		spacing := ""
		if outer == (place{}) && i == len(l.Items)-1 && len(item.Blocks) == 0 {
			spacing = `<w:spacing w:after="140"/>`
		}
		x.openHere("Normal", spacing)
		x.lined(text.Lines(item.Line))
		x.close()
		x.blocks(item.Blocks)
	}
	x.place = outer
}

func (x *document) quote(q *doc.Quote) {
	outer := x.place
	x.place.quoted = true
	x.blocks(q.Blocks)
	x.place = outer
}

// openHere begins a paragraph in the style of where it is: with the mark of its
// list, below the words that had it, or in a quotation; elsewhere in a style of
// its own.
func (x *document) openHere(style, properties string) {
	at := &x.place
	switch {
	case at.item > 0:
		style, properties = "ListBullet", numbering(at.lists-1, at.item)+properties
		if at.numbered {
			style = "ListNumber"
		}
	case at.lists > 0:
		style, properties = "ListContinue", properties+indented(at.lists*listIndent)
	case at.quoted:
		style = "Quote"
	}
	at.item = 0
	x.open(style, properties)
}

func numbering(depth, id int) string {
	return `<w:numPr><w:ilvl w:val="` + strconv.Itoa(depth) + `"/><w:numId w:val="` + strconv.Itoa(id) + `"/></w:numPr>`
}

const entryGap = 130 // between a mark, an id and a title

// entries writes each thing on a line with its mark before and its aside at the
// right edge, and what there is to know small beneath.
func (x *document) entries(e *doc.Entries) {
	mark, id := 0, 0
	for _, item := range e.Items {
		if text.HasText(item.Mark) {
			mark = max(mark, int(text.FontWidth(" "+text.Unbroken(item.Mark).String()+" ", x.size.body, true))+entryGap)
		}
		if text.Label(item.ID) != "" {
			id = max(id, int(text.FontWidth(text.Label(item.ID), x.size.body, true))+entryGap)
		}
	}
	columns := entryColumns{mark, id}
	if mark > x.room/5 {
		columns = entryColumns{} // all in one line
	} else if mark+id > x.room*2/5 {
		columns.id = 0
	}
	beside := x.mostFit(e, columns)
	for _, item := range e.Items {
		x.entry(item, columns, beside)
	}
	x.note(e.More)
}

// mostFit reports whether two in three asides or more have room beside their titles. Where
// fewer have, all are below, so that they do not change sides from entry to entry.
func (x *document) mostFit(e *doc.Entries, c entryColumns) bool {
	all, fit := 0, 0
	for _, item := range e.Items {
		if text.HasText(item.Aside) {
			all++
			if x.fitsBeside(item, c) {
				fit++
			}
		}
	}
	return 3*fit >= 2*all
}

// entryColumns are the widths of the columns before the titles of entries; 0 is
// none: marks and ids then stand before their titles as words do.
type entryColumns struct{ mark, id int }

func (c entryColumns) title() int { return c.mark + c.id }

// stops are the tab stops of the columns, and one for the aside at the edge.
func (c entryColumns) stops(edge int) string {
	s := "<w:tabs>"
	for i, at := range []int{c.mark, c.title()} {
		if at > 0 && (i == 0 || c.id > 0) {
			s += `<w:tab w:val="left" w:pos="` + strconv.Itoa(at) + `"/>`
		}
	}
	return s + `<w:tab w:val="right" w:pos="` + strconv.Itoa(edge) + `"/></w:tabs>`
}

// keptDetails is how many lines below the title of an entry stay on its sheet.
const keptDetails = 6

// entry writes one entry; the title begins at the same place in all of them. Its aside stands
// beside the title where it may and has room.
func (x *document) entry(e doc.Entry, c entryColumns, beside bool) {
	beside = beside && text.HasText(e.Aside) && x.fitsBeside(e, c)
	details := e.Detail
	if text.HasText(e.Aside) && !beside {
		details = append([]doc.Line{e.Aside}, details...)
	}
	details = slices.DeleteFunc(slices.Clone(details), func(l doc.Line) bool { return !text.HasText(l) })
	keep := func(after int) string {
		if after == 0 || after > keptDetails {
			return ""
		}
		return "<w:keepNext/>"
	}
	x.open("Entry", keep(min(len(details), 1))+c.stops(x.room)+hang(c.title()))
	x.badges(text.Unbroken(e.Mark))
	x.gap(c.mark > 0, text.HasText(e.Mark))
	x.run(text.Label(e.ID), "Strong")
	x.gap(c.id > 0, text.Label(e.ID) != "")
	x.line(e.Title)
	if beside {
		x.tab()
		x.line(e.Aside)
	}
	x.close()
	for i, d := range details {
		x.open("EntryDetail", keep(len(details)-1-i)+indented(c.title()))
		x.lined(text.Lines(d))
		x.close()
	}
}

// gap goes on to the next column, or leaves room where there is none.
func (x *document) gap(column, words bool) {
	switch {
	case column:
		x.tab()
	case words:
		x.run("  ", "")
	}
}

func hang(at int) string {
	s := strconv.Itoa(at)
	return `<w:ind w:left="` + s + `" w:hanging="` + s + `"/>`
}

func indented(at int) string { return `<w:ind w:left="` + strconv.Itoa(at) + `"/>` }

// fitsBeside reports whether the aside has room to the right of the last line of
// the title.
func (x *document) fitsBeside(e doc.Entry, c entryColumns) bool {
	title := text.Unbroken(e.Title).String()
	if c.id == 0 {
		title = text.Label(e.ID) + "  " + title
	}
	if c.mark == 0 {
		title = text.Unbroken(e.Mark).String() + "  " + title
	}
	room := float64(x.room - c.title())
	broken := text.WrapFont(title, room*0.98, x.size.body, false)
	last := text.FontWidth(broken[len(broken)-1], x.size.body, false)
	aside := text.FontWidth(text.Unbroken(e.Aside).String(), x.size.body, true)
	return aside < room/2 && last*1.02+aside+2*entryGap < room
}

// labelColumn is the width of the widest label of all fields of a page, up to a
// third of the page.
func (x *document) labelColumn(blocks []doc.Block) int {
	widest := 0.0
	for _, b := range blocks {
		f, ok := b.(*doc.Fields)
		if !ok {
			continue
		}
		for _, row := range f.Rows {
			w := text.FontWidth(text.Label(row.Label), x.size.body, true)
			if len(row.Value) > 0 && w < float64(x.room)/3 {
				widest = max(widest, w)
			}
		}
	}
	return int(widest) + 2*entryGap
}

// fields writes labels and values side by side. A paragraph each, since a table
// would have no header that says more than "name" and "value".
func (x *document) fields(f *doc.Fields) {
	for _, row := range f.Rows {
		if len(row.Value) == 0 {
			continue
		}
		x.open("Field", `<w:tabs><w:tab w:val="left" w:pos="`+strconv.Itoa(x.labels)+`"/></w:tabs>`+hang(x.labels))
		name := text.Label(row.Label)
		if name != "" && !strings.HasSuffix(name, ":") {
			name += ":"
		}
		x.run(name, "Strong")
		if int(text.FontWidth(name, x.size.body, true)) < x.labels {
			x.tab()
		} else {
			x.put("<w:r><w:br/></w:r>")
		}
		x.lined(row.Value)
		x.close()
	}
}
