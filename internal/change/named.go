package change

import (
	"cmp"
	"sync"

	"improve/internal/programme"
)

// named is a kind and the id by which others name one of it.
type named struct{ kind, id string }

// speaksOf is what an entry of an update, named by its id, is about; zero of all else.
func (i *item) speaksOf() named {
	switch i.kind {
	case "progress entry", "impact entry", "seen task", "seen rating":
		return named{"task", i.task}
	case "reading":
		return named{"measure", i.subject}
	case "risk review":
		return named{"risk", i.subject}
	case "highlight":
		return named{"ambition", i.subject}
	case "finding state":
		return named{"finding", i.subject}
	}
	return named{}
}

// index gathers what is called by its id elsewhere. What the later record calls
// it counts.
func (d *differ) index() {
	d.names = map[string]string{}
	known := map[named]*item{}
	for _, s := range []side{d.before, d.after} {
		for _, p := range s.programme.People {
			d.names[p.ID.Value] = p.Shown()
		}
		for _, g := range s.programme.Groups {
			d.names[g.ID.Value] = cmp.Or(g.Name.Value, g.ID.Value)
		}
		for _, i := range s.items {
			switch i.kind {
			case "task", "measure", "risk", "ambition", "finding":
				known[named{i.kind, i.id}] = i
			}
		}
	}
	homes, inside := sync.OnceValue(d.homes), map[*programme.Ambition]map[named]*item{}
	d.known = func(of named) *item {
		home := homes()[of]
		if !d.both[home] {
			return known[of]
		}
		if inside[home] == nil {
			inside[home] = itemsIn(home)
		}
		return inside[home][of]
	}
}

// homes are the ambitions that each task is in, and each ambition itself.
func (d *differ) homes() map[named]*programme.Ambition {
	homes := map[named]*programme.Ambition{}
	for _, s := range []side{d.before, d.after} {
		for _, a := range s.programme.Ambitions {
			homes[named{"ambition", a.ID.Value}] = a
			for _, t := range a.Tasks {
				homes[named{"task", t.ID.Value}] = a
			}
		}
	}
	return homes
}

// itemsIn are an ambition and its tasks, as others call them.
func itemsIn(a *programme.Ambition) map[named]*item {
	of := map[named]*item{}
	for _, i := range bareItemsOf(&programme.Programme{Ambitions: []*programme.Ambition{a}}) {
		of[named{i.kind, i.id}] = i
	}
	return of
}
