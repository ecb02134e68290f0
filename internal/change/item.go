package change

import (
	"slices"
	"strings"

	"improve/internal/programme"
)

// item is one entry of a record as something to compare: which it is, what it
// says, and where. The records of all types become items, so that one way of
// comparing holds for all of them.
type item struct {
	kind    string // what it is called: task, decision, progress entry
	id      string // of this kind, what it is known by; two entries may share one
	tell    string // what tells two of one id apart, and finds the one meant
	alike   string // items of one id are taken for each other only where this is the same
	about   string // what it is of, for a reader
	name    string // what it is called within that, in a sentence: "the waiver of task/overdue"
	subject string // the id of what an entry of an update speaks of
	parent  *item  // the entry that it is part of
	on      programme.Date
	update  *programme.Update // that it stands in; nil in the plan
	task    string
	within  string // the ambition
	pos     programme.Pos
	facts   []fact
	source  any // the programme's own value, for those that are told at length
}

// fact is one value of an item, under its key in the file. What has one value
// has one text.
type fact struct {
	key     string
	values  []string
	places  []programme.Pos // of the values
	list    bool            // a list, of which single values come and go
	persons bool            // ids of people, which a reader calls by their names
}

func (f fact) given() bool { return len(f.values) > 0 }

// written is the fact as one text, a value a line.
func (f fact) written() string { return strings.Join(f.values, "\n") }

// builder gathers the items of a record.
type builder struct{ items []*item }

func (b *builder) add(i *item) *item {
	b.items = append(b.items, i)
	return i
}

// part adds an entry that is part of another.
func (b *builder) part(of *item, kind, id, name string, pos programme.Pos) *item {
	return b.add(&item{kind: kind, id: of.id + "\x00" + id, tell: id, about: of.about, name: name, parent: of, on: of.on, update: of.update, task: of.task, within: of.within, pos: pos})
}

func (i *item) text(key string, t programme.Text) *item {
	f := fact{key: key}
	if t.Given() {
		f.values, f.places = []string{t.Value}, []programme.Pos{t.Pos}
	}
	i.facts = append(i.facts, f)
	return i
}

func (i *item) number(key string, n programme.Number) *item { return i.text(key, n.Text) }

func (i *item) date(key string, d programme.Dated) *item {
	return i.text(key, programme.Text{Value: d.Date.String(), Pos: d.Pos})
}

func (i *item) word(key, value string, pos programme.Pos) *item {
	return i.text(key, programme.Text{Value: value, Pos: pos})
}

func (i *item) person(key string, t programme.Text) *item {
	i.text(key, t)
	i.facts[len(i.facts)-1].persons = true
	return i
}

func (i *item) texts(key string, list []programme.Text) *item {
	f := fact{key: key, values: programme.Values(list), list: true}
	for _, t := range list {
		f.places = append(f.places, t.Pos)
	}
	i.facts = append(i.facts, f)
	return i
}

func (i *item) people(key string, list []programme.Text) *item {
	i.texts(key, list)
	i.facts[len(i.facts)-1].persons = true
	return i
}

func (i *item) dates(key string, list []programme.Dated) *item {
	texts := make([]programme.Text, len(list))
	for n, d := range list {
		texts[n] = programme.Text{Value: d.Date.String(), Pos: d.Pos}
	}
	return i.texts(key, texts)
}

// meta adds what any record may carry. Waivers are entries of their own.
func (b *builder) meta(i *item, m *programme.Meta) *item {
	i.text("note", m.Note)
	if r := m.Restricted; r != nil {
		reason := r.Reason
		if !reason.Given() {
			reason = programme.Text{Value: "no reason given", Pos: r.Pos}
		}
		i.text("restricted", reason).date("restricted until", r.Until)
	} else {
		i.text("restricted", programme.Text{}).text("restricted until", programme.Text{})
	}
	i.texts(unreadable, m.Faults)
	for _, w := range m.Waivers {
		b.part(i, "waiver", w.Rule.Value, "the waiver of "+w.Rule.Value, w.Pos).
			text("rule", w.Rule).date("until", w.Until).text("reason", w.Reason).source = w
	}
	return i
}

// unreadable is the fact that holds the keys whose values could not be read.
const unreadable = "unreadable"

// fact is the fact under a key; the zero fact where there is none.
func (i *item) fact(key string) fact {
	for _, f := range i.facts {
		if f.key == key {
			return f
		}
	}
	return fact{}
}

// same reports whether two items say the same, wherever they stand.
func (i *item) same(j *item) bool {
	return slices.EqualFunc(i.facts, j.facts, func(a, b fact) bool { return a.key == b.key && (a.key == file || slices.Equal(a.values, b.values)) })
}

// file is the fact of the file that an entry stands in.
const file = "file"
