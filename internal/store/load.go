// Package store turns the files of a record into a programme, and edits of a
// programme into files, in memory: writing them is `disk`'s business.
//
// It decodes values by the rows of `schema`, whatever the key. What is wrong with a
// file or a value is a diagnostic and never stops the rest; what the values mean
// together is `check`'s business.
package store

import (
	"bytes"
	"cmp"
	"errors"
	"hash/maphash"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/parallel"
	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// ErrNoRecord is returned for a folder without plan/ and updates/.
var ErrNoRecord = errors.New("no record here: there is no folder plan and no folder updates")

// Load reads the record in a file system whose root holds `plan` and `updates`.
// Everything wrong with its files is in the list, sorted by place; an error
// means that there is no record to read. Files are read side by side; the
// result does not depend on their order.
//
// What is found and cannot be kept is named in the programme's Unread or in the
// Faults of the record that lacks it, and has an error in the list. A file
// system that keeps links from leading out of its root, as os.Root's does, has
// them reported as such.
func Load(fsys fs.FS) (*programme.Programme, diag.List, error) {
	r, err := Read(fsys)
	if err != nil {
		return nil, nil, err
	}
	return r.Programme, r.Problems, nil
}

// Reading is a record as it was read, and what each of its files gave.
type Reading struct {
	Programme *programme.Programme
	Problems  diag.List

	fsys  fs.FS
	files []file // by number; those of readings that this one goes on from keep theirs
	parts []part // what they gave
}

// Read is Load for who may want to read the record again with files changed.
func Read(fsys fs.FS) (*Reading, error) {
	return (&Reading{fsys: fsys}).again(fsys, func(string) bool { return false })
}

// With reads the record as it would be with files changed. The others are not
// read again: they are as they were when this was read, whatever has become of
// them meanwhile.
func (r *Reading) With(changed []Changed) (*Reading, error) {
	return r.again(Overlay(r.fsys, changed), func(path string) bool {
		return !slices.ContainsFunc(changed, func(c Changed) bool { return c.Path == path })
	})
}

// Beside reads another version of the record. What a file gave that holds the same bytes in
// both is shared by the two programmes, and is to be read only. A file of which same knows
// that without its bytes is not opened.
func (r *Reading) Beside(fsys fs.FS, same func(path string) bool) (*Reading, error) {
	return r.again(fsys, same)
}

// again reads a record. Files that are unchanged gave what they gave before, and are not
// opened; of the others those are not parsed again that hold the same bytes.
func (r *Reading) again(fsys fs.FS, unchanged func(path string) bool) (*Reading, error) {
	found, err := find(fsys)
	if err != nil {
		return nil, err
	}
	n := &Reading{fsys: fsys, files: make([]file, len(r.files), len(r.files)+len(found.files))}
	numbers := make(map[string]int, len(r.files))
	for i, f := range r.files {
		n.files[i].path, numbers[f.path] = f.path, i // there is none such any more, unless it is found
	}
	for _, f := range found.files {
		f.found = true
		if i, known := numbers[f.path]; known {
			n.files[i] = f
		} else {
			n.files = append(n.files, f)
		}
	}
	n.parts = make([]part, len(n.files))
	var unread []int
	for i, f := range n.files {
		switch before := r.part(i); {
		case f.kind == nil:
		case before.programme != nil && unchanged(f.path):
			n.parts[i] = before
		default:
			unread = append(unread, i)
		}
	}
	n.readAll(unread, r)
	n.assemble(found.problems)
	return n, nil
}

// Bytes reads all files again, in the order of their paths, and hands over what each holds;
// of those whose kind is unknown the paths alone. It reports whether each can be read and
// holds what it held when it was read.
func (r *Reading) Bytes(take func(path string, data []byte)) (same bool) {
	order := make([]int, len(r.files))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return strings.Compare(r.files[i].path, r.files[j].path) })
	folders := openFolders(r.fsys, r.files)
	var buffer bytes.Buffer
	for _, i := range order {
		switch f := r.files[i]; {
		case !f.found:
		case f.kind == nil:
			take(f.path, nil)
		default:
			data, problem := readBytes(folders, f, &buffer)
			if problem != nil || !r.parts[i].holds(data) {
				return false
			}
			take(f.path, data)
		}
	}
	return true
}

