// Package check holds the catalogue of checks: what is wrong with a record
// although every file of it can be read.
//
// Checks are pure functions of a programme and, for those that depend on the
// date, of its assessment. They read no files and no clock, and print nothing:
// what cannot be read is reported by `store`, what tasks add up to by `assess`.
package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

// Check is a rule and the code that finds what breaks it. A check depends on
// the date where its rule says so (Dated); it is then run with an assessment.
type Check struct {
	diag.Rule
	Run func(in *Input, report Report)
}

// Report takes what a check found. It puts the rule's name and weight to it,
// and sets it aside where a waiver silences it.
type Report func(Found)

// Found is one thing that a check found. Its place must be known: something written,
// or a file that was deleted.
type Found struct {
	At      programme.Pos
	File    string // in place of At: a file that was deleted
	On      Subject
	Message string // one sentence, no full stop, naming the thing by its id
	Missing string // optional: what is missing, as a phrase
	Remedy  string // what to write instead
	Days    int    // for how many days something has been late, where it is about that
	Related []Related
}

// Related is a second place that the finding rests on.
type Related struct {
	At      programme.Pos
	Message string
}

// Subject is what a finding is about: the task, where it concerns one, and the
// records whose waivers may silence it. The programme's own waivers always may,
// so the zero Subject is the programme.
type Subject struct {
	task     string
	carriers []*programme.Meta // the nearest first
}

// onTask is a task as a subject: its ambition's waivers cover it too.
func onTask(t *programme.Task) Subject {
	s := on(&t.Meta)
	s.task = t.ID.Value
	if t.Ambition != nil {
		s.carriers = append(s.carriers, &t.Ambition.Meta)
	}
	return s
}

// on is any other record as a subject.
func on(records ...*programme.Meta) Subject { return Subject{carriers: records} }

// about is a task that is named and may not be in the plan.
func about(task string) Subject { return Subject{task: task} }
