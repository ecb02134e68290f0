package disk

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
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
	switch {
	case err != nil || info.IsDir():
		return file, nil
	case !info.Mode().IsRegular():
		return unreadable{file}, nil
	}
	return opened{file, info}, nil
}

// opened is a file with what was found out when it was opened.
type opened struct {
	*os.File
	info fs.FileInfo
}

func (o opened) Stat() (fs.FileInfo, error) { return o.info, nil }

// Folder is the files below a folder, which is opened once for all of them.
func (t tree) Folder(name string) (fs.FS, error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	root, err := t.root.OpenRoot(local)
	if err != nil {
		return nil, err
	}
	return folder{tree{root.FS().(rootFS), root}, t, name}, nil
}

// folder is a folder of a tree.
type folder struct {
	inside, whole tree
	name          string
}

// Open opens a file of the folder. A link may lead out of the folder, as long as it
// does not lead out of the whole.
func (f folder) Open(name string) (fs.File, error) {
	file, err := f.inside.Open(name)
	if err != nil && fs.ValidPath(name) {
		return f.whole.Open(path.Join(f.name, name))
	}
	return file, err
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
