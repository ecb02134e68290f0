package gitrepo

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// File is a file of a commit.
type File struct {
	Path string // within the folder
	Blob string // git's own name for what it holds; empty of a link and a submodule
}

// Files are what some folders hold at each of several commits, given by their full names.
func (r *Repo) Files(commits []string, folders ...string) ([][]File, error) {
	w := &woods{objects: &r.objects, trees: map[string][]*node{}}
	roots, err := w.roots(r, commits)
	if err != nil {
		return nil, err
	}
	level := w.named(roots, folders)
	for len(level) > 0 {
		if err := w.read(level); err != nil {
			return nil, err
		}
		var below []*node
		for _, n := range level {
			below = append(below, w.trees[n.id]...)
		}
		level = below
	}
	files := make([][]File, len(commits))
	for i, root := range roots {
		for _, n := range w.named([]*node{root}, folders) {
			files[i] = append(files[i], w.files(n, n.name)...)
		}
	}
	return files, nil
}

// Holds stands for what some folders hold at each of several commits, given by their full
// names: the same for two commits where they hold the same, and empty where there is none.
func (r *Repo) Holds(commits []string, folders ...string) ([]string, error) {
	w := &woods{objects: &r.objects, trees: map[string][]*node{}}
	roots, err := w.roots(r, commits)
	if err != nil {
		return nil, err
	}
	held := make([]string, len(commits))
	for i, root := range roots {
		for _, n := range w.named([]*node{root}, folders) {
			held[i] += fmt.Sprintf("%s %v %s\n", n.name, n.mode, n.id)
		}
	}
	return held, nil
}

// woods are the trees of several commits, each read once, many at a time.
type woods struct {
	objects *objects
	trees   map[string][]*node // what is in a folder, by git's name for it
}

// roots are the folder of the repository at each commit, and what is in it; nil where a
// commit has none.
func (w *woods) roots(r *Repo, commits []string) ([]*node, error) {
	names := make([]string, len(commits))
	for i, c := range commits {
		names[i] = c + "^{tree}"
	}
	headers, err := w.objects.stat(names)
	if err != nil {
		return nil, err
	}
	roots := make([]*node, len(commits))
	for i, h := range headers {
		roots[i] = &node{mode: fs.ModeDir, id: h.id}
		if h.kind == "" {
			return nil, w.objects.lacks()
		}
	}
	for part := range strings.FieldsFuncSeq(r.prefix, func(c rune) bool { return c == '/' }) {
		if err := w.read(roots); err != nil {
			return nil, err
		}
		for i, root := range roots {
			roots[i] = nil
			for _, n := range w.named([]*node{root}, []string{part}) {
				roots[i] = n
			}
		}
	}
	return roots, w.read(roots)
}

// read reads those of some nodes that are folders, in one go.
func (w *woods) read(nodes []*node) error {
	var ids []string
	for _, n := range nodes {
		if n == nil || n.mode != fs.ModeDir {
			continue
		}
		if _, asked := w.trees[n.id]; !asked {
			w.trees[n.id] = nil // asked for once, however many commits have it
			ids = append(ids, n.id)
		}
	}
	headers, err := w.objects.stat(ids)
	if err != nil {
		return err
	}
	return w.objects.each(headers, largestTree, func(i int, data []byte) (err error) {
		w.trees[ids[i]], err = parseTree(data, len(ids[i])/2)
		return err
	})
}

// named are what is in some folders under some names.
func (w *woods) named(folders []*node, names []string) []*node {
	var found []*node
	for _, folder := range folders {
		if folder == nil || folder.mode != fs.ModeDir {
			continue
		}
		for _, n := range w.trees[folder.id] {
			if slices.Contains(names, n.name) {
				found = append(found, n)
			}
		}
	}
	return found
}

// files are a node and all below.
func (w *woods) files(n *node, name string) []File {
	switch n.mode {
	case 0:
		return []File{{name, n.id}}
	case fs.ModeSymlink:
		return []File{{Path: name}}
	}
	var files []File
	for _, below := range w.trees[n.id] {
		files = append(files, w.files(below, path.Join(name, below.name))...)
	}
	return files
}