// part is what a file gave, by its number.
func (r *Reading) part(number int) part {
	if number < len(r.parts) {
		return r.parts[number]
	}
	return part{}
}

// assemble joins what the files gave, in the order of their paths.
func (r *Reading) assemble(problems diag.List) {
	p := &programme.Programme{Policy: programme.DefaultPolicy()}
	order := make([]int, len(r.files))
	for i, f := range r.files {
		p.Files, order[i] = append(p.Files, f.path), i
	}
	slices.SortFunc(order, func(i, j int) int { return strings.Compare(r.files[i].path, r.files[j].path) })
	for _, i := range order {
		if r.files[i].found && r.files[i].kind == nil {
			p.Unread = append(p.Unread, unreadFile(uint32(i)))
		}
	}
	for _, i := range order {
		problems = append(problems, r.parts[i].problems...)
		p.Unread = append(p.Unread, r.parts[i].missed...)
	}
	for _, kind := range schema.Files() {
		for _, i := range order {
			if r.parts[i].programme != nil && r.files[i].kind == kind {
				kind.Join(p, r.parts[i].programme)
			}
		}
	}
	arrange(p)
	problems = append(problems, missingDocuments(r.fsys, p)...)
	problems.Sort()
	r.Programme, r.Problems = p, problems
}

func unreadFile(index uint32) programme.Unread {
	return programme.Unread{What: "file", Pos: programme.Pos{File: index}}
}

// part is what one file gave.
type part struct {
	programme *programme.Programme
	problems  diag.List
	missed    []programme.Unread
	bytes     sum
}

// sum stands for the bytes of a file: others have another, as far as chance allows.
type sum struct {
	hash uint64
	size int
}

var seed = maphash.MakeSeed() // so that nobody can make files that pass for others

func sumOf(data []byte) sum { return sum{maphash.Bytes(seed, data), len(data)} }

// holds reports whether the part is what a file with those bytes gives.
func (p part) holds(data []byte) bool {
	return p.programme != nil && p.bytes.size == len(data) && p.bytes == sumOf(data)
}

// readAll reads files by their numbers, with as many workers as there are processors. What
// a file gave before that holds the same bytes is taken from there.
func (r *Reading) readAll(numbers []int, before *Reading) {
	folders := openFolders(r.fsys, r.files)
	parallel.Each(len(numbers), func(n int, at *desk) {
		i := numbers[n]
		r.parts[i] = readFile(folders, r.files[i], uint32(i), before.part(i), at)
	})
}

// folders are the files of a record by the folder they are in. Where the file system
// opens a folder for all of its files, as disk's does, none is walked to again.
type folders struct {
	fs.FS
	opened map[string]fs.FS
}

func openFolders(fsys fs.FS, files []file) folders {
	all := folders{fsys, map[string]fs.FS{}}
	opener, ok := fsys.(interface {
		Folder(name string) (fs.FS, error)
	})
	if !ok {
		return all
	}
	for _, f := range files {
		name := path.Dir(f.path)
		if _, known := all.opened[name]; known {
			continue
		}
		if folder, err := opener.Folder(name); err == nil {
			all.opened[name] = folder
		}
	}
	return all
}

// Open opens a file in its folder, or by its whole path where that is not open.
func (f folders) Open(name string) (fs.File, error) {
	if folder, ok := f.opened[path.Dir(name)]; ok {
		return folder.Open(path.Base(name))
	}
	return f.FS.Open(name)
}

// desk is what one file after another is read into.
type desk struct {
	bytes bytes.Buffer
	yaml  yamldoc.Reader
	keys  map[string]yamldoc.Node // those of a map, while it is looked at
}

