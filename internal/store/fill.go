package store

import (
	"improve/internal/programme"
	"improve/internal/yamldoc"
)

// fill reads a group of keys into a record. It returns false where there is
// nothing to keep: the value is no group, or what names the record is missing.
func fill[T any](r *reader, t *table[T], value yamldoc.Node, into *T) bool {
	if !r.want(value, yamldoc.Map, "a group of keys such as "+t.example()) {
		r.unread(t.name, value)
		return false
	}
	meta := &programme.Meta{}
	if t.meta != nil {
		meta = t.meta(into)
	}
	meta.Pos = r.pos(value)
	if t.pos != nil {
		*t.pos(into) = meta.Pos
	}
	var seen keySet
	for k, v := range value.Pairs() {
		if !fillKey(r, t, k, v, into, &seen) {
			meta.Faults = append(meta.Faults, programme.Text{Value: k.Value(), Pos: r.pos(k)})
		}
	}
	for _, row := range missingKeys(t, value) {
		r.add(KeyMissing.New(value.Head(), "this "+t.name+" has no "+row.Name, "add "+row.Name+": "+row.Doc))
		meta.Faults = append(meta.Faults, programme.Text{Value: row.Name, Pos: r.pos(value)})
	}
	if t.id == nil {
		return true
	}
	if !t.id(into).Given() {
		r.unread(t.name, value)
		return false
	}
	meta.Pos = t.id(into).Pos
	return true
}

// fillKey reads one key. It returns false where the record now lacks something
// that was written.
func fillKey[T any](r *reader, t *table[T], k, v yamldoc.Node, into *T, seen *keySet) bool {
	if r.duplicate(k, seen) {
		return false
	}
	row := t.row(k.Value())
	if row == nil {
		r.unknownKey(k, t.name, t.keyNames())
		return true // a word nobody asked for takes nothing from the rest
	}
	switch {
	case v.IsAlias():
		return false // said when the file was parsed
	case v.Kind() == yamldoc.Nothing:
		return true // `key:` with nothing after it is an absent value
	}
	errors := r.errors
	row.read(r, into, v)
	return row.records || r.errors == errors
}

func missingKeys[T any](t *table[T], value yamldoc.Node) []*row[T] {
	var missing []*row[T]
	for i := range t.rows {
		if t.rows[i].Required && !value.Holds(t.rows[i].Name) {
			missing = append(missing, &t.rows[i])
		}
	}
	return missing
}

// keySet holds the keys met in one group, with where each first stood: in an
// array while they are few, as nearly always, then in a map.
type keySet struct {
	few   [24]seenKey
	count int
	many  map[string]yamldoc.Node
}

type seenKey struct {
	name string
	at   yamldoc.Node
}

func (s *keySet) get(name string) (yamldoc.Node, bool) {
	for i := range s.few[:s.count] {
		if s.few[i].name == name {
			return s.few[i].at, true
		}
	}
	n, ok := s.many[name]
	return n, ok
}

func (s *keySet) note(name string, at yamldoc.Node) {
	if s.count < len(s.few) {
		s.few[s.count] = seenKey{name, at}
		s.count++
		return
	}
	if s.many == nil {
		s.many = map[string]yamldoc.Node{}
	}
	s.many[name] = at
}
