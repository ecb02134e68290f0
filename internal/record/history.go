package record

import (
	"errors"
	"fmt"

	"improve/internal/gitrepo"
	"improve/internal/history"
)

// History reads git's history of the record up to its revision, or else up to the
// last commit. With firstParent a merge is one step.
func (r *Record) History(repo *gitrepo.Repo, firstParent bool) (*history.History, error) {
	head := ""
	if r.Revision != nil {
		head = r.Revision.Commit
	} else {
		commit, err := repo.Head()
		if err != nil {
			return nil, failed(err, "")
		}
		head = commit.Hash
	}
	h, err := history.Read(repo, head, firstParent, Zone(r.Programme))
	return h, failed(err, "")
}

// ReadPast takes from its history what the checks need to know.
func (r *Record) ReadPast(h *history.History) (err error) {
	if r.Past, err = h.ForChecks(r.Programme); err != nil {
		return failed(fmt.Errorf("read the history: %w", err), "")
	}
	return nil
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
