package gitrepo

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"
)

// The largest that are read of each kind. A file's own size is reported whatever it
// is, so that a loader can refuse it in its own words.
const (
	largestFile = 16 << 20
	largestTree = 64 << 20
	largestLink = 4096
)

// ErrNoFolder is returned when a commit does not have the folder.
var ErrNoFolder = errors.New("no such folder")

// FS is the folder as it was at a commit, given by its full name: read-only,
// and read as it is asked for, in one or two git processes however many files it
// has. It lives as long as the repository is open. What the work tree holds, byte for
// byte by git's own name for it, is read there.
//
// Links are followed within the folder and nowhere else. A submodule, whose files
// belong to another repository, is shown as a link to nothing.
func (r *Repo) FS(commit string) (fs.FS, error) {
	headers, err := r.objects.stat([]string{commit + "^{tree}"})
	if err != nil {
		return nil, fmt.Errorf("read commit %s: %w", commit, err)
	}
	if headers[0].kind != "tree" {
		return nil, r.unknown(commit)
	}
	at := &tree{objects: &r.objects, here: r.here, root: &node{mode: fs.ModeDir, id: headers[0].id}}
	for part := range strings.SplitSeq(strings.TrimSuffix(r.prefix, "/"), "/") {
		if part == "" {
			continue
		}
		child, err := at.child(at.root, part)
		if err != nil || child.mode != fs.ModeDir {
			return nil, fmt.Errorf("%s at commit %.12s: %w", strings.TrimSuffix(r.prefix, "/"), commit, ErrNoFolder)
		}
		at.root = child
	}
	return at, nil
}

// tree is a fs.FS over the objects of one tree.
type tree struct {
	objects *objects
	here    fs.FS      // the folder as it lies in the work tree; nil where there is none
	mu      sync.Mutex // guards the nodes
	root    *node
}

// node is a file or a folder.
type node struct {
	name     string
	id       string
	mode     fs.FileMode // only its type
	outside  bool        // a submodule
	read     bool
	children []*node // once read, sorted by name
	in       *node   // the folder that it is in; nil of the whole
	asked    bool    // whether git was asked for the headers of what the folder holds
	header   header  // of a file or a link, once asked for; without a kind where git does not have it
	target   string  // of a link, once read
}

// child finds an entry of a folder. The caller holds the lock, or is alone.
func (t *tree) child(dir *node, name string) (*node, error) {
	if err := t.list(dir); err != nil {
		return nil, err
	}
	i, found := slices.BinarySearchFunc(dir.children, name,
		func(n *node, name string) int { return strings.Compare(n.name, name) })
	if !found {
		return nil, fs.ErrNotExist
	}
	return dir.children[i], nil
}

// list reads a folder's entries.
func (t *tree) list(dir *node) error {
	if dir.read {
		return nil
	}
	_, data, err := t.objects.read(dir.id, largestTree)
	if err != nil {
		return err
	}
	children, err := parseTree(data, len(dir.id)/2)
	if err != nil {
		return err
	}
	for _, n := range children {
		n.in = dir
	}
	dir.children, dir.read = children, true
	return nil
}

// header asks git about a file or a link, and about all others of its folder with it. The
// caller holds the lock.
func (t *tree) header(n *node) (header, error) {
	dir := n.in
	if dir.asked {
		return n.header, nil
	}
	var files []*node
	var names []string
	for _, n := range dir.children {
		if n.mode != fs.ModeDir && !n.outside {
			files, names = append(files, n), append(names, n.id)
		}
	}
	headers, err := t.objects.stat(names)
	if err != nil {
		return header{}, err
	}
	for i, h := range headers {
		files[i].header = h
	}
	dir.asked = true
	return n.header, nil
}

