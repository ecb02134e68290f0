package store

import (
	"slices"
	"sync"

	"improve/internal/programme"
	"improve/internal/yamldoc"
)

// Versions reads many versions of a record, as a repository holds them, and each
// version of a file once. What it hands out is shared between the programmes made
// of it, and is to be read only. Several goroutines may add to it.
type Versions struct {
	kinds []family
	files []string
	mu    sync.Mutex // guards the parts
	parts map[Version]versioned
}

// Version is one version of one file: its path in the record, and a name for its
// content that no other content has.
type Version struct{ Path, Content string }

// versioned is what a version of a file gave, and the kind of file.
type versioned struct {
	part
	kind *family
}

// NewVersions begins with every path that any version has a file at, so that all
// programmes count their files alike.
func NewVersions(paths []string) *Versions {
	files := slices.Clone(paths)
	slices.Sort(files)
	return &Versions{kinds: families(), files: slices.Compact(files), parts: map[Version]versioned{}}
}

// Holds reports whether a path is that of a file of the record.
func (v *Versions) Holds(path string) bool { return v.family(path) != nil }

func (v *Versions) family(path string) *family {
	i := slices.IndexFunc(v.kinds, func(k family) bool { return k.matches(path) })
	if i < 0 {
		return nil
	}
	return &v.kinds[i]
}

// Add reads a version of a file, unless it did already. Data that is nil stands
// for a file that could not be had: too large, or no file.
func (v *Versions) Add(version Version, data []byte) {
	f := file{path: version.Path, family: v.family(version.Path)}
	if f.family == nil || v.read(version) {
		return
	}
	index := v.index(version.Path)
	p := part{missed: []programme.Unread{unreadFile(index)}}
	if data != nil && len(data) <= yamldoc.MaxSize {
		p = parseFile(f, index, data)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.parts[version] = versioned{p, f.family}
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

// File is what one version of a file says, by itself; nil where it cannot be read
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
// be read, was not added, or whose name is none of the record's, is among its Unread.
func (v *Versions) Programme(files []Version) *programme.Programme {
	p := &programme.Programme{Policy: programme.DefaultPolicy(), Files: v.files}
	read := make([]versioned, len(files))
	for i, f := range files {
		read[i] = v.parts[f]
		if read[i].kind == nil && isYAML(f.Path) {
			p.Unread = append(p.Unread, unreadFile(v.index(f.Path)))
		}
	}
	for k := range v.kinds {
		for _, r := range read {
			if r.kind != &v.kinds[k] {
				continue
			}
			if r.programme != nil {
				once := *r.programme // joining changes it
				once.Faults = slices.Clip(once.Faults)
				v.kinds[k].join(p, &once)
			}
			p.Unread = append(p.Unread, r.missed...)
		}
	}
	arrange(p)
	return p
}
