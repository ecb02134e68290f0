package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"
)

// addRevision adds --rev to a command that reads.
func (g *globals) addRevision(cmd *cobra.Command) {
	cmd.Flags().Var(revisionFlag{&g.rev}, "rev", "the record as it stood at `REV`: a tag, branch or commit; on the day of the commit where nothing else gives the date")
	_ = cmd.RegisterFlagCompletionFunc("rev", g.completeRevisions)
}

// repo opens the git repository of the record, which stays open until the program
// ends. A bare repository is the record's own: there are no files to find.
func (g *globals) repo() (*gitrepo.Repo, error) {
	start := g.here(g.dir)
	r, err := gitrepo.Open(start)
	if err == nil && !r.Bare() {
		dir, found := g.find()
		if found != nil {
			return nil, found
		}
		if dir != start {
			r, err = gitrepo.Open(dir)
		}
	}
	if err != nil {
		return nil, noRepo(err)
	}
	g.app.atEnd(r.Close)
	return r, nil
}

// noRepo says what to do where git could not be asked.
func noRepo(err error) error {
	switch {
	case errors.Is(err, gitrepo.ErrNone):
		return failed(fmt.Errorf("this record is %w", err), "git init makes its folder one; what was never committed has no history")
	case errors.Is(err, gitrepo.ErrNoGit):
		return failed(err, "install it from https://git-scm.com/downloads, or leave out what asks for history")
	}
	return failed(err, "")
}

// loadRevision reads the record as it stood at --rev. Nothing is checked out.
func (g *globals) loadRevision() (*record, error) {
	if _, err := g.find(); err != nil {
		return nil, err
	}
	repo, err := g.repo()
	if err != nil {
		return nil, err
	}
	commit, err := repo.Resolve(g.rev)
	if err != nil {
		return nil, usageError{fmt.Errorf("--rev: %w", err), ""}
	}
	fsys, err := repo.FS(commit.Hash)
	if err != nil {
		return nil, failed(err, "")
	}
	return g.readRevision(fsys, g.rev, commit)
}

// readRevision reads the record in the files of a commit.
func (g *globals) readRevision(fsys fs.FS, rev string, commit gitrepo.Commit) (*record, error) {
	p, problems, err := store.Load(fsys)
	if errors.Is(err, store.ErrNoRecord) {
		return nil, failed(fmt.Errorf("there was no record here at %s (commit %s): neither a folder plan nor a folder updates", rev, commit.Short()), "")
	}
	if err != nil {
		return nil, failed(err, "")
	}
	g.revision = revisionOf(p, rev, commit)
	return &record{fsys: fsys, programme: p, problems: problems, revision: g.revision}, nil
}

// recordAt is the record at a commit; an empty one where there was none yet.
func recordAt(repo *gitrepo.Repo, rev string, commit gitrepo.Commit) (*record, error) {
	fsys, err := repo.FS(commit.Hash)
	if err == nil {
		var r record
		if r.programme, r.problems, err = store.Load(fsys); err == nil {
			r.fsys, r.revision = fsys, revisionOf(r.programme, rev, commit)
			return &r, nil
		}
	}
	if errors.Is(err, gitrepo.ErrNoFolder) || errors.Is(err, store.ErrNoRecord) {
		none := &programme.Programme{Policy: programme.DefaultPolicy()}
		return &record{fsys: embed.FS{}, programme: none, revision: revisionOf(none, rev, commit)}, nil
	}
	return nil, err
}

func revisionOf(p *programme.Programme, rev string, commit gitrepo.Commit) *report.Revision {
	day := history.Day(commit.Committed, zone(p))
	return &report.Revision{Rev: rev, Commit: commit.Hash, Date: day}
}

// zone is the programme's time zone.
func zone(p *programme.Programme) *time.Location {
	name := p.Timezone.Value
	if name == "" {
		name = "Europe/London"
	}
	where, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC // validate says that the zone is unknown
	}
	return where
}

// revisionFlag is the value of --rev. An empty one, as a script passes whose
// variable is not set, would silently show the files instead.
type revisionFlag struct{ rev *string }

func (f revisionFlag) String() string {
	if f.rev == nil {
		return ""
	}
	return *f.rev
}

func (f revisionFlag) Type() string { return "REV" }

func (f revisionFlag) Set(s string) error {
	if s == "" {
		return errors.New("it names no revision: write a tag, branch or commit")
	}
	*f.rev = s
	return nil
}
