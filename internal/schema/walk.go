package schema

import (
	"cmp"
	"iter"
	"strconv"

	"improve/internal/programme"
)

// Entry is one record of a programme, where a walk meets it.
type Entry struct {
	Shape  *Shape
	Record any    // a pointer to one of the programme's types
	Key    *Key   // under which its parent holds it; nil at the top of a file
	Parent *Entry // nil at the top of a file
	File   *File
}

// Walk visits every record of a programme in the order of the files: each before the
// records that are part of it. A file that only holds lists of the programme is visited
// as a record of its own, once.
func Walk(p *programme.Programme, visit func(*Entry)) {
	Search(p, func(e *Entry) bool { visit(e); return true })
}

// Search visits records as Walk does, save those that are part of one for which it is
// told not to go on.
func Search(p *programme.Programme, visit func(*Entry) (further bool)) {
	newWalker(visit).programme(p, everywhere())
}

// Walk visits a record and then those that are part of it.
func (e *Entry) Walk(visit func(*Entry)) {
	w := newWalker(func(e *Entry) bool { visit(e); return true })
	w.search(e, everywhere().forks[e.Shape])
}

// Pass visits, in the order of Walk, the records of which the shapes are wanted, and goes
// past those in which there is none: for work that many records have no part in. An entry,
// with those above it, is there while it is visited; Kept is a copy that stays.
func Pass(p *programme.Programme, wanted func(*Shape) bool, visit func(*Entry)) {
	w := newWalker(func(e *Entry) bool { visit(e); return true })
	w.passes = true
	w.programme(p, newChart(wanted))
}

// Kept is a copy of the entry and of those above it.
func (e *Entry) Kept() *Entry {
	kept := *e
	if e.Parent != nil {
		kept.Parent = e.Parent.Kept()
	}
	return &kept
}

// walker visits records. It is written for programmes of many: what shapes hold is looked
// up beforehand, and entries are made many at a time.
type walker struct {
	visit  func(*Entry) (further bool)
	passes bool // entries are used again

	room []Entry
	in   *Entry // the record whose parts are visited
	by   branch // the key that holds them
	part func(record any)
}

func newWalker(visit func(*Entry) bool) *walker {
	w := &walker{visit: visit}
	w.part = func(record any) {
		w.record(Entry{Shape: w.by.to.shape, Record: record, Key: w.by.key, Parent: w.in, File: w.in.File}, w.by.to)
	}
	return w
}

func (w *walker) programme(p *programme.Programme, c *chart) {
	for _, f := range Files() {
		if at := c.forks[f.Shape]; at != nil {
			f.each(p, func(record any) { w.record(Entry{Shape: f.Shape, Record: record, File: f}, at) })
		}
	}
}

// record visits a record that was met.
func (w *walker) record(e Entry, at *fork) {
	const many = 256 // deeper than records are
	if len(w.room) == cap(w.room) {
		w.room = make([]Entry, 0, many) // those made before stay with whoever keeps one
	}
	w.room = append(w.room, e)
	w.search(&w.room[len(w.room)-1], at)
	if w.passes {
		w.room = w.room[:len(w.room)-1]
	}
}

func (w *walker) search(e *Entry, at *fork) {
	if at.wanted && !w.visit(e) {
		return
	}
	in, by := w.in, w.by
	for _, branch := range at.parts {
		w.in, w.by = e, branch
		branch.key.Each(e.Record, w.part)
	}
	w.in, w.by = in, by
}

// Rows are some rows of each shape, looked up once a shape: for work that goes over many
// records and asks each for the same.
type Rows struct {
	that func(*Key) bool
	of   map[*Shape][]*Key
}

// RowsThat are the rows for which something holds.
func RowsThat(holds func(*Key) bool) Rows { return Rows{holds, map[*Shape][]*Key{}} }

// Among reports whether a shape has such rows.
func (r Rows) Among(s *Shape) bool { return len(r.Of(s)) > 0 }

// Of are the rows of a shape: what the key above it names first, then its own keys.
func (r Rows) Of(s *Shape) []*Key {
	rows, known := r.of[s]
	if !known {
		if s.By != nil && r.that(s.By) {
			rows = append(rows, s.By)
		}
		for _, k := range s.Keys {
			if r.that(k) {
				rows = append(rows, k)
			}
		}
		r.of[s] = rows
	}
	return rows
}

// Meta is what the record carries besides its own keys; nil where it cannot carry
// anything, or is a file of lists.
func (e *Entry) Meta() *programme.Meta {
	if e.Shape.Lists {
		return nil
	}
	return e.Shape.Meta(e.Record)
}

// ID is what names the record; empty where nothing does.
func (e *Entry) ID() string {
	if id := e.Shape.ID(e.Record); id != nil {
		return id.Value
	}
	return ""
}