// parseTree reads a tree object: mode, space, name, NUL, the name of the object
// in bytes. The entries are sorted by name.
func parseTree(data []byte, hash int) ([]*node, error) {
	var nodes []*node
	for rest := string(data); rest != ""; {
		mode, after, ok := strings.Cut(rest, " ")
		name, after, ended := strings.Cut(after, "\x00")
		if !ok || !ended || len(after) < hash {
			return nil, errors.New("a folder in the repository is damaged: git fsck gives details")
		}
		n := &node{name: strings.Clone(name), id: fmt.Sprintf("%x", after[:hash])}
		switch mode {
		case "40000", "040000":
			n.mode = fs.ModeDir
		case "120000":
			n.mode = fs.ModeSymlink
		case "160000":
			n.mode, n.outside = fs.ModeSymlink, true
		}
		nodes, rest = append(nodes, n), after[hash:]
	}
	slices.SortStableFunc(nodes, func(a, b *node) int { return strings.Compare(a.name, b.name) })
	return nodes, nil
}

var errOutside = errors.New("this link points outside the record")

// find walks to a path. Links on the way are followed, and the last one too where
// asked.
func (t *tree) find(name string, follow bool) (*node, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	way := []*node{t.root}
	parts := strings.Split(name, "/")
	for links := 0; len(parts) > 0; {
		part := parts[0]
		parts = parts[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			if len(way) == 1 {
				return nil, errOutside
			}
			way = way[:len(way)-1]
			continue
		}
		here := way[len(way)-1]
		if here.mode != fs.ModeDir {
			return nil, fs.ErrNotExist
		}
		n, err := t.child(here, part)
		if err != nil {
			return nil, err
		}
		if n.mode != fs.ModeSymlink || len(parts) == 0 && !follow {
			way = append(way, n)
			continue
		}
		const most = 16
		if links++; links > most {
			return nil, errors.New("too many links in a chain")
		}
		target, err := t.link(n)
		if err != nil {
			return nil, err
		}
		parts = append(strings.Split(target, "/"), parts...)
	}
	return way[len(way)-1], nil
}

// link is where a link leads. The caller holds the lock.
func (t *tree) link(n *node) (string, error) {
	if n.outside {
		return "", fs.ErrNotExist
	}
	if n.target == "" {
		h, err := t.header(n)
		if err != nil {
			return "", err
		}
		data, err := t.objects.known(h, largestLink)
		if err != nil {
			return "", err
		}
		n.target = string(data)
	}
	if n.target == "" || strings.HasPrefix(n.target, "/") {
		return "", errOutside
	}
	return n.target, nil
}

// Open opens a file or folder, following links within the record.
func (t *tree) Open(name string) (fs.File, error) {
	n, err := t.at("open", name, true)
	if err != nil {
		return nil, err
	}
	f := &file{tree: t, path: name, node: n}
	if n.mode == fs.ModeDir {
		return &folder{file: f}, nil
	}
	return f, nil
}

// Stat is what a path names, following links.
func (t *tree) Stat(name string) (fs.FileInfo, error) { return t.info("stat", name, true) }

// Lstat is what a path names; a link is reported as a link.
func (t *tree) Lstat(name string) (fs.FileInfo, error) { return t.info("lstat", name, false) }

// ReadLink is where a link leads, as it is written. A submodule names its commit.
func (t *tree) ReadLink(name string) (string, error) {
	n, err := t.at("readlink", name, false)
	if err != nil {
		return "", err
	}
	if n.mode != fs.ModeSymlink {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	if n.outside {
		return "submodule at " + n.id, nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.link(n); err != nil && !errors.Is(err, errOutside) {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: err}
	}
	return n.target, nil
}

func (t *tree) info(op, name string, follow bool) (fs.FileInfo, error) {
	n, err := t.at(op, name, follow)
	if err != nil {
		return nil, err
	}
	return t.infoOf(n, base(name))
}

// infoOf is what is known of a node, with the size of a file.
func (t *tree) infoOf(n *node, name string) (fs.FileInfo, error) {
	if n.mode == fs.ModeDir || n.outside {
		return info{n, name, 0}, nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	h, err := t.header(n)
	return info{n, name, h.size}, err
}

func (t *tree) at(op, name string, follow bool) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	n, err := t.find(name, follow)
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return n, nil
}

func base(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }

// info describes a node under the name it was asked for.
type info struct {
	node *node
	name string
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.node.mode == fs.ModeDir }
func (i info) Sys() any           { return nil }

func (i info) Mode() fs.FileMode {
	if i.IsDir() {
		return fs.ModeDir | 0o555
	}
	return i.node.mode | 0o444
}
