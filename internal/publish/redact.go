package publish

import (
	"cmp"
	"slices"

	"improve/internal/programme"
	"improve/internal/schema"
)

// redaction takes what is restricted out of a programme.
type redaction struct {
	gone map[string]map[string]bool // the ids taken out, by family
	left Left
	// following restricts a record that must go because of another.
	following *programme.Restriction
	bare      map[*schema.Entry]bool // records of which only what status is computed from stays
	boards    map[string]string      // what restricted boards are called, by their ids
}

// newRedaction finds all that must go from a copy and marks it as restricted.
func newRedaction(public *programme.Programme) *redaction {
	r := &redaction{gone: map[string]map[string]bool{}, following: &programme.Restriction{},
		bare: map[*schema.Entry]bool{}, boards: map[string]string{}}
	for r.mark(public) {
	}
	return r
}

// mark restricts the records that must go because of one that does, and notes the ids
// of those that go. It reports whether it found any, since others may hang on them.
func (r *redaction) mark(public *programme.Programme) (more bool) {
	schema.Walk(public, func(e *schema.Entry) {
		m := e.Meta()
		if m == nil || isPerson(e) {
			return
		}
		if m.Restricted == nil && (hidden(e.Parent) || r.twin(e) || r.hangs(e)) {
			m.Restricted, more = r.following, true
		}
		if m.Restricted != nil && named(e) && !r.twin(e) {
			family := r.gone[e.Shape.Family]
			if family == nil {
				family = map[string]bool{}
				r.gone[e.Shape.Family] = family
			}
			family[e.ID()], more = true, true
		}
	})
	return more
}

// ids are the ids of records that others can refer to, by family.
type ids map[string]map[string]bool

func idsOf(p *programme.Programme) ids {
	all := ids{}
	schema.Walk(p, func(e *schema.Entry) {
		if named(e) {
			if all[e.Shape.Family] == nil {
				all[e.Shape.Family] = map[string]bool{}
			}
			all[e.Shape.Family][e.ID()] = true
		}
	})
	return all
}

// lose notes what is gone for another reason than a restriction, so that nothing refers
// to it.
func (r *redaction) lose(before, after ids) {
	for family, all := range before {
		for id := range all {
			if after[family][id] {
				continue
			}
			if r.gone[family] == nil {
				r.gone[family] = map[string]bool{}
			}
			r.gone[family][id] = true
		}
	}
}

// isPerson reports whether a record is of somebody. A person who is restricted stays,
// as a role.
func isPerson(e *schema.Entry) bool {
	_, is := e.Record.(*programme.Person)
	return is
}

// named reports whether the rest of the record can refer to a record by its id.
func named(e *schema.Entry) bool { return e.Shape.Family != "" && !e.Shape.Local && e.ID() != "" }

// restricted reports whether a record is restricted, or marked so.
func restricted(e *schema.Entry) bool {
	m := e.Meta()
	return m != nil && m.Restricted != nil && !isPerson(e)
}

// hidden reports whether a record, which may be nil, is restricted or part of one that
// is.
func hidden(e *schema.Entry) bool {
	for ; e != nil; e = e.Parent {
		if restricted(e) {
			return true
		}
	}
	return false
}

// twin reports whether a record has the id of one that goes: what is said about one is
// said about the other.
func (r *redaction) twin(e *schema.Entry) bool { return r.gone[e.Shape.Family][e.ID()] }

// hangs reports whether all that a key of a record names goes, and the record with it.
func (r *redaction) hangs(e *schema.Entry) bool {
	hangs := false
	e.Values(func(k *schema.Key) { hangs = hangs || k.Hangs && r.allGone(k, e.Record) })
	return hangs
}

func (r *redaction) allGone(k *schema.Key, record any) bool {
	gone, given := r.gone[k.Shape.Single().Refers], k.Written(record)
	return len(given) > 0 && !slices.ContainsFunc(given, func(t programme.Text) bool { return !gone[t.Value] })
}

// redact takes out what is marked, and every mention of it.
func (r *redaction) redact(public *programme.Programme) {
	schema.Walk(public, r.count)
	r.bareBoards(public)
	r.barePlans(public)
	for _, f := range schema.Files() {
		f.Keep(public, func(record any) bool { return r.stays(f.Shape, record) })
	}
	schema.Walk(public, r.record)
}

