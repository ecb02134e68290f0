package exchange

import (
	"cmp"
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// ReadPlan reads the plan in a workbook: p is the record it is to join, which may
// be empty.
func ReadPlan(book *workbook.Book, source string, p *programme.Programme, o Options) (*Draft, error) {
	sheets, err := chosenSheets(book, o.Sheet)
	if err != nil {
		return nil, err
	}
	r := &planReader{options: o, programme: p, index: programme.NewIndex(p), roll: newRoll(p.People), draft: &Draft{Source: source, Remarks: slices.Clone(book.Remarks)},
		several: len(sheets) > 1, dates: map[string]dates{}, ids: map[string]workbook.Place{}}
	if err := r.tables(sheets); err != nil {
		return nil, err
	}
	if err := r.checkLetters(); err != nil {
		return nil, err
	}
	r.findSpan()
	for _, t := range r.found {
		r.table(t)
	}
	for i := range book.Sheets {
		r.leftovers(&book.Sheets[i], sheets)
	}
	r.draft.added = r.roll.settle()
	r.finish()
	return r.draft, nil
}

func chosenSheets(book *workbook.Book, name string) ([]*workbook.Sheet, error) {
	var chosen []*workbook.Sheet
	var names []string
	for i := range book.Sheets {
		s := &book.Sheets[i]
		names = append(names, s.Name)
		if name == "" || strings.EqualFold(s.Name, strings.TrimSpace(name)) {
			chosen = append(chosen, s)
		}
	}
	if len(chosen) == 0 {
		return nil, &ErrSheet{name, names}
	}
	return chosen, nil
}

// planReader turns the rows of sheets into a draft.
type planReader struct {
	options   Options
	programme *programme.Programme
	index     *programme.Index
	roll      *roll
	draft     *Draft
	several   bool // sheets: places name theirs
	found     []foundTable
	dates     map[string]dates // by text
	span      years
	ids       map[string]workbook.Place
	ambition  map[string]*DraftAmbition
}

type foundTable struct {
	sheet *workbook.Sheet
	rows  *sheetRows
}

// tables finds the sheets that hold tasks.
func (r *planReader) tables(sheets []*workbook.Sheet) error {
	var headings []string
	used := map[string]bool{}
	for _, s := range sheets {
		h, ok := findHeading(s, r.options.Mappings)
		if !ok {
			continue
		}
		h.settle(s)
		for _, c := range h.list {
			headings = append(headings, c.heading)
			for _, m := range r.options.Mappings {
				used[m.Column] = used[m.Column] || names(m.Column, c.heading, c.column)
			}
		}
		rows := readRows(s, r.sheetName(s), h, r.options.Mappings)
		r.found = append(r.found, foundTable{s, rows})
		r.columns(s, h)
	}
	if len(r.found) == 0 {
		return &ErrNoTable{}
	}
	for _, m := range r.options.Mappings {
		if !used[m.Column] {
			return &ErrMapping{m.Column, headings}
		}
	}
	return nil
}

func (r *planReader) sheetName(s *workbook.Sheet) string {
	if r.several {
		return s.Name
	}
	return ""
}

// columns records what each column was taken for.
func (r *planReader) columns(s *workbook.Sheet, h heading) {
	for _, c := range h.list {
		n := 0
		for row := h.row + 1; row < len(s.Rows); row++ {
			if !s.At(row, c.column).Empty() {
				n++
			}
		}
		at := workbook.Place{Sheet: r.sheetName(s), Row: h.row, Column: c.column}
		r.draft.Columns = append(r.draft.Columns, Column{Cell: at.String(), Heading: c.heading, Field: c.field, How: c.how, Cells: n})
	}
}

// checkLetters asks what letters mean before anything is read by them.
func (r *planReader) checkLetters() error {
	unknown := map[string]int{}
	first := ""
	for _, t := range r.found {
		for _, task := range t.rows.tasks {
			for _, b := range task.bits[FieldRating] {
				if _, ok := r.options.Letters.read(b.text); ok {
					continue
				}
				unknown[joinLines(b.text)]++
				if first == "" {
					first = "column " + workbook.Letters(b.at.Column)
				}
			}
		}
	}
	if len(unknown) == 0 || r.options.RatedOn.IsZero() {
		return nil
	}
	err := &ErrLetters{Column: first}
	for w := range unknown {
		err.Words = append(err.Words, w)
	}
	slices.SortFunc(err.Words, func(a, b string) int { return cmp.Or(unknown[b]-unknown[a], strings.Compare(a, b)) })
	for _, w := range err.Words {
		err.Counts = append(err.Counts, unknown[w])
	}
	return err
}

// findSpan finds the years of the targets that leave no doubt.
func (r *planReader) findSpan() {
	for _, t := range r.found {
		for _, task := range t.rows.tasks {
			for _, b := range task.bits[FieldTarget] {
				if read := r.readDates(b.cell); len(read.doubts) == 0 {
					for _, d := range read.found {
						r.span.add(d)
					}
				}
			}
		}
	}
}

// readDates reads a cell of dates; plans repeat the same few texts.
func (r *planReader) readDates(c workbook.Cell) dates {
	if c.IsDate() {
		return readDates(c, r.span)
	}
	read, known := r.dates[c.Text]
	if !known {
		read = readDates(c, r.span)
		r.dates[c.Text] = read
	}
	return read
}

// guess notes what was made of a cell that could be read otherwise. Who reads
// the report finds the file and key beside it.
func (r *planReader) guess(at workbook.Place, said, wrote, why, key string) {
	r.draft.Guesses = append(r.draft.Guesses, Guess{Cell: at.String(), Said: said, Wrote: wrote, Why: why, Key: key})
}

func (r *planReader) leftover(at workbook.Place, text, why string) {
	r.draft.Leftovers = append(r.draft.Leftovers, Leftover{at.String(), text, why})
}

// table adds the tasks of one sheet to the draft.
func (r *planReader) table(t foundTable) {
	if title := t.rows.title; title.text != "" {
		r.titleOf(title)
	}
	r.draft.Guesses = append(r.draft.Guesses, t.rows.guesses...)
	for _, s := range t.rows.sections {
		if s.priority {
			r.priority(s)
		}
	}
	for _, task := range t.rows.tasks {
		r.task(t, task)
	}
	for _, s := range t.rows.sections {
		if !s.used {
			r.leftover(s.at, s.text, "a heading with no new task below it")
		}
	}
}

// titleOf keeps the title of the first table, which names a new programme or a
// new plan.
func (r *planReader) titleOf(title bit) {
	if r.draft.Title == "" && (!r.programme.Name.Given() || r.options.Plan != "" && r.index.Plan(r.options.Plan) == nil) {
		r.draft.Title = title.text
		return
	}
	r.leftover(title.at, title.text, "a title, and the record has one")
}

// priority keeps a heading that calls itself one.
func (r *planReader) priority(s *section) {
	known := r.index.Priority(s.number) != nil ||
		slices.ContainsFunc(r.draft.Priority, func(p DraftPriority) bool { return p.ID == s.number })
	if s.number != "" && !known {
		s.used = true
		r.draft.Priority = append(r.draft.Priority, DraftPriority{s.number, s.title})
	}
}

// task reads one task, and compares it with the record's where that has it.
func (r *planReader) task(t foundTable, row *rowTask) {
	title := joinLines(row.text(FieldTitle))
	known := r.recorded(row)
	if title == "" && known == nil {
		r.lost(row, "the row has a number and no action")
		return
	}
	task := &DraftTask{Title: title, at: row.at}
	var ambition *DraftAmbition
	if known == nil {
		ambition = r.ambitionOf(t, row)
	}
	task.ID = r.number(row, ambition, known)
	r.content(task, row)
	if known != nil {
		r.compare(known, task, row)
	} else {
		task.Priority = r.priorityOf(row)
		ambition.Tasks = append(ambition.Tasks, task)
	}
	r.rating(task, row)
}

// lost lists every cell of a row that makes no task.
func (r *planReader) lost(row *rowTask, why string) {
	for _, f := range Fields() {
		r.left(row, Field(f), why)
	}
}

// left lists every cell of a task's field.
func (r *planReader) left(row *rowTask, f Field, why string) {
	for _, b := range row.bits[f] {
		r.leftover(b.at, b.text, why)
	}
}
