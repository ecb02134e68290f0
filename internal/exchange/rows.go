package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"improve/internal/workbook"
)

// bit is the text of one cell, or of the part of a merged cell that stands for a
// task.
type bit struct {
	text string
	cell workbook.Cell
	at   workbook.Place
}

// rowTask is a task as its rows state it: its cells by field, from the row that
// begins it down to the one before the next.
type rowTask struct {
	at      workbook.Place // of the cell that begins it
	section *section       // the last heading of an ambition above it
	under   *section       // the last heading of a priority above it
	bits    map[Field][]bit
}

// text is all that a task's cells of a field say, a line each.
func (t *rowTask) text(f Field) string {
	var texts []string
	for _, b := range t.bits[f] {
		texts = append(texts, b.text)
	}
	return strings.Join(texts, "\n")
}

// where is the first cell of a field, or of the task where it has none.
func (t *rowTask) where(f Field) workbook.Place {
	if len(t.bits[f]) > 0 {
		return t.bits[f][0].at
	}
	return t.at
}

// section is a heading among the rows: an ambition or a priority.
type section struct {
	text, number, title string
	priority            bool // it calls itself a priority
	used                bool // something of it is written
	at                  workbook.Place
}

// sheetRows is what a sheet with a table was found to hold.
type sheetRows struct {
	heading  heading
	title    bit // what stands above the table
	tasks    []*rowTask
	sections []*section
	placed   map[[2]int]bool // cells that are in a task, a section or a heading
	notes    notes           // guesses at which task a cell belongs to
}

// readRows reads a sheet from its first row of headings to its end.
func readRows(s *workbook.Sheet, name string, first heading, mappings []Mapping) *sheetRows {
	r := &rowReader{sheet: s, name: name, mappings: mappings,
		out: &sheetRows{heading: first, placed: map[[2]int]bool{}}}
	r.above(first.row)
	r.head(first)
	for n := first.row + 1; n < len(s.Rows); n++ {
		r.row(n)
	}
	return r.out
}

type rowReader struct {
	sheet    *workbook.Sheet
	name     string // of the sheet, empty where there is only one
	mappings []Mapping
	now      heading
	task     *rowTask
	section  *section
	under    *section
	out      *sheetRows
}

func (r *rowReader) place(row, column int) workbook.Place {
	return workbook.Place{Sheet: r.name, Row: row, Column: column}
}

// above looks for a title, and for a heading of the first tasks, above the
// table.
func (r *rowReader) above(to int) {
	for n := range to {
		if r.heading(n) || r.out.title.text != "" {
			continue
		}
		for c, cell := range r.sheet.Rows[n] {
			if len(strings.Fields(cell.Text)) > 1 {
				r.out.title = bit{joinLines(cell.Text), cell, r.place(n, c)}
				r.out.placed[[2]int{n, c}] = true
				break
			}
		}
	}
}

// head begins a table: at its first row of headings, or where they are repeated.
func (r *rowReader) head(h heading) {
	r.now, r.task = h, nil
	for _, c := range h.list {
		r.out.placed[[2]int{h.row, c.column}] = c.field != ""
	}
}

func (r *rowReader) row(n int) {
	filled := filledCells(r.sheet.Rows[n])
	switch {
	case len(filled) == 0:
		return
	case r.repeated(n):
		return
	case r.begins(n):
		r.begin(n)
	case r.heading(n):
		return
	case r.task == nil || !r.at(n, FieldNumber).Empty():
		return // the report lists what stands here
	}
	r.take(n)
}

func filledCells(row []workbook.Cell) []int {
	var list []int
	for c, cell := range row {
		if !cell.Empty() {
			list = append(list, c)
		}
	}
	return list
}

// repeated reports whether a row repeats the headings, as plans of several pages
// do; the table goes on with the columns where they are now.
func (r *rowReader) repeated(n int) bool {
	if r.named(n) < 3 {
		return false
	}
	h := readHeading(r.sheet.Rows[n], n, r.mappings)
	if !h.isHeading() || h.exact() < 3 {
		return false
	}
	r.head(h)
	return true
}

