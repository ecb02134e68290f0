package store

import (
	"sync"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// Versions reads many versions of a record, as a repository holds them, and each
// version of a file once. What it hands out is shared between the programmes made
// of it, and is to be read only. Several goroutines may add to it.
type Versions struct {
	files   []string
	numbers map[string]uint32 // of the files
	mu      sync.Mutex        // guards the parts
	parts   map[Version]versioned
	desks   sync.Pool // of *desk, each with the memory of the files that were read at it before
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
func NewVersions(paths []string) *Versions { return new(Reading).Versions(paths, nil) }

// Versions begins with every path that any version has a file at, and with the versions
// that this is a reading of, by the names for their content: they are not read again. A name
// that is empty is not known.
func (r *Reading) Versions(paths []string, content func(path string) string) *Versions {
	v := &Versions{numbers: map[string]uint32{}, parts: map[Version]versioned{},
		desks: sync.Pool{New: func() any { return new(desk) }}}
	for i, f := range r.files {
		v.number(f.path)
		if version := (Version{f.path, content(f.path)}); r.parts[i].programme != nil && version.Content != "" {
			v.parts[version] = versioned{r.parts[i], f.kind}
		}
	}
	for _, path := range paths {
		v.number(path)
	}
	return v
}

// number gives a path the next number, unless it has one.
func (v *Versions) number(path string) {
	if _, numbered := v.numbers[path]; !numbered {
		v.numbers[path] = uint32(len(v.files))
		v.files = append(v.files, path)
	}
}

// Wants reports whether a version is of a file of the record, and was not read yet.
func (v *Versions) Wants(version Version) bool {
	return kindAt(version.Path) != nil && !v.read(version)
}

// Add reads a version of a file, unless it did already. Data that is nil stands
// for a file that could not be had: too large, or no file.
func (v *Versions) Add(version Version, data []byte) {
	if !v.Wants(version) {
		return
	}
	f, index := file{path: version.Path, kind: kindAt(version.Path)}, v.numbers[version.Path]
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
			p.Unread = append(p.Unread, unreadFile(v.numbers[f.Path]))
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
