package record

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"improve/examples"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/draft"
	"improve/internal/jsonschema"
	"improve/internal/merge"
	"improve/internal/store"
)

// Beginning is a programme that is to be written: its own files, and those of the
// git repository around it. No file is ever written over.
type Beginning struct {
	draft.Start
	Dir     string
	Begun   bool // there is a plan already: only what goes beside it is written
	Example bool // the complete example is written instead of Start
	Git     Surroundings
	Groups  []Group // once prepared
}

// Group is the files that go into one folder.
type Group struct {
	Base  string
	Fresh []disk.File
	Left  []string // their places are taken
}

// Begin looks at the folder in which a programme is to begin. The folder need not
// exist.
func Begin(dir string) *Beginning {
	return &Beginning{
		Start: draft.Start{Name: "Improvement programme"},
		Dir:   dir,
		Begun: Begun(dir),
		Git:   around(dir),
	}
}

// Begun reports whether a folder has a programme.
func Begun(dir string) bool {
	return exists(filepath.Join(dir, filepath.FromSlash(draft.ProgrammeFile)))
}

// Above is a folder above dir that holds a programme; empty where there is none,
// or dir has a plan of its own.
func Above(dir string) string {
	for at := filepath.Dir(dir); !exists(filepath.Join(dir, "plan")); at = filepath.Dir(at) {
		if Begun(at) {
			return at
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	return ""
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// Prepare gathers the files that are to be written, with those for a CI service
// ("none" for no service), and refuses those that could not be read afterwards.
// The error wraps ErrService.
func (b *Beginning) Prepare(service string) error {
	own, err := b.files()
	if err != nil {
		return failed(err, "")
	}
	b.Groups = []Group{apart(b.Dir, own)}
	top, err := b.Git.files(service)
	if err != nil {
		return err
	}
	if b.Git.Top == b.Dir {
		more := apart(b.Dir, top)
		b.Groups[0].Fresh = append(b.Groups[0].Fresh, more.Fresh...)
		b.Groups[0].Left = append(b.Groups[0].Left, more.Left...)
	} else {
		b.Groups = append(b.Groups, apart(b.Git.Top, top))
	}
	if b.Git.Hooks != "" {
		b.Groups = append(b.Groups, apart(b.Git.Hooks, b.Git.hook()))
	}
	return b.sound()
}

// Count is how many files are to be written.
func (b *Beginning) Count() int {
	n := 0
	for _, group := range b.Groups {
		n += len(group.Fresh)
	}
	return n
}

// files are all the files of a new programme; of one that is begun already those
// beside its plan.
func (b *Beginning) files() ([]disk.File, error) {
	plan, err := b.plan()
	if err != nil {
		return nil, err
	}
	editor, err := jsonschema.EditorFiles()
	if err != nil {
		return nil, err
	}
	files := append(plan,
		disk.File{Path: "updates/README.md", Data: []byte(draft.UpdatesReadme)},
		disk.File{Path: "README.md", Data: []byte(draft.Readme(b.Name))},
		disk.File{Path: ".gitattributes", Data: []byte(merge.Attributes)},
		disk.File{Path: ".gitignore", Data: []byte(ignored())})
	for _, f := range editor {
		files = append(files, disk.File{Path: f.Path, Data: f.Data})
	}
	return files, nil
}

// ignored is what git is not to see: what a program leaves that is killed while
// it writes.
func ignored() string {
	return "# Left behind where writing was interrupted; improve removes them later.\n" +
		strings.Join(disk.Leftovers(), "\n") + "\n"
}

// plan is the files of the plan, or of the whole example.
func (b *Beginning) plan() (files []disk.File, err error) {
	switch {
	case b.Example:
		err = fs.WalkDir(examples.Brightwater(), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(examples.Brightwater(), name)
			files = append(files, disk.File{Path: name, Data: data})
			return err
		})
	case !b.Begun:
		var changed []store.Changed
		changed, err = store.Apply(embed.FS{}, b.Edits())
		for _, c := range changed {
			files = append(files, disk.File{Path: c.Path, Data: c.After})
		}
	}
	return files, err
}

// apart parts the files that are new from those whose place is taken.
func apart(base string, files []disk.File) Group {
	group := Group{Base: base}
	for _, f := range files {
		if exists(filepath.Join(base, filepath.FromSlash(f.Path))) {
			group.Left = append(group.Left, f.Path)
		} else {
			group.Fresh = append(group.Fresh, f)
		}
	}
	return group
}

// sound refuses new files that could not be read, or that do not fit those that
// are there.
func (b *Beginning) sound() error {
	files := b.Groups[0].Fresh
	var changed []store.Changed
	for _, f := range files {
		if strings.HasPrefix(f.Path, "plan/") || strings.HasPrefix(f.Path, "updates/") {
			changed = append(changed, store.Changed{Path: f.Path, After: f.Data})
		}
	}
	var under fs.FS = embed.FS{}
	if exists(b.Dir) {
		var err error
		if under, err = disk.FS(b.Dir); err != nil {
			return failed(err, "")
		}
	}
	p, problems, err := store.Load(store.Overlay(under, changed))
	if err != nil {
		return failed(err, "")
	}
	problems = append(problems, check.Validate(p, Rules())...)
	ours := slices.DeleteFunc(problems, func(d diag.Diagnostic) bool {
		return d.Severity < diag.Error ||
			!slices.ContainsFunc(files, func(f disk.File) bool { return f.Path == d.Place.File })
	})
	if len(ours) == 0 {
		return nil
	}
	return failedf(ours[0].Remedy, "nothing was written: %s: %s", ours[0].Place, ours[0].Message)
}

// Write makes the folder where there is none, writes what was prepared, and tells
// git in this clone to merge the record's files by their keys.
func (b *Beginning) Write() error {
	if err := os.MkdirAll(b.Dir, 0o755); err != nil {
		return failedf("", "make the folder %s: %w", b.Dir, errors.Unwrap(err))
	}
	unlock, err := disk.Lock(b.Dir)
	if err != nil {
		return failed(err, "try again in a moment")
	}
	defer unlock()
	for _, group := range b.Groups {
		if err := os.MkdirAll(group.Base, 0o755); err != nil { // a clone may lack the folder of hooks
			return failedf("", "make the folder %s: %w", group.Base, errors.Unwrap(err))
		}
		if err := disk.Write(group.Base, group.Fresh); err != nil {
			return failed(err, writeRemedy(err))
		}
	}
	return failed(errors.Join(b.markHook(), b.Git.setDriver()), "")
}

// markHook lets git run the hook, where it was written just now.
func (b *Beginning) markHook() error {
	for _, group := range b.Groups {
		if group.Base != b.Git.Hooks || b.Git.Hooks == "" {
			continue
		}
		for _, f := range group.Fresh {
			if err := os.Chmod(filepath.Join(b.Git.Hooks, f.Path), 0o755); err != nil {
				return fmt.Errorf("let git run the hook: %w", err)
			}
		}
	}
	return nil
}

// Written are the files that were written, by their paths from the top of the
// repository; the hook is no file of a repository.
func (b *Beginning) Written() ([]string, error) {
	var names []string
	for _, group := range b.Groups {
		if group.Base == b.Git.Hooks {
			continue
		}
		inside, err := filepath.Rel(b.Git.Top, group.Base)
		if err != nil {
			return nil, failed(err, "")
		}
		for _, f := range group.Fresh {
			names = append(names, filepath.ToSlash(filepath.Join(inside, f.Path)))
		}
	}
	return names, nil
}
