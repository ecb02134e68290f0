package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/workbook"
)

// ErrNoTable says that no sheet has a row of headings that could be a plan's.
type ErrNoTable struct{ Seen []string }

func (e *ErrNoTable) Error() string {
	return "no table of tasks was found: no row has headings such as Key action, Activity, Lead and Target date"
}

// ErrLetters says which words of a rating column only a person can explain.
type ErrLetters struct {
	Column string // its cell and heading
	Words  []string
	Counts []int
}

func (e *ErrLetters) Error() string {
	var list []string
	for i, w := range e.Words {
		list = append(list, fmt.Sprintf("%s (%d)", w, e.Counts[i]))
	}
	return fmt.Sprintf("what the ratings in %s mean differs from council to council: %s", e.Column, strings.Join(list, ", "))
}

// ErrSheet says that there is no sheet of that name.
type ErrSheet struct {
	Name   string
	Sheets []string
}

func (e *ErrSheet) Error() string {
	return fmt.Sprintf("there is no sheet %q: the workbook has %s", e.Name, strings.Join(e.Sheets, ", "))
}

// ErrMapping says that --map names a column that no sheet has.
type ErrMapping struct {
	Column   string
	Headings []string
}

func (e *ErrMapping) Error() string {
	near, ok := diag.Nearest(e.Column, e.Headings)
	hint := "the headings are " + strings.Join(e.Headings, ", ")
	if ok {
		hint = "did you mean " + near + "? " + hint
	}
	return fmt.Sprintf("there is no column %q: %s", e.Column, hint)
}

// ReadPlan reads the plan in a workbook: p is the record it is to join, which may
// be empty.
func ReadPlan(book *workbook.Book, source string, p *programme.Programme, o Options) (*Draft, error) {
	sheets, err := chosenSheets(book, o.Sheet)
	if err != nil {
		return nil, err
	}
	r := &planReader{options: o, programme: p, roll: newRoll(p.People), draft: &Draft{Source: source, Remarks: slices.Clone(book.Remarks)},
		several: len(sheets) > 1, dates: map[string]dates{}, ids: map[string]workbook.Place{}}
	if err := r.tables(sheets); err != nil {
		return nil, err
	}
	if err := r.checkLetters(); err != nil {
		return nil, err
	}
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
	roll      *roll
	draft     *Draft
	several   bool // sheets: places name theirs
	found     []foundTable
	dates     map[string]dates // by text: plans repeat the same few
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
	if r.draft.Title == "" {
		r.draft.Title = t.rows.title
	}
	r.draft.Guesses = append(r.draft.Guesses, t.rows.guesses...)
	for _, s := range t.rows.sections {
		if s.priority {
			r.priority(s)
		}
	}
	for i, task := range t.rows.tasks {
		r.task(t, task, i)
	}
}

// priority keeps a heading that calls itself one.
func (r *planReader) priority(s *section) {
	known := slices.ContainsFunc(r.programme.Priorities, func(p *programme.Priority) bool { return p.ID.Value == s.number }) ||
		slices.ContainsFunc(r.draft.Priority, func(p DraftPriority) bool { return p.ID == s.number })
	if s.number != "" && !known {
		r.draft.Priority = append(r.draft.Priority, DraftPriority{s.number, s.title})
	}
}

// task reads one task, and compares it with the record's where that has it.
func (r *planReader) task(t foundTable, row *rowTask, index int) {
	title := joinLines(row.text(FieldTitle))
	known := r.recorded(row)
	if known != nil && r.ids[known.ID.Value] != (workbook.Place{}) {
		known = nil // its number stands twice: one of the two is another task
	}
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
		for _, b := range row.bits[Field(f)] {
			r.leftover(b.at, b.text, why)
		}
	}
}

