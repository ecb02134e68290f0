package history

import (
	"cmp"
	"slices"
	"strings"

	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/store"
)

// Kind is what happened to a statement.
type Kind string

// The kinds of event.
const (
	Stated  Kind = "stated"  // an update said it, on its own date
	Added   Kind = "added"   // the plan said it from a commit on
	Changed Kind = "changed" // it was rewritten
	Removed Kind = "removed" // it was deleted
	Moved   Kind = "moved"   // it went to another file
)

// Event is one thing that happened to a task.
type Event struct {
	Kind          Kind
	Date          programme.Date // the update's own for what it states, else the day of the commit
	What          string         // rating, forecast, target, title ...
	Key           *schema.Key    // that it is written under; nil of a file that moved
	Before, After string         // as written; After is empty where it was removed
	Update        programme.Date // the update that it stands in; zero for the plan
	By            string         // who writes the update, where it says
	File          string
	Line          int
	From          string // the file it went from, of one moved

	Commit     *gitrepo.Commit // that did it; nil where it is not committed, or not known
	Committed  programme.Date  // the day of that commit
	Origin     Origin          // where there is no commit: why
	Standing   bool            // of what was stated or added: it still says so
	Restricted bool

	order int
}

// Origin is how an event is known when it has no commit.
type Origin string

// The origins of an event.
const (
	InCommit    Origin = ""
	Uncommitted Origin = "not committed"
	Before      Origin = "before this clone's history begins"
	InMerge     Origin = "lost in a merge"
	NoGit       Origin = "no git"
)

// Recorded is the timeline of a task from the record alone, without git:
// what each update states, and not when it was written or whether it was changed.
func Recorded(now *programme.Programme, task string) []Event {
	b := &timeline{}
	b.apply(nil, statements(now, subjectOf(now, task)), step{origin: NoGit})
	b.events = slices.DeleteFunc(b.events, func(e Event) bool { return e.Update.IsZero() })
	return b.sorted()
}

// Task is the timeline of a task: what updates and plan said about it, from which
// commit on, and what became of it since. Now is the record at the end: of the
// files as they lie here where loose, else of the last commit.
func (h *History) Task(task string, now *programme.Programme, loose bool) ([]Event, error) {
	of := subjectOf(now, task)
	if err := read(h.repo, h.versions, h.all(), of.mentioned); err != nil {
		return nil, err
	}
	b := &timeline{live: map[same][]int{}}
	for i := range h.Entries {
		e := &h.Entries[i]
		removed, added := h.compare(e, of)
		s := step{commit: &e.Commit, day: h.day(e.Commit)}
		if h.beginning(e.Commit) {
			s = step{origin: Before, day: h.day(e.Commit)}
		}
		b.apply(removed, added, s)
	}
	tip, err := h.at(h.Head, of)
	if err != nil {
		return nil, err
	}
	b.settle(tip, step{origin: InMerge, day: h.lastDay()})
	if loose {
		b.settle(statements(now, of), step{origin: Uncommitted, day: h.lastDay()})
	}
	return b.sorted(), nil
}

// mentioned reports whether a file can be about a task: its id or its plan's is there,
// or may be there in disguise.
func (s subject) mentioned(content []byte) bool {
	text := string(content)
	return strings.Contains(text, s.task) || s.plan != "" && strings.Contains(text, s.plan) ||
		strings.Contains(text, `\`)
}

// all are all versions that any commit knows.
func (h *History) all() []store.Version {
	var versions []store.Version
	for _, e := range h.Entries {
		for _, c := range e.Changes {
			if c.File {
				versions = append(versions, store.Version{Path: c.Path, Content: c.Blob})
			}
			for _, before := range c.Before {
				versions = append(versions, store.Version{Path: c.Path, Content: before})
			}
		}
	}
	return versions
}

// at are the statements about a task in the record of a commit.
func (h *History) at(commit string, of subject) ([]statement, error) {
	fsys, err := h.repo.FS(commit)
	if err != nil {
		return nil, err
	}
	p, _, err := store.Load(fsys)
	if err != nil {
		return nil, nil //nolint:nilerr // no record there says nothing of the task
	}
	return statements(p, of), nil
}

func (h *History) lastDay() programme.Date {
	if len(h.Entries) == 0 {
		return programme.Date{}
	}
	return h.day(h.Entries[len(h.Entries)-1].Commit)
}

// says are the statements about a task in one version of a file.
func (h *History) says(path, blob string, of subject) []statement {
	p := h.versions.File(store.Version{Path: path, Content: blob})
	if blob == "" || p == nil {
		return nil
	}
	return statements(p, of)
}

// compare is what a commit took away of a task and what it brought. Of a merge,
// what every side said and it does not is taken away, and what no side said is
// brought.
func (h *History) compare(e *gitrepo.Entry, of subject) (removed, added []statement) {
	for _, c := range e.Changes {
		after := h.says(c.Path, c.Blob, of)
		brought := after
		var gone []statement
		for i, blob := range c.Before {
			before := h.says(c.Path, blob, of)
			brought = without(brought, before)
			if i == 0 {
				gone = without(before, after)
			} else {
				gone = without(gone, without(gone, before)) // what this side had as well
			}
		}
		removed, added = append(removed, gone...), append(added, brought...)
	}
	return removed, added
}

// without is a list less the statements of another, each as often as it is there.
func without(list, other []statement) []statement {
	count := map[same]int{}
	for _, s := range other {
		count[s.same()]++
	}
	var left []statement
	for _, s := range list {
		if count[s.same()] > 0 {
			count[s.same()]--
			continue
		}
		left = append(left, s)
	}
	return left
}

// sorted are the events by date, those of a day in the order in which they
// happened.
func (b *timeline) sorted() []Event {
	slices.SortStableFunc(b.events, func(x, y Event) int {
		return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.order, y.order))
	})
	return b.events
}
