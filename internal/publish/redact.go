package publish

import (
	"reflect"
	"slices"

	"improve/internal/programme"
)

// redaction takes what is restricted out of a programme.
type redaction struct {
	marked *programme.Programme     // the copy, with all that must go marked as restricted
	gone   map[kind]map[string]bool // the ids taken out, by family
	left   Left
	// hanging restricts a record of the plan that hangs on a restricted one;
	// within restricts what goes with something else and is not counted.
	hanging, within *programme.Restriction
}

// newRedaction finds all that must go from a copy and marks it as restricted.
func newRedaction(p *programme.Programme) *redaction {
	r := &redaction{marked: p, gone: map[kind]map[string]bool{}, hanging: &programme.Restriction{}, within: &programme.Restriction{}}
	r.restrictIDs(p)
	r.restrictMinutes(p)
	for _, f := range p.Findings {
		r.hang(&f.Meta, "finding", f.ID, r.isGone("source", f.Source))
	}
	for _, m := range p.Measures {
		r.hang(&m.Meta, "measure", m.ID, r.isGone("ambition", m.Ambition))
	}
	for _, k := range p.Risks {
		r.hang(&k.Meta, "risk", k.ID, r.isGone("ambition", k.Ambition))
	}
	for _, u := range p.Updates {
		r.restrictEntries(u)
	}
	return r
}

// restrictIDs notes the ids of restricted records and restricts every record of
// the same id, since what is said of one is said of the other.
func (r *redaction) restrictIDs(p *programme.Programme) {
	r.each(p, func(m *programme.Meta, family kind, id programme.Text) {
		r.hang(m, family, id, false)
	})
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			r.hang(&t.Meta, "task", t.ID, a.Restricted != nil || r.isGone("ambition", a.ID))
		}
	}
	r.each(p, func(m *programme.Meta, family kind, id programme.Text) {
		r.hang(m, family, id, r.isGone(family, id))
	})
}

// each visits the records of the plan that others refer to.
func (r *redaction) each(p *programme.Programme, visit func(*programme.Meta, kind, programme.Text)) {
	for _, g := range p.Groups {
		visit(&g.Meta, "group", g.ID)
	}
	for _, v := range p.Plans {
		visit(&v.Meta, "plan", v.ID)
	}
	for _, s := range p.Sources {
		visit(&s.Meta, "source", s.ID)
	}
	for _, f := range p.Findings {
		visit(&f.Meta, "finding", f.ID)
	}
	for _, v := range p.Priorities {
		visit(&v.Meta, "priority", v.ID)
	}
	for _, a := range p.Ambitions {
		visit(&a.Meta, "ambition", a.ID)
		for _, t := range a.Tasks {
			visit(&t.Meta, "task", t.ID)
		}
	}
	for _, m := range p.Measures {
		visit(&m.Meta, "measure", m.ID)
	}
	for _, k := range p.Risks {
		visit(&k.Meta, "risk", k.ID)
	}
}

// hang restricts a record where it must go, and notes its id where it is
// restricted.
func (r *redaction) hang(m *programme.Meta, family kind, id programme.Text, also bool) {
	if m.Restricted == nil && also {
		m.Restricted = r.hanging
	}
	if m.Restricted == nil || !id.Given() {
		return
	}
	if r.gone[family] == nil {
		r.gone[family] = map[string]bool{}
	}
	r.gone[family][id.Value] = true
}

func (r *redaction) isGone(family kind, id programme.Text) bool { return r.gone[family][id.Value] }

// restrictMinutes restricts the minutes of restricted groups, and notes the
// actions of restricted minutes.
func (r *redaction) restrictMinutes(p *programme.Programme) {
	for _, u := range p.Updates {
		if u.Restricted == nil && r.isGone("group", u.Meeting) {
			u.Restricted = r.hanging
		}
		for _, a := range u.Actions {
			r.hang(&a.Meta, "action", a.ID, u.Restricted != nil)
		}
	}
}

