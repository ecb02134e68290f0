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
	node    *node
	looked  bool          // whether it was looked for in the work tree
	content *bytes.Reader // once read
}

// Stat tells the size without asking git, where the work tree holds the file.
func (f *file) Stat() (fs.FileInfo, error) {
	if f.node.mode.IsRegular() && f.lies() {
		return info{f.node, base(f.path), f.content.Size()}, nil
	}
	return f.tree.infoOf(f.node, base(f.path))
}

func (f *file) Close() error { return nil }

// lies reports whether the work tree holds the file, and reads it there.
func (f *file) lies() bool {
	if !f.looked {
		f.looked = true
		if data, lies := f.tree.lying(f.node, f.path); lies {
			f.content = bytes.NewReader(data)
		}
	}
	return f.content != nil
}

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
	if data, lies := t.lying(n, name); lies {
		return data, nil
	}
	return t.stored(n, name)
}

func (f *file) Read(p []byte) (int, error) {
	if !f.lies() {
		data, err := f.tree.stored(f.node, f.path)
		if err != nil {
			return 0, err
		}
		f.content = bytes.NewReader(data)
	}
	return f.content.Read(p)
}

// stored is what git holds of a file.
func (t *tree) stored(n *node, name string) ([]byte, error) {
	t.mu.Lock()
	h, err := t.header(n)
	t.mu.Unlock()
	var data []byte
	if err == nil {
		data, err = t.objects.known(h, largestFile)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, nil
}

// lying is what lies in the work tree at a path, where it is what a node holds: git's own
// name for its bytes says so. Reading it there costs a fraction of asking git.
func (t *tree) lying(n *node, at string) (data []byte, lies bool) {
	if t.here == nil {
		return nil, false
	}
	opened, err := t.here.Open(at)
	if err != nil {
		return nil, false
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > largestFile || !t.maySize(n, info.Size()) {
		return nil, false
	}
	data = make([]byte, info.Size())
	if _, err := io.ReadFull(opened, data); err != nil {
		return nil, false
	}
	return data, name(data, len(n.id)) == n.id
}

// maySize reports whether what a node holds may be of a size, as far as git was asked.
func (t *tree) maySize(n *node, size int64) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return !n.in.asked || n.header.size == size
}

// Same reports of a path whether two versions of a folder, as FS gives them, have one file
// there: git's own name for what it holds says so, and nothing is read. It is no for what is
// not of a commit.
func Same(one, other fs.FS) func(path string) bool {
	a, b := Blob(one), Blob(other)
	return func(path string) bool { return a(path) != "" && a(path) == b(path) }
}

// Blob is git's own name for what a file of a folder holds, as FS gives it. It is empty of
// what is no file, such as a link, or not of a commit.
func Blob(fsys fs.FS) func(path string) string {
	t, ok := fsys.(*tree)
	return func(path string) string {
		if !ok {
			return ""
		}
		n, err := t.find(path, false)
		if err != nil || !n.mode.IsRegular() {
			return ""
		}
		return n.id
	}
}

// listed is a node in the list of its folder.
type listed struct {
	tree *tree
	node *node
}

func (e listed) Name() string               { return e.node.name }
func (e listed) IsDir() bool                { return e.node.mode == fs.ModeDir }
func (e listed) Type() fs.FileMode          { return e.node.mode }
func (e listed) Info() (fs.FileInfo, error) { return e.tree.infoOf(e.node, e.node.name) }
func (e listed) String() string             { return fs.FormatDirEntry(e) }

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
	if err := t.list(d.node); err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: d.path, Err: err}
	}
	left := d.node.children[d.told:]
	if n > 0 {
		if len(left) == 0 {
			return nil, io.EOF
		}
		left = left[:min(n, len(left))]
	}
	d.told += len(left)
	entries := make([]fs.DirEntry, 0, len(left))
	for _, child := range left {
		entries = append(entries, listed{t, child})
	}
	return entries, nil
}
