package store

import (
	"bytes"
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Overlay is a record as it would be with files changed.
func Overlay(fsys fs.FS, changed []Changed) fs.FS {
	o := &overlay{under: fsys, files: make(map[string][]byte, len(changed))}
	for _, c := range changed {
		o.files[c.Path] = c.After
	}
	return o
}

// overlay is a file system with files laid over it.
type overlay struct {
	under fs.FS
	files map[string][]byte
}

func (o *overlay) Open(name string) (fs.File, error) {
	if data, ok := o.files[name]; ok {
		return &memory{Reader: bytes.NewReader(data), name: path.Base(name), size: int64(len(data))}, nil
	}
	return o.under.Open(name)
}

func (o *overlay) Stat(name string) (fs.FileInfo, error) {
	if data, ok := o.files[name]; ok {
		return &memory{name: path.Base(name), size: int64(len(data))}, nil
	}
	info, err := fs.Stat(o.under, name)
	if err != nil && o.holds(name) {
		return &memory{name: path.Base(name), folder: true}, nil
	}
	return info, err
}

// holds reports whether files are laid into a folder.
func (o *overlay) holds(folder string) bool {
	for name := range o.files {
		if strings.HasPrefix(name, folder+"/") {
			return true
		}
	}
	return false
}

// ReadDir lists a folder with the files and folders that are laid into it.
func (o *overlay) ReadDir(folder string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.under, folder)
	if err != nil && !o.holds(folder) {
		return nil, err
	}
	entries = slices.Clone(entries)
	for name, data := range o.files {
		inside := name
		if folder != "." {
			var ok bool
			if inside, ok = strings.CutPrefix(name, folder+"/"); !ok {
				continue
			}
		}
		base, _, deeper := strings.Cut(inside, "/")
		entry := &memory{name: base, size: int64(len(data)), folder: deeper}
		i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return e.Name() == base })
		switch {
		case i < 0:
			entries = append(entries, entry)
		case !deeper:
			entries[i] = entry
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// memory is a file in memory, or a folder that only holds such files.
type memory struct {
	*bytes.Reader
	name   string
	size   int64
	folder bool
}

func (m *memory) Stat() (fs.FileInfo, error) { return m, nil }
func (m *memory) Close() error               { return nil }
func (m *memory) Name() string               { return m.name }
func (m *memory) Size() int64                { return m.size }
func (m *memory) IsDir() bool                { return m.folder }
func (m *memory) ModTime() time.Time         { return time.Time{} }
func (m *memory) Sys() any                   { return nil }
func (m *memory) Type() fs.FileMode          { return m.Mode().Type() }
func (m *memory) Info() (fs.FileInfo, error) { return m, nil }

func (m *memory) Mode() fs.FileMode {
	if m.folder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
