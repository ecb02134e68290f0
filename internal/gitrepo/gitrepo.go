// Package gitrepo is git as data: which repository a record is in, the
// record as it was at a commit, what changed in it and by whom, and a commit
// of named files. It is the only package that runs a program, and that program
// is git.
//
// A repository may come from anybody. No program, hook or filter that its own
// configuration names is ever run: git is asked for objects only, with the
// options and the environment of run.go, and files are compared and converted
// here. Nothing is fetched.
//
// What the record means is nobody's business here.
package gitrepo

import (
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"strings"
	"sync"

	"improve/internal/disk"
)

// ErrNone is returned when a folder is in no git repository.
var ErrNone = errors.New("not in a git repository")

// ErrNoGit is returned when there is no program git on this machine.
var ErrNoGit = errors.New("git is not installed, or is not on the PATH")

// ErrUntrusted is returned when git refuses to read a repository because it belongs to
// somebody else. The error that wraps it says how to trust it.
var ErrUntrusted = errors.New("git refuses to read this repository because its folder belongs to another user")

// ErrEmpty is returned when nothing was ever committed here.
var ErrEmpty = errors.New("this repository has no commits yet")

// Repo is the git repository around a folder, usually that of a record. Paths
// given to it and had from it are within that folder, with slashes.
//
// It may be asked from several goroutines. Close it when done: it keeps a git
// process to read objects with, once one was read.
type Repo struct {
	dir     string
	prefix  string // of the folder within the repository: "" or "a/b/"
	bare    bool   // there are no files to look at or commit
	shallow bool
	objects objects
	here    fs.FS // the files of the folder as they are; nil in a bare repository
	graphs  struct {
		sync.Mutex
		of map[string]*Graph // by the commit that each ends with
	}

	once     sync.Once
	settings config
	failed   error // of reading the settings
}

// Open finds the repository that dir is in: its top, a folder below it, a linked
// work tree, a submodule, or a bare repository.
//
// The error is ErrNone, ErrNoGit or ErrUntrusted where it wraps them.
func Open(dir string) (*Repo, error) {
	r := &Repo{dir: dir}
	out, err := r.git("rev-parse", "--is-shallow-repository", "--is-inside-work-tree", "--show-prefix")
	if err != nil {
		return nil, unopened(dir, err)
	}
	shallow, rest, _ := strings.Cut(string(out), "\n")
	inside, prefix, ok := strings.Cut(rest, "\n")
	if !ok {
		return nil, fmt.Errorf("unexpected answer from git: %q", out)
	}
	r.shallow, r.bare = shallow == "true", inside != "true"
	r.prefix = strings.TrimSuffix(prefix, "\n")
	r.objects.start = r.pipe
	if !r.bare {
		r.here, _ = disk.FS(dir) // without it git is asked for all of them
	}
	return r, nil
}

// unopened explains why git would not open a folder.
func unopened(dir string, err error) error {
	said := err.Error()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return ErrNoGit
	case strings.Contains(said, "dubious ownership"), strings.Contains(said, "unsafe repository"):
		return fmt.Errorf("%w; if you trust it: git config --global --add safe.directory %s",
			ErrUntrusted, trusted(said, dir))
	case strings.Contains(said, "not a git repository: "):
		_, where, _ := strings.Cut(said, "not a git repository: ")
		return fmt.Errorf("%w: the file .git points to %s, and there is no repository", ErrNone, firstLine(where))
	case strings.Contains(said, "not a git repository"):
		return ErrNone
	}
	return fmt.Errorf("git cannot read the repository of %s: %s", dir, strings.TrimPrefix(firstLine(said), "fatal: "))
}

// trusted is the folder that git asks to be trusted.
func trusted(said, dir string) string {
	if _, rest, ok := strings.Cut(said, "safe.directory "); ok {
		return firstLine(rest)
	}
	return dir
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

// Shallow reports whether the clone holds only the newest part of its history.
func (r *Repo) Shallow() bool { return r.shallow }

// Bare reports whether there is no work tree here: nothing but history.
func (r *Repo) Bare() bool { return r.bare }

// Prefix is where the folder stands within the repository: "" at its top, else
// ending in a slash.
func (r *Repo) Prefix() string { return r.prefix }

// Close ends the git processes that read objects.
func (r *Repo) Close() { r.objects.close() }
