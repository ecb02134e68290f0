package cli

import (
	"errors"
	"strings"

	"improve/internal/gitrepo"
	"improve/internal/record"
)

// workTree is what a reader calls the files as they are.
const workTree = "the files here"

// parseRange reads A, A..B and A...B as git does: an end left out is HEAD. Where
// there are no files to look at, HEAD stands for them.
func parseRange(repo *gitrepo.Repo, words string) (s record.Span, err error) {
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
	s = record.Span{From: from, To: to}
	if to != workTree {
		b, err := repo.Resolve(to)
		if err != nil {
			return s, usageError{err, ""}
		}
		s.B = &b
	}
	switch {
	case words == "":
		return sinceMain(repo, s)
	case dots == "...":
		s.From = "where " + from + " and " + to + " parted"
		if s.A, err = repo.MergeBase(from, to); err != nil {
			return s, failed(err, "")
		}
	default:
		if s.A, err = repo.Resolve(from); err != nil {
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
func sinceMain(repo *gitrepo.Repo, s record.Span) (record.Span, error) {
	main, ok, err := repo.MainBranch()
	switch {
	case err != nil:
	case !ok && repo.Shallow():
		err = errors.New("this clone has too little history to find where its branch left the main branch: fetch the " +
			"rest with git fetch --unshallow, or name the start: improve diff A")
	case !ok:
		s.From = "HEAD"
		s.A, err = repo.Head()
	default:
		s.From = "the last commit that is in " + main
		s.A, err = repo.MergeBase(main, "HEAD")
	}
	return s, failed(err, "")
}