// Title is what a reader calls the record: its title, else its first value, else its id.
func (e *Entry) Title() string {
	if e.Shape.title != nil {
		return e.Shape.title(e.Record)
	}
	first := ""
	for _, k := range e.Shape.Keys {
		if !k.HoldsValues() || k.Role == Identity {
			continue
		}
		for _, t := range k.Written(e.Record) {
			if k.Role == Title {
				return t.Value
			}
			first = cmp.Or(first, t.Value)
		}
	}
	return cmp.Or(first, e.ID())
}

// Pos is where the record begins.
func (e *Entry) Pos() programme.Pos {
	if m := e.Shape.Meta(e.Record); m != nil {
		return m.Pos
	}
	if pos := e.Shape.Pos(e.Record); pos != nil {
		return *pos
	}
	if id := e.Shape.ID(e.Record); id != nil {
		return id.Pos
	}
	return programme.Pos{}
}

// Task is the id of the task that the record is, or that it is about as an entry of an
// update; false where it is neither.
func (e *Entry) Task() (id string, is bool) {
	if e.Shape.Family == "tasks" || e.Shape.By != nil && e.Shape.By.Shape.Refers == "tasks" {
		return e.ID(), true
	}
	return "", false
}

// OfTask is the record's task, or that of the nearest record that it is part of.
func (e *Entry) OfTask() (id string, is bool) {
	for ; e != nil && !is; e = e.Parent {
		id, is = e.Task()
	}
	return id, is
}

// Update is the update that the record is part of; nil where it is of the plan.
func (e *Entry) Update() *programme.Update {
	for ; e != nil; e = e.Parent {
		if u, is := e.Record.(*programme.Update); is {
			return u
		}
	}
	return nil
}

// Words name the record to a reader by its kind and id; a task by its id alone. One
// without an id is named by its kind, and by what it is part of.
func (e *Entry) Words() string {
	id := e.ID()
	switch {
	case e.Shape.Family == "tasks":
		return id
	case e.Parent == nil && id == "":
		return "this " + e.Shape.Name
	case e.Parent == nil:
		return e.Shape.Name + " " + id
	case id != "" && e.Shape.Local:
		return e.Shape.Name + " " + id + " of " + e.Parent.Words()
	case id != "":
		return e.Shape.Name + " " + id
	case e.Parent.Parent == nil && e.Parent.ID() == "":
		return Article(e.Shape.Name)
	}
	return Article(e.Shape.Name) + " of " + e.Parent.Words()
}

// Values visits the keys of a record that hold values, and not records: what the key
// above it names first, then a value that stands for the group, then its own keys.
func (e *Entry) Values(visit func(*Key)) {
	if e.Shape.By != nil {
		visit(e.Shape.By)
	}
	for _, k := range e.Shape.Keys {
		if k.HoldsValues() {
			visit(k)
		}
	}
}

// HoldsValues reports whether a key holds a value or a list of values, and not records.
func (k *Key) HoldsValues() bool { return k.Shape.Group() == nil }

// Texts points to the texts of a value: of a date none, of a figure the text as
// written.
func (k *Key) Texts(record any) iter.Seq[*programme.Text] {
	return func(yield func(*programme.Text) bool) {
		switch at := k.At(record).(type) {
		case *programme.Text:
			yield(at)
		case *programme.Number:
			yield(&at.Text)
		case *[]programme.Text:
			for i := range *at {
				if !yield(&(*at)[i]) {
					return
				}
			}
		}
	}
}

// Written is a value as the files write it, one text for each of a list; none where
// nothing is given. True or false is yes or no; that and limits have a default and are
// always given, save where an answer may be left out.
func (k *Key) Written(record any) []programme.Text {
	switch at := k.At(record).(type) {
	case *programme.Text:
		return given(*at)
	case *programme.Number:
		return given(at.Text)
	case *programme.Dated:
		return given(programme.Text{Value: at.Date.String(), Pos: at.Pos})
	case *bool:
		return given(programme.Text{Value: yesOrNo(*at)})
	case *programme.YesNo:
		if !at.Given() {
			return nil
		}
		return given(programme.Text{Value: yesOrNo(at.Yes), Pos: at.Pos})
	case *int:
		return given(programme.Text{Value: strconv.Itoa(*at)})
	case RatingAt:
		if *at.Letter == programme.Unrated {
			return nil
		}
		return given(programme.Text{Value: at.Letter.Letter(), Pos: *at.Pos})
	case *[]programme.Text:
		return *at
	case *[]programme.Dated:
		list := make([]programme.Text, len(*at))
		for i, d := range *at {
			list[i] = programme.Text{Value: d.Date.String(), Pos: d.Pos}
		}
		return list
	}
	return nil
}

func yesOrNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func given(t programme.Text) []programme.Text {
	if !t.Given() {
		return nil
	}
	return []programme.Text{t}
}

// NamesPeople reports whether a value names people: by id, or by id or words.
func (k *Key) NamesPeople() bool {
	return k.Role == Person || k.Role == Reference && k.Shape.Single().Refers == "people"
}
