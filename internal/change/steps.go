package change

import (
	"cmp"
	"slices"
	"sync"

	"improve/internal/programme"
	"improve/internal/schema"
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
	t := trail{steps: steps, of: map[thing][]*deed{}}
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
	for _, e := range t.all {
		if e.holds {
			list = append(list, e.Standing)
		}
	}
	return list
}

// trail is what many steps did, in their order and to each thing.
type trail struct {
	steps []Step
	all   []*deed
	of    map[thing][]*deed
}

// deed is a change that a step made.
type deed struct {
	Standing
	holds bool // in silence
}

// add takes a change of a step. It may undo an earlier one: one that was silent then holds
// no more, and a task may read again as it did before one that no board has seen.
func (t *trail) add(d *differ, f *found, step int) {
	f.inWords()
	of := f.thing()
	earlier := t.of[of]
	undoes := func(e *deed) bool { return e.Before == f.After }
	if at := slices.IndexFunc(earlier, func(e *deed) bool { return e.holds && undoes(e) }); at >= 0 {
		for _, e := range earlier[at:] {
			e.holds = false
		}
		return
	}
	if f.isList() && putBack(earlier, f) {
		return
	}
	again := f.Silent != nil && f.Silent.Reason == Scope && slices.ContainsFunc(earlier,
		func(e *deed) bool { return undoes(e) && !d.metSince(t.steps[e.Step].Day) })
	e := &deed{Standing{f.Change, step}, f.Silent != nil && !again}
	t.all, t.of[of] = append(t.all, e), append(earlier, e)
}

// isList reports whether a change is of a list, of which single values come and go.
func (f *found) isList() bool {
	return f.before != nil && f.after != nil && f.before.fact(f.Field).list
}

// putBack takes back the changes of a list whose values a later one all puts back. It
// mends where it does nothing else.
func putBack(earlier []*deed, f *found) (mends bool) {
	gone, come := apart(values(f.Before), values(f.After))
	for _, e := range earlier {
		lost, added := apart(values(e.Before), values(e.After))
		if !e.holds || !within(lost, values(f.After)) || slices.ContainsFunc(added, func(v string) bool {
			return slices.Contains(values(f.After), v)
		}) {
			continue
		}
		e.holds = false
		mends = mends || within(gone, added) && within(come, lost)
	}
	return mends
}

func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(v string) bool { return !slices.Contains(all, v) })
}

// thing is what a change is of.
func (f *found) thing() thing {
	i := cmp.Or(f.after, f.before)
	return thing{i.kind, i.id, f.Field}
}

// inWords makes all the words of a record that came or went what it was and is: one that
// comes back with the same words is as it was.
func (f *found) inWords() {
	switch {
	case f.before == nil:
		f.Before, f.After = "", f.after.words()
	case f.after == nil:
		f.Before, f.After = f.before.words(), ""
	}
}

// Came finds on which day what a plan holds came into it: that of the first step that has
// it. What came with the first of all is older where the board had minuted by then: of
// that nobody can tell the day. A waiver, known by its record and its rule, came when its
// check was last silenced after a board had seen what it hides. It goes through the steps
// when first asked for a kind.
func Came(whole *programme.Programme, steps []Step) func(kind, id string) programme.Date {
	var mu sync.Mutex
	first := map[string]map[string]programme.Date{}
	return func(kind, id string) programme.Date {
		mu.Lock()
		defer mu.Unlock()
		if first[kind] == nil {
			first[kind] = firstDays(whole, steps, kind)
		}
		return first[kind][id]
	}
}

// firstDays are the days on which the records of a kind came into a plan, by id; see Came.
func firstDays(whole *programme.Programme, steps []Step, kind string) map[string]programme.Date {
	first, silent := map[string]programme.Date{}, waivers{whole: whole, ends: map[string]programme.Date{}}
	for n, s := range steps {
		day := s.Day
		if n == 0 && minutedBy(whole, day) {
			day = programme.Date{}
		}
		eachOf(s.After, kind, func(e *schema.Entry) {
			id := idOf(e)
			if _, known := first[id]; !known {
				first[id] = day
			}
		})
		if kind == waiver {
			silent.step(s, first)
		}
	}
	return first
}

// eachOf visits the records of a kind that are items.
func eachOf(p *programme.Programme, kind string, visit func(*schema.Entry)) {
	schema.Pass(p, func(s *schema.Shape) bool { return s.Name == kind }, func(e *schema.Entry) {
		if isItem(e) {
			visit(e)
		}
	})
}

// waivers are the last days on which checks are silent, by their waivers.
type waivers struct {
	whole *programme.Programme
	ends  map[string]programme.Date
}

// step takes the waivers that a step holds and took out, and writes down since when each has
// been silent.
func (w *waivers) step(s Step, since map[string]programme.Date) {
	now := waiversIn(s.After)
	for of, until := range now {
		if _, was := since[of]; !was || slices.ContainsFunc(w.whole.BoardMeetings(), func(m programme.Date) bool {
			return m.After(w.ends[of]) && m.Before(s.Day)
		}) {
			since[of] = s.Day
		}
		w.ends[of] = until
	}
	if len(w.ends) == len(now) {
		return
	}
	for of := range waiversIn(s.Before) {
		if _, stays := now[of]; !stays && s.Day.Before(w.ends[of]) {
			w.ends[of] = s.Day
		}
	}
}

// waiver is the kind of what silences a check.
const waiver = "waiver"

// waiversIn are the last days of waivers.
func waiversIn(p *programme.Programme) map[string]programme.Date {
	list := map[string]programme.Date{}
	eachOf(p, waiver, func(e *schema.Entry) {
		list[waived(idOf(e), e.Title())] = e.Record.(*programme.Waiver).Until.Date
	})
	return list
}

// waived is what a waiver is known by: the record that it is in, and its rule.
func waived(id, rule string) string { return id + "\x00" + rule }

// minutedBy reports whether a programme's own board had minuted by a day.
func minutedBy(p *programme.Programme, day programme.Date) bool {
	return slices.ContainsFunc(p.Updates, func(u *programme.Update) bool {
		return p.MinutesBoard(u) && !u.Adopted && !u.Date.Date.After(day)
	})
}
