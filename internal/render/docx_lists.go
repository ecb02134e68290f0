package render

import (
	"strconv"
	"strings"

	"improve/internal/doc"
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
func (x *docx) newList(depth, start int) int {
	x.numbered = append(x.numbered, numberedList{depth, start})
	return ownLists + len(x.numbered) - 1
}

func (x *docx) list(l *doc.List) {
	style, id := "ListBullet", bulletList
	if l.Numbered {
		style, id = "ListNumber", x.newList(0, 1)
	}
	for i, item := range l.Items {
		properties := numbering(0, id)
		if i == len(l.Items)-1 {
			properties += `<w:spacing w:after="140"/>`
		}
		x.open(style, properties)
		x.line(item)
		x.close()
	}
}

func numbering(depth, id int) string {
	return `<w:numPr><w:ilvl w:val="` + strconv.Itoa(depth) + `"/><w:numId w:val="` + strconv.Itoa(id) + `"/></w:numPr>`
}

const entryGap = 130 // between a mark, an id and a title

// entries writes each thing on a line with its mark before and its aside at the
// right edge, and what there is to know small beneath.
func (x *docx) entries(e *doc.Entries) {
	mark, id := 0, 0
	for _, item := range e.Items {
		if hasText(item.Mark) {
			mark = max(mark, int(textWidth(" "+unbroken(item.Mark).String()+" ", docxBody, true))+entryGap)
		}
		if label(item.ID) != "" {
			id = max(id, int(textWidth(label(item.ID), docxBody, true))+entryGap)
		}
	}
	if mark+id > x.room*2/5 {
		id = 0 // the ids stand before their titles without a column
	}
	for _, item := range e.Items {
		x.entry(item, mark, id)
	}
	x.note(e.More)
}

// entry writes one entry; the title begins at the same place in all of them.
func (x *docx) entry(e doc.Entry, mark, id int) {
	at := mark + id
	tabs := ""
	for _, stop := range []int{mark, at} {
		if stop > 0 && (stop != at || tabs == "") {
			tabs += `<w:tab w:val="left" w:pos="` + strconv.Itoa(stop) + `"/>`
		}
	}
	edge := strconv.Itoa(x.room)
	tabs = "<w:tabs>" + tabs + `<w:tab w:val="right" w:pos="` + edge + `"/></w:tabs>`
	beside := x.fitsBeside(e, at, id)
	keep := ""
	if len(e.Detail) > 0 || !beside && hasText(e.Aside) {
		keep = "<w:keepNext/>"
	}
	x.open("Entry", keep+tabs+hang(at))
	if mark > 0 {
		x.badges(unbroken(e.Mark))
		x.tab()
	}
	if text := label(e.ID); text != "" {
		x.run(text, "Strong")
	}
	switch {
	case id > 0:
		x.tab()
	case label(e.ID) != "":
		x.run("  ", "")
	}
	x.line(e.Title)
	if beside && hasText(e.Aside) {
		x.tab()
		x.line(e.Aside)
	}
	x.close()
	details := e.Detail
	if !beside && hasText(e.Aside) {
		details = append([]doc.Line{e.Aside}, details...)
	}
	for _, d := range details {
		if hasText(d) {
			x.open("EntryDetail", indented(at))
			x.lined(lines(d))
			x.close()
		}
	}
}

func hang(at int) string {
	s := strconv.Itoa(at)
	return `<w:ind w:left="` + s + `" w:hanging="` + s + `"/>`
}

func indented(at int) string { return `<w:ind w:left="` + strconv.Itoa(at) + `"/>` }

// fitsBeside reports whether the aside has room to the right of the last line of
// the title.
func (x *docx) fitsBeside(e doc.Entry, at, id int) bool {
	title := unbroken(e.Title).String()
	if id == 0 {
		title = label(e.ID) + "  " + title
	}
	room := float64(x.room - at)
	broken := wrapChart(title, room*0.98, docxBody, false)
	last := textWidth(broken[len(broken)-1], docxBody, false)
	aside := textWidth(unbroken(e.Aside).String(), docxBody, true)
	return aside < room/2 && last*1.02+aside+2*entryGap < room
}

// labelColumn is the width of the widest label of all fields of a page, up to a
// third of the page.
func (x *docx) labelColumn(blocks []doc.Block) int {
	widest := 0.0
	for _, b := range blocks {
		f, ok := b.(*doc.Fields)
		if !ok {
			continue
		}
		for _, row := range f.Rows {
			if w := textWidth(label(row.Label), docxBody, true); len(row.Value) > 0 && w < float64(x.room)/3 {
				widest = max(widest, w)
			}
		}
	}
	return int(widest) + 2*entryGap
}

// fields writes labels and values side by side. A paragraph each, since a table
// would have no header that says more than "name" and "value".
func (x *docx) fields(f *doc.Fields) {
	for _, row := range f.Rows {
		if len(row.Value) == 0 {
			continue
		}
		x.open("Field", `<w:tabs><w:tab w:val="left" w:pos="`+strconv.Itoa(x.labels)+`"/></w:tabs>`+hang(x.labels))
		name := label(row.Label)
		if name != "" && !strings.HasSuffix(name, ":") {
			name += ":"
		}
		x.run(name, "Strong")
		if int(textWidth(name, docxBody, true)) < x.labels {
			x.tab()
		} else {
			x.put("<w:r><w:br/></w:r>")
		}
		x.lined(row.Value)
		x.close()
	}
}
