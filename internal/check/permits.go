package check

import (
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
)

// permit is what a decision lets the plan say, and what it names: a kind and an id, as
// written under the one of change, drop and end that is there.
type permit struct {
	*programme.Permit
	update   *programme.Update
	decision *programme.Decision
	of       programme.Named // under the first of change, drop and end; empty without one
	verbs    int             // how many of them are there
}

// permitted are the permits of all updates, in order, those included that do not count.
func (in *Input) permitted() []permit {
	if in.permits == nil {
		in.permits = []permit{}
		for _, u := range in.Programme.Updates {
			for k := range u.Decisions {
				d := &u.Decisions[k]
				for i := range d.Permits {
					in.permits = append(in.permits, readPermit(u, d, &d.Permits[i]))
				}
			}
		}
	}
	return in.permits
}

// permitSubject is what a permit is about: a value of a record, or the record.
type permitSubject struct {
	kindID
	key string
}

func (p permit) subject() permitSubject {
	return permitSubject{kindID{p.of.Kind, p.of.ID}, p.Key.Value}
}

// counting are the permits that count, of changes and of what may leave the plan, in order.
func (in *Input) counting() (list []permit) {
	for _, c := range in.Programme.Permits(programme.Date{}) {
		if c.Verb != programme.PermitEnd {
			list = append(list, readPermit(c.Update, c.Decision, c.Permit))
		}
	}
	return list
}

// lastPermits are those of them that no later one replaces.
func (in *Input) lastPermits() []permit {
	counting, last := in.counting(), map[permitSubject]int{}
	for i, p := range counting {
		last[p.subject()] = i
	}
	var list []permit
	for i, p := range counting {
		if last[p.subject()] == i {
			list = append(list, p)
		}
	}
	return list
}

func readPermit(u *programme.Update, d *programme.Decision, p *programme.Permit) permit {
	read := permit{Permit: p, update: u, decision: d}
	if named := p.Named(); len(named) > 0 {
		read.verbs, read.of = len(named), named[0]
	}
	return read
}

// clear reports whether a permit has one meaning: permit/unclear is about those that have
// none.
func (p permit) clear() bool {
	_, ok := p.Clear()
	return ok
}

// single are the kinds of which there is one, so that no id names it.
var single = []string{"programme", "policy"}

// permitKinds are the kinds of record whose keys a permit may change: those of the plan that
// have ids, and those of which there is one.
func permitKinds() []string {
	kinds := slices.Clone(single)
	for _, f := range schema.Families() {
		if f.Where != "updates" && !f.Local {
			kinds = append(kinds, f.Name)
		}
	}
	return kinds
}

// shape is the rows of the kind that a permit names; nil where the plan has no such kind.
func (p permit) shape() *schema.Shape {
	if !slices.Contains(permitKinds(), p.of.Kind) {
		return nil
	}
	return schema.OfKind(p.of.Kind)
}

// kindID is a record of the plan, by the kind's name and its id.
type kindID struct{ kind, id string }

// planned finds the records of the plan that permits may name, each by kind and id; the
// first of two with one id counts.
func (in *Input) planned() map[kindID]any {
	if in.plan == nil {
		in.plan = map[kindID]any{{"programme", ""}: in.Programme, {"policy", ""}: &in.Programme.Policy}
		in.titled = map[kindID]string{}
		schema.Search(in.Programme, func(e *schema.Entry) bool {
			if !e.File.IsOne() && !strings.HasPrefix(e.File.Path, "plan/") {
				return false
			}
			if name := (kindID{e.Shape.Name, e.ID()}); e.Shape.Family != "" && !e.Shape.Local && in.plan[name] == nil {
				in.plan[name], in.titled[name] = e.Record, e.Title()
			}
			return true
		})
	}
	return in.plan
}

// titles are what those records are called.
func (in *Input) titles() map[kindID]string {
	in.planned()
	return in.titled
}

// named is the record of the plan that a permit names; nil where there is none.
func (in *Input) named(p permit) any { return in.planned()[kindID{p.of.Kind, p.of.ID}] }

// dropped is what boards let leave the plan, each with the day, the last where several
// did.
func (in *Input) dropped() map[kindID]programme.Date {
	if in.drops == nil {
		in.drops = map[kindID]programme.Date{}
		for _, p := range in.permitted() {
			if p.of.Verb == programme.PermitDrop && p.clear() && in.Programme.Decides(p.update) &&
				!p.decision.Refuses() {
				in.drops[kindID{p.of.Kind, p.of.ID}] = p.update.Date.Date
			}
		}
	}
	return in.drops
}
