package store

import (
	"slices"
	"sync"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// Versions reads many versions of a record, as a repository holds them, and each
// version of a file once. What it hands out is shared between the programmes made
// of it, and is to be read only. Several goroutines may add to it.
type Versions struct {
	files []string
	mu    sync.Mutex // guards the parts
	parts map[Version]versioned
	desks sync.Pool // of *desk, each with the memory of the files that were read at it before
}

// Version is one version of one file: its path in the record, and a name for its
// content that no other content has.
type Version struct{ Path, Content string }

// versioned is what a version of a file gave, and the kind of file.
type versioned struct {
	part
	kind *schema.File
}

// NewVersions begins with every path that any version has a file at, so that all
// programmes count their files alike.
func NewVersions(paths []string) *Versions {
	files := slices.Clone(paths)
	slices.Sort(files)
	return &Versions{files: slices.Compact(files), parts: map[Version]versioned{},
		desks: sync.Pool{New: func() any { return new(desk) }}}
}

// Holds reports whether a path is that of a file of the record.
func (v *Versions) Holds(path string) bool { return kindAt(path) != nil }

// Add reads a version of a file, unless it did already. Data that is nil stands
// for a file that could not be had: too large, or no file.
func (v *Versions) Add(version Version, data []byte) {
	f := file{path: version.Path, kind: kindAt(version.Path)}
	if f.kind == nil || v.read(version) {
		return
	}
	index := v.index(version.Path)
	p := part{missed: []programme.Unread{unreadFile(index)}}
	if data != nil && len(data) <= yamldoc.MaxSize {
		at := v.desks.Get().(*desk)
		p = parseFile(at, f, index, data)
		v.desks.Put(at)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.parts[version] = versioned{p, f.kind}
}

func (v *Versions) read(version Version) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	_, read := v.parts[version]
	return read
}

func (v *Versions) index(path string) uint32 {
	i, _ := slices.BinarySearch(v.files, path)
	return uint32(i)
}

// File is one version of a file decoded by itself; nil where it cannot be read
// or was not added.
func (v *Versions) File(version Version) *programme.Programme {
	p := v.parts[version].programme
	if p == nil {
		return nil
	}
	whole := *p
	whole.Files = v.files
	return &whole
}

// Programme is the record that some versions of files make up. A file that cannot
// be read, was not added, or whose name is not one of the record's, is among its Unread.
func (v *Versions) Programme(files []Version) *programme.Programme {
	p := &programme.Programme{Policy: programme.DefaultPolicy(), Files: v.files}
	read := make([]versioned, len(files))
	for i, f := range files {
		read[i] = v.parts[f]
		if read[i].kind == nil && isYAML(f.Path) {
			p.Unread = append(p.Unread, unreadFile(v.index(f.Path)))
		}
	}
	for _, kind := range schema.Files() {
		for _, r := range read {
			if r.kind != kind {
				continue
			}
			if r.programme != nil {
				kind.Join(p, r.programme)
			}
			p.Unread = append(p.Unread, r.missed...)
		}
	}
	arrange(p)
	return p
}
