// Package known says what was known of a programme on a day: the updates dated by
// then, the plans published by then with their tasks, the sources published by then
// with their findings, the events, groups and documents of then.
//
// Whatever is assessed and shown as at a day is made from this copy, so that no paper,
// total or check can show or count what came later.
package known

import (
	"slices"

	"improve/internal/programme"
	"improve/internal/schema"
)

// Left counts what is in the files and was not known on the day.
type Left struct {
	Tasks     int // of plans published later
	Ambitions int // none of whose tasks was known
	Findings  int // of sources published later
	// Of counts the tasks, by ambition.
	Of map[string]int
}

// At is what was known of a programme on a day: the programme itself, where nothing of
// it came later. What has no date of its own (tasks without a plan, risks, measures,
// people) was always known. An update whose date cannot be read is kept: it counts on
// no day.
//
// The programme is not changed. The copy shares with it what is the same in both.
func At(p *programme.Programme, day programme.Date) (*programme.Programme, Left) {
	day = day.Due()
	k := newKnowledge(p, day)
	made, then := *p, LimitsOf(p).on(day)
	made.Updates, made.Pauses, made.Policy = k.updates(p.Updates), k.pauses(p.Pauses), then.policy(p)
	switch {
	case k.more || then.ofMeasures():
	case len(made.Updates) == len(p.Updates) && len(made.Pauses) == len(p.Pauses) &&
		made.Policy == p.Policy && !k.posted(p.Updates):
		return p, Left{}
	default:
		return &made, Left{}
	}
	copied := schema.Copy(&made)
	left := Left{Ambitions: k.count("ambitions"), Findings: k.count("findings"), Of: k.of}
	for _, n := range k.of {
		left.Tasks += n
	}
	k.take(copied)
	then.measures(copied)
	return copied, left
}

// knowledge is what of a programme came after a day.
type knowledge struct {
	day   programme.Date
	later map[string]map[string]bool // ids, by family
	of    map[string]int             // tasks that came later, by ambition
	more  bool                       // something without an id came later, or a date did
	last  programme.Date             // the last listed meeting of a board: those are known ahead
}

func newKnowledge(p *programme.Programme, day programme.Date) *knowledge {
	k := &knowledge{day: day, later: map[string]map[string]bool{}, of: map[string]int{}}
	for _, plan := range p.Plans {
		k.note("plans", plan.ID, k.after(plan.Published))
		k.more = k.more || plan.Ended != nil && plan.Ended.Date.Given() && plan.Ended.Date.Date.Due().After(day)
	}
	for _, s := range p.Sources {
		k.note("sources", s.ID, k.after(s.Published))
		k.more = k.more || k.after(s.Lifted)
	}
	for _, d := range p.Documents {
		k.note("documents", d.ID, k.after(d.Date))
	}
	for _, s := range slices.Concat(p.Principles, p.Stages) {
		k.more = k.more || k.after(s.Date)
	}
	k.groups(p)
	for i := range p.Events {
		k.note("events", p.Events[i].ID, k.after(p.Events[i].Date))
	}
	for _, person := range p.People {
		k.more = k.more || k.after(person.Left)
	}
	for _, f := range p.Findings {
		k.note("findings", f.ID, k.later["sources"][f.Source.Value])
	}
	k.tasks(p)
	return k
}

// groups notes the boards that came later, save one that lists its meetings.
func (k *knowledge) groups(p *programme.Programme) {
	board := p.Board(k.day)
	if meetings := p.BoardMeetings(); len(meetings) > 0 {
		k.last = meetings[len(meetings)-1]
	}
	for _, g := range p.Groups {
		if g.Board == nil {
			continue
		}
		k.note("groups", g.ID, g != board && k.after(g.Board.From) && !listed(p, g))
		k.more = k.more || k.ended(g.Board)
	}
}

// ended reports whether a span has an end that was not known: that of a board whose
// successor lists a meeting was.
func (k *knowledge) ended(s *programme.Span) bool {
	return k.after(s.To) && !s.To.Date.Due().Before(k.last)
}

// listed reports whether a group lists meetings as the board: those are known ahead, and the
// group with them.
func listed(p *programme.Programme, g *programme.Group) bool {
	return slices.ContainsFunc(g.Meetings, func(m programme.Dated) bool { return m.Given() && p.Board(m.Date) == g })
}

