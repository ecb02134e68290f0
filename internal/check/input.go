package check

import (
	"path"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

// Input is a record and what the checks share, made once a run.
type Input struct {
	Programme  *programme.Programme
	Assessment *assess.Assessment // as at the date; nil where no check of the run is dated
	// Tasks are the tasks as at the date. Of two tasks with one id, which
	// id/duplicate reports, only the first is there, here and in WholeTasks: their
	// entries cannot be distinguished.
	Tasks   []*assess.Task
	History *History // nil where nobody asked for it

	index *programme.Index // of all that the record says, whenever it was known

	rules   map[string]diag.Rule
	ids     idIndex
	waivers waiverIndex
	hands   map[[2]string]programme.Hand // of a text and an id, as far as looked for

	at      *assess.Assessment // as at some day; nil where nobody has made one
	whole   *assess.Assessment // these are made when first asked for
	tasks   []*assess.Task
	permits []permit
	plan    map[kindID]any
	titled  map[kindID]string // what the records of the plan are called
	drops   map[kindID]programme.Date
	askedOn map[string]programme.Dated
	ahead   map[uint32]bool // the files of updates dated after the date

	contradictions []assess.Contradiction
	contradicted   bool // whether they have been looked for
}

// newInput is the input of checks that need no date. An assessment as at any day saves
// making one where it holds all that was ever said; it may be nil.
func newInput(p *programme.Programme, at *assess.Assessment, known []diag.Rule) *Input {
	in := &Input{Programme: p, at: at, index: programme.NewIndex(p), rules: make(map[string]diag.Rule, len(known))}
	for _, r := range known {
		in.rules[r.ID] = r
	}
	in.hands = map[[2]string]programme.Hand{}
	in.ids, in.waivers = newIDIndex(p), waiverIndex{at: map[programme.Pos]*waiver{}}
	schema.Pass(p, func(s *schema.Shape) bool { return isNamed(s) || isWaiver(s) }, func(e *schema.Entry) {
		in.ids.add(e)
		in.waivers.add(e)
	})
	return in
}

// asAt is the input of all checks, those that depend on the date as at the assessment's.
func asAt(a *assess.Assessment, p *programme.Programme, known []diag.Rule) *Input {
	in := newInput(p, a, known)
	in.Assessment, in.Tasks = a, firsts(a)
	return in
}

// Whole is the assessment when every update counts.
func (in *Input) Whole() *assess.Assessment {
	if in.whole == nil {
		in.whole = in.at
		if in.at == nil || in.at.Programme != in.Programme || in.at.AsAt.Before(lastSaid(in.Programme)) {
			in.whole = assess.Assess(in.Programme, programme.Day(2199, 12, 31)) // when all of it is known
		}
	}
	return in.whole
}

// WholeTasks are the tasks when every update counts.
func (in *Input) WholeTasks() []*assess.Task {
	if in.tasks == nil {
		in.tasks = firsts(in.Whole())
	}
	return in.tasks
}

// lastSaid is the day of the latest update.
func lastSaid(p *programme.Programme) programme.Date {
	last := programme.Day(1900, 1, 1)
	for _, u := range p.Updates {
		if u.Date.Date.After(last) {
			last = u.Date.Date
		}
	}
	return last
}

func firsts(a *assess.Assessment) []*assess.Task {
	tasks := make([]*assess.Task, 0, len(a.Tasks))
	for _, t := range a.Tasks {
		if a.Task(t.ID.Value) == t {
			tasks = append(tasks, t)
		}
	}
	return tasks
}

// unread reports whether the value of any of the keys was written and could not
// be read. That is said already; what the value says is unknown.
func unread(faults []programme.Text, keys ...string) bool {
	return slices.ContainsFunc(faults, func(f programme.Text) bool { return slices.Contains(keys, f.Value) })
}

// lostOn reports whether an update of that day could not be read at all.
func (in *Input) lostOn(day programme.Date) bool {
	return slices.ContainsFunc(in.Programme.Unread, func(u programme.Unread) bool {
		name := in.Programme.Files[u.Pos.File]
		return u.What == "file" && (name == "updates" || strings.HasPrefix(path.Base(name), day.String()))
	})
}

// paused reports whether a day falls in a pause.
func (in *Input) paused(day programme.Date) bool {
	return slices.ContainsFunc(in.Programme.Pauses, func(p programme.Pause) bool {
		return p.From.Given() && p.To.Given() && !day.Before(p.From.Date) && !day.After(p.To.Date)
	})
}

// counts reports whether an update counts as at the date.
func (in *Input) counts(u *programme.Update) bool {
	return u.Date.Given() && !u.Date.Date.After(in.Assessment.AsAt)
}

// later reports whether a place is in an update dated after the date.
func (in *Input) later(at programme.Pos) bool {
	if in.Assessment == nil {
		return false
	}
	if in.ahead == nil {
		in.ahead = map[uint32]bool{}
		for _, u := range in.Programme.Updates {
			if u.Date.Given() && u.Date.Date.After(in.Assessment.AsAt) {
				in.ahead[u.Pos.File] = true
			}
		}
	}
	return at.Known() && in.ahead[at.File]
}

// dateOf is where an update says its date, or begins where the date cannot be
// read.
func dateOf(u *programme.Update) programme.Pos {
	if u.Date.Pos.Known() {
		return u.Date.Pos
	}
	return u.Pos
}
