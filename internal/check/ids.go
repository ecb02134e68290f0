package check

import (
	"maps"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

// idIndex finds records by their ids, in one look. Families are named as in the schema.
type idIndex struct {
	all   []identity                          // in the order of the files
	first map[string]map[string]programme.Pos // by family and id, where the first is
	// unsure marks the families of which something could not be read: that an id is not
	// among them says nothing.
	unsure    map[string]bool
	names     map[string]string // of people: names and other spellings, in lower case, to ids
	lists     map[string][]string
	suggested int
}

// The families that checks ask for by name.
const people, tasks, actions = "people", "tasks", "actions"

// newIDIndex is an index that has still to be given the records.
func newIDIndex(p *programme.Programme) idIndex {
	x := idIndex{first: map[string]map[string]programme.Pos{}, unsure: map[string]bool{}, names: map[string]string{},
		lists: map[string][]string{}}
	tasksIn := 0 // most of what others name
	for _, a := range p.Ambitions {
		tasksIn += len(a.Tasks)
	}
	x.all, x.first[tasks] = make([]identity, 0, tasksIn), make(map[string]programme.Pos, tasksIn)
	for _, u := range p.Unread {
		x.doubt(u.What, p.Files[u.Pos.File])
	}
	for _, person := range p.People {
		for _, name := range append([]programme.Text{person.Name}, person.Also...) {
			if name.Given() {
				x.names[strings.ToLower(name.Value)] = person.ID.Value
			}
		}
	}
	return x
}

// identity is a record that others name.
type identity struct {
	family string
	id     programme.Text
}

// isNamed reports whether records of a shape are named in others.
func isNamed(s *schema.Shape) bool { return s.Family != "" && !s.Local }

// add takes in a record, if others name it.
func (x *idIndex) add(e *schema.Entry) {
	if !isNamed(e.Shape) {
		return
	}
	family := e.Shape.Family
	id := *e.Shape.ID(e.Record)
	if x.first[family] == nil {
		x.first[family] = map[string]programme.Pos{}
	}
	if _, taken := x.first[family][id.Value]; !taken {
		x.first[family][id.Value] = id.Pos
	}
	x.all = append(x.all, identity{family, id})
}

// doubt marks the families that something unread may have belonged to: those of its
// file or, where the file is none of the record's, any of the plan.
func (x *idIndex) doubt(what, file string) {
	said, known := file == "updates" || strings.HasPrefix(file, "updates/"), false
	for _, f := range schema.Families() {
		switch {
		case said && f.Where == "updates":
			x.unsure[f.Family] = x.unsure[f.Family] || slices.Contains([]string{"file", "update", f.Name}, what)
		case file == f.Where || strings.HasPrefix(file, f.Where+"/"):
			x.unsure[f.Family], known = true, true
		}
	}
	if said || known {
		return
	}
	for _, f := range schema.Families() {
		x.unsure[f.Family] = x.unsure[f.Family] || f.Where != "updates"
	}
}

// holds reports whether a family has a record of that id, or may have one that
// could not be read.
func (x *idIndex) holds(family, id string) bool {
	_, ok := x.first[family][id]
	return ok || x.unsure[family]
}

// person is the id of the person or body that a text means, by id, name or
// another spelling; the text itself where it means none.
func (x *idIndex) person(text string) string {
	if _, ok := x.first[people][text]; ok {
		return text
	}
	if id, ok := x.names[strings.ToLower(text)]; ok {
		return id
	}
	return text
}

// suggest is what to write in place of an id that no record has.
func (x *idIndex) suggest(f, id string) string {
	if near, ok := x.nearest(f, id); ok {
		return "did you mean " + near + "?"
	}
	known := x.sorted(f)
	family := schema.FamilyOf(f)
	switch where := family.Where; {
	case len(known) == 0:
		return "add it to " + where + "; there is no " + family.Noun + " yet"
	case len(known) <= 8:
		return "write " + diag.Or(known) + ", or add it to " + where
	default:
		return "write the id of a " + family.Noun + " that stands in " + where + ", or add this one there"
	}
}

// nearest looks for the id that was meant. Comparing with every id takes time,
// so it stops helping after a few of a record: where as many ids are wrong, a slip
// of the finger is not the reason.
func (x *idIndex) nearest(f, id string) (string, bool) {
	if f == people {
		if meant := x.person(id); meant != id {
			return meant, true
		}
	}
	if x.suggested++; x.suggested > mostSuggested {
		return "", false
	}
	if near, ok := diag.Nearest(id, x.sorted(f)); ok || f != people {
		return near, ok
	}
	name, ok := diag.Nearest(id, slices.Sorted(maps.Keys(x.names)))
	return x.names[name], ok
}

const mostSuggested = 25

// sorted is the ids of a family in an order that does not change from run to
// run.
func (x *idIndex) sorted(f string) []string {
	if x.lists[f] == nil {
		x.lists[f] = slices.Sorted(maps.Keys(x.first[f]))
	}
	return x.lists[f]
}
