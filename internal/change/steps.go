package change

import (
	"slices"

	"improve/internal/programme"
)

// Step is one of many changes of a plan, one after the other: the files that it changed,
// and that of the programme, before and after.
type Step struct {
	Day           programme.Date // on which it was made
	Before, After *programme.Programme
}

// Standing is a silent change that a step made and that still holds.
type Standing struct {
	Change
	Step int // which of the steps made it
}

// thing is what a change is of: a record, and a value of it where it is of one.
type thing struct{ kind, id, field string }

// StandingOf lists what is silent in the steps by which a plan came about: what no later
// step put back, and no decision of the whole record permits by a day. The first step
// brings the plan in.
func StandingOf(whole *programme.Programme, asAt programme.Date, steps []Step) []Standing {
	came, used := Came(whole, steps), map[*programme.Permit]bool{}
	t := trail{silent: map[thing][]Standing{}, all: map[thing][]Standing{}, steps: steps}
	for n, s := range steps {
		if n == 0 {
			continue
		}
		d := comparison(s.Before, s.After,
			Circumstances{Today: s.Day, Came: came, Whole: whole, AsAt: asAt, used: used})
		for _, f := range d.found {
			t.add(d, f, n)
		}
	}
	var list []Standing
	for _, of := range t.order {
		list = append(list, t.silent[of]...)
	}
	slices.SortStableFunc(list, func(a, b Standing) int { return a.Step - b.Step })
	return list
}

// trail is what many steps did to each thing: all of it, and what still holds in silence.
type trail struct {
	steps       []Step
	all, silent map[thing][]Standing
	order       []thing
}

// add takes a change of a step. It may undo an earlier one: one that was silent then holds
// no more, and a task may read again as it did before one that no board has seen.
func (t *trail) add(d *differ, f *found, step int) {
	of := f.thing()
	undoes := func(e Standing) bool { return e.Before == f.After }
	if at := slices.IndexFunc(t.silent[of], undoes); at >= 0 {
		t.silent[of] = t.silent[of][:at]
		return
	}
	if f.isList() {
		left, mends := putBack(t.silent[of], f)
		if t.silent[of] = left; mends {
			return
		}
	}
	unseen := func(e Standing) bool { return undoes(e) && !d.metSince(t.steps[e.Step].Day) }
	again := f.Silent != nil && f.Silent.Reason == Scope && slices.ContainsFunc(t.all[of], unseen)
	if t.all[of] == nil {
		t.order = append(t.order, of)
	}
	t.all[of] = append(t.all[of], Standing{f.Change, step})
	if f.Silent != nil && !again {
		t.silent[of] = append(t.silent[of], Standing{f.Change, step})
	}
}

// isList reports whether a change is of a list, of which single values come and go.
func (f *found) isList() bool {
	return f.before != nil && f.after != nil && f.before.fact(f.Field).list
}

// putBack are the changes of a list that a later one leaves standing: those whose values it
// does not all put back. It mends where it does nothing else.
func putBack(earlier []Standing, f *found) (left []Standing, mends bool) {
	gone, come := apart(values(f.Before), values(f.After))
	for _, e := range earlier {
		lost, added := apart(values(e.Before), values(e.After))
		if !within(lost, values(f.After)) || slices.ContainsFunc(added, func(v string) bool {
			return slices.Contains(values(f.After), v)
		}) {
			left = append(left, e)
			continue
		}
		mends = mends || within(gone, added) && within(come, lost)
	}
	return left, mends
}

func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(v string) bool { return !slices.Contains(all, v) })
}

// thing is what a change is of. A record that goes and comes back with the same words is
// as it was: its words are what it was and is.
func (f *found) thing() thing {
	i := f.after
	if i == nil {
		i = f.before
	}
	if f.before == nil || f.after == nil {
		f.Before, f.After = "", ""
		if f.before != nil {
			f.Before = f.before.words()
		}
		if f.after != nil {
			f.After = f.after.words()
		}
	}
	return thing{i.kind, i.id, f.Field}
}

// Came finds on which day what a plan holds came into it: that of the first step that has
// it. What came with the first of all is older where the board had minuted by then: of
// that nobody can tell the day.
func Came(whole *programme.Programme, steps []Step) func(kind, id string) programme.Date {
	first := map[thing]programme.Date{}
	for n, s := range steps {
		day := s.Day
		if n == 0 && minutedBy(whole, day) {
			day = programme.Date{}
		}
		for _, i := range itemsOf(s.After) {
			of := thing{kind: i.kind, id: i.id}
			if _, known := first[of]; !known {
				first[of] = day
			}
		}
	}
	return func(kind, id string) programme.Date { return first[thing{kind: kind, id: id}] }
}

// minutedBy reports whether a programme's own board had minuted by a day.
func minutedBy(p *programme.Programme, day programme.Date) bool {
	return slices.ContainsFunc(p.Updates, func(u *programme.Update) bool {
		return p.MinutesBoard(u) && !u.Adopted && !u.Date.Date.After(day)
	})
}
