package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/words"
	"improve/internal/workbook"
)

// Form is what leads are asked: sheets of rows, each with how something is now, and room
// for what they have to say about it.
type Form struct {
	Programme string
	AsAt      programme.Date
	BackBy    BackBy
	For       string // whose rows these are; empty: everybody's
	Public    bool   // made from the public's copy of the programme
	Notes     []string
	Rows
	of    *assess.Assessment
	parts []*part
}

// NewForm makes a form of some rows of an assessment.
func NewForm(a *assess.Assessment, rows Rows, public bool) *Form {
	return &Form{Programme: a.Programme.Name.Value, AsAt: a.AsAt, Public: public, Rows: rows, of: a, parts: formParts()}
}

// NameOf is the name of a person, body or group, the id where the record has none.
func (f *Form) NameOf(id string) string {
	if p := f.of.Index.Person(id); p != nil {
		return p.Shown()
	}
	if g := f.of.Index.Group(id); g != nil && g.Name.Given() {
		return g.Name.Value
	}
	return id
}

// owner is the name of an owner; empty where there is none.
func (f *Form) owner(id programme.Text) string {
	if !id.Given() {
		return ""
	}
	return f.NameOf(id.Value)
}

// part is a sheet of the form: what its rows are about, and how one that is filled in is read.
type part struct {
	id      string // by which programs and flags call it
	name    string // of the sheet
	word    string // what its rows are, in a list
	about   string // what it asks, in a clause
	key     string // the column that says what a row is about
	kind    string // what that is, in messages
	marks   [][]string
	columns []column
	prints  []column // by which a row is known
	rows    func(Rows) []item
	now     func(*Form, item) string // how it is now, in a clause
	read    func(*returnReader)
}

// formParts are the sheets of a form in their order.
func formParts() []*part {
	tasks := taskPart()
	list := []*part{tasks, otherPart(), measurePart(), riskPart(), highlightPart(), actionPart()}
	for _, p := range list {
		p.prints = slices.DeleteFunc(slices.Clone(p.columns), func(c column) bool { return c.input() || c.derived })
	}
	list[1].prints = tasks.prints // what others say is of a task, which is known by the same
	for _, p := range list {
		p.columns = append(p.columns, column{id: columnState, title: "Record", width: 10, derived: true,
			text: func(f *Form, r item) string { return f.state(p, r) }})
	}
	return list
}

// Sheets are the names of the form's sheets, as flags call them.
func Sheets() []string {
	var list []string
	for _, p := range formParts() {
		list = append(list, p.id)
	}
	return list
}

// Asks are what the form's sheets with rows are about, in a word or two.
func (f *Form) Asks() []string {
	var list []string
	for _, p := range f.filled() {
		if p.id != "others" { // of the same tasks
			list = append(list, p.word)
		}
	}
	return list
}

// Only leaves the form one of its Sheets.
func (f *Form) Only(sheet string) {
	f.parts = slices.DeleteFunc(f.parts, func(p *part) bool { return p.id != sheet })
}

// filled are the form's sheets that have rows; the first where none has.
func (f *Form) filled() []*part {
	var list []*part
	for _, p := range f.parts {
		if len(p.rows(f.Rows)) > 0 {
			list = append(list, p)
		}
	}
	if list == nil {
		return f.parts[:1]
	}
	return list
}

// column is a column of the form: what a program calls it, what people read, and
// the text of a locked cell. A column without one is to be filled in.
type column struct {
	id, title string
	width     float64
	text      func(*Form, item) string
	prompt    string
	choices   []string // of a column to be filled in; nil where any words do
	rating    bool     // its cells have the colour of the letter they begin with
	// derived marks what is no part of what a row is known by: what changes with the date
	// alone, and what others say while the form is out.
	derived bool
}

func (c column) input() bool { return c.text == nil }

// shown is what a column says about a row, in every format.
func (c column) shown(f *Form, r item) string { return words.Harmless(c.text(f, r)) }

// columnState is the last column of each sheet, by which a returned row is known.
const columnState = "record"

// state says as at which day a row was made, and by a fingerprint what the record
// then said about it, so that a form that comes back late is known.
func (f *Form) state(p *part, r item) string {
	h := sha256.New()
	for _, c := range p.prints {
		fmt.Fprintf(h, "%q", squash(c.shown(f, r)))
	}
	audience := ""
	if f.Public {
		audience = "public "
	}
	return f.AsAt.String() + " " + audience + hex.EncodeToString(h.Sum(nil))[:8]
}

// squash is a text as any program leaves it that has read and written it: one
// blank for each run of them.
func squash(s string) string { return strings.Join(strings.Fields(s), " ") }

// Workbook is the form as a workbook.
func (f *Form) Workbook() workbook.Form {
	title := "Progress return"
	if !f.BackBy.Day.IsZero() {
		title += ", back by " + f.BackBy.Day.Words()
	}
	w := workbook.Form{Title: title + ": " + f.Programme, Guide: f.guide()}
	if f.For != "" {
		w.Title += ": " + f.For
	}
	for _, p := range f.filled() {
		w.Sheets = append(w.Sheets, f.sheet(p))
	}
	return w
}

func (f *Form) sheet(p *part) workbook.FormSheet {
	s := workbook.FormSheet{Name: p.name}
	for _, c := range p.columns {
		column := workbook.FormColumn{Title: c.title, Width: c.width, Input: c.input(), Prompt: c.prompt,
			Choices: c.choices}
		if c.rating {
			column.Colours = letterColours()
		}
		s.Columns = append(s.Columns, column)
	}
	for _, r := range p.rows(f.Rows) {
		s.Rows = append(s.Rows, f.texts(p, r, func(s string) string { return s }))
	}
	return s
}

// texts are the cells of a row; those to be filled in are empty.
func (f *Form) texts(p *part, r item, as func(string) string) []string {
	list := make([]string, len(p.columns))
	for i, c := range p.columns {
		if !c.input() {
			list[i] = as(c.shown(f, r))
		}
	}
	return list
}
