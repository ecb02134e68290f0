// Package change says what is different between two records of one programme,
// in words that a councillor understands, and which of the changes are silent:
// made without the decision, the reason or the new entry that they need.
//
// It compares what two records say, as written. It knows nothing of git, of
// files as lines, or of how a change is shown; what the facts add up to on a
// date is `assess`'s.
package change

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

// Change is one thing that is different. A fact that is in both records, in
// one or in the other, is the matter of one change at least.
type Change struct {
	Kind     Kind
	Ambition string // the id of the ambition that it belongs to; empty where it is of none or of several
	Task     string // the id of the task that it is of; empty where it is of none
	About    string // what it is of, as a reader calls it: "1.3 Audit the audits", "Measure: visits in time"
	Field    string // the key in the file, such as target; empty where a whole entry came or went
	Text     string // the change in a sentence
	// Before and After are the values as written; several are a line each, and
	// what is absent is empty.
	Before, After string
	On            programme.Date // the date of the update that says it; zero where it stands in the plan
	Was, Now      diag.Place     // where it stood and stands
	Permitted     []Permission   // the decisions of the board that permit it, the latest first
	Silent        *Silent        // nil where the change is made as changes should be
}

// Kind is the sort of a change, in a word or two.
type Kind string

// The kinds, in the order in which they should worry a reader. Those of ratings
// and targets are also the words of the paper of changes.
const (
	Removed   Kind = "removed"
	Slipped   Kind = "slipped"
	Worse     Kind = "worse"
	Reopened  Kind = "reopened"
	Forward   Kind = "brought forward"
	Target    Kind = "target" // a task's first target, or one that stands where it stood
	Ends      Kind = "ended"  // a task or a plan
	Held      Kind = "on hold"
	Resumed   Kind = "off hold" // a task lives again
	Completed Kind = "completed"
	Better    Kind = "better"
	Rated     Kind = "rated"
	Forecast  Kind = "forecast"
	Decision  Kind = "decision"
	Action    Kind = "action"
	Progress  Kind = "progress"
	Measure   Kind = "measure"
	Risk      Kind = "risk"
	Impact    Kind = "impact"
	Finding   Kind = "finding" // its own state
	Added     Kind = "added"
	Moved     Kind = "moved" // to another ambition or file
	Changed   Kind = "changed"
	Unread    Kind = "unread" // in one of the two records, so that nothing can be compared
)

func order() []Kind {
	return []Kind{Unread, Removed, Slipped, Worse, Reopened, Forward, Target, Ends, Held, Resumed, Completed, Better,
		Rated, Forecast,
		Decision, Action, Progress, Measure, Risk,
		Impact, Finding, Added, Moved, Changed}
}

// Circumstances are facts that the two records do not hold.
type Circumstances struct {
	// Today is the day of the later record: what a board has decided by, and what a
	// decision in words is recent to.
	Today programme.Date
	// Written is the day on which what is new in a file was written, zero where
	// nobody can tell: nothing is said to be late then.
	Written func(file string) programme.Date
	// Held is a day on which everybody still had the earlier record: what was edited in it
	// was edited then at the earliest, whatever day its commit claims. It is zero where
	// nobody can tell.
	Held programme.Date
	// Came is the day on which what has an id, such as a task, came into the plan of the
	// earlier record; zero where nobody can tell: boards are taken to have met since then.
	Came func(kind, id string) programme.Date
	// Whole is the record that the two are parts of; nil where they are whole. Its updates
	// and decisions count, up to the day AsAt.
	Whole *programme.Programme
	AsAt  programme.Date
	// used are permits that excused earlier changes.
	used map[*programme.Permit]bool
}

// Compare lists what is different, grouped: what is of one ambition and task
// is together, ambitions in the order of their ids, then the rest. Within an
// ambition, what is silent comes first, then what should worry a reader most; of
// one thing, in the order of time.
func Compare(before, after *programme.Programme, c Circumstances) []Change {
	return comparison(before, after, c).sorted()
}

func comparison(before, after *programme.Programme, c Circumstances) *differ {
	both := sharedBy(before, after)
	d := &differ{Circumstances: c, both: both, before: side{before, itemsOf(before, both)},
		after: side{after, itemsOf(after, both)}}
	d.then, d.now = d.atTheEnd(before), d.atTheEnd(after)
	if d.Whole == nil {
		d.Whole, d.AsAt = after, c.Today
	}
	d.permits, d.firstPermit = d.Whole.Permits(d.AsAt), firstPermits(before, d.Whole)
	d.index()
	d.compare()
	d.judge()
	return d
}

