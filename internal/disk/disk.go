// Package disk writes files whole: whoever reads one, at any moment and after
// any accident, meets the old file or the new one and never a part of either.
// It also keeps two writers of one record apart, and reads files without ever
// waiting for a pipe.
//
// It knows nothing of what the files hold, and leaves nothing beside them: a
// temporary file that a killed program left is swept up by a later one.
package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// File is a file to be written.
type File struct {
	Path   string // below the folder, with slashes; folders that are missing are made
	Before []byte // what it held when it was read; nil where there was no such file
	Data   []byte // what it is to hold

	// Replace writes whatever is there now and ignores Before.
	Replace bool
}

// What keeps a file from being read or written, beside what the system says. Each is
// wrapped in an error that names the file.
var (
	ErrChanged  = errors.New("it has changed since it was read")
	ErrNotAFile = errors.New("it is a link, a folder or a device, not a plain file")
	ErrReadOnly = errors.New("it is marked as read-only")
	ErrTooLarge = errors.New("it is too large")
)

// ErrWritten says which files hold what they are to hold although others, or the
// names of these on the disk, failed. Of any other error nothing was written.
var ErrWritten = errors.New("already written")

// Write writes files below a folder that exists. All of them are on the disk
// under other names before the first takes its place, so that what can fail
// does so while nothing has changed yet. Nothing outside the folder is written,
// wherever its links lead.
//
// The files keep their permissions and owner; a link is refused, for writing
// would put a file in its place.
func Write(dir string, files []File) error {
	return (&writer{}).write(dir, files)
}

// writer is one call of Write.
type writer struct {
	root    *os.Root
	waiting []waiting
	step    func(name string) // called before each step; nil outside tests
}

// waiting is a file that is on the disk and waits to take its place.
type waiting struct{ temporary, path string }

func (w *writer) write(dir string, files []File) (err error) {
	w.root, err = os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("write to %s: %w", dir, Reason(err))
	}
	defer w.root.Close()
	defer w.discard()
	for _, folder := range foldersOf(files) {
		if err := w.folders(folder); err != nil {
			return fmt.Errorf("make the folder %s: %w", folder, Reason(err))
		}
		w.sweep(folder)
	}
	for _, f := range files {
		if err := w.prepare(f); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, Reason(err))
		}
	}
	for i, file := range w.waiting {
		if err := w.place(file); err != nil {
			return partly(fmt.Errorf("write %s: %w", file.path, Reason(err)), files[:i])
		}
	}
	w.waiting = nil
	return w.settle(files)
}

// partly adds to an error the files that have taken their places.
func partly(err error, files []File) error {
	if len(files) == 0 {
		return err
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Path
	}
	return fmt.Errorf("%w; %w: %s", err, ErrWritten, strings.Join(names, ", "))
}

// at reports to a test which step comes next.
func (w *writer) at(step string) {
	if w.step != nil {
		w.step(step)
	}
}

// prepare writes one file beside the place it is to take.
func (w *writer) prepare(f File) error {
	old, err := w.standing(f)
	if err != nil {
		return err
	}
	w.at("create")
	temporary, file, err := w.create(path.Dir(f.Path), old)
	if err != nil {
		return err
	}
	w.waiting = append(w.waiting, waiting{temporary, f.Path})
	w.at("fill")
	_, err = file.Write(f.Data)
	if err == nil && old != nil {
		err = keep(file, old)
	}
	w.at("sync")
	return errors.Join(err, file.Sync(), file.Close())
}

// standing is what is at the path of a file, or nil; an error where it must
// not be written over.
func (w *writer) standing(f File) (fs.FileInfo, error) {
	info, err := w.root.Lstat(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && (f.Before == nil || f.Replace):
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrChanged
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, ErrNotAFile
	case info.Mode().Perm()&0o222 == 0:
		return nil, ErrReadOnly
	}
	if err := w.writable(f.Path); err != nil || f.Replace {
		return info, err
	}
	data, err := w.root.ReadFile(f.Path)
	if err == nil && (f.Before == nil || !bytes.Equal(data, f.Before)) {
		err = ErrChanged
	}
	return info, err
}

// writable reports whether the system would let the file itself be written, as
// renaming another over it does not ask.
func (w *writer) writable(name string) error {
	file, err := w.root.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return file.Close()
}

// create opens a new file in a folder: with the permissions of the old file,
// else with those the user's files get.
func (w *writer) create(folder string, old fs.FileInfo) (string, *os.File, error) {
	mode := fs.FileMode(0o666) // less what the user's mask takes away
	if old != nil {
		mode = old.Mode().Perm()
	}
	for n := time.Now().UnixNano(); ; n++ {
		name := path.Join(folder, temporaryPrefix+strconv.FormatInt(n, 36)+temporaryEnding)
		file, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return name, file, err
		}
	}
}

// place puts a file that is on the disk where it belongs.
func (w *writer) place(f waiting) error {
	w.at("rename")
	return w.root.Rename(f.temporary, f.path)
}

// discard removes the files that did not take their places. What cannot be
// removed is swept up by a later run.
func (w *writer) discard() {
	for _, f := range w.waiting {
		_ = w.root.Remove(f.temporary)
	}
}

// folders makes the folders that are missing, and writes their names to the
// disk.
func (w *writer) folders(folder string) error {
	if _, err := w.root.Stat(folder); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := w.folders(path.Dir(folder)); err != nil {
		return err
	}
	w.at("folder")
	if err := w.root.Mkdir(folder, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return w.syncFolder(path.Dir(folder))
}

// settle has the new names written to the disk as well.
func (w *writer) settle(files []File) error {
	for _, folder := range foldersOf(files) {
		w.at("settle")
		if err := w.syncFolder(folder); err != nil {
			return partly(fmt.Errorf("write the folder %s to the disk: %w", folder, Reason(err)), files)
		}
	}
	return nil
}

func foldersOf(files []File) []string {
	var folders []string
	for _, f := range files {
		if folder := path.Dir(f.Path); !slices.Contains(folders, folder) {
			folders = append(folders, folder)
		}
	}
	return folders
}

// Reason is an error without the operation and path that a message names already.
func Reason(err error) error {
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		return pathError.Err
	case errors.As(err, &linkError):
		return linkError.Err
	}
	return err
}
