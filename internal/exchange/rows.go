package exchange

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// bit is the text of one cell, or of the part of a merged cell that stands for a
// task.
type bit struct {
	text  string
	cell  workbook.Cell
	at    workbook.Place
	label string         // the heading, where its words are kept with it
	on    programme.Date // the day or month that the heading names
	head  string         // the heading
}

// words are the text with its heading, where that is kept with it.
func (b bit) words() string {
	if b.label == "" {
		return b.text
	}
	return b.label + ": " + b.text
}

// rowTask is a task as its rows state it: its cells by field, from the row that
// begins it down to the one before the next.
type rowTask struct {
	at      workbook.Place // of the cell that begins it
	section *section       // the last heading of an ambition above it
	under   *section       // the last heading of a priority above it
	bits    map[Field][]bit
	steps   []*rowStep // its milestones and sub-actions, where they have rows of their own
	kind    SheetKind  // of its sheet
	lines   []line
}

// line is a row of a task.
type line struct {
	row  int
	bits []lineBit
}

type lineBit struct {
	field Field
	bit
}

// text is all that a task's cells of a field say, a line each.
func (t *rowTask) text(f Field) string {
	var texts []string
	for _, b := range t.bits[f] {
		texts = append(texts, b.words())
	}
	return strings.Join(texts, "\n")
}

// underHeadings is the text of a field with the heading of each column: a date alone does
// not say that something was completed on it.
func (t *rowTask) underHeadings(f Field) string {
	var texts []string
	for _, b := range t.bits[f] {
		b.label = cmp.Or(b.label, b.head)
		texts = append(texts, b.words())
	}
	return joinLines(strings.Join(texts, "\n"))
}

// where is the first cell of a field, or of the task where it has none.
func (t *rowTask) where(f Field) workbook.Place {
	if len(t.bits[f]) > 0 {
		return t.bits[f][0].at
	}
	return t.at
}

// sheetRows is what a table of a sheet was found to hold.
type sheetRows struct {
	grid     *lattice
	heading  heading
	title    bit // what stands above the table
	tasks    []*rowTask
	sections []*section
	notes    notes // guesses at which task a cell belongs to
}

// readRows reads a table from its headings to the row before to.
func readRows(g *lattice, first heading, from, to int, mappings []Mapping) *sheetRows {
	r := &rowReader{lattice: g, mappings: mappings, out: &sheetRows{grid: g, heading: first}}
	r.above(from, first.row)
	r.head(first)
	for n := first.last + 1; n < to; n++ {
		if n > r.now.last && !g.rowHidden(n) {
			r.row(n)
		}
	}
	milestones := slices.ContainsFunc(r.out.tasks, r.hasMilestones)
	for _, t := range r.out.tasks {
		r.close(t, milestones)
	}
	r.carryGroups()
	r.out.numberTitles()
	return r.out
}

type rowReader struct {
	*lattice
	mappings []Mapping
	now      heading
	task     *rowTask
	section  *section
	under    *section
	key      bool // the rows explain ratings
	gap      bool // a row that holds nothing is above
	out      *sheetRows
}

// above looks for a title, and for a heading of the first tasks, above the
// table.
func (r *rowReader) above(from, to int) {
	for n := from; n < to; n++ {
		if r.rowHidden(n) || r.heading(n) || r.out.title.text != "" || r.beginsKey(n) {
			continue
		}
		for c, cell := range r.Rows[n] {
			if len(strings.Fields(cell.Text)) > 1 {
				r.out.title = bit{text: joinLines(cell.Text), cell: cell, at: r.place(n, c)}
				r.use(n, c)
				break
			}
		}
	}
	r.key = false
}

// head begins a table: at its first row of headings, or where they are repeated. The
// report shows the first; of others, what those do not say is listed.
func (r *rowReader) head(h heading) {
	r.now, r.key, r.task = h, false, nil
	for _, c := range h.list {
		known := slices.ContainsFunc(r.out.heading.list, func(e headed) bool { return e.heading == c.heading })
		for n := h.row; n <= h.last && known && c.field != ""; n++ {
			if a, ok := r.across(n, c.column); ok {
				r.use(n, a.Left)
			}
			r.use(n, c.column)
		}
		r.reasons[h.row] = "the row repeats the headings"
	}
	delete(r.reasons, r.out.heading.row)
}

func (r *rowReader) row(n int) {
	filled := r.filled(n)
	switch {
	case len(filled) == 0:
		r.gap = true
		return
	case r.repeated(n):
		return
	case r.inKey(n, filled):
		r.reasons[n] = "it explains the ratings"
		return
	case r.parent(n, filled):
		return
	case r.begins(n):
		r.gap = false
		r.begin(n)
	case r.heading(n):
		return
	case r.task == nil || !r.at(n, FieldNumber).Empty():
		return // the report lists what stands here
	case len(filled) == 1 && (r.gap || counts(r.Rows[n][filled[0]].Text)):
		r.task = nil
		r.reasons[n] = "it is below the tasks, and of none of them"
		return
	}
	r.take(n)
}

var countWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:sub-?\s?total|grand total|total)\b|^[^:]{1,60}:\s*\d+\s*$`)
})

// counts reports whether a text counts rows rather than says something of one.
func counts(text string) bool { return countWords().MatchString(joinLines(text)) }

// repeated reports whether a row repeats the headings, as plans of several pages
// do; the table goes on with the columns where they are now.
func (r *rowReader) repeated(n int) bool {
	if r.again(n) {
		h := r.now
		h.row, h.last = n, n+r.now.last-r.now.row
		r.head(h)
		return true
	}
	if namedCells(r.lattice, n, r.mappings) < 3 {
		return false
	}
	h := readHeading(r.lattice, n, r.mappings)
	if !h.isHeading() || h.exact() < 3 {
		return false
	}
	h.settle(r.lattice)
	r.head(h)
	return true
}

// again reports whether a row has the very words of the headings, three or more.
func (r *rowReader) again(n int) bool {
	same := 0
	for c, cell := range r.Rows[n] {
		if cell.Empty() {
			continue
		}
		if plain(cell.Text) != plain(r.At(r.now.row, c).Text) {
			return false
		}
		same++
	}
	return same >= 3
}

// begins reports whether a row begins a task: it has a number, or it has an
// action with a lead, a date or activities where no number is expected.
func (r *rowReader) begins(n int) bool {
	if number := r.at(n, FieldNumber); !number.Empty() {
		return looksLikeNumber(number.Text) || number.IsDate() || len(r.filled(n)) > 2
	}
	if r.at(n, FieldTitle).Empty() {
		return false
	}
	for _, f := range []Field{FieldActivities, FieldLeads, FieldTarget, FieldRating} {
		if !r.at(n, f).Empty() {
			return true
		}
	}
	return r.task == nil && len(r.filled(n)) > 1
}

func (r *rowReader) at(n int, f Field) workbook.Cell {
	column, ok := r.now.column(f)
	if !ok {
		return workbook.Cell{}
	}
	return r.At(n, column)
}

var taskNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:task|action|ref|no|number)?[\s.:]*` +
		`[a-z]{0,5}[\s./-]?\d+(?:[\s./-]*[a-z0-9]+)*[.):]?$`)
})

func looksLikeNumber(s string) bool { return len(s) <= 20 && taskNumber().MatchString(joinLines(s)) }

// begin starts a task, or a part of the one above where its number is that one's
// with a letter. Merged cells that begin above stand for it too.
func (r *rowReader) begin(n int) {
	column, ok := r.now.column(FieldNumber)
	if !ok || r.At(n, column).Empty() {
		column, _ = r.now.column(FieldTitle)
	}
	if r.task != nil && r.task.part(r.at(n, FieldNumber).Text) != "" {
		return
	}
	r.task = &rowTask{at: r.place(n, column), section: r.section, under: r.under, bits: map[Field][]bit{}}
	r.out.tasks = append(r.out.tasks, r.task)
	r.carry(n)
}

// carry adds to a task the cells above its first row that are merged down over it.
func (r *rowReader) carry(n int) {
	for _, c := range r.now.list {
		area, ok := r.tall(n, c.column)
		if !ok || area.Top >= n || c.field == "" || c.field == FieldNumber || area.Top <= r.now.last {
			continue
		}
		cell := r.At(area.Top, area.Left)
		if cell.Empty() {
			continue
		}
		at := r.place(area.Top, area.Left)
		r.task.bits[c.field] = append(r.task.bits[c.field], bit{cell.Text, cell, at, c.label, c.on, c.heading})
		r.out.notes.guess(at, cell.Text, fmt.Sprintf("for the task of row %d too", n+1),
			"the merged cell covers several tasks", string(c.field))
	}
}

// take adds the cells of a row to the task that is being read.
func (r *rowReader) take(n int) {
	l := line{row: n, bits: make([]lineBit, 0, len(r.now.list))}
	for _, c := range r.now.list {
		cell := r.At(n, c.column)
		if cell.Empty() || c.field == "" || c.field == FieldIgnore {
			continue
		}
		b := bit{cell.Text, cell, r.place(n, c.column), c.label, c.on, c.heading}
		l.bits = append(l.bits, lineBit{c.field, b})
		l.bits = append(l.bits, links(b)...)
		r.use(n, c.column)
	}
	if b, ok := r.colour(n); ok {
		l.bits = append(l.bits, b)
	}
	r.task.lines = append(r.task.lines, l)
}
