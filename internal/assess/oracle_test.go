package assess_test

import (
	"slices"
	"time"
)

// A day in the tests' own count; a date as written is a day or a month.
type day int

const (
	never   day = 1 << 40
	justDay     = time.DateOnly
)

func read(s string) day {
	t, err := time.Parse(justDay, s)
	if err != nil {
		panic(err)
	}
	return day(t.Unix() / 86400)
}

func (d day) time() time.Time   { return time.Unix(int64(d)*86400, 0).UTC() }
func (d day) String() string    { return d.time().Format(justDay) }
func (d day) add(n int) day     { return d + day(n) }
func (d day) month() time.Month { return d.time().Month() }

// first is the first day of a date as written, last its last: a month begins something
// on its first day, and ends something on its last.
func first(s string) day {
	if len(s) == 7 {
		return read(s + "-01")
	}
	return read(s)
}

func last(s string) day {
	if len(s) == 7 {
		t := first(s).time().AddDate(0, 1, -1)
		return day(t.Unix() / 86400)
	}
	return read(s)
}

// board is the group that is the board on a day.
func (w *world) board(on day) *group {
	for i := range w.Groups {
		g := &w.Groups[i]
		if g.Spanned && (g.From == "" || on >= first(g.From)) && (g.To == "" || on <= last(g.To)) {
			return g
		}
	}
	if len(w.Groups) > 0 {
		return &w.Groups[0]
	}
	return nil
}

// boards are the days of the one list: listed meetings of a group that is the board that
// day; of an adopted record, none before it was adopted.
func (w *world) boards() []day {
	var days []day
	for i := range w.Groups {
		for _, m := range w.Groups[i].Meetings {
			if w.board(read(m)) == &w.Groups[i] && !(w.Adopted != "" && read(m) < read(w.Adopted)) {
				days = append(days, read(m))
			}
		}
	}
	slices.Sort(days)
	return days
}

// around are the last board before a day and the next after it; 0 and never where there
// is none.
func (w *world) around(on day) (before, after day) {
	after = never
	for _, b := range w.boards() {
		if b < on {
			before = b
		}
		if b > on && after == never {
			after = b
		}
	}
	return before, after
}

// decides: moves, ends and permits count in minutes of the board on a day it is listed
// to meet, and in what was told before the record began.
func (w *world) decides(u *update) bool {
	if w.toldBefore(u) {
		return true
	}
	b := w.board(read(u.Date))
	return b != nil && b.ID == u.Meeting && slices.Contains(b.Meetings, u.Date)
}

func (w *world) toldBefore(u *update) bool {
	return u.Adopted && w.Adopted != "" && u.Date <= w.Adopted
}

// policy is what a limit of the policy was on a day: what the plan says now, or what it
// was before a later meeting permitted another.
func (w *world) policy(key string, on day) int {
	for _, u := range w.Updates {
		if u.Policy != nil && u.Policy.Key == key && read(u.Date) > on && w.decides(u) {
			return u.Policy.From
		}
	}
	return map[string]int{"cycle_days": w.Cycle, "grace_days": w.Grace, "escalate_after_days": w.Escalate}[key]
}

// from is the day from which a task is known: that of its plan.
func (w *world) from(t *task) day {
	for _, p := range w.Plans {
		if p.ID == t.Plan && p.Published != "" {
			return first(p.Published)
		}
	}
	return 0
}

func (w *world) task(id string) *task {
	for _, t := range w.Tasks {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// said is an entry with the update it is in.
type said struct {
	*entry
	u  *update
	on day
}

// said is what was said about a task up to a day, oldest first.
func (w *world) said(t *task, on day) []said {
	var all []said
	for _, u := range w.Updates {
		for _, e := range u.Said {
			if e.Task == t.ID && read(u.Date) <= on {
				all = append(all, said{e, u, read(u.Date)})
			}
		}
	}
	return all
}

// rated is the latest entry with a rating among those given.
func rated(entries []said) *said {
	for i := range entries {
		if e := &entries[len(entries)-1-i]; e.Rating != "" {
			return e
		}
	}
	return nil
}

// An ending is why a task is not open, though nobody has called it complete.
type ending struct {
	as, date, until, into, meeting string
	on                             day // the last of which anything counts
	undecided                      bool
}

// ended is how a task has ended as at a day, or is held; nil where it lives. What is
// complete by the close of the day of its end does not end.
func (w *world) ended(t *task, on day) *ending {
	complete := func(day day) bool {
		e := rated(w.said(t, day))
		return e != nil && e.Rating == "B"
	}
	plan := w.planEnd(t.Plan)
	if plan != nil && plan.on > on {
		plan = nil
	}
	over := plan != nil && !complete(plan.on)
	var held *ending
	for _, e := range w.said(t, on) {
		if e.End == "" || !w.decides(e.u) || complete(e.on) || over && e.on > plan.on {
			continue
		}
		end := &ending{as: e.End, date: e.u.Date, until: e.Until, into: e.Into, meeting: e.u.Meeting, on: e.on}
		if into := w.task(e.Into); into != nil && w.from(into) > on {
			end.into = "" // what comes later is not named
		}
		switch {
		case e.End != "on-hold":
			return end // for good, and by name before the plan's end
		case last(e.Until) == e.on:
			held = nil // lifted
		case held != nil && e.on <= last(held.until):
			end.on = held.on // what was said during the one is not heard during the other
			held = end
		default:
			held = end
		}
	}
	switch {
	case over:
		return plan
	case held == nil, on > last(held.until), plan != nil && read(held.date) <= plan.on: // a hold ends with its plan
		return nil
	}
	return held
}

// planEnd is when a plan ended: by the board, or as its own entry says, whichever is first.
func (w *world) planEnd(id string) *ending {
	var end *ending
	for _, u := range w.Updates {
		if end == nil && slices.Contains(u.Ends, id) && w.decides(u) {
			end = &ending{as: "plan", date: u.Date, meeting: u.Meeting, on: read(u.Date)}
		}
	}
	for _, p := range w.Plans {
		if p.ID == id && p.Ended != "" && (end == nil || last(p.Ended) < end.on) {
			end = &ending{as: "plan", date: p.Ended, on: last(p.Ended), undecided: true}
		}
	}
	return end
}

// aged is how many days lie between two days, those of pauses left out.
func (w *world) aged(from, to day) int {
	n := 0
	for d := from + 1; d <= to; d++ {
		if !slices.ContainsFunc(w.Pauses, func(p [2]string) bool { return d >= read(p[0]) && d <= read(p[1]) }) {
			n++
		}
	}
	return n
}
