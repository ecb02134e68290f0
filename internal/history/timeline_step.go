package history

import (
	"slices"

	"improve/internal/gitrepo"
	"improve/internal/programme"
)

// timeline grows by a commit at a time.
type timeline struct {
	events []Event
	live   map[same][]int // which events brought what still stands
}

// step is what brings a change about.
type step struct {
	commit *gitrepo.Commit
	origin Origin
	day    programme.Date
}

// apply adds what a step did: what only went to another file, what was rewritten,
// what was deleted, and what is new.
func (b *timeline) apply(removed, added []statement, s step) {
	removed, added = b.moved(removed, added, s)
	for _, closeness := range []func(r, a statement) bool{
		func(r, a statement) bool { return r.key == a.key && r.file == a.file },
		func(r, a statement) bool { return r.key == a.key },
		func(r, a statement) bool { return r.what == a.what && r.date == a.date },
	} {
		removed, added = b.changed(removed, added, s, closeness)
	}
	for _, r := range removed {
		b.drop(r)
		b.put(Event{Kind: Removed, Date: s.day, What: r.what, Key: r.row, Before: r.value, Update: r.date, By: r.by,
			File: r.file, Line: r.line, Restricted: r.restricted}, s)
	}
	for _, a := range added {
		e := Event{Kind: Stated, Date: a.date, What: a.what, Key: a.row, After: a.value, Update: a.date, By: a.by,
			File: a.file, Line: a.line, Restricted: a.restricted, Standing: true}
		if a.date.IsZero() {
			e.Kind, e.Date = Added, s.day
		}
		b.hold(a, b.put(e, s))
	}
}

// moved removes what is in both lists: it is now in another file, or elsewhere in the
// same one. A renamed file makes one event.
func (b *timeline) moved(removed, added []statement, s step) (gone, brought []statement) {
	brought = slices.Clone(added)
	type way struct{ from, to string }
	told := map[way]bool{}
	for _, r := range removed {
		i := slices.IndexFunc(brought, func(a statement) bool { return a.same() == r.same() })
		if i < 0 {
			gone = append(gone, r)
			continue
		}
		a := brought[i]
		brought = slices.Delete(brought, i, i+1)
		for _, at := range b.live[a.same()] {
			b.events[at].File, b.events[at].Line = a.file, a.line
		}
		if w := (way{r.file, a.file}); r.file != a.file && !told[w] {
			told[w] = true
			b.put(Event{Kind: Moved, Date: s.day, What: "file", Before: r.file, After: a.file, Update: a.date,
				File: a.file, Line: a.line, From: r.file, Restricted: a.restricted}, s)
		}
	}
	return gone, brought
}

// changed pairs removed with added statements that are close enough to be one
// statement edited.
func (b *timeline) changed(removed, added []statement, s step,
	close func(r, a statement) bool) (gone, brought []statement) {
	brought = slices.Clone(added)
	for _, r := range removed {
		i := slices.IndexFunc(brought, func(a statement) bool { return close(r, a) })
		if i < 0 {
			gone = append(gone, r)
			continue
		}
		a := brought[i]
		brought = slices.Delete(brought, i, i+1)
		b.drop(r)
		b.hold(a, b.put(Event{Kind: Changed, Date: s.day, What: a.what, Key: a.row, Before: r.value, After: a.value,
			Update: a.date, By: a.by,
			File: a.file, Line: a.line, Restricted: a.restricted || r.restricted, Standing: true}, s))
	}
	return gone, brought
}

// put adds an event and returns its number.
func (b *timeline) put(e Event, s step) int {
	e.Commit, e.Origin, e.order = s.commit, s.origin, len(b.events)
	if s.commit != nil {
		e.Committed = s.day
	}
	b.events = append(b.events, e)
	return e.order
}

// hold records that a statement is in the record since an event.
func (b *timeline) hold(s statement, event int) {
	if b.live != nil {
		b.live[s.same()] = append(b.live[s.same()], event)
	}
}

// drop records that a statement is no longer in the record.
func (b *timeline) drop(s statement) {
	events := b.live[s.same()]
	if len(events) == 0 {
		return
	}
	last := len(events) - 1
	b.events[events[last]].Standing = false
	b.live[s.same()] = events[:last]
}

// settle adds the difference between the timeline and the statements at the end.
func (b *timeline) settle(end []statement, s step) {
	var standing []statement
	for key, events := range b.live {
		for _, at := range events {
			e := b.events[at]
			standing = append(standing, statement{key: key.key, row: e.Key, value: key.value, by: e.By, file: e.File,
				line: e.Line, restricted: e.Restricted})
		}
	}
	slices.SortFunc(standing, func(x, y statement) int { return b.first(x) - b.first(y) })
	b.apply(without(standing, end), without(end, standing), s)
}

// first is the event that brought a statement.
func (b *timeline) first(s statement) int {
	if events := b.live[s.same()]; len(events) > 0 {
		return events[0]
	}
	return len(b.events)
}
