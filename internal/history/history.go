// Package history reads what git holds of a record: who changed which file and
// when, and every version of it, each parsed once. From that it tells the
// timeline of a task, what the board was shown on a day, and what the integrity
// checks ask.
//
// It states what happened and judges nothing: what is wrong with it is `check`'s
// to say, and what to call a change between two records `change`'s.
package history

import (
	"runtime"
	"sync"
	"time"

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
	versions *store.Versions
}

// Folders are the folders of a record that have a history.
func Folders() []string { return []string{"plan", "updates"} }

// Read reads the history up to a commit, given by its full name. With firstParent
// it is what the branch itself went through: a merge is one step. Days are told in
// the zone.
func Read(repo *gitrepo.Repo, head string, firstParent bool, zone *time.Location) (*History, error) {
	entries, err := repo.Log(gitrepo.LogOptions{From: head, FirstParent: firstParent, Folders: Folders()})
	if err != nil {
		return nil, err
	}
	h := &History{Entries: entries, Shallow: repo.Shallow(), Head: head, repo: repo, zone: zone}
	var paths []string
	for _, e := range entries {
		for _, c := range e.Changes {
			paths = append(paths, c.Path)
		}
	}
	h.versions = store.NewVersions(paths)
	return h, nil
}

// Day is the day of a moment where the programme is; zero where git did not know
// the moment.
func Day(at time.Time, zone *time.Location) programme.Date {
	if at.IsZero() {
		return programme.Date{}
	}
	local := at.In(zone)
	return programme.Day(local.Year(), int(local.Month()), local.Day())
}

// day is the day a commit was made.
func (h *History) day(c gitrepo.Commit) programme.Date { return Day(c.Committed, h.zone) }

// beginning reports whether a commit is where a shallow clone begins: it seems to
// have made everything, and who did is not known.
func (h *History) beginning(c gitrepo.Commit) bool { return h.Shallow && len(c.Parents) == 0 }

// add reads the contents of some versions, in one git process, and keeps what they
// say. Those that wanted does not want are left out.
func (h *History) add(versions []store.Version, wanted func(content []byte) bool) error {
	at := map[string][]store.Version{}
	var ids []string
	for _, v := range versions {
		if v.Content == "" || !h.versions.Holds(v.Path) {
			continue
		}
		if at[v.Content] == nil {
			ids = append(ids, v.Content)
		}
		at[v.Content] = append(at[v.Content], v)
	}
	type read struct {
		version store.Version
		content []byte
	}
	queue := make(chan read, 64)
	var parsing sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		parsing.Go(func() {
			for r := range queue {
				h.versions.Add(r.version, r.content)
			}
		})
	}
	err := h.repo.Blobs(ids, yamldoc.MaxSize, func(id string, content []byte) error {
		if content == nil || wanted(content) {
			for _, v := range at[id] {
				queue <- read{v, content}
			}
		}
		return nil
	})
	close(queue)
	parsing.Wait()
	return err
}

// Begins is the commit where a shallow clone's history begins; ok is false where
// it is whole, or no file of the record was there.
func (h *History) Begins() (commit gitrepo.Commit, day programme.Date, ok bool) {
	for _, e := range h.Entries {
		if h.beginning(e.Commit) {
			return e.Commit, h.day(e.Commit), true
		}
	}
	return gitrepo.Commit{}, programme.Date{}, false
}
