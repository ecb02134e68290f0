package schema

import "improve/internal/programme"

// Fact is what a record says under one key: its own, or one of a group of keys that is
// there once, such as the ask of an escalation.
type Fact struct {
	Name   string // as in the file, a group's key before its own: escalation ask
	Label  string // what a reader calls it
	Key    *Key
	Values []programme.Text // as written; none where nothing is given
	Under  *Key             // the key of the group that it is of; nil where it is the record's own
}

// IsList reports whether the fact may have several values.
func (f Fact) IsList() bool { return f.Key.Shape.Kind == KindList || f.Key.Shape.Kind == KindOneOrList }

// Facts visits what a record says, given or not, in canonical order: records of one
// shape have the same facts. Lists of records are no facts: they are records of their
// own.
func (e *Entry) Facts(visit func(Fact)) {
	if by := e.Shape.By; by != nil && by.Role == Identity {
		visit(Fact{Name: by.Name, Label: by.Label, Key: by, Values: by.Written(e.Record)})
	}
	for _, k := range e.Shape.Keys {
		switch {
		case k.HoldsValues():
			visit(Fact{Name: k.Name, Label: k.Label, Key: k, Values: k.Written(e.Record)})
		case k.Shape.Kind == KindObject:
			k.groupFacts(e.Record, visit)
		}
	}
}

// groupFacts visits what a group of keys says, there or not. One that is there and says
// nothing is said to lack its first key: that it is there may keep a record from being
// published.
func (k *Key) groupFacts(record any, visit func(Fact)) {
	part := any(nil)
	k.Each(record, func(p any) { part = p })
	empty := part != nil && k.Shape.Pos(part) != nil
	var facts []Fact
	for _, sub := range k.Shape.Keys {
		f := Fact{Name: k.Name + " " + sub.Name, Label: k.Label + " " + sub.Label, Key: sub, Under: k}
		if sub == k.Shape.Bare {
			f.Name, f.Label = k.Name, k.Label
		}
		if part != nil {
			f.Values = sub.Written(part)
		}
		empty = empty && len(f.Values) == 0
		facts = append(facts, f)
	}
	if empty && k.Shape.Pos(part).Known() {
		facts[0].Values = []programme.Text{{Value: "no " + k.Shape.Keys[0].Name + " given", Pos: *k.Shape.Pos(part)}}
	}
	for _, f := range facts {
		visit(f)
	}
}