// restrictEntries restricts what an update says of what is gone.
func (r *redaction) restrictEntries(u *programme.Update) {
	one := func(m *programme.Meta, gone bool) {
		if gone && m.Restricted == nil {
			m.Restricted = r.within
		}
	}
	for i := range u.Sections {
		s := &u.Sections[i]
		one(&s.Meta, len(s.Ambitions) > 0 && !slices.ContainsFunc(s.Ambitions, func(id programme.Text) bool { return !r.isGone("ambition", id) }))
	}
	for i := range u.Decisions {
		one(&u.Decisions[i].Meta, r.isGone("ambition", u.Decisions[i].Ambition))
	}
	for _, a := range u.Actions {
		one(&a.Meta, r.isGone("action", a.ID))
	}
	for _, h := range u.Ambitions {
		one(&h.Meta, r.isGone("ambition", h.Ambition))
	}
	for _, v := range u.Progress {
		one(&v.Meta, r.isGone("task", v.Task))
	}
	for _, v := range u.Impact {
		one(&v.Meta, r.isGone("task", v.Task))
	}
	for _, v := range u.Measures {
		one(&v.Meta, r.isGone("measure", v.Measure))
	}
	for _, v := range u.Risks {
		one(&v.Meta, r.isGone("risk", v.Risk))
	}
}

// redact takes out what is marked, and every mention of it.
func (r *redaction) redact(p *programme.Programme) {
	r.board(p)
	p.Groups = drop(r, p.Groups, func(v *programme.Group) *programme.Meta { return &v.Meta })
	p.Plans = drop(r, p.Plans, func(v *programme.Plan) *programme.Meta { return &v.Meta })
	p.Sources = drop(r, p.Sources, func(v *programme.Source) *programme.Meta { return &v.Meta })
	p.Findings = drop(r, p.Findings, func(v *programme.Finding) *programme.Meta { return &v.Meta })
	p.Priorities = drop(r, p.Priorities, func(v *programme.Priority) *programme.Meta { return &v.Meta })
	p.Measures = drop(r, p.Measures, func(v *programme.Measure) *programme.Meta { return &v.Meta })
	p.Risks = drop(r, p.Risks, func(v *programme.Risk) *programme.Meta { return &v.Meta })
	for _, a := range p.Ambitions {
		before := len(a.Tasks)
		a.Tasks = slices.DeleteFunc(a.Tasks, func(t *programme.Task) bool { return t.Restricted != nil })
		r.left.Tasks += before - len(a.Tasks)
	}
	p.Ambitions = drop(r, p.Ambitions, func(v *programme.Ambition) *programme.Meta { return &v.Meta })
	p.Events = dropValues(r, p.Events, func(v *programme.Event) *programme.Meta { return &v.Meta })
	p.Principles = dropValues(r, p.Principles, func(v *programme.Principle) *programme.Meta { return &v.Meta })
	p.Stages = dropValues(r, p.Stages, func(v *programme.Principle) *programme.Meta { return &v.Meta })
	p.Assurance = dropValues(r, p.Assurance, func(v *programme.Level) *programme.Meta { return &v.Meta })
	for _, u := range p.Updates {
		r.update(u)
	}
	r.references(p)
	metas(p, func(_ reflect.Value, m *programme.Meta) { m.Waivers = nil }) // for those who keep the record
}

// board keeps of a restricted board what dates hang on: that it is the board,
// and when it meets.
func (r *redaction) board(p *programme.Programme) {
	if len(p.Groups) == 0 || p.Groups[0].Restricted == nil {
		return
	}
	r.left.Others++
	b := p.Groups[0]
	*b = programme.Group{Meta: programme.Meta{Pos: b.Pos}, ID: programme.Text{Value: "board", Pos: b.ID.Pos}, Meetings: b.Meetings}
}

// drop leaves out the restricted records of a list.
func drop[T any](r *redaction, list []*T, meta func(*T) *programme.Meta) []*T {
	return slices.DeleteFunc(list, func(v *T) bool { return r.out(meta(v)) })
}

func dropValues[T any](r *redaction, list []T, meta func(*T) *programme.Meta) []T {
	return slices.DeleteFunc(list, func(v T) bool { return r.out(meta(&v)) })
}

func (r *redaction) out(m *programme.Meta) bool {
	if m.Restricted != nil && m.Restricted != r.within {
		r.left.Others++
	}
	return m.Restricted != nil
}

// references drops every mention, by id, of what was taken out.
func (r *redaction) references(p *programme.Programme) {
	fields(reflect.ValueOf(p), func(f field) {
		gone := r.gone[f.kind]
		if gone == nil {
			return
		}
		switch v := f.value.Addr().Interface().(type) {
		case *programme.Text:
			if gone[v.Value] {
				*v = programme.Text{}
			}
		case *[]programme.Text:
			*v = slices.DeleteFunc(*v, func(t programme.Text) bool { return gone[t.Value] })
		}
	})
}
