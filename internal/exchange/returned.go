package exchange

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/workbook"
)

// Return is a form that came back: what is new in it, and what a person must
// look at.
type Return struct {
	Source   string
	Entries  []entry.Progress // to be written today
	Voices   []entry.Voice    // likewise
	Again    int              // rows that say what the record says already
	Empty    int              // rows without anything filled in
	Guesses  []Guess
	Problems []Leftover // rows and cells that were not taken, with the reason
	Stale    []Leftover // rows made before the record changed
	Locked   []Difference
}

// formTable is the sheet of a form and where its columns are.
type formTable struct {
	sheet   *workbook.Sheet
	name    string
	head    int
	columns map[string]int
}

// findForm looks for the sheet of a form by its headings: people rename sheets,
// and put rows above.
func findForm(book *workbook.Book) (formTable, bool) {
	headings := map[string]string{}
	for _, c := range columns() {
		headings[plain(c.title)], headings[plain(c.id)] = c.id, c.id
	}
	for i := range book.Sheets {
		s := &book.Sheets[i]
		for n := range min(len(s.Rows), 50) {
			found := map[string]int{}
			for c, cell := range s.Rows[n] {
				if id, ok := headings[plain(cell.Text)]; ok {
					found[id] = c
				}
			}
			if _, ok := found[columnNote]; !ok {
				continue
			}
			_, task := found[columnTask]
			_, rating := found[columnRating]
			if task && rating {
				t := formTable{sheet: s, head: n, columns: found}
				if len(book.Sheets) > 1 {
					t.name = s.Name
				}
				return t, true
			}
		}
	}
	return formTable{}, false
}

// IsForm reports whether a workbook is a form of ours, filled in or not.
func IsForm(book *workbook.Book) bool {
	_, ok := findForm(book)
	return ok
}

// ErrNoForm says that a workbook is no returned form.
type ErrNoForm struct{}

func (ErrNoForm) Error() string {
	return "this is no form that improve export writes: no row has the headings Task, New rating and What happened"
}

// ReadReturn reads a form that came back. board is the record now; public is the
// same as the public sees it, asked for where a form was made from that; it may
// give nil. Rows made before the record changed are held back, unless late says
// to take them.
func ReadReturn(book *workbook.Book, source string, board *assess.Assessment, public func() *assess.Assessment,
	late bool) (*Return, error) {
	t, ok := findForm(book)
	if !ok {
		return nil, ErrNoForm{}
	}
	r := &returnReader{table: t, board: NewForm(board, board.Tasks, false), now: board, late: late,
		out: &Return{Source: source}, seen: map[string]workbook.Place{}}
	if t.isPublic() {
		if r.publicNow = public(); r.publicNow != nil {
			r.public = NewForm(r.publicNow, r.publicNow.Tasks, true)
		}
	}
	for n := t.head + 1; n < len(t.sheet.Rows); n++ {
		r.row(n)
	}
	r.beside(book)
	return r.out, nil
}

// isPublic reports whether a form was made from what the public may see.
func (t formTable) isPublic() bool {
	column, ok := t.columns[columnState]
	if !ok {
		return false
	}
	for n := t.head + 1; n < len(t.sheet.Rows); n++ {
		if isPublic(t.sheet.At(n, column).Text) {
			return true
		}
	}
	return false
}

func isPublic(state string) bool { return strings.Contains(state, " public ") }

type returnReader struct {
	table          formTable
	board, public  *Form
	now, publicNow *assess.Assessment
	late           bool
	out            *Return
	seen           map[string]workbook.Place // tasks, and where each stands
	number         int                       // of the row being read
	task           *assess.Task
	problems       int // of the row
}

func (r *returnReader) at(id string) workbook.Place {
	return workbook.Place{Sheet: r.table.name, Row: r.number, Column: r.table.columns[id]}
}

func (r *returnReader) cell(id string) workbook.Cell {
	c, ok := r.table.columns[id]
	if !ok {
		return workbook.Cell{}
	}
	return r.table.sheet.At(r.number, c)
}

// problem is something in a row for which the row is not taken.
func (r *returnReader) problem(id, text, why string) {
	r.problems++
	r.out.Problems = append(r.out.Problems, Leftover{r.at(id).String(), text, why})
}

func (r *returnReader) guess(id, said, wrote, why string) {
	r.out.Guesses = append(r.out.Guesses, Guess{Cell: r.at(id).String(), Said: said, Wrote: wrote, Why: why, Key: id})
}

// row reads one row. What it says is taken whole or not at all.
func (r *returnReader) row(n int) {
	r.number, r.problems = n, 0
	if len(filledCells(r.table.sheet.Rows[n])) == 0 {
		return
	}
	filled := 0
	for _, c := range columns() {
		if c.input() && !r.cell(c.id).Empty() {
			filled++
		}
	}
	if !r.known(filled) {
		return
	}
	stale := r.compare()
	if filled == 0 {
		r.out.Empty++
		return
	}
	p, voice := r.entry(), r.voice()
	said, heard := p.Empty() || r.says(p), voice == nil || r.heardAlready(voice)
	switch {
	case r.problems > 0:
	case said && heard:
		r.out.Again++
	case stale != "" && !r.late:
		r.out.Stale = append(r.out.Stale, Leftover{r.at(columnState).String(), r.task.ID.Value, stale})
	default:
		if !said {
			r.out.Entries = append(r.out.Entries, p)
		}
		if !heard {
			r.out.Voices = append(r.out.Voices, *voice)
		}
	}
}

