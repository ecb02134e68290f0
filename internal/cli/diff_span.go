package cli

import (
	"errors"
	"strings"

	"improve/internal/gitrepo"
)

// span is what a diff compares: two commits, or one and the files as they are.
type span struct {
	from, to string // as a reader calls them
	a        gitrepo.Commit
	b        *gitrepo.Commit // nil for the files as they are
}

// workTree is what a reader calls the files as they are.
const workTree = "the files here"

// parseRange reads A, A..B and A...B as git does: an end left out is HEAD. Where
// there are no files to look at, HEAD stands for them.
func parseRange(repo *gitrepo.Repo, words string) (s span, err error) {
	from, to, dots := words, workTree, ""
	for _, between := range []string{"...", ".."} {
		if a, b, ok := strings.Cut(words, between); ok {
			from, to, dots = orHead(a), orHead(b), between
			break
		}
	}
	if dots == "" && repo.Bare() {
		to = "HEAD"
	}
	s = span{from: from, to: to}
	if to != workTree {
		b, err := repo.Resolve(to)
		if err != nil {
			return s, usageError{err, ""}
		}
		s.b = &b
	}
	switch {
	case words == "":
		return s.sinceMain(repo)
	case dots == "...":
		s.from = "where " + from + " and " + to + " parted"
		if s.a, err = repo.MergeBase(from, to); err != nil {
			return s, failed(err, "")
		}
	default:
		if s.a, err = repo.Resolve(from); err != nil {
			return s, usageError{err, ""}
		}
	}
	return s, nil
}

func orHead(rev string) string {
	if rev == "" {
		return "HEAD"
	}
	return rev
}

// sinceMain begins where this branch left the main one; at the last commit where
// there is no main branch.
func (s span) sinceMain(repo *gitrepo.Repo) (span, error) {
	main, ok, err := repo.MainBranch()
	switch {
	case err != nil:
	case !ok && repo.Shallow():
		err = errors.New("this clone holds too little to find where its branch left the main one: fetch all of it, with git fetch --unshallow, or say from where: improve diff A")
	case !ok:
		s.from = "HEAD"
		s.a, err = repo.Head()
	default:
		s.from = "the last commit that is in " + main
		s.a, err = repo.MergeBase(main, "HEAD")
	}
	return s, failed(err, "")
}
