package record

import (
	"errors"
	"fmt"
	"path/filepath"

	"improve/internal/disk"
	"improve/internal/gitrepo"
	"improve/internal/merge"
	"improve/internal/templates"
)

// ErrService says that there are no files for a CI service.
var ErrService = errors.New("there are no files for")

// Surroundings is what git knows about a folder.
type Surroundings struct {
	Top    string // where the repository begins; the folder itself where there is none
	Record string // the folder within the repository, with slashes; empty at the top
	Hooks  string // the repository's own folder of hooks; empty where it has none
	InGit  bool
}

// around asks git about a folder, or about the one that it will be made in.
func around(dir string) Surroundings {
	at := dir
	for !exists(at) && at != filepath.Dir(at) {
		at = filepath.Dir(at)
	}
	repo, err := gitrepo.Open(at)
	if err != nil {
		return Surroundings{Top: dir}
	}
	defer repo.Close()
	s := Surroundings{Top: repo.Top(), InGit: true}
	inside, err := filepath.Rel(s.Top, dir)
	if err != nil || repo.Bare() {
		return Surroundings{Top: dir}
	}
	if s.Record = filepath.ToSlash(inside); s.Record == "." {
		s.Record = ""
	}
	s.Hooks, _ = repo.Hooks() // where git does not say, there are none to add to
	return s
}

// Repo opens the repository. The caller closes it.
func (s Surroundings) Repo() (*gitrepo.Repo, error) {
	if !s.InGit {
		return nil, noRepo(gitrepo.ErrNone)
	}
	repo, err := gitrepo.Open(s.Top)
	if err != nil {
		return nil, noRepo(err)
	}
	return repo, nil
}

// setDriver tells git in this clone how to merge two versions of a file, as
// .gitattributes asks.
func (s Surroundings) setDriver() error {
	if !s.InGit {
		return nil
	}
	repo, err := s.Repo()
	if err != nil {
		return err
	}
	defer repo.Close()
	return SetDriver(repo)
}

// SetDriver tells git in this clone to merge the record's files by their keys.
func SetDriver(repo *gitrepo.Repo) error {
	for _, setting := range [][2]string{{merge.NameKey, merge.Name}, {merge.DriverKey, merge.Driver}} {
		if err := repo.Configure(setting[0], setting[1]); err != nil {
			return failed(err, "")
		}
	}
	return nil
}

// files are those by which a CI service checks each change.
func (s Surroundings) files(service string) ([]disk.File, error) {
	if service == "none" {
		return nil, nil
	}
	for _, known := range templates.Services() {
		if known.Name != service {
			continue
		}
		var files []disk.File
		for _, f := range known.Files(s.Record) {
			files = append(files, disk.File{Path: f.Path, Data: f.Data})
		}
		return files, nil
	}
	return nil, fmt.Errorf("%w %q", ErrService, service)
}

// hook is what git calls before a commit.
func (s Surroundings) hook() []disk.File {
	h := templates.Hook(s.Record)
	return []disk.File{{Path: h.Path, Data: h.Data}}
}
