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
	came, used := Came(steps), map[*programme.Permit]bool{}
	made := map[thing][]Standing{}
	var order []thing
	for n, s := range steps {
		if n == 0 || s.archived() {
			continue
		}
		c := Circumstances{Today: s.Day, Came: came, Whole: whole, AsAt: asAt, used: used}
		for _, f := range comparison(s.Before, s.After, c).found {
			of := f.thing()
			earlier := made[of]
			if at := slices.IndexFunc(earlier, func(e Standing) bool { return e.Before == f.After }); at >= 0 {
				made[of] = earlier[:at]
				continue
			}
			if f.isList() {
				var mends bool
				if earlier, mends = putBack(earlier, f); mends {
					made[of] = earlier
					continue
				}
			}
			if f.Silent == nil {
				continue
			}
			if earlier == nil {
				order = append(order, of)
			}
			made[of] = append(earlier, Standing{f.Change, n})
		}
	}
	var list []Standing
	for _, of := range order {
		list = append(list, made[of]...)
	}
	slices.SortStableFunc(list, func(a, b Standing) int { return a.Step - b.Step })
	return list
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
		if !within(lost, values(f.After)) || len(added) > 0 && slices.ContainsFunc(added, func(v string) bool {
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

// archived reports whether a step changed a record that was pinned already, after the day
// that it is pinned to.
func (s Step) archived() bool {
	was, is := s.Before.AsAt, s.After.AsAt
	return was.Given() && is.Given() && s.Day.After(is.Date)
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

// Came finds on which day a record came into a plan: that of the first step that holds it.
func Came(steps []Step) func(kind, id string) programme.Date {
	first := map[thing]programme.Date{}
	for _, s := range steps {
		for _, i := range itemsOf(s.After) {
			of := thing{kind: i.kind, id: i.id}
			if _, known := first[of]; !known {
				first[of] = s.Day
			}
		}
	}
	return func(kind, id string) programme.Date { return first[thing{kind: kind, id: id}] }
}
