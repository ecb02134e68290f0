package exchange

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/workbook"
)

// Return is a form that came back: what is new in it, and what a person must
// look at.
type Return struct {
	Source string
	// To be written today.
	Entries    []entry.Progress
	Voices     []entry.Voice
	Readings   []entry.Reading
	Reviews    []entry.Risk
	Highlights []entry.Highlight
	Answered   []entry.Answered
	Taken      []string // what the rows are about that say something new
	Again      int      // rows that say what the record says already
	Empty      int      // rows without anything filled in
	Read       []Guess  // dates, periods and figures that the record writes in another way
	Guesses    []Guess
	Problems   []Leftover // rows and cells that were not taken, with the reason
	Stale      []Leftover // rows made before the record changed
	Locked     []Difference
}

// Edits are what is new in the form as edits of today's updates.
func (r *Return) Edits(today entry.Today) []store.Edit {
	var edits []store.Edit
	for _, said := range r.Entries {
		edits = append(edits, today.Rate(said)...)
	}
	for _, said := range r.Voices {
		edits = append(edits, today.Voice(said)...)
	}
	for _, said := range r.Readings {
		edits = append(edits, today.Measure(said)...)
	}
	for _, said := range r.Reviews {
		edits = append(edits, today.Risk(said)...)
	}
	for _, said := range r.Highlights {
		edits = append(edits, today.Highlight(said)...)
	}
	return append(edits, today.Answered(r.Answered)...)
}

// ErrNoForm says that a workbook is no returned form.
type ErrNoForm struct{}

func (ErrNoForm) Error() string {
	return "this is no form that improve export writes: no row has the headings Task, New rating and What happened, " +
		"or those of another of its sheets"
}

// ReadReturn reads a form that came back. board is the record now; public is the
// same as the public sees it, asked for where a form was made from that; it may
// give nil. Rows made before the record changed are held back, unless late says
// to take them.
func ReadReturn(book *workbook.Book, source string, board *assess.Assessment, public func() *assess.Assessment,
	late bool) (*Return, error) {
	tables := findForm(book)
	if len(tables) == 0 {
		return nil, ErrNoForm{}
	}
	r := &returnReader{board: NewForm(board, AllRows(board), false), now: board, late: late,
		out: &Return{Source: source}}
	if slices.ContainsFunc(tables, formTable.isPublic) {
		if now := public(); now != nil {
			r.public = NewForm(now, AllRows(now), true)
		}
	}
	for _, t := range tables {
		r.table, r.seen = t, map[string]workbook.Place{}
		r.all = t.rows(whatever(board))
		for n := t.head + 1; n < len(t.sheet.Rows); n++ {
			r.row(n)
		}
	}
	r.beside(book, tables)
	return r.out, nil
}

// whatever is all that a row of a form that is out may be about, done and closed too.
func whatever(a *assess.Assessment) Rows {
	return Rows{Tasks: a.Tasks, Measures: a.Measures, Risks: a.Risks, Ambitions: a.Ambitions, Actions: a.Actions}
}

type returnReader struct {
	board, public *Form // public is nil where the form is not of the public's copy
	now           *assess.Assessment
	late          bool
	out           *Return
	table         formTable
	all           []item                    // that the table may be about
	seen          map[string]workbook.Place // what rows of the table are about, and where each is
	number        int                       // of the row being read
	about         item                      // what it is about
	problems      int                       // of the row
	news          []news
}

// news is something that a row says: whether the record says it already, and how it is taken.
type news struct {
	known bool
	take  func(*Return)
}

// say adds to what the row says.
func (r *returnReader) say(known bool, take func(*Return)) {
	r.news = append(r.news, news{known, take})
}

// row reads one row. What it says is taken whole or not at all.
func (r *returnReader) row(n int) {
	r.number, r.problems, r.news = n, 0, nil
	if len(filledCells(r.table.sheet.Rows[n])) == 0 {
		return
	}
	filled := 0
	for _, c := range r.table.part.columns {
		if c.input() && !r.cell(c.id).Empty() {
			filled++
		}
	}
	if !r.find(filled) {
		return
	}
	stale := r.compare()
	if filled == 0 {
		r.out.Empty++
		return
	}
	r.table.read(r)
	id := r.idOf(r.about)
	fresh := slices.DeleteFunc(r.news, func(n news) bool { return n.known })
	switch {
	case r.problems > 0:
	case len(fresh) == 0:
		r.out.Again++
	case stale != "" && !r.late:
		r.out.Stale = append(r.out.Stale, Leftover{r.at(columnState).String(), id, stale})
	default:
		if r.table.kind != "task" {
			id = r.table.kind + " " + id
		}
		r.out.Taken = append(r.out.Taken, id)
		for _, n := range fresh {
			n.take(r.out)
		}
	}
}

