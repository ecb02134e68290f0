package record

import (
	"errors"
	"fmt"

	"improve/internal/change"
	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
)

// History reads git's history of the record up to its revision, or else up to the
// last commit. With firstParent a merge is one step.
func (r *Record) History(repo *gitrepo.Repo, firstParent bool) (*history.History, error) {
	head, err := r.head(repo)
	if err != nil {
		return nil, err
	}
	h, err := history.Read(repo, head, firstParent, Zone(r.Programme), r.known())
	return h, failed(err, "")
}

// Branch reads the branch of the record up to its revision, or else up to the last commit.
func (r *Record) Branch(repo *gitrepo.Repo) (*history.Branch, error) {
	head, err := r.head(repo)
	if err != nil {
		return nil, err
	}
	b, err := history.ReadBranch(repo, head, Zone(r.Programme), r.known())
	return b, failed(err, "")
}

func (r *Record) head(repo *gitrepo.Repo) (string, error) {
	if r.Revision != nil {
		return r.Revision.Commit, nil
	}
	commit, err := repo.Head()
	return commit.Hash, failed(err, "")
}

func (r *Record) known() history.Known {
	return history.Known{Reading: r.reading, Blob: gitrepo.Blob(r.FS)}
}

// ReadPast takes from its history what the checks need to know.
func (r *Record) ReadPast(h *history.History) (err error) {
	r.read = h
	if r.Past, err = h.ForChecks(r.Programme); err == nil {
		r.Past.Lost, err = r.lost(h)
	}
	if err != nil {
		return failed(fmt.Errorf("read the history: %w", err), "")
	}
	return nil
}

// ReadPlan takes from git the commits that changed the plan: the checks then find what was
// changed in silence, however it came onto the branch. NewSince needs none of it: it
// compares the plan by itself. It follows ReadPast.
func (r *Record) ReadPlan() error {
	h, err := r.read.Branch()
	if err != nil {
		return failed(err, "")
	}
	if r.plan, err = h.Plan(); err != nil {
		return failed(fmt.Errorf("read the history of the plan: %w", err), "")
	}
	if !h.Shallow {
		r.Past.Came = change.Came(r.Programme, steps(r.plan))
	}
	return nil
}

// standing are the silent changes of the plan that its branch holds, each with the commit
// that made it.
func (r *Record) standing(day programme.Date) diag.List {
	var list diag.List
	for _, s := range change.StandingOf(r.Programme, day, steps(r.plan)) {
		d, _ := s.Change.Diagnostic()
		by := r.plan[s.Step]
		d.Message += " (commit " + by.Commit.Short() + " by " + by.Commit.Author.Name + " on " + by.Day.Words() + ")"
		list.Add(d)
	}
	return list
}

// NoHistory says why a record has no history, where that is no failure.
func NoHistory(err error) (why string, none bool) {
	for _, reason := range []error{gitrepo.ErrNone, gitrepo.ErrNoGit, gitrepo.ErrEmpty} {
		if errors.Is(err, reason) {
			return err.Error(), true
		}
	}
	return "", false
}