// begins reports whether a row begins a task: it has a number, or it has an
// action with a lead, a date or activities where no number is expected.
func (r *rowReader) begins(n int) bool {
	if number := r.at(n, FieldNumber); !number.Empty() {
		return looksLikeNumber(number.Text) || number.IsDate() || len(filledCells(r.sheet.Rows[n])) > 2
	}
	if r.at(n, FieldTitle).Empty() {
		return false
	}
	for _, f := range []Field{FieldActivities, FieldLeads, FieldTarget} {
		if !r.at(n, f).Empty() {
			return true
		}
	}
	return r.task == nil && len(filledCells(r.sheet.Rows[n])) > 1
}

// named counts the cells of a row that are the names of columns, to the letter or
// as --map has them.
func (r *rowReader) named(n int) int {
	count := 0
	for c, cell := range r.sheet.Rows[n] {
		if cell.Empty() || len(cell.Text) > longestHeading {
			continue
		}
		_, exact := exactFields()[plain(cell.Text)]
		if exact || slices.ContainsFunc(r.mappings, func(m Mapping) bool { return names(m.Column, cell.Text, c) }) {
			count++
		}
	}
	return count
}

func (r *rowReader) at(n int, f Field) workbook.Cell {
	column, ok := r.now.columns[f]
	if !ok {
		return workbook.Cell{}
	}
	return r.sheet.At(n, column)
}

var taskNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:task|action|ref|no|number)?[\s.:]*` +
		`[a-z]{0,5}[\s./-]?\d+(?:[\s./-]*[a-z0-9]+)*[.):]?$`)
})

func looksLikeNumber(s string) bool { return len(s) <= 20 && taskNumber().MatchString(joinLines(s)) }

// begin starts a task. Merged cells that begin above stand for it too.
func (r *rowReader) begin(n int) {
	column, ok := r.now.columns[FieldNumber]
	if !ok || r.sheet.At(n, column).Empty() {
		column = r.now.columns[FieldTitle]
	}
	r.task = &rowTask{at: r.place(n, column), section: r.section, under: r.under, bits: map[Field][]bit{}}
	r.out.tasks = append(r.out.tasks, r.task)
	for f, c := range r.now.columns {
		area, ok := r.covering(n, c)
		if !ok || area.Top >= n || f == FieldNumber || area.Top <= r.now.row {
			continue
		}
		cell := r.sheet.At(area.Top, area.Left)
		if cell.Empty() {
			continue
		}
		r.task.bits[f] = append(r.task.bits[f], bit{cell.Text, cell, r.place(area.Top, area.Left)})
		r.out.notes.guess(r.place(area.Top, area.Left), cell.Text, fmt.Sprintf("for the task of row %d too", n+1),
			"the merged cell covers several tasks", string(f))
	}
}

// covering is the merged cell, of several rows, that a cell is part of.
func (r *rowReader) covering(row, column int) (workbook.Area, bool) {
	for _, a := range r.sheet.Merged {
		if a.Bottom > a.Top && row >= a.Top && row <= a.Bottom && column >= a.Left && column <= a.Right {
			return a, true
		}
	}
	return workbook.Area{}, false
}

// take adds the cells of a row to the task that is being read.
func (r *rowReader) take(n int) {
	for f, c := range r.now.columns {
		cell := r.sheet.At(n, c)
		if cell.Empty() {
			continue
		}
		if r.task.at.Row != n && f == FieldTitle {
			r.out.notes.guess(r.place(n, c), cell.Text, "with the row above",
				"the row has no number, lead or date of its own", string(f))
		}
		r.task.bits[f] = append(r.task.bits[f], bit{cell.Text, cell, r.place(n, c)})
		r.out.placed[[2]int{n, c}] = true
	}
}

var sectionWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(ambition|priority|theme|objective|workstream|work stream|strand|pillar|section|` +
		`goal|aim|part)?\s*(?:area|no\.?|number)?\s*(\d{1,3}\b)?\s*[:.)–—-]?\s*(.*)$`)
})

