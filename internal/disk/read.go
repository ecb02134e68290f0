package disk

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// FS is the files below a folder, to be read. Links that lead out of the folder
// are refused, and nothing in it makes a reader wait: a pipe or a device opens,
// so that Stat tells what it is, and reading it is ErrNotAFile.
func FS(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", dir, Reason(err))
	}
	return tree{root.FS().(rootFS), root}, nil
}

// ReadFile reads a file. What is no file, such as a pipe that would make the
// reader wait, is ErrNotAFile; one with more than limit bytes is an error too.
func ReadFile(name string, limit int64) ([]byte, error) {
	file, err := os.OpenFile(name, os.O_RDONLY|noWait, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return contents(file, limit)
}

func contents(file *os.File, limit int64) ([]byte, error) {
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, ErrNotAFile
	}
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), limit)) + bytes.MinRead)
	n, err := b.ReadFrom(io.LimitReader(file, limit+1))
	if err == nil && n > limit {
		err = fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	return b.Bytes(), err
}

// rootFS is what the file system of an os.Root can do.
type rootFS interface {
	fs.StatFS
	fs.ReadLinkFS
}

// tree is the files below a folder, none of which makes a reader wait.
type tree struct {
	rootFS
	root *os.Root
}

func (t tree) open(name string) (*os.File, error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return t.root.OpenFile(local, os.O_RDONLY|noWait, 0)
}

// Open opens a file or folder.
func (t tree) Open(name string) (fs.File, error) {
	file, err := t.open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return unreadable{file}, nil
	}
	return file, nil
}

// ReadDir lists a folder in the order of its names.
func (t tree) ReadDir(name string) ([]fs.DirEntry, error) {
	folder, err := t.open(name)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	entries, err := folder.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// ReadFile reads a file at once.
func (t tree) ReadFile(name string) ([]byte, error) {
	file, err := t.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	const most = 1 << 30 // far above what anybody keeps in a record
	data, err := contents(file, most)
	if err != nil {
		err = &fs.PathError{Op: "read", Path: name, Err: Reason(err)}
	}
	return data, err
}

// unreadable is a pipe or a device.
type unreadable struct{ *os.File }

func (unreadable) Read([]byte) (int, error) { return 0, ErrNotAFile }
