package exchange

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/workbook"
)

// ReadPlan reads the plan in a workbook: p is the record it is to join, which may
// be empty.
func ReadPlan(book *workbook.Book, source string, p *programme.Programme, o Options) (*Draft, error) {
	all := sheetsOf(book, o.Mappings)
	sheets, err := chosenSheets(all, o.Sheet)
	if err != nil {
		return nil, err
	}
	found, err := findTables(sheets, o.Mappings, o.Sheets)
	if err != nil {
		return nil, err
	}
	if err := found.unanswered(o); err != nil {
		return nil, err
	}
	r := newPlanReader(source, p, o, found)
	for _, t := range found.list {
		r.table(t)
	}
	for _, s := range found.registers {
		r.draft.Columns = append(r.draft.Columns, s.register.described()...)
		for _, n := range s.register.rows() {
			switch s.kind {
			case SheetRisks:
				r.risk(s.register, n)
			case SheetMeasures:
				r.measure(s.register, n)
			case SheetLog:
				r.action(s.register, n)
			}
		}
	}
	r.notes.leftovers = append(r.notes.leftovers, found.notes.leftovers...)
	rest := leftovers{notes: r.notes, tables: found, remarks: slices.Clone(book.Remarks)}
	for _, s := range all {
		rest.sheet(s, sheets)
	}
	r.draft.Remarks = rest.remarks
	return r.finish(), nil
}

// chosenSheets are the sheets of a name, all where it is empty.
func chosenSheets(all []*workbook.Sheet, name string) (chosen []*workbook.Sheet, err error) {
	var names []string
	for _, s := range all {
		names = append(names, s.Name)
		if name == "" || strings.EqualFold(s.Name, strings.TrimSpace(name)) {
			chosen = append(chosen, s)
		}
	}
	if len(chosen) == 0 {
		return nil, &ErrSheet{name, slices.Compact(names)}
	}
	return chosen, nil
}

// planReader turns the tables of a workbook into a draft, a task at a time: which
// number it has, to which ambition it belongs, what its cells say, and how it is
// rated.
type planReader struct {
	draft      *Draft
	options    Options
	programme  *programme.Programme
	index      *programme.Index
	tables     *tables
	notes      *notes
	roll       *roll
	numbers    *numbers
	ambitions  *ambitions
	priorities *priorities
	findings   *findings
	cells      *cellReader
	found      map[string]bool    // tasks of the record that the plan states
	now        *assess.Assessment // of the record, made when it is asked for
	told       *toldReader
}

func newPlanReader(source string, p *programme.Programme, o Options, found *tables) *planReader {
	n, index, roll := &notes{}, programme.NewIndex(p), newRoll(p.People)
	roll.same(o.Same)
	cells := &cellReader{notes: n, roll: roll, read: map[string]dates{}, orders: map[dateColumn]order{}}
	cells.learn(found)
	return &planReader{
		draft:   &Draft{Source: source, Columns: found.columns, Sheets: found.sheets},
		options: o, programme: p, index: index, tables: found, notes: n, roll: roll, found: map[string]bool{},
		numbers: newNumbers(n, p, index, found),
		ambitions: &ambitions{notes: n, programme: p, index: index, source: source,
			byHeading: map[string]*DraftAmbition{}, byID: map[string]*DraftAmbition{}},
		priorities: &priorities{notes: n, index: index},
		findings:   newFindings(n, p, source),
		cells:      cells,
		told:       newToldReader(n, p, o, cells.dates),
	}
}

// table adds the tasks of one sheet to the draft.
func (r *planReader) table(t taskTable) {
	if title := t.rows.title; title.text != "" {
		r.titleOf(title)
	}
	r.notes.guesses = append(r.notes.guesses, t.rows.notes.guesses...)
	for _, s := range t.rows.sections {
		if s.priority {
			r.priorities.add(s)
		}
	}
	for _, row := range t.rows.tasks {
		r.task(t, row)
	}
	for _, s := range t.rows.sections {
		known := r.ambitions.recorded(s)
		said := known != nil && plain(known.Title) == plain(s.title) // the record says it already
		if !s.used && !said {
			r.notes.leftover(s.at, s.text, "a heading with no new task below it")
			if s.beside.text != "" {
				r.notes.leftover(s.beside.at, s.beside.text, "a heading with no new task below it")
			}
		}
	}
}

// titleOf keeps the title of the first table, which names a new programme or a
// new plan.
func (r *planReader) titleOf(title bit) {
	newPlan := r.options.Plan != "" && r.index.Plan(r.options.Plan) == nil
	if r.draft.Title == "" && (!r.programme.Name.Given() || newPlan) {
		r.draft.Title = title.text
		return
	}
	r.notes.leftover(title.at, title.text, "a title, and the record has one")
}

// task reads one task, and compares it with the record's where that has it.
func (r *planReader) task(t taskTable, row *rowTask) {
	title := joinLines(row.text(FieldTitle))
	known := r.numbers.recorded(row)
	if title == "" && known == nil {
		r.notes.lost(row, "the row has a number and no action")
		return
	}
	task := &DraftTask{Title: title, at: row.at}
	if known != nil {
		task.ID = r.numbers.same(row, known)
		r.found[task.ID] = true
		r.cells.task(task, row)
		r.compare(known, task, row)
	} else {
		ambition := r.ambitions.of(r.tables, t, row)
		task.ID = r.numbers.next(row, ambition)
		r.cells.task(task, row)
		task.Priority, task.Findings = r.priorities.of(row), r.findings.of(row)
		ambition.Tasks = append(ambition.Tasks, task)
	}
	r.told.read(task, row)
}

// compare lists what the workbook says differently from the record.
func (r *planReader) compare(known *programme.Task, read *DraftTask, row *rowTask) {
	if r.now == nil {
		r.now = assess.Assess(r.programme, r.options.day())
	}
	task := r.now.Task(known.ID.Value)
	if task == nil { // of a plan that is published later
		r.draft.Same++
		return
	}
	different := append(differences(task, read, row), r.findings.differences(task.Task, row)...)
	if len(different) == 0 {
		r.draft.Same++
	}
	r.draft.Different = append(r.draft.Different, different...)
	for _, d := range different {
		if d.Key == "target" && len(task.Targets) == 1 && len(read.latest()) == 1 {
			r.told.toDo = append(r.told.toDo, fmt.Sprintf("%s: the plan has %s, the record %s: if the board agreed to "+
				"move it, write improve retarget %s %s with its minutes", d.Task, d.Workbook, d.Record, d.Task,
				d.Workbook))
		}
	}
}

// finish puts together what was read, and says what a person must add.
func (r *planReader) finish() *Draft {
	d := r.draft
	d.added = r.roll.settle()
	var all bool
	if d.Alike, all = r.roll.alike(); !all {
		d.Remarks = append(d.Remarks, "more names may look alike than are listed")
	}
	d.Ambitions, d.Priority = r.ambitions.portioned(r.options), r.priorities.list
	d.Findings, d.FindingSource = r.findings.list, r.findings.source
	d.Ratings, d.Said, d.ToDo = r.told.list, r.told.said, r.told.toDo
	d.Words, d.stated, d.told = r.told.words, r.told.stated, r.told.adoption
	if says := len(d.Ratings) + len(d.besideDays(r.options.RatedOn)); says > 0 && r.programme.Adopted == nil {
		d.Adopts = d.told
	}
	d.ToDo = append(d.ToDo, gone(r.programme, r.found, d.Source)...)
	d.Guesses, d.Leftovers = r.notes.guesses, r.notes.leftovers
	d.ask(r.programme)
	d.placeGuesses()
	return d
}