// idOf is the id of what a row is about.
func (r *returnReader) idOf(of item) string { return r.table.part.columns[0].text(r.board, of) }

// find finds what a row is about: by its id, or by its fingerprint where a
// spreadsheet has cut 1.10 to 1.1.
func (r *returnReader) find(filled int) bool {
	id := r.cell(r.table.key).Text
	i := slices.IndexFunc(r.all, func(of item) bool { return r.idOf(of) == id })
	print := fingerprint(r.cell(columnState).Text)
	same := func(of item) bool { return fingerprint(r.board.state(r.table.part, of)) == print }
	if print != "" && (i < 0 || !same(r.all[i])) {
		for k, other := range r.all {
			rest, cut := strings.CutPrefix(r.idOf(other), id)
			if cut && strings.Trim(rest, "0") == "" && same(other) {
				i = k
			}
		}
	}
	if i < 0 {
		if filled > 0 || id != "" {
			r.problem(r.table.key, id, "the record has no such "+r.table.kind+": the row was not imported")
		}
		return false
	}
	r.about = r.all[i]
	if first, twice := r.seen[r.idOf(r.about)]; twice {
		r.problem(r.table.key, id, "the "+r.table.kind+" is already at "+first.String()+": this row was left out")
		return false
	}
	r.seen[r.idOf(r.about)] = r.at(r.table.key)
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

// made is the day as at which the row was made; zero where it does not say.
func (r *returnReader) made() programme.Date {
	day, _, _ := strings.Cut(r.cell(columnState).Text, " ")
	d, _ := programme.ParseDate(day)
	return d
}

// compare finds out whether the record has changed since the row was made, and
// what somebody has changed in cells that are not theirs to fill in.
func (r *returnReader) compare() (stale string) {
	state, p := r.cell(columnState).Text, r.table.part
	form, of, id := r.board, r.about, r.idOf(r.about)
	if isPublic(state) && r.public != nil {
		for _, other := range p.rows(whatever(r.public.of)) {
			if r.idOf(other) == id {
				form, of = r.public, other
			}
		}
	}
	if state == "" {
		return "the column Record is empty: it is unknown what the record was when the row was made"
	}
	if fingerprint(state) != fingerprint(form.state(p, of)) {
		made, _, _ := strings.Cut(state, " ")
		return fmt.Sprintf("the record has changed since %s, when the row was made: %s", made, p.now(form, of))
	}
	for _, c := range p.columns {
		if _, there := r.table.columns[c.id]; !there || c.input() || c.derived || c.id == p.key {
			continue
		}
		if was, is := c.shown(form, of), r.cell(c.id); squash(was) != squash(is.Text) &&
			squash(workbook.CellText(was)) != squash(is.Text) {
			r.out.Locked = append(r.out.Locked, Difference{id, c.title, was, is.Text, r.at(c.id).String()})
		}
	}
	return ""
}

// beside lists what people wrote where nobody reads it: columns of their own,
// other sheets, comments.
func (r *returnReader) beside(book *workbook.Book, tables []formTable) {
	left := func(s *workbook.Sheet, row, column int, text, why string) {
		at := workbook.Place{Row: row, Column: column}
		if len(book.Sheets) > 1 {
			at.Sheet = s.Name
		}
		r.out.Problems = append(r.out.Problems, Leftover{at.String(), text, why})
	}
	for i := range book.Sheets {
		s := &book.Sheets[i]
		read, of := map[int]bool{}, 0
		for _, t := range tables {
			if t.sheet != s {
				continue
			}
			of++
			for _, c := range t.columns {
				read[c] = true
			}
		}
		for _, note := range s.Notes {
			left(s, note.Row, note.Column, note.Text, "a comment on the cell, which was not imported")
		}
		why := "it is in no column of the form and was left out"
		switch {
		case of > 0:
		case s.Name == workbook.GuideSheet:
			continue
		default:
			why = "the sheet is not part of the form and was not imported"
		}
		for n, row := range s.Rows {
			for c, cell := range row {
				if !cell.Empty() && !read[c] {
					left(s, n, c, cell.Text, why)
				}
			}
		}
	}
}