// content reads the cells of a task that say what it is.
func (r *planReader) content(task *DraftTask, row *rowTask) {
	var notes []string
	activities := readSteps(row.text(FieldActivities))
	task.Activities, task.Lettered = activities.list, activities.letters
	if activities.lead != "" {
		notes = append(notes, activities.lead)
		r.guess(row.where(FieldActivities), activities.lead, "note", "words before the first activity", "note")
	}
	if !activities.marked && len(activities.list) > 1 {
		r.guess(row.where(FieldActivities), row.text(FieldActivities), fmt.Sprintf("%d activities", len(activities.list)), "the cell letters no activities: it is split at its bullets, empty lines or sentences", "activities")
	}
	for _, doubt := range activities.doubts {
		if activities.marked {
			r.guess(row.where(FieldActivities), row.text(FieldActivities), fmt.Sprintf("%d activities", len(activities.list)), doubt, "activities")
		}
	}
	task.Outcomes = r.list(row, FieldOutcomes)
	task.ForChildren = r.list(row, FieldChildren)
	task.Leads = r.leads(row)
	var words string
	if task.Targets, words = r.targets(row); words != "" {
		notes = append(notes, "Target date as written: "+words)
	}
	if note := joinLines(row.text(FieldNote)); note != "" {
		notes = append(notes, note)
	}
	task.Note = strings.Join(notes, ". ")
}

// list reads a cell of several things, such as outcomes.
func (r *planReader) list(row *rowTask, f Field) []string {
	parts, how := paragraphs(row.text(f))
	if how != "" && len(parts) > 1 {
		r.guess(row.where(f), row.text(f), fmt.Sprintf("%d entries", len(parts)), how, string(f))
	}
	return parts
}

// leads reads whom a task's cells name, and gives their ids.
func (r *planReader) leads(row *rowTask) []string {
	var ids []string
	for _, b := range row.bits[FieldLeads] {
		read := readLeads(b.text, r.roll.known)
		for _, doubt := range read.doubts {
			r.guess(b.at, b.text, names3(read.list), doubt, "leads")
		}
		for _, rest := range read.rest {
			r.leftover(b.at, rest, "names nobody: the task has no lead by it")
		}
		for _, l := range read.list {
			p, why := r.roll.person(l, b.at)
			if why != "" {
				r.guess(b.at, l.name, p.id, why, "leads")
			}
			if !slices.Contains(ids, p.id) {
				ids = append(ids, p.id)
			}
		}
	}
	return ids
}

func names3(list []lead) string {
	var names []string
	for _, l := range list {
		names = append(names, l.name)
	}
	return strings.Join(names, "; ")
}

// targets reads when a task falls due. Words that are no date are kept.
func (r *planReader) targets(row *rowTask) (targets []programme.Date, words string) {
	var rest []string
	for _, b := range row.bits[FieldTarget] {
		read, known := r.dates[b.text]
		if !known || b.cell.IsDate() {
			if read = readDates(b.cell); !b.cell.IsDate() {
				r.dates[b.text] = read
			}
		}
		for _, doubt := range read.doubts {
			r.guess(b.at, b.text, dateList(read.found), doubt, "target")
		}
		if read.rest != "" {
			rest = append(rest, read.rest)
			r.guess(b.at, b.text, cmp.Or(dateList(read.found), "no target"), "no date: the words are kept in the task's note", "target")
		}
		for _, d := range read.found {
			if !slices.Contains(targets, d) {
				targets = append(targets, d)
			}
		}
	}
	if !slices.IsSortedFunc(targets, programme.Date.Compare) {
		r.guess(row.where(FieldTarget), row.text(FieldTarget), dateList(targets), "the dates stood in another order", "target")
		slices.SortStableFunc(targets, programme.Date.Compare)
	}
	return targets, strings.Join(rest, "; ")
}

func dateList(list []programme.Date) string {
	var texts []string
	for _, d := range list {
		texts = append(texts, d.String())
	}
	return strings.Join(texts, ", ")
}

// priorityOf is the priority of a task: its own column's, else the heading's
// above it.
func (r *planReader) priorityOf(row *rowTask) string {
	if text := joinLines(row.text(FieldPriority)); text != "" {
		s, _ := readSection(text)
		id := s.number
		if _, err := strconv.Atoi(text); err == nil {
			id, s.title = text, "Priority "+text
		}
		if id == "" {
			r.leftover(row.where(FieldPriority), text, "a priority is written by its number")
			return ""
		}
		r.priority(&section{number: id, title: s.title, priority: true})
		return id
	}
	if row.under != nil {
		return row.under.number
	}
	return ""
}