// theEnd is a day on which every update counts.
func theEnd() programme.Date { return programme.Day(2199, 12, 31) }

// atTheEnd assesses a programme as at the end, when first asked, with the ambitions of the
// tasks that an entry of either record speaks of and no other: where two records share most
// of their files, those are few. What a task took over from one that it continues may lack.
func (d *differ) atTheEnd(p *programme.Programme) func() *assess.Assessment {
	return sync.OnceValue(func() *assess.Assessment {
		named := map[string]bool{}
		for _, i := range slices.Concat(d.before.items, d.after.items) {
			named[i.id], named[i.task] = true, true
		}
		part := *p
		part.Ambitions = slices.DeleteFunc(slices.Clone(p.Ambitions), func(a *programme.Ambition) bool {
			return !slices.ContainsFunc(a.Tasks, func(t *programme.Task) bool { return named[t.ID.Value] })
		})
		return assess.Assess(&part, theEnd())
	})
}

// differ finds what is different between two records.
type differ struct {
	Circumstances
	before, after side
	both          shared
	then, now     func() *assess.Assessment
	names         map[string]string // of people, bodies and groups, by id
	known         func(named) *item // what has an id, without facts where both hold it; nil where there is none
	stays         map[*item]bool    // the entries that are in both
	found         []*found
	permits       []programme.Permitted // those of the later record that count today
	today         *assess.Assessment    // of the whole record, where it was asked for
	firstPermit   programme.Date        // the day of the first in either record; zero where there is none
}

// side is one of the two records.
type side struct {
	programme *programme.Programme
	items     []*item
}

// found is a change and the entries that it lies between; one of them is nil
// where the entry came or went.
type found struct {
	Change
	before, after *item
}

// say adds a change between two entries, of which one may be nil.
func (d *differ) say(kind Kind, before, after *item, key, text string) *found {
	i := cmp.Or(after, before)
	f := &found{Change: Change{Kind: kind, Ambition: i.within, Task: i.task, About: i.about, Field: key, Text: text,
		On: i.on}, before: before, after: after}
	if known := d.known(i.speaksOf()); known != nil {
		f.About, f.Ambition = known.about, known.within
	}
	if before != nil {
		f.Before = before.fact(key).written()
	}
	if after != nil {
		f.After = after.fact(key).written()
	}
	if before != nil {
		f.Was = d.before.programme.Place(before.place(key, f.After))
	}
	if after != nil {
		f.Now = d.after.programme.Place(after.place(key, f.Before))
	}
	if f.About == "" { // an entry without an id
		f.About = "What names no task"
	}
	d.found = append(d.found, f)
	return f
}

// place is where the first value of a fact stands that is not among the other
// record's, a line each; or the entry where there is none.
func (i *item) place(key, others string) programme.Pos {
	f, other := i.fact(key), strings.Split(others, "\n")
	for n, v := range f.values {
		if f.places[n].Known() && !slices.Contains(other, v) {
			return f.places[n]
		}
	}
	return i.pos
}

// sorted groups the changes: see Compare.
func (d *differ) sorted() []Change {
	type group struct {
		ambition, about string
	}
	rank := func(f *found) int {
		if f.Silent != nil {
			return -1
		}
		return slices.Index(order(), f.Kind)
	}
	worst := map[group]int{}
	for _, f := range d.found {
		g := group{f.Ambition, f.About}
		if r, ok := worst[g]; !ok || rank(f) < r {
			worst[g] = rank(f)
		}
	}
	one, other := d.after.programme.Ambitions, d.before.programme.Ambitions
	if len(other) > len(one) {
		one, other = other, one
	}
	place := map[string]int{"": len(one) + len(other)}
	for n, a := range slices.Concat(one, other) {
		if _, ok := place[a.ID.Value]; !ok {
			place[a.ID.Value] = n
		}
	}
	slices.SortStableFunc(d.found, func(a, b *found) int {
		ga, gb := group{a.Ambition, a.About}, group{b.Ambition, b.About}
		return cmp.Or(cmp.Compare(place[ga.ambition], place[gb.ambition]), cmp.Compare(worst[ga], worst[gb]),
			cmp.Compare(ga.about, gb.about),
			cmp.Compare(min(rank(a), 0), min(rank(b), 0)), a.On.Compare(b.On), cmp.Compare(rank(a), rank(b)))
	})
	changes := make([]Change, len(d.found))
	for i, f := range d.found {
		changes[i] = f.Change
	}
	return changes
}
