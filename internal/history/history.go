// Package history reads what git holds of a record: who changed which file and
// when, and every version of it, each parsed once. From that it makes the timeline of
// a task, the record that the board was shown on a day, and the input of the integrity
// checks.
//
// It does not judge: `check` finds what is wrong, and `change` names the changes
// between two records.
package history

import (
	"runtime"
	"sync"
	"time"

	"improve/internal/check"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/yamldoc"
)

// History is what changed in the folders of a record up to a commit.
type History struct {
	Entries []gitrepo.Entry // oldest first
	Shallow bool            // the clone does not hold all of it
	Head    string          // the commit it leads up to

	repo     *gitrepo.Repo
	zone     *time.Location
	known    Known
	versions *store.Versions
}

// Known is a version of the record that was read, so that no file of it is read again.
type Known struct {
	*store.Reading                          // nil where there is none
	Blob           func(path string) string // git's name for what a file of it holds
}

// Folders are the folders of a record that have a history.
func Folders() []string { return []string{"plan", "updates"} }

// Read reads the history up to a commit, given by its full name. With firstParent
// it follows the branch only: a merge is one step. Days are those of the time zone.
func Read(repo *gitrepo.Repo, head string, firstParent bool, zone *time.Location, known Known) (*History, error) {
	entries, err := repo.Log(gitrepo.LogOptions{From: head, FirstParent: firstParent, Folders: Folders()})
	if err != nil {
		return nil, err
	}
	h := &History{Entries: entries, Shallow: repo.Shallow(), Head: head, repo: repo, zone: zone, known: known}
	var paths []string
	for _, e := range entries {
		for _, c := range e.Changes {
			paths = append(paths, c.Path)
		}
	}
	h.versions = known.versions(paths)
	return h, nil
}

// versions begin with every path that any version has a file at, and with what is known.
func (k Known) versions(paths []string) *store.Versions {
	if k.Reading == nil {
		return store.NewVersions(paths)
	}
	return k.Versions(paths, k.Blob)
}

// Branch is the history of the branch alone, in which a merge is one step: the same where
// nothing was ever merged.
func (h *History) Branch() (*History, error) {
	graph, err := h.repo.Graph(h.Head)
	if err != nil || graph.IsLine() {
		return h, err
	}
	return Read(h.repo, h.Head, true, h.zone, h.known)
}

// UpTo is the history up to an earlier commit that it holds; nil where it does not. It is
// not for a history of the branch alone.
func (h *History) UpTo(commit string) (*History, error) {
	graph, err := h.repo.Graph(h.Head)
	if err != nil {
		return nil, err
	}
	below := graph.Below(commit)
	if len(below) == 0 {
		return nil, nil
	}
	part := *h
	part.Head, part.Entries = commit, nil
	for _, e := range h.Entries {
		if below[e.Hash] {
			part.Entries = append(part.Entries, e)
		}
	}
	return &part, nil
}

// Day is the date of a moment in the programme's time zone; zero if git does not know
// the moment.
func Day(at time.Time, zone *time.Location) programme.Date {
	if at.IsZero() {
		return programme.Date{}
	}
	local := at.In(zone)
	return programme.Day(local.Year(), int(local.Month()), local.Day())
}

// day is the day a commit was made: the latest of its own date and the dates of what it is
// built on.
func (h *History) day(c gitrepo.Commit) programme.Date { return Day(c.Latest, h.zone) }

// skew is how far the clocks of two computers may be apart.
const skew = 24 * time.Hour

// backwards are the commits with a date before that of what they are built on, the first
// of all that follow the same later date.
func (h *History) backwards() []check.Backwards {
	var found []check.Backwards
	seen := map[time.Time]bool{}
	for i := range h.Entries {
		c := &h.Entries[i].Commit
		if c.Latest.Sub(c.Committed) > skew && !seen[c.Latest] {
			seen[c.Latest] = true
			found = append(found, check.Backwards{Commit: h.told(c), Claims: Day(c.Committed, h.zone)})
		}
	}
	return found
}

// beginning reports whether a shallow clone begins at a commit: it appears to have
// made every file, but the real authors are not known.
func (h *History) beginning(c gitrepo.Commit) bool { return h.Shallow && len(c.Parents) == 0 }

// read reads and parses the contents of some versions, those that wanted takes: all where it
// is nil.
func read(repo *gitrepo.Repo, into *store.Versions, versions []store.Version, wanted func(content []byte) bool) error {
	at := map[string][]store.Version{}
	var ids []string
	for _, v := range versions {
		if v.Content == "" || !into.Wants(v) {
			continue
		}
		if at[v.Content] == nil {
			ids = append(ids, v.Content)
		}
		at[v.Content] = append(at[v.Content], v)
	}
	type content struct {
		version store.Version
		bytes   []byte
	}
	queue := make(chan content, 64)
	var parsing sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		parsing.Go(func() {
			for c := range queue {
				into.Add(c.version, c.bytes)
			}
		})
	}
	err := repo.Blobs(ids, yamldoc.MaxSize, func(id string, data []byte) error {
		if data == nil || wanted == nil || wanted(data) {
			for _, v := range at[id] {
				queue <- content{v, data}
			}
		}
		return nil
	})
	close(queue)
	parsing.Wait()
	return err
}

// Begins is the commit where a shallow clone's history begins; ok is false if the
// history is complete or has no file of the record.
func (h *History) Begins() (commit string, day programme.Date, ok bool) {
	for _, e := range h.Entries {
		if h.beginning(e.Commit) {
			return e.Commit.Hash, h.day(e.Commit), true
		}
	}
	return "", programme.Date{}, false
}
