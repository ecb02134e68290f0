package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/record"
	"improve/internal/store"
)

// opening finds and opens the record that a call is about.
type opening struct {
	app *App
	dir string // -C
	rev string // --rev: the revision to read in place of the files

	given *record.Record // is read already, and read in place of all else; may be nil

	opened *gitrepo.Repo // see repo
	held   *held         // see version
}

func (o *opening) add(root *cobra.Command) {
	root.PersistentFlags().StringVarP(&o.dir, "directory", "C", "", "use the record in the folder `DIR`")
	_ = root.MarkPersistentFlagDirname("directory")
}

// here is a path as the user means it, from the folder the program is called in.
func (o *opening) here(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(o.app.Dir, path)
}

// start is the folder from which the record is looked for.
func (o *opening) start() string { return o.here(o.dir) }

// find finds the folder of the record upwards from here, as git does.
func (o *opening) find() (string, error) {
	dir, err := record.Find(o.start())
	if err != nil {
		return "", o.notFolder(err)
	}
	return dir, nil
}

func (o *opening) notFolder(err error) error {
	if errors.Is(err, record.ErrNotFolder) {
		return usageError{fmt.Errorf("%s is not a folder", o.dir), ""}
	}
	return err
}

// record reads the record: its files or, with --rev, those of a commit.
func (o *opening) record() (*record.Record, error) {
	if o.given != nil {
		return o.given, nil
	}
	if o.rev != "" {
		return o.atRevision()
	}
	return o.fromFiles(record.Open)
}

// fromFiles opens the record's folder.
func (o *opening) fromFiles(open func(dir string) (*record.Record, error)) (*record.Record, error) {
	dir, err := o.find()
	if err != nil {
		return nil, err
	}
	if err := laidOut(dir); err != nil {
		return nil, err
	}
	r, err := open(dir)
	if errors.Is(err, store.ErrNoRecord) {
		return nil, failed(store.ErrNoRecord, o.hintForNone())
	}
	return r, err
}

// laidOut refuses a folder in which a sparse checkout leaves out files of the record: what
// they say cannot be read, and would be missed in silence.
func laidOut(dir string) error {
	left, err := gitrepo.LeftOut(dir, history.Folders()...)
	if err != nil || len(left) == 0 {
		return nil //nolint:nilerr // a repository that git does not open has no checkout of its own
	}
	return failed(fmt.Errorf("a sparse checkout leaves out %s of the record: %s", diag.Count(len(left), "file"),
		diag.Namely(left)), "git sparse-checkout disable lays them out; or read a commit with --rev HEAD")
}

// loose are the files that a record here was read from and that are not as the last commit
// holds them; none of a revision, and where there is no git.
func (o *opening) loose(r *record.Record) ([]string, error) {
	if r.Revision != nil {
		return nil, nil
	}
	v, err := o.version(r.Dir, r.FS)
	if errors.Is(err, gitrepo.ErrNone) {
		return nil, nil
	}
	return slices.DeleteFunc(slices.Clone(v.Loose), func(name string) bool {
		_, err := fs.Stat(r.FS, name) // a file that is gone would count if it were here
		return err == nil && !slices.Contains(r.Programme.Files, name)
	}), err
}

// held is what git holds of the record's folder, or why nobody can say.
type held struct {
	gitrepo.Version
	err error
}

// version is what git holds of the record's folder. Git is asked once.
func (o *opening) version(dir string, fsys fs.FS) (gitrepo.Version, error) {
	if o.held == nil {
		v, err := gitrepo.VersionOf(dir, fsys, history.Folders()...)
		o.held = &held{v, err}
	}
	return o.held.Version, o.held.err
}

// noteLoose says in a line which files a result rests on that git does not hold.
func (o *opening) noteLoose(out *printer, loose []string) {
	if len(loose) > 0 {
		out.note("this rests on %s that git does not hold: %s", diag.Count(len(loose), "file"), diag.Namely(loose))
	}
}

// atRevision reads the record as it stood at --rev.
func (o *opening) atRevision() (*record.Record, error) {
	repo, err := o.repo()
	if err != nil {
		return nil, err
	}
	commit, err := repo.Resolve(o.rev)
	if err != nil {
		return nil, usageError{fmt.Errorf("--rev: %w", err), ""}
	}
	return record.At(repo, o.rev, commit)
}

// repo is the git repository of the record. It is opened once, and stays open until the
// program ends: what it read of git is not asked for again.
func (o *opening) repo() (*gitrepo.Repo, error) {
	if o.opened != nil {
		return o.opened, nil
	}
	r, err := record.Repo(o.start())
	if err != nil {
		return nil, o.notFolder(err)
	}
	o.app.atEnd(r.Close)
	o.opened = r
	return r, nil
}

// history reads git's history of a record.
func (o *opening) history(r *record.Record) (*history.History, error) {
	repo, err := o.repo()
	if err != nil {
		return nil, err
	}
	return r.History(repo, false)
}

// branch reads git's branch of a record.
func (o *opening) branch(r *record.Record) (*history.Branch, error) {
	repo, err := o.repo()
	if err != nil {
		return nil, err
	}
	return r.Branch(repo)
}

// folder is the path of the record in its repository; empty where nobody can say,
// as outside git.
func (o *opening) folder() string {
	repo, err := o.repo()
	if err != nil {
		return ""
	}
	return record.Folder(repo)
}

const noRecordHint = "go to the folder that holds plan/ and updates/, or name it: improve -C FOLDER status; " +
	"improve init begins one"

// hintForNone is what to do where there is no record to read. A bare repository
// holds one, and no files.
func (o *opening) hintForNone() string {
	repo, err := gitrepo.Open(o.start())
	if err != nil {
		return noRecordHint
	}
	defer repo.Close()
	if repo.Bare() {
		return "this is a bare repository, which has no files to read: name a commit, such as improve " +
			"status --rev HEAD"
	}
	return noRecordHint
}