func readFile(from folders, f file, index uint32, before part, desk *desk) part {
	data, problem := readBytes(from, f, &desk.bytes)
	if problem != nil {
		return part{problems: diag.List{*problem}, missed: []programme.Unread{unreadFile(index)}}
	}
	if before.holds(data) {
		return before
	}
	p := parseFile(desk, f, index, data)
	p.bytes = sumOf(data)
	return p
}

// parseFile reads what a file holds. Nothing of data is kept.
func parseFile(desk *desk, f file, index uint32, data []byte) part {
	doc, problems := desk.yaml.Parse(f.path, data)
	if doc == nil {
		return part{problems: problems, missed: []programme.Unread{unreadFile(index)}}
	}
	r := &reader{desk: desk, index: index}
	read := r.file(f.kind, doc.Root())
	for _, u := range read.Updates {
		u.Path = f.path
		if !u.Date.Given() { // already reported; the date in the file's name is used
			u.Date.Date = nameDate(f.path)
		}
	}
	problems = append(problems, r.problems...)
	if r.more > 0 {
		problems.Add(yamldoc.TooMany(f.path, r.more))
	}
	return part{programme: read, problems: problems, missed: r.missed}
}

// readBytes reads a file that is a file, and not too large. A link is looked at
// before it is opened: opening a pipe would wait for somebody to write into it.
func readBytes(from folders, f file, buffer *bytes.Buffer) ([]byte, *diag.Diagnostic) {
	if f.link {
		if info, err := fs.Stat(from.FS, f.path); err != nil || !info.Mode().IsRegular() {
			return nil, notAFile(f, info, err)
		}
	}
	opened, err := from.Open(f.path)
	if err != nil {
		return nil, notAFile(f, nil, err)
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, notAFile(f, info, err)
	}
	size := info.Size()
	if size <= yamldoc.MaxSize {
		buffer.Reset()
		size, err = buffer.ReadFrom(io.LimitReader(opened, yamldoc.MaxSize+1))
		if err != nil {
			return nil, notAFile(f, nil, err)
		}
		if size <= yamldoc.MaxSize {
			return buffer.Bytes(), nil
		}
	}
	d := yamldoc.TooLarge(f.path, size)
	return nil, &d
}

func notAFile(f file, info fs.FileInfo, err error) *diag.Diagnostic {
	d := unreadable(f, err)
	if err == nil {
		d = FileKind.New(diag.Place{File: f.path}, "this is "+kindOf(info.Mode())+", not a file",
			"replace it with a file")
	}
	return &d
}

func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode.IsRegular():
		return "a file"
	}
	return "a device or a pipe"
}

func unreadable(f file, err error) diag.Diagnostic {
	at := diag.Place{File: f.path}
	if f.link {
		return FileLink.New(at, "this link points outside the record or to a missing file",
			"replace the link with the file")
	}
	if err == nil {
		err = errors.New("unknown reason")
	}
	return FileUnreadable.New(at, "this cannot be opened: "+bare(err).Error(),
		"give yourself permission to read it, or restore it from git")
}

// bare is an error without the operation and path that the system puts before
// it.
func bare(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// arrange puts what came from many files into its order: ambitions by number,
// updates by date, so that nothing depends on the order of loading.
func arrange(p *programme.Programme) {
	slices.SortStableFunc(p.Ambitions, func(a, b *programme.Ambition) int {
		return cmp.Or(compareIDs(a.ID.Value, b.ID.Value), strings.Compare(p.Files[a.Pos.File], p.Files[b.Pos.File]))
	})
	slices.SortStableFunc(p.Updates, func(a, b *programme.Update) int {
		return cmp.Or(a.Date.Date.Compare(b.Date.Date), strings.Compare(stem(a.Path), stem(b.Path)))
	})
}

// stem is a file's name without its ending, so that a name comes before those it
// begins: 2020-02-25-leadership before 2020-02-25-leadership-ann-lee.
func stem(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }
