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
	known *Reading // whose files have the first numbers
	files []string
	at    map[string]numbered // by path
	mu    sync.Mutex          // guards the parts
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

// numbered is a path of a record: its number among the files, and their kind there; nil
// where the record has none.
type numbered struct {
	number uint32
	kind   *schema.File
}

// NewVersions begins with every path that any version has a file at, so that all
// programmes count their files alike.
func NewVersions(paths []string) *Versions { return new(Reading).Versions(paths, nil) }

// Versions begins with every path that any version has a file at, and with the versions
// that this is a reading of, by the names for their content; a name that is empty is not
// known. What a file gave is taken from there for each version that holds the same.
func (r *Reading) Versions(paths []string, content func(path string) string) *Versions {
	v := &Versions{known: r, at: map[string]numbered{}, parts: map[Version]versioned{},
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
	if _, known := v.at[path]; !known {
		v.at[path] = numbered{uint32(len(v.files)), kindAt(path)}
		v.files = append(v.files, path)
	}
}

// Wants reports whether a version is of a file of the record, and was not read yet.
func (v *Versions) Wants(version Version) bool {
	return v.at[version.Path].kind != nil && !v.read(version)
}

// Add reads a version of a file, unless it did already. Data that is nil stands
// for a file that could not be had: too large, or no file.
func (v *Versions) Add(version Version, data []byte) {
	if !v.Wants(version) {
		return
	}
	at := v.at[version.Path]
	p := part{missed: []programme.Unread{unreadFile(at.number)}}
	if data != nil && len(data) <= yamldoc.MaxSize {
		p = v.parse(file{path: version.Path, kind: at.kind}, at.number, data)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.parts[version] = versioned{p, at.kind}
}

// parse reads what a version of a file holds, unless the reading is of the same bytes.
func (v *Versions) parse(f file, number uint32, data []byte) part {
	if known := v.known.part(int(number)); known.holds(data) {
		return known
	}
	desk := v.desks.Get().(*desk)
	defer v.desks.Put(desk)
	return parseFile(desk, f, number, data)
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
			p.Unread = append(p.Unread, unreadFile(v.at[f.Path].number))
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