// count counts what is left out: every task, and of other records those that do not go
// with what they are part of, or are about.
func (r *redaction) count(e *schema.Entry) {
	if !restricted(e) {
		return
	}
	_, task := e.Record.(*programme.Task)
	switch {
	case task:
		r.left.Tasks++
	case hidden(e.Parent), r.aboutGone(e.Shape, e.Record):
	case e.Meta().Restricted != r.following || e.Shape.Family != "" || e.Parent == nil:
		r.left.Others++
	}
}

// bareBoards keeps of restricted boards what dates hang on: that each is the board, when,
// and on which days it meets.
func (r *redaction) bareBoards(public *programme.Programme) {
	taken := map[string]bool{}
	for _, g := range public.Groups {
		taken[g.ID.Value] = taken[g.ID.Value] || g.Restricted == nil
	}
	for i, g := range public.Groups {
		if g.Restricted == nil || i > 0 && g.Board == nil {
			continue
		}
		id := freeID("board", taken)
		r.boards[g.ID.Value] = id
		*g = programme.Group{Meta: programme.Meta{Pos: g.Pos}, ID: programme.Text{Value: id, Pos: g.ID.Pos},
			Meetings: g.Meetings, Board: g.Board}
	}
}

// stays reports whether something of a record is published: all, or what status is
// computed from. Nothing is of an entry about what goes.
func (r *redaction) stays(s *schema.Shape, record any) bool {
	if r.aboutGone(s, record) || r.aboutNamed(record) {
		return false
	}
	m := s.Meta(record)
	return m == nil || m.Restricted == nil || !silent(record) &&
		slices.ContainsFunc(s.Keys, func(k *schema.Key) bool { return k.Computed })
}

// aboutGone reports whether a record is about what goes, as the key above it tells.
func (r *redaction) aboutGone(s *schema.Shape, record any) bool {
	return s.By != nil && r.allGone(s.By, record)
}

// record takes out of a record that stays what must go from it.
func (r *redaction) record(e *schema.Entry) {
	if r.bare[e.Parent] || restricted(e) {
		r.bare[e] = true
		permitNoMore(e.Record, endsPlan)
		strip(e)
	}
	e.Values(func(k *schema.Key) { r.references(k, e.Record) })
	for _, k := range e.Shape.Keys {
		switch {
		case k.Role == schema.Secret:
			k.Clear(e.Record)
		case !k.HoldsValues():
			k.Keep(e.Record, func(part any) bool { return r.stays(k.Shape.Group(), part) })
		}
	}
}

// strip leaves of a restricted record what it is about and what status is computed
// from, without its words: that there is a note is one of the four answers, what it
// says is not.
func strip(e *schema.Entry) {
	m := e.Meta()
	one := func(k *schema.Key) {
		switch {
		case k == e.Shape.By:
		case k.Computed:
			withhold(k, e.Record)
		case m != nil && k.At(e.Record) == any(&m.Note):
			m.Note = programme.Text{Value: Withheld, Pos: m.Pos}
		default:
			k.Clear(e.Record)
		}
	}
	e.Values(one)
	for _, k := range e.Shape.Keys {
		if !k.HoldsValues() {
			one(k)
		}
	}
}

// withhold puts other words where words are written, or somebody is named.
func withhold(k *schema.Key, record any) {
	instead := Withheld
	switch k.Role {
	case schema.Prose, schema.Title:
	case schema.Person:
		instead = "someone not named here"
	default:
		return
	}
	for t := range k.Texts(record) {
		if t.Given() {
			t.Value = instead
		}
	}
}

// references drops every mention, by id, of what was taken out. Where status is
// computed from it, that there is one stays: only a meeting moves a target.
func (r *redaction) references(k *schema.Key, record any) {
	gone := r.gone[k.Shape.Single().Refers]
	if gone == nil {
		return
	}
	switch at := k.At(record).(type) {
	case *programme.Text:
		if gone[at.Value] && k.Computed {
			at.Value = cmp.Or(r.boards[at.Value], k.Name)
		} else if gone[at.Value] {
			k.Clear(record)
		}
	case *[]programme.Text:
		*at = slices.DeleteFunc(*at, func(t programme.Text) bool { return gone[t.Value] })
	}
}