// heading takes a row whose only text spans it for the heading of the tasks
// below: where it is numbered or calls itself an ambition, a priority or a
// theme, or is a short title and tasks follow at once.
func (r *rowReader) heading(n int) bool {
	filled := filledCells(r.sheet.Rows[n])
	if len(filled) != 1 || !r.spans(n, filled[0]) {
		return false
	}
	text := joinLines(r.sheet.Rows[n][filled[0]].Text)
	s, sure := readSection(text)
	const longest, longestTitle = 200, 80 // what is longer is an explanation
	title := unicode.IsUpper(firstRune(text)) && !strings.HasSuffix(text, ".") && len(text) <= longestTitle
	if len(text) > longest || !sure && (r.now.columns == nil || !title || !r.follows(n)) {
		return false
	}
	s.at = r.place(n, filled[0])
	r.out.placed[[2]int{n, filled[0]}] = true
	r.out.sections = append(r.out.sections, s)
	if r.task = nil; s.priority {
		r.under = s
	} else {
		r.section = s
	}
	return true
}

// readSection reads a heading such as "Ambition 1: Leadership" or "2. Children
// seen in time"; sure is false where it may be any text.
func readSection(text string) (s *section, sure bool) {
	m := sectionWords().FindStringSubmatch(text)
	word, number, title := strings.ToLower(m[1]), m[2], strings.TrimSpace(m[3])
	if title == "" || number == "" && word == "" {
		return &section{text: text, title: text}, number != "" && word != ""
	}
	return &section{text: text, number: number, title: title, priority: word == "priority"}, number != ""
}

// spans reports whether a lone text may be a heading by where it is: in the
// first columns of the table, or in a cell merged over several. Elsewhere it
// goes on with the task above.
func (r *rowReader) spans(n, column int) bool {
	if r.now.columns == nil { // above the table
		return true
	}
	first := r.now.list[0].column
	for _, f := range []Field{FieldNumber, FieldTitle} {
		if c, ok := r.now.columns[f]; ok && c == column {
			return true
		}
	}
	return column <= first || slices.ContainsFunc(r.sheet.Merged, func(a workbook.Area) bool {
		return a.Top == n && a.Left == column && a.Right-a.Left >= 2
	})
}

// follows reports whether tasks begin, or headings are repeated, right below a
// row.
func (r *rowReader) follows(n int) bool {
	for below := n + 1; below < len(r.sheet.Rows); below++ {
		if len(filledCells(r.sheet.Rows[below])) == 0 {
			continue
		}
		return r.begins(below) || readHeading(r.sheet.Rows[below], below, r.mappings).isHeading()
	}
	return false
}

// settle corrects what the headings alone mislead about: "Task" is above
// numbers in one plan and over words in the next, and a plan without a column of
// actions has its actions where others have activities.
func (h *heading) settle(s *workbook.Sheet) {
	if c, ok := h.columns[FieldNumber]; ok && !holdsNumbers(s, h.row, c) {
		if _, taken := h.columns[FieldTitle]; taken {
			h.move(FieldNumber, "")
		} else {
			h.move(FieldNumber, FieldTitle)
		}
	}
	if _, ok := h.columns[FieldTitle]; !ok {
		h.move(FieldActivities, FieldTitle)
	}
}

func (h *heading) move(from, to Field) {
	c, ok := h.columns[from]
	i := slices.IndexFunc(h.list, func(e headed) bool { return e.column == c && e.field == from })
	if !ok || i < 0 || h.list[i].how == byPerson {
		return
	}
	delete(h.columns, from)
	h.list[i].field, h.list[i].how = to, "by what it holds"
	if to != "" {
		h.columns[to] = c
	}
}

// holdsNumbers reports whether most of the first cells of a column look like the
// numbers of tasks.
func holdsNumbers(s *workbook.Sheet, row, column int) bool {
	seen, numbers := 0, 0
	for n := row + 1; n < len(s.Rows) && seen < 20; n++ {
		cell := s.At(n, column)
		if cell.Empty() || len(filledCells(s.Rows[n])) < 3 {
			continue // no row of a task
		}
		if seen++; looksLikeNumber(cell.Text) || cell.IsDate() {
			numbers++
		}
	}
	return 2*numbers >= seen
}
