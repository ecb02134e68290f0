package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/gitrepo"
	"improve/internal/templates"
)

// standing is where a programme stands in the world of git.
type standing struct {
	top    string // where the repository begins; the programme's own folder where there is none
	record string // the programme's folder within it, with slashes; empty at its top
	hooks  string // the repository's own folder of hooks; empty where it has none
	inGit  bool
}

// standingOf asks git about a folder, or about the one it will be made in.
func (g *globals) standingOf(dir string) standing {
	at := dir
	for !exists(at) && at != filepath.Dir(at) {
		at = filepath.Dir(at)
	}
	repo, err := gitrepo.Open(at)
	if err != nil {
		return standing{top: dir}
	}
	g.app.atEnd(repo.Close)
	s := standing{top: repo.Top(), inGit: true}
	inside, err := filepath.Rel(s.top, dir)
	if err != nil || repo.Bare() {
		return standing{top: dir}
	}
	if s.record = filepath.ToSlash(inside); s.record == "." {
		s.record = ""
	}
	s.hooks, _ = repo.Hooks() // where they cannot be told, there are none to add to
	return s
}

// setDriver tells git in this clone by what to join two versions of a file, as
// .gitattributes asks.
func (s standing) setDriver() error {
	if !s.inGit {
		return nil
	}
	repo, err := gitrepo.Open(s.top)
	if err != nil {
		return noRepo(err)
	}
	defer repo.Close()
	return setDriver(repo)
}

// files are those by which a CI service checks each change.
func (s standing) files(service string) ([]disk.File, error) {
	if service == "none" {
		return nil, nil
	}
	for _, known := range templates.Services() {
		if known.Name != service {
			continue
		}
		var files []disk.File
		for _, f := range known.Files(s.record) {
			files = append(files, disk.File{Path: f.Path, Data: f.Data})
		}
		return files, nil
	}
	names := append(ciServices(), "none")
	return nil, usageError{fmt.Errorf("--ci: there are no files for %q", service), diag.Choose(service, names)}
}

func ciServices() []string {
	var names []string
	for _, s := range templates.Services() {
		names = append(names, s.Name)
	}
	return names
}

// hook is what git calls before a commit.
func (s standing) hook() []disk.File {
	h := templates.Hook(s.record)
	return []disk.File{{Path: h.Path, Data: h.Data}}
}

// markHook lets git run the hook, where it was written just now.
func (s standing) markHook(groups []startGroup) error {
	for _, group := range groups {
		if group.base != s.hooks || s.hooks == "" {
			continue
		}
		for _, f := range group.fresh {
			if err := os.Chmod(filepath.Join(s.hooks, f.Path), 0o755); err != nil {
				return fmt.Errorf("let git run the hook: %w", err)
			}
		}
	}
	return nil
}

// committing is the repository that is to take a commit, before anything is
// written; nil where none is asked for.
func (g *globals) committing(flags writeFlags, where standing) (*gitrepo.Repo, error) {
	if !flags.commit {
		return nil, nil
	}
	if !where.inGit {
		return nil, noRepo(gitrepo.ErrNone)
	}
	repo, err := gitrepo.Open(where.top)
	if err != nil {
		return nil, noRepo(err)
	}
	g.app.atEnd(repo.Close)
	return repo, g.knownAuthor(repo)
}

// commitBeginning commits what was written, save the hook, which is no part of a
// repository's files.
func (g *globals) commitBeginning(b *beginning) error {
	var names []string
	for _, group := range b.groups {
		if group.base == b.where.hooks {
			continue
		}
		inside, err := filepath.Rel(b.where.top, group.base)
		if err != nil {
			return failed(err, "")
		}
		for _, f := range group.fresh {
			names = append(names, filepath.ToSlash(filepath.Join(inside, f.Path)))
		}
	}
	return g.commit(b.repo, names, "Begin the programme's record")
}
