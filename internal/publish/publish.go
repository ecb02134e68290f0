// Package publish makes the record that the public may see: without anything
// restricted, and with roles in place of the names that are not public.
//
// It works on the programme, before anything is assessed or reported, so that
// no report can show what it does not hold. It does not suppress small numbers:
// reports do, where a number stands beside others.
package publish

import (
	"fmt"
	"slices"

	"improve/internal/programme"
)

// Withheld stands where a note is restricted and its entry must still count:
// leaving the entry out would show a status that the record does not support.
const Withheld = "Not for publication."

// Left counts what was left out.
type Left struct{ Tasks, Others int }

// Public makes the public's copy of a programme. The programme itself is not
// changed. Leaks are texts that name what may not be published: while there is
// one, nothing may be shown.
func Public(p *programme.Programme) (*programme.Programme, Left, []Leak) {
	public := copyOf(p)
	r := redaction{people: roles(p), gone: map[string]map[string]bool{}}
	r.people.rename(public)
	r.programme(public)
	for i := range public.Files {
		public.Files[i] = "record" // an update's name may be its author's
	}
	return public, r.left, leaks(p, public)
}

// redaction takes what is restricted out of a programme.
type redaction struct {
	people *identities
	gone   map[string]map[string]bool // the ids taken out, by family
	left   Left
}

func (r *redaction) programme(p *programme.Programme) {
	meta := &p.Meta
	meta.Waivers, meta.Note = nil, programme.Text{}
	p.Groups = keep(r, "group", p.Groups, func(g *programme.Group) (*programme.Meta, string) { return &g.Meta, g.ID.Value })
	p.Plans = keep(r, "plan", p.Plans, func(v *programme.Plan) (*programme.Meta, string) { return &v.Meta, v.ID.Value })
	p.Sources = keep(r, "source", p.Sources, func(v *programme.Source) (*programme.Meta, string) { return &v.Meta, v.ID.Value })
	p.Findings = keep(r, "finding", p.Findings, func(v *programme.Finding) (*programme.Meta, string) { return &v.Meta, v.ID.Value })
	p.Priorities = keep(r, "priority", p.Priorities, func(v *programme.Priority) (*programme.Meta, string) { return &v.Meta, v.ID.Value })
	p.Measures = keep(r, "measure", p.Measures, func(v *programme.Measure) (*programme.Meta, string) { return &v.Meta, v.ID.Value })
	p.Risks = keep(r, "risk", p.Risks, func(v *programme.Risk) (*programme.Meta, string) { return &v.Meta, v.ID.Value })
	p.Ambitions = keep(r, "ambition", p.Ambitions, func(a *programme.Ambition) (*programme.Meta, string) {
		if a.Restricted != nil {
			for _, t := range a.Tasks {
				r.take("task", t.ID.Value)
			}
		}
		return &a.Meta, a.ID.Value
	})
	for _, a := range p.Ambitions {
		a.Tasks = keep(r, "task", a.Tasks, func(t *programme.Task) (*programme.Meta, string) { return &t.Meta, t.ID.Value })
	}
	p.Events = keepValues(r, p.Events, func(e *programme.Event) *programme.Meta { return &e.Meta })
	p.Principles = keepValues(r, p.Principles, func(v *programme.Principle) *programme.Meta { return &v.Meta })
	p.Stages = keepValues(r, p.Stages, func(v *programme.Principle) *programme.Meta { return &v.Meta })
	p.Assurance = keepValues(r, p.Assurance, func(v *programme.Level) *programme.Meta { return &v.Meta })
	for _, u := range p.Updates {
		r.update(u)
	}
	r.references(p)
}

// keep leaves out the restricted records of a list, and takes the working notes
// of the rest away: notes and waivers are for those who keep the record.
func keep[T any](r *redaction, family string, list []*T, of func(*T) (*programme.Meta, string)) []*T {
	return slices.DeleteFunc(list, func(v *T) bool {
		meta, id := of(v)
		if meta.Restricted != nil {
			r.take(family, id)
			return true
		}
		meta.Waivers = nil
		return false
	})
}

func keepValues[T any](r *redaction, list []T, meta func(*T) *programme.Meta) []T {
	return slices.DeleteFunc(list, func(v T) bool {
		if meta(&v).Restricted != nil {
			r.left.Others++
			return true
		}
		return false
	})
}

func (r *redaction) take(family, id string) {
	if r.gone[family] == nil {
		r.gone[family] = map[string]bool{}
	}
	if r.gone[family][id] {
		return
	}
	r.gone[family][id] = true
	if family == "task" {
		r.left.Tasks++
	} else {
		r.left.Others++
	}
}

