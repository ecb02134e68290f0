package cli

import (
	"errors"
	"slices"

	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
)

// authors is who committed changes to each file of the record between two
// versions, and when.
type authors struct {
	first   map[string]programme.Date // the day of the first of them, by file
	names   map[string][]string
	today   programme.Date    // of what is not committed
	pending func(string) bool // whether a file is not as it was committed last
}

// authorsOf asks git once for all files.
func authorsOf(repo *gitrepo.Repo, r span, after *record, today programme.Date) (*authors, error) {
	a := &authors{first: map[string]programme.Date{}, names: map[string][]string{}, today: today, pending: func(string) bool { return false }}
	from := r.b
	if from == nil {
		head, err := repo.Head()
		if err != nil {
			return nil, err
		}
		committed, err := repo.FS(head.Hash)
		if err != nil && !errors.Is(err, gitrepo.ErrNoFolder) {
			return nil, err
		}
		from = &head
		known := map[string]bool{}
		a.pending = func(file string) bool {
			answer, asked := known[file]
			if !asked {
				answer = committed == nil || differs(committed, after.fsys, file)
				known[file] = answer
			}
			return answer
		}
	}
	log, err := repo.Log(gitrepo.LogOptions{From: from.Hash, Without: r.a.Hash, Folders: []string{"plan", "updates"}})
	if err != nil {
		return nil, err
	}
	people := map[string]string{}
	for _, p := range after.programme.People {
		for _, address := range p.Git {
			people[address.Value] = p.Shown()
		}
	}
	for _, e := range log {
		if repo.Shallow() && len(e.Parents) == 0 {
			continue // where a shallow clone ends: nobody can tell who wrote what is there
		}
		name := e.Author.Name
		if known := people[e.Author.Email]; known != "" {
			name = known
		}
		for _, change := range e.Changes {
			a.add(change.Path, name, begun(after.programme, e.Commit))
		}
	}
	return a, nil
}

func (a *authors) add(file, name string, on programme.Date) {
	if !slices.Contains(a.names[file], name) {
		a.names[file] = append(a.names[file], name)
	}
	if first, known := a.first[file]; !known || on.Before(first) {
		a.first[file] = on
	}
}

// begun is the day on which a commit was first made: a change that is rebased or
// squashed later was not written later.
func begun(p *programme.Programme, c gitrepo.Commit) programme.Date {
	if c.Authored.IsZero() || c.Committed.Before(c.Authored) {
		return history.Day(c.Committed, zone(p))
	}
	return history.Day(c.Authored, zone(p))
}

// written is the day on which what is new in a file was written: when it was
// first committed since the earlier version, but no later than the date that the
// diff is made for, which an archived record pins. It is zero where nobody can
// tell.
func (a *authors) written(file string) programme.Date {
	on, known := a.first[file]
	switch {
	case !known && a.pending(file), known && on.After(a.today):
		return a.today
	}
	return on
}

// who is the authors of the changes to a file.
func (a *authors) who(file string) []string {
	names := a.names[file]
	if a.pending(file) {
		names = append(slices.Clone(names), "not committed yet")
	}
	return names
}
