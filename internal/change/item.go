package change

import (
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

// item is one record of a programme as something to compare: which it is, what it
// says, and where. Groups of keys that are there once are part of the record above.
type item struct {
	kind    string      // what it is called: task, decision, progress entry
	id      string      // of this kind, what it is known by; two items may share one
	tell    string      // what tells two of one id apart, and finds the one meant
	alike   string      // items of one id are taken for each other only where this is the same
	about   string      // what it is of, for a reader
	name    string      // what it is called within that, in a sentence: "the waiver of task/overdue"
	subject string      // the id of what an entry of an update speaks of
	parent  *item       // the item that it is part of
	under   *schema.Key // the key of the item above that holds it; nil at the top of a file
	on      programme.Date
	update  *programme.Update // that it is in; nil in the plan
	task    string
	within  string // the ambition
	pos     programme.Pos
	facts   []fact
	source  any // a pointer to the programme's own value
}

// fact is one value of an item, under its key in the file. What has one value has one
// text.
type fact struct {
	key     string
	row     *schema.Key // that it is written under; nil of what is no key of a file
	label   string      // what a reader calls it, with its article
	values  []string
	places  []programme.Pos // of the values
	list    bool            // a list, of which single values come and go
	persons bool            // ids of people, which a reader calls by their names
}

// The facts that are no key of a file: the keys whose values could not be read, the
// file that a record is in, and which of the groups is the board.
const (
	unreadable = "unreadable"
	file       = "file"
	board      = "board"
)

// byProgram reports whether a program writes an item: what a board saw.
func (i *item) byProgram() bool { return strings.HasPrefix(i.kind, "seen ") }

func (f fact) given() bool { return len(f.values) > 0 }

// written is the fact as one text, a value a line.
func (f fact) written() string { return strings.Join(f.values, "\n") }

// fact is the fact under a key; the zero fact where there is none.
func (i *item) fact(key string) fact {
	for _, f := range i.facts {
		if f.key == key {
			return f
		}
	}
	return fact{}
}

// same reports whether two items say the same, wherever they are.
func (i *item) same(j *item) bool {
	return slices.EqualFunc(i.facts, j.facts, func(a, b fact) bool {
		return a.key == b.key && (a.key == file || slices.Equal(a.values, b.values))
	})
}

// builder makes the items of a programme.
type builder struct {
	programme *programme.Programme
	items     []*item
	of        map[*schema.Entry]*item // the item that a record became, or became part of
	top       *item                   // the programme's own
	bare      bool                    // without facts
}

// itemsOf are the records of a programme as items, save what it shares with another.
func itemsOf(p *programme.Programme, both shared) []*item {
	b := &builder{programme: p, of: map[*schema.Entry]*item{}}
	schema.Search(p, func(e *schema.Entry) bool {
		if both[e.Record] {
			return false
		}
		b.entry(e)
		return true
	})
	return b.items
}

// bareItemsOf are the records of a programme as items without their facts: which there are
// and what they are called.
func bareItemsOf(p *programme.Programme) []*item {
	b := &builder{programme: p, of: map[*schema.Entry]*item{}, bare: true}
	schema.Walk(p, b.entry)
	return b.items
}

// shared are the ambitions and updates that two programmes hold as one: those of files that
// were read once for both. Nothing in them is different.
type shared map[any]bool

func sharedBy(before, after *programme.Programme) shared {
	earlier, both := shared{}, shared{}
	for _, a := range before.Ambitions {
		earlier[a] = true
	}
	for _, u := range before.Updates {
		earlier[u] = true
	}
	for _, a := range after.Ambitions {
		both[a] = earlier[a]
	}
	for _, u := range after.Updates {
		both[u] = earlier[u]
	}
	return both
}

// entry makes an item of a record. A group that is there once becomes part of the item
// above, and so do the values of a file of lists.
func (b *builder) entry(e *schema.Entry) {
	switch {
	case isItem(e):
		i := b.item(e)
		b.of[e] = i
		b.items = append(b.items, i)
		if e.Parent == nil && e.File.IsOne() {
			b.top = i
		}
		if !b.bare {
			b.facts(i, e)
			b.derived(i, e)
		}
	case e.Shape.Lists:
		b.of[e] = b.top
		b.facts(b.top, e)
	default:
		b.of[e] = b.of[e.Parent]
	}
}

// isItem reports whether a record is an item of its own.
func isItem(e *schema.Entry) bool {
	return !e.Shape.Lists && (e.Parent == nil || e.Key.Shape.Kind != schema.KindObject)
}

// isPart reports whether a record is known as a part of the one above. A record of a
// family, and one that a file lists, is known by itself, save in an update.
func isPart(e *schema.Entry) bool {
	return e.Parent != nil && (e.Shape.Local || e.Update() != nil || e.Shape.Family == "" && !e.Parent.Shape.Lists)
}

// idOf is what a record is known by among those of its kind. A group that is there once is
// known by what it is a group of.
func idOf(e *schema.Entry) string {
	u, isUpdate := e.Record.(*programme.Update)
	switch {
	case isUpdate:
		return u.Date.Date.String()
	case !isItem(e) && e.Parent != nil:
		return idOf(e.Parent)
	case e.Shape.Family != "" && !e.Shape.Local, e.Parent == nil && !e.File.IsOne():
		return e.ID()
	case isPart(e):
		return idOf(e.Parent) + "\x00" + e.ID()
	}
	return ""
}

// item is a record without its facts.
func (b *builder) item(e *schema.Entry) *item {
	i := &item{kind: e.Shape.Name, pos: e.Pos(), tell: e.Title(), source: e.Record, under: e.Key, name: nameOf(e),
		about: aboutOf(e), id: idOf(e)}
	if e.Parent != nil {
		b.inherit(i, b.of[e.Parent], e)
	}
	b.placed(i, e, e.ID())
	if u, ok := e.Record.(*programme.Update); ok {
		i.tell, i.alike = u.Path, u.Meeting.Value+"\x00"+u.By.Value
		i.on, i.update, i.about, i.name = u.Date.Date, u, aboutUpdate(u), updateName(u)
	}
	return i
}

// inherit takes from the item above what holds for its parts too.
func (b *builder) inherit(i, above *item, e *schema.Entry) {
	i.on, i.update, i.task, i.within = above.on, above.update, above.task, above.within
	if !isPart(e) {
		return
	}
	i.parent, i.about = above, above.about
	if e.Shape.By != nil && !e.Shape.Local {
		i.subject, i.tell, i.about = e.ID(), above.update.Path, aboutOf(e)
	}
}

// placed says about which task and ambition an item is.
func (b *builder) placed(i *item, e *schema.Entry, id string) {
	families := []string{e.Shape.Family}
	if e.Shape.By != nil {
		families = append(families, e.Shape.By.Shape.Refers)
	}
	switch {
	case slices.Contains(families, "tasks"):
		i.task = id
	case slices.Contains(families, "ambitions"):
		i.within = id
	}
	for _, k := range e.Shape.Keys {
		if k.Role == schema.Reference && k.Shape.Single().Refers == "ambitions" {
			if named := k.Written(e.Record); len(named) == 1 {
				i.within = named[0].Value
			}
		}
	}
}

// facts adds what a record says. Items of one kind have the same facts in the same
// order.
func (b *builder) facts(i *item, e *schema.Entry) {
	e.Facts(func(of schema.Fact) {
		f := fact{key: of.Name, row: of.Key, label: withArticle(of.Label, of.Key), values: programme.Values(of.Values),
			persons: of.Key.NamesPeople(), list: of.IsList()}
		f.places = places(of.Values)
		i.facts = append(i.facts, f)
	})
	if m := e.Meta(); m != nil {
		i.facts = append(i.facts, fact{key: unreadable, values: programme.Values(m.Faults), places: places(m.Faults),
			list: true})
	}
}

func places(texts []programme.Text) []programme.Pos {
	list := make([]programme.Pos, len(texts))
	for n, t := range texts {
		list[n] = t.Pos
	}
	return list
}

// derived adds what a record says by where it is.
func (b *builder) derived(i *item, e *schema.Entry) {
	say := func(key, value string, pos programme.Pos) {
		f := fact{key: key, label: "the " + key}
		if value != "" {
			f.values, f.places = []string{value}, []programme.Pos{pos}
		}
		i.facts = append(i.facts, f)
	}
	switch {
	case e.Parent == nil && e.File.IsOne():
		if groups := b.programme.Groups; len(groups) > 0 {
			say(board, groups[0].ID.Value, groups[0].ID.Pos)
		} else {
			say(board, "", programme.Pos{})
		}
		i.facts[len(i.facts)-1].label = "the board, the first of the groups,"
	case e.Parent == nil && i.update != nil:
		say(file, i.update.Path, i.pos)
	case e.Parent == nil:
		say(file, b.programme.Files[i.pos.File], i.pos)
	case e.Shape.Family != "" && !e.Shape.Local && e.Parent.Shape.Family != "":
		say(e.Parent.Shape.Name, e.Parent.ID(), i.pos)
	}
}

// nameOf is what a sentence calls a record within what it is of.
func nameOf(e *schema.Entry) string {
	kind, title := e.Shape.Name, e.Title()
	switch {
	case e.Parent == nil && e.File.IsOne():
		return "the programme"
	case e.Shape.Local || e.Shape.Name == "action":
		return kind + " " + e.ID()
	case kind == "ambition":
		return e.ID() + " " + title
	case e.Shape.Family != "" || e.Parent != nil && e.Parent.Shape.Lists:
		return title
	case e.Shape.By != nil:
		return "the " + kind
	case kind == "waiver":
		return "the waiver of " + title
	case kind == "pause":
		return "the pause from " + title
	}
	return "the " + strings.TrimPrefix(kind, "risk ") + " " + quoted(title)
}

// aboutOf is what a reader calls a record.
func aboutOf(e *schema.Entry) string {
	kind := e.Shape
	if e.Shape.By != nil && !e.Shape.Local { // until the record that it names is found
		kind = schema.FamilyOf(e.Shape.By.Shape.Refers).Shape
		return about(kind, e.ID(), "")
	}
	if e.Parent == nil && e.File.IsOne() {
		return "Programme: its own settings"
	}
	return about(kind, e.ID(), e.Title())
}

func about(kind *schema.Shape, id, title string) string {
	switch {
	case kind.Family == "tasks":
		return strings.TrimSpace(id + " " + title)
	case kind.Numbered || title == "":
		return diag.UpperFirst(kind.Name) + ": " + strings.TrimSpace(id+" "+title)
	}
	return diag.UpperFirst(kind.Name) + ": " + title
}

// updateName is what a sentence calls an update.
func updateName(u *programme.Update) string {
	if u.Meeting.Given() {
		return "minutes of " + u.Date.Date.Words()
	}
	return "update of " + u.Date.Date.Words()
}

// aboutUpdate is what a reader calls an update.
func aboutUpdate(u *programme.Update) string {
	about := "Update: " + u.Date.Date.Words()
	if u.Meeting.Given() {
		about = "Minutes: " + u.Date.Date.Words()
	}
	if u.Title.Given() {
		about += ", " + u.Title.Value
	}
	return about
}
