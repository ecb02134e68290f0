package record

import (
	"errors"
	"io/fs"
	"slices"

	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
)

// Span is two versions of a record: two commits, or one and the files as they are.
type Span struct {
	From, To string // what a reader calls them
	A        gitrepo.Commit
	B        *gitrepo.Commit // nil for the files as they are
}

// Authors is who committed changes to each file between two versions, and when.
type Authors struct {
	first   map[string]programme.Date // the day of the first commit, by file
	names   map[string][]string
	today   programme.Date    // the day of what is not committed
	pending func(string) bool // whether a file differs from what was last committed
}

// AuthorsOf asks git once for all files.
func AuthorsOf(repo *gitrepo.Repo, r Span, after *Record, today programme.Date) (*Authors, error) {
	a := &Authors{first: map[string]programme.Date{}, names: map[string][]string{}, today: today,
		pending: func(string) bool { return false }}
	from := r.B
	if from == nil {
		head, err := repo.Head()
		if err != nil {
			return nil, err
		}
		if a.pending, err = uncommitted(repo, head, after); err != nil {
			return nil, err
		}
		from = &head
	}
	log, err := repo.Log(gitrepo.LogOptions{From: from.Hash, Without: r.A.Hash, Folders: history.Folders()})
	if err != nil {
		return nil, err
	}
	for _, e := range log {
		if repo.Shallow() && len(e.Parents) == 0 {
			continue // a shallow clone ends here: nobody can know who wrote what it holds
		}
		name := e.Author.Name
		if known := after.Programme.AtAddress(e.Author.Email); known != nil {
			name = known.Shown()
		}
		for _, change := range e.Changes {
			a.add(change.Path, name, history.Day(e.Latest, Zone(after.Programme)))
		}
	}
	return a, nil
}

// Committed reports whether the last commit holds a file of the record.
func Committed(repo *gitrepo.Repo, file string) bool {
	head, err := repo.Head()
	if err != nil {
		return false
	}
	committed, err := repo.FS(head.Hash)
	if err != nil {
		return false
	}
	_, err = fs.Stat(committed, file)
	return err == nil
}

// uncommitted finds out, once a file, whether it differs from a commit.
func uncommitted(repo *gitrepo.Repo, head gitrepo.Commit, now *Record) (func(string) bool, error) {
	committed, err := repo.FS(head.Hash)
	if err != nil && !errors.Is(err, gitrepo.ErrNoFolder) {
		return nil, err
	}
	known := map[string]bool{}
	return func(file string) bool {
		answer, asked := known[file]
		if !asked {
			answer = committed == nil || differs(committed, now.FS, file)
			known[file] = answer
		}
		return answer
	}, nil
}

func (a *Authors) add(file, name string, on programme.Date) {
	if !slices.Contains(a.names[file], name) {
		a.names[file] = append(a.names[file], name)
	}
	if first, known := a.first[file]; !known || on.Before(first) {
		a.first[file] = on
	}
}

// Written is the day on which a file's changes were first committed, or the day
// of the comparison where nothing is committed. It is zero where nobody can know.
func (a *Authors) Written(file string) programme.Date {
	on, known := a.first[file]
	if !known && a.pending(file) {
		return a.today
	}
	return on
}

// Who is the authors of the changes to a file.
func (a *Authors) Who(file string) []string {
	names := a.names[file]
	if a.pending(file) {
		names = append(slices.Clone(names), "not committed yet")
	}
	return names
}
