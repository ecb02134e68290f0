package check

import (
	"maps"
	"path"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

// family is a kind of record that others call by an id.
type family int

const (
	people family = iota
	sources
	findings
	priorities
	plans
	groups
	ambitions
	tasks
	measures
	risks
	actions
	principles
	stages
	familyCount
)

// families says of each kind what it is called, and where its records stand.
var families = [familyCount]struct{ noun, where string }{
	people:     {"person or body", "plan/people.yaml"},
	sources:    {"source", "plan/findings.yaml"},
	findings:   {"finding", "plan/findings.yaml"},
	priorities: {"priority", "plan/priorities.yaml"},
	plans:      {"plan", "plan/programme.yaml"},
	groups:     {"group", "plan/programme.yaml"},
	ambitions:  {"ambition", "plan/ambitions"},
	tasks:      {"task", "plan/ambitions"},
	measures:   {"measure", "plan/measures.yaml"},
	risks:      {"risk", "plan/risks.yaml"},
	actions:    {"action", "updates"},
	principles: {"principle", "plan/programme.yaml"},
	stages:     {"stage", "plan/programme.yaml"},
}

// idIndex finds records by their ids, in one look.
type idIndex struct {
	first [familyCount]map[string]programme.Pos // where the first of that id stands
	// unsure marks the families of which something could not be read: that an id
	// is not among them says nothing.
	unsure    [familyCount]bool
	names     map[string]string // of people: names and other spellings, in lower case, to ids
	lists     [familyCount][]string
	suggested int
}

func newIDIndex(p *programme.Programme) idIndex {
	x := idIndex{names: map[string]string{}}
	for f := range x.first {
		x.first[f] = map[string]programme.Pos{}
	}
	eachID(p, func(f family, id programme.Text) {
		if _, taken := x.first[f][id.Value]; !taken {
			x.first[f][id.Value] = id.Pos
		}
	})
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

// eachID goes over the ids of all records, in the order of the record.
func eachID(p *programme.Programme, visit func(family, programme.Text)) {
	all(p.People, people, visit, func(v *programme.Person) programme.Text { return v.ID })
	all(p.Sources, sources, visit, func(v *programme.Source) programme.Text { return v.ID })
	all(p.Findings, findings, visit, func(v *programme.Finding) programme.Text { return v.ID })
	all(p.Priorities, priorities, visit, func(v *programme.Priority) programme.Text { return v.ID })
	all(p.Plans, plans, visit, func(v *programme.Plan) programme.Text { return v.ID })
	all(p.Groups, groups, visit, func(v *programme.Group) programme.Text { return v.ID })
	all(p.Ambitions, ambitions, visit, func(v *programme.Ambition) programme.Text { return v.ID })
	for _, a := range p.Ambitions {
		all(a.Tasks, tasks, visit, func(v *programme.Task) programme.Text { return v.ID })
	}
	all(p.Measures, measures, visit, func(v *programme.Measure) programme.Text { return v.ID })
	all(p.Risks, risks, visit, func(v *programme.Risk) programme.Text { return v.ID })
	for _, u := range p.Updates {
		all(u.Actions, actions, visit, func(v *programme.Action) programme.Text { return v.ID })
	}
	all(p.Principles, principles, visit, func(v programme.Principle) programme.Text { return v.ID })
	all(p.Stages, stages, visit, func(v programme.Principle) programme.Text { return v.ID })
}

func all[T any](records []T, f family, visit func(family, programme.Text), id func(T) programme.Text) {
	for _, r := range records {
		visit(f, id(r))
	}
}

// doubt marks the families that something unread may have belonged to: those of
// its file or, where the file is none of the record's, any of the plan.
func (x *idIndex) doubt(what, file string) {
	if file == "updates" || path.Dir(file) == "updates" || strings.HasPrefix(file, "updates/") {
		x.unsure[actions] = x.unsure[actions] || what == "file" || what == "update" || what == "action"
		return
	}
	known := false
	for f := range families {
		if where := families[f].where; file == where || strings.HasPrefix(file, where+"/") {
			x.unsure[f], known = true, true
		}
	}
	for f := range families {
		if !known && family(f) != actions {
			x.unsure[f] = true
		}
	}
}

// holds reports whether a family has a record of that id, or may have one that
// could not be read.
func (x *idIndex) holds(f family, id string) bool {
	_, ok := x.first[f][id]
	return ok || x.unsure[f]
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
func (x *idIndex) suggest(f family, id string) string {
	if near, ok := x.nearest(f, id); ok {
		return "did you mean " + near + "?"
	}
	known := x.sorted(f)
	switch where := families[f].where; {
	case len(known) == 0:
		return "add it to " + where + "; there is no " + families[f].noun + " yet"
	case len(known) <= 8:
		return "write " + diag.Or(known) + ", or add it to " + where
	default:
		return "write the id of a " + families[f].noun + " that stands in " + where + ", or add this one there"
	}
}

// nearest looks for the id that was meant. Comparing with every id takes time,
// so it stops helping after a few of a record: where as many ids are wrong, a slip
// of the finger is not the reason.
func (x *idIndex) nearest(f family, id string) (string, bool) {
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
func (x *idIndex) sorted(f family) []string {
	if x.lists[f] == nil {
		x.lists[f] = slices.Sorted(maps.Keys(x.first[f]))
	}
	return x.lists[f]
}