// tasks notes the tasks of plans that came later, and the ambitions that have no other.
func (k *knowledge) tasks(p *programme.Programme) {
	if len(k.later["plans"]) == 0 {
		return
	}
	for _, a := range p.Ambitions {
		later := 0
		for _, t := range a.Tasks {
			if k.later["plans"][t.Plan.Value] {
				later++
				k.of[a.ID.Value]++
				k.note("tasks", t.ID, true)
			}
		}
		k.note("ambitions", a.ID, later > 0 && later == len(a.Tasks))
	}
}

// note notes whether a record came later.
func (k *knowledge) note(family string, id programme.Text, later bool) {
	if !later {
		return
	}
	k.more = true
	if k.later[family] == nil {
		k.later[family] = map[string]bool{}
	}
	if id.Given() {
		k.later[family][id.Value] = true
	}
}

// after reports whether something began after the day: a month begins on its first.
func (k *knowledge) after(d programme.Dated) bool { return d.Given() && d.Date.Begin().After(k.day) }

func (k *knowledge) count(family string) int { return len(k.later[family]) }

// updates are those dated by the day. One that was posted later is copied, as it was
// before.
func (k *knowledge) updates(all []*programme.Update) []*programme.Update {
	var some []*programme.Update
	for _, u := range all {
		switch {
		case k.after(u.Date):
		case k.after(u.Posted):
			u = schema.CopyUpdate(u)
			u.Posted = programme.Dated{}
			some = append(some, u)
		default:
			some = append(some, u)
		}
	}
	return some
}

// pauses are those that had begun by the day.
func (k *knowledge) pauses(all []programme.Pause) []programme.Pause {
	later := func(p programme.Pause) bool { return k.after(p.From) }
	if !slices.ContainsFunc(all, later) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), later)
}

// posted reports whether one of the updates was posted later.
func (k *knowledge) posted(updates []*programme.Update) bool {
	return slices.ContainsFunc(updates, func(u *programme.Update) bool { return k.after(u.Posted) })
}

// take takes out of a copy all that came later, what is said about it, and every mention
// of it by id.
func (k *knowledge) take(p *programme.Programme) {
	for _, f := range schema.Files() {
		f.Keep(p, func(record any) bool { return k.stays(f.Shape, record) })
	}
	naming := schema.RowsThat(func(key *schema.Key) bool { return key.HoldsValues() && len(k.named(key)) > 0 })
	holding := schema.RowsThat(func(key *schema.Key) bool { return key.Shape.Group() != nil })
	schema.Walk(p, func(e *schema.Entry) {
		k.dates(e.Record)
		for _, key := range naming.Of(e.Shape) {
			k.references(key, e.Record)
		}
		for _, key := range holding.Of(e.Shape) {
			of := key.Shape.Group()
			key.Keep(e.Record, func(part any) bool { return k.stays(of, part) })
		}
	})
}

// named are the ids of what came later that a key may name.
func (k *knowledge) named(key *schema.Key) map[string]bool { return k.later[key.Shape.Single().Refers] }

// stays reports whether a record was known: itself, and what it is about.
func (k *knowledge) stays(s *schema.Shape, record any) bool {
	switch v := record.(type) {
	case *programme.Event:
		return !k.after(v.Date)
	case *programme.Principle:
		return !k.after(v.Date)
	case *programme.PlanEnd:
		return !(v.Date.Given() && v.Date.Date.Due().After(k.day))
	case *programme.Task:
		return !k.later["plans"][v.Plan.Value]
	}
	id := s.ID(record)
	switch {
	case id == nil || !id.Given():
		return true
	case s.By != nil:
		return !k.later[s.By.Shape.Refers][id.Value]
	}
	return s.Local || !k.later[s.Family][id.Value]
}

// dates takes out of a record the dates of what had not happened yet.
func (k *knowledge) dates(record any) {
	if span, is := record.(*programme.Span); is && k.ended(span) {
		span.To = programme.Dated{}
	}
	for _, d := range laterDates(record) {
		if k.after(*d) {
			*d = programme.Dated{}
		}
	}
}

// laterDates are the dates by which something known is said to have ended.
func laterDates(record any) []*programme.Dated {
	switch v := record.(type) {
	case *programme.Source:
		return []*programme.Dated{&v.Lifted}
	case *programme.Person:
		return []*programme.Dated{&v.Left}
	}
	return nil
}

// references takes out of a value the ids of what came later.
func (k *knowledge) references(key *schema.Key, record any) {
	later := k.named(key)
	switch at := key.At(record).(type) {
	case *programme.Text:
		if later[at.Value] {
			*at = programme.Text{}
		}
	case *[]programme.Text:
		*at = slices.DeleteFunc(*at, func(t programme.Text) bool { return later[t.Value] })
	}
}