// update takes the restricted parts out of an update. Of a restricted update,
// and of a restricted entry, the bare facts that decide a status stay, without
// their words.
func (r *redaction) update(u *programme.Update) {
	whole := u.Restricted != nil
	if whole {
		r.left.Others++
		u.Title, u.Note, u.By, u.Sections, u.Decisions, u.Ambitions = programme.Text{}, programme.Text{}, programme.Text{}, nil, nil, nil
		for _, a := range u.Actions {
			r.take("action", a.ID.Value)
		}
		u.Actions, u.Restricted = nil, nil
	}
	u.Sections = keepValues(r, u.Sections, func(s *programme.Section) *programme.Meta { return &s.Meta })
	u.Decisions = keepValues(r, u.Decisions, func(d *programme.Decision) *programme.Meta { return &d.Meta })
	u.Actions = keep(r, "action", u.Actions, func(a *programme.Action) (*programme.Meta, string) { return &a.Meta, a.ID.Value })
	u.Ambitions = keep(r, "highlight", u.Ambitions, func(h *programme.Highlight) (*programme.Meta, string) { return &h.Meta, "" })
	for _, p := range u.Progress {
		if whole || p.Restricted != nil {
			bareProgress(p)
		}
	}
	for _, m := range u.Measures {
		bareNote(&m.Meta, whole)
	}
	for _, k := range u.Risks {
		bareNote(&k.Meta, whole)
	}
	for _, i := range u.Impact {
		if whole || i.Restricted != nil {
			i.Source = programme.Text{}
		}
		bareNote(&i.Meta, whole)
	}
}

// bareProgress leaves of an entry what decides the status: that there is a note
// is one of the four answers, what it says is not.
func bareProgress(p *programme.Progress) {
	bareNote(&p.Meta, true)
	if p.Recovery.Given() {
		p.Recovery.Value = Withheld
	}
	if p.Escalation != nil {
		p.Escalation.Ask.Value, p.Escalation.To.Value = Withheld, "the board"
	}
	for i := range p.Evidence {
		p.Evidence[i].Value = Withheld
	}
	if p.Retarget != nil {
		p.Retarget.Reason.Value = Withheld
	}
	p.ConfirmedBy = programme.Text{}
}

func bareNote(m *programme.Meta, whole bool) {
	if !whole && m.Restricted == nil {
		return
	}
	if m.Note.Given() {
		m.Note.Value = Withheld
	}
	m.Restricted = nil
}

// references drops every mention of what was taken out.
func (r *redaction) references(p *programme.Programme) {
	for _, f := range p.Findings {
		if r.gone["source"][f.Source.Value] {
			f.Source = programme.Text{}
		}
	}
	for _, m := range p.Measures {
		r.clear("ambition", &m.Ambition)
	}
	for _, k := range p.Risks {
		r.clear("ambition", &k.Ambition)
	}
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			r.clear("plan", &t.Plan)
			r.clear("priority", &t.Priority)
			r.drop("finding", &t.Findings)
			r.drop("measure", &t.Measures)
			r.drop("risk", &t.Risks)
		}
	}
	for _, u := range p.Updates {
		r.updateReferences(u)
	}
}

func (r *redaction) updateReferences(u *programme.Update) {
	r.drop("action", &u.ActionsDone)
	for i := range u.Sections {
		r.drop("ambition", &u.Sections[i].Ambitions)
	}
	for i := range u.Decisions {
		r.clear("ambition", &u.Decisions[i].Ambition)
	}
	u.Ambitions = slices.DeleteFunc(u.Ambitions, func(h *programme.Highlight) bool { return r.gone["ambition"][h.Ambition.Value] })
	u.Progress = slices.DeleteFunc(u.Progress, func(v *programme.Progress) bool { return r.gone["task"][v.Task.Value] })
	u.Impact = slices.DeleteFunc(u.Impact, func(v *programme.Impact) bool { return r.gone["task"][v.Task.Value] })
	u.Measures = slices.DeleteFunc(u.Measures, func(v *programme.Reading) bool { return r.gone["measure"][v.Measure.Value] })
	u.Risks = slices.DeleteFunc(u.Risks, func(v *programme.RiskReview) bool { return r.gone["risk"][v.Risk.Value] })
}

func (r *redaction) clear(family string, ref *programme.Text) {
	if r.gone[family][ref.Value] {
		*ref = programme.Text{}
	}
}

func (r *redaction) drop(family string, refs *[]programme.Text) {
	*refs = slices.DeleteFunc(*refs, func(t programme.Text) bool { return r.gone[family][t.Value] })
}

// Words says what was left out, for the head of every page; empty where nothing
// was.
func (l Left) Words() string {
	switch {
	case l.Tasks+l.Others == 0:
		return ""
	case l.Others == 0:
		return fmt.Sprintf("Left out as not for publication: %s.", things(l.Tasks, "task", "tasks"))
	case l.Tasks == 0:
		return fmt.Sprintf("Left out as not for publication: %s.", things(l.Others, "entry", "entries"))
	}
	return fmt.Sprintf("Left out as not for publication: %s and %s.", things(l.Tasks, "task", "tasks"), things(l.Others, "other entry", "other entries"))
}

func things(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
