package record

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
	"improve/internal/store"
)

// Revision is the commit that a record was read at.
type Revision struct {
	Rev    string         // as it was asked for
	Commit string         // its full name
	Day    programme.Date // it was committed, in the programme's time zone; zero where git does not know
}

// Repo opens the git repository of the record in start or above it. The repository
// need not hold files: a bare one is a record's own. The caller closes it.
func Repo(start string) (*gitrepo.Repo, error) {
	r, err := gitrepo.Open(start)
	if err == nil && !r.Bare() {
		dir, found := Find(start)
		if found != nil {
			r.Close()
			return nil, found
		}
		if dir != start {
			r.Close()
			r, err = gitrepo.Open(dir)
		}
	}
	if err != nil {
		return nil, noRepo(err)
	}
	return r, nil
}

// noRepo says what to do where git could not be asked.
func noRepo(err error) error {
	switch {
	case errors.Is(err, gitrepo.ErrNone):
		return failedf("git init makes its folder one; what was never committed has no history",
			"this record is %w", err)
	case errors.Is(err, gitrepo.ErrNoGit):
		return failed(err, "install it from https://git-scm.com/downloads, or leave out the flag that needs "+
			"history")
	}
	return failed(err, "")
}

// Folder is the path of the record within its repository; empty at the top.
func Folder(repo *gitrepo.Repo) string { return path.Clean("/" + repo.Prefix())[1:] }

// At reads the record at a commit, without checking it out. Rev is what the commit
// was called.
func At(repo *gitrepo.Repo, rev string, commit gitrepo.Commit) (*Record, error) {
	r, err := inCommit(repo, rev, commit, nil)
	if errors.Is(err, store.ErrNoRecord) {
		return nil, failedf("",
			"no record here at %s (commit %s): there was no folder plan or updates", rev,
			commit.Short())
	}
	return r, failed(err, "")
}

// AtOrEmpty is At, and an empty record where the commit held none yet. What is the same in
// another version of the record, which may be nil, is read from there.
func AtOrEmpty(repo *gitrepo.Repo, rev string, commit gitrepo.Commit, beside *Record) (*Record, error) {
	r, err := inCommit(repo, rev, commit, beside)
	if err == nil {
		return r, nil
	}
	if errors.Is(err, gitrepo.ErrNoFolder) || errors.Is(err, store.ErrNoRecord) {
		r = &Record{FS: embed.FS{}, Programme: empty()}
		r.Revision, err = revisionOf(repo, r.Programme, rev, commit)
	}
	return r, failed(err, "")
}

func inCommit(repo *gitrepo.Repo, rev string, commit gitrepo.Commit, beside *Record) (*Record, error) {
	fsys, err := repo.FS(commit.Hash)
	if err != nil {
		return nil, err
	}
	read := store.Read
	if beside != nil && beside.reading != nil {
		read = func(fsys fs.FS) (*store.Reading, error) {
			return beside.reading.Beside(fsys, gitrepo.Same(beside.FS, fsys))
		}
	}
	reading, err := read(fsys)
	if lacking := repo.Partial(); lacking != nil {
		return nil, fmt.Errorf("commit %s cannot be read: %w", commit.Short(), lacking)
	}
	if err != nil {
		return nil, err
	}
	r := &Record{FS: fsys, Programme: reading.Programme, Problems: reading.Problems, reading: reading}
	r.Revision, err = revisionOf(repo, r.Programme, rev, commit)
	return r, err
}

// revisionOf is a commit as a revision. Its day is no earlier than that of any commit that
// it is built on.
func revisionOf(repo *gitrepo.Repo, p *programme.Programme, rev string, commit gitrepo.Commit) (*Revision, error) {
	dated, err := repo.Dated(commit)
	return &Revision{Rev: rev, Commit: commit.Hash, Day: history.Day(dated.Latest, Zone(p))}, err
}
