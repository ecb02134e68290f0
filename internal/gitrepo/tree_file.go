package gitrepo

import (
	"bytes"
	"io"
	"io/fs"
)

// file is an open file of a commit. Its content is read when it is asked for.
type file struct {
	tree    *tree
	path    string
	info    info
	content *bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// ReadFile is a file's whole content. Without it fs.ReadFile makes room for a file
// of any size before it reads.
func (t *tree) ReadFile(name string) ([]byte, error) {
	n, err := t.at("open", name, true)
	if err != nil {
		return nil, err
	}
	if n.mode == fs.ModeDir {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	data, err := t.objects.known(n.header, largestFile)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, nil
}

func (f *file) Read(p []byte) (int, error) {
	if f.content == nil {
		data, err := f.tree.objects.known(f.info.node.header, largestFile)
		if err != nil {
			return 0, &fs.PathError{Op: "read", Path: f.path, Err: err}
		}
		f.content = bytes.NewReader(data)
	}
	return f.content.Read(p)
}

// Same reports of a path whether two versions of a folder, as FS gives them, have one file
// there: git's own name for what it holds says so, and nothing is read. It is no for what is
// not of a commit.
func Same(one, other fs.FS) func(name string) bool {
	a, isA := one.(*tree)
	b, isB := other.(*tree)
	return func(name string) bool {
		if !isA || !isB {
			return false
		}
		m, err := a.find(name, false)
		n, otherErr := b.find(name, false)
		return err == nil && otherErr == nil && m.mode.IsRegular() && n.mode.IsRegular() && m.id == n.id
	}
}

// folder is an open folder of a commit.
type folder struct {
	*file
	told int // entries
}

func (d *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

// ReadDir lists the folder as fs.ReadDirFile says.
func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	t := d.tree
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.list(d.info.node); err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: d.path, Err: err}
	}
	left := d.info.node.children[d.told:]
	if n > 0 {
		if len(left) == 0 {
			return nil, io.EOF
		}
		left = left[:min(n, len(left))]
	}
	d.told += len(left)
	entries := make([]fs.DirEntry, 0, len(left))
	for _, child := range left {
		entries = append(entries, fs.FileInfoToDirEntry(info{child, child.name}))
	}
	return entries, nil
}