// known finds the task of a row: by its number, or by its fingerprint where a
// spreadsheet has cut 1.10 to 1.1.
func (r *returnReader) known(filled int) bool {
	id := r.cell(columnTask).Text
	t := r.now.Task(id)
	if print := fingerprint(r.cell(columnState).Text); print != "" &&
		(t == nil || fingerprint(r.board.state(t)) != print) {
		for _, other := range r.now.Tasks {
			if strings.HasPrefix(other.ID.Value, id) && strings.Trim(other.ID.Value[len(id):], "0") == "" &&
				fingerprint(r.board.state(other)) == print {
				t = other
			}
		}
	}
	if t == nil {
		if filled > 0 || id != "" {
			r.problem(columnTask, id, "the record has no such task: the row was not imported")
		}
		return false
	}
	if first, twice := r.seen[t.ID.Value]; twice {
		r.problem(columnTask, id, "the task is already at "+first.String()+": this row was left out")
		return false
	}
	r.seen[t.ID.Value], r.task = r.at(columnTask), t
	return true
}

// fingerprint is the last word of a row's state.
func fingerprint(state string) string {
	words := strings.Fields(state)
	if len(words) < 2 {
		return ""
	}
	return words[len(words)-1]
}

// compare finds out whether the record has changed since the row was made, and
// what somebody has changed in cells that are not theirs to fill in.
func (r *returnReader) compare() (stale string) {
	state := r.cell(columnState).Text
	form, task := r.board, r.task
	if isPublic(state) && r.public != nil {
		if t := r.publicNow.Task(task.ID.Value); t != nil {
			form, task = r.public, t
		}
	}
	if state == "" {
		return "the column Record is empty: it is unknown what the record was when the row was made"
	}
	if fingerprint(state) != fingerprint(form.state(task)) {
		made, _, _ := strings.Cut(state, " ")
		return fmt.Sprintf("the record has changed since %s, when the row was made: %s is %s now%s",
			made, task.ID.Value,
			ratingNow(task), ratedWords(task))
	}
	for _, c := range columns() {
		if _, there := r.table.columns[c.id]; !there || c.input() || c.derived || c.id == columnTask {
			continue
		}
		if was, is := c.shown(form, task), r.cell(c.id); squash(was) != squash(is.Text) &&
			squash(workbook.CellText(was)) != squash(is.Text) {
			r.out.Locked = append(r.out.Locked, Difference{task.ID.Value, c.title, was, is.Text, r.at(c.id).String()})
		}
	}
	return ""
}

func ratedWords(t *assess.Task) string {
	if t.Rated == nil {
		return ""
	}
	return ", rated on " + t.Rated.Update.Date.Date.Words()
}

// says reports whether the record says already what a row does, as when a
// workbook is imported twice.
func (r *returnReader) says(p entry.Progress) bool {
	for _, e := range r.task.Entries {
		if sameProgress(e, p) {
			return true
		}
	}
	return false
}

func sameProgress(e *programme.Progress, p entry.Progress) bool {
	escalation := e.Escalation
	if escalation == nil {
		escalation = &programme.Escalation{}
	}
	texts := [][2]string{{e.Note.Value, p.Note}, {e.Recovery.Value, p.Recovery}, {e.ConfirmedBy.Value, p.ConfirmedBy},
		{escalation.To.Value, p.To}, {escalation.Ask.Value, p.Ask}}
	for _, t := range texts {
		if t[1] != "" && squash(t[0]) != squash(t[1]) {
			return false
		}
	}
	holds := func(have, want []string) bool {
		return !slices.ContainsFunc(want, func(s string) bool { return !slices.Contains(have, s) })
	}
	return (p.Rating == programme.Unrated || e.Rating == p.Rating) && verifiedAlready(e, p.Verified) &&
		(p.Forecast.IsZero() || e.Forecast.Date == p.Forecast) && (p.By.IsZero() || escalation.By.Date == p.By) &&
		holds(programme.Values(e.Done), p.Done) && holds(programme.Values(e.Evidence), p.Evidence) &&
		!slices.ContainsFunc(p.Met, func(d programme.Date) bool { return !slices.Contains(datesOf(e.Met), d) })
}

// beside lists what people wrote where nobody reads it: columns of their own,
// other sheets, comments.
func (r *returnReader) beside(book *workbook.Book) {
	s := r.table.sheet
	known := map[int]bool{}
	for _, c := range r.table.columns {
		known[c] = true
	}
	for n, row := range s.Rows {
		for c, cell := range row {
			if !cell.Empty() && !known[c] {
				r.out.Problems = append(r.out.Problems,
					Leftover{workbook.Place{Sheet: r.table.name, Row: n, Column: c}.String(),
						cell.Text, "it is in no column of the form and was left out"})
			}
		}
	}
	for i := range book.Sheets {
		for _, note := range book.Sheets[i].Notes {
			at := workbook.Place{Sheet: book.Sheets[i].Name, Row: note.Row, Column: note.Column}
			r.out.Problems = append(r.out.Problems, Leftover{at.String(), note.Text,
				"a comment on the cell, which was not imported"})
		}
		if sheet := &book.Sheets[i]; sheet != s && sheet.Name != workbook.GuideSheet {
			r.strangeSheet(sheet)
		}
	}
}

func (r *returnReader) strangeSheet(s *workbook.Sheet) {
	for n, row := range s.Rows {
		for c, cell := range row {
			if !cell.Empty() {
				r.out.Problems = append(r.out.Problems,
					Leftover{workbook.Place{Sheet: s.Name, Row: n, Column: c}.String(),
						cell.Text, "the sheet is not part of the form and was not imported"})
			}
		}
	}
}
