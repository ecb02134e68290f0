// Package store turns the files of a record into a programme.
//
// One schema table (a row a YAML key) drives the reading, the hints on
// misspelt keys, the documentation of the format and the JSON Schemas. What is
// wrong with a file or a value is a diagnostic and never stops the rest; what
// the values mean together is `check`'s business.
package store

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/yamldoc"
)

// ErrNoRecord says that a folder holds neither plan/ nor updates/.
var ErrNoRecord = errors.New("no record here: there is neither a folder plan nor a folder updates")

// Load reads the record in a file system whose root holds `plan` and `updates`.
// Everything wrong with its files is in the list, sorted by place; an error
// means that there is no record to read. Files are read side by side; the
// result does not depend on their order.
func Load(fsys fs.FS) (*programme.Programme, diag.List, error) {
	found, err := find(fsys)
	if err != nil {
		return nil, nil, err
	}
	p := &programme.Programme{Policy: programme.DefaultPolicy()}
	problems := found.problems
	for i, f := range found.files {
		p.Files = append(p.Files, f.path)
		if f.family == nil {
			p.Unread = append(p.Unread, programme.Unread{What: "file", Pos: programme.Pos{File: uint32(i)}})
		}
	}
	parts := readAll(fsys, found.files)
	for _, part := range parts {
		problems = append(problems, part.problems...)
		p.Unread = append(p.Unread, part.missed...)
	}
	for k := range found.kinds { // programme.yaml first: the others join what it begins
		for i, part := range parts {
			if part.programme != nil && found.files[i].family == &found.kinds[k] {
				found.kinds[k].join(p, part.programme)
			}
		}
	}
	arrange(p)
	problems.Sort()
	return p, problems, nil
}

// part is what one file gave.
type part struct {
	programme *programme.Programme
	problems  diag.List
	missed    []programme.Unread
}

// readAll reads the files with as many workers as there are processors.
func readAll(fsys fs.FS, files []file) []part {
	parts := make([]part, len(files))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				if files[i].family != nil {
					parts[i] = readFile(fsys, files[i], uint32(i))
				}
			}
		})
	}
	workers.Wait()
	return parts
}

func readFile(fsys fs.FS, f file, index uint32) part {
	r := &reader{file: index}
	lost := programme.Unread{What: "file", Pos: programme.Pos{File: index}}
	data, problem := readBytes(fsys, f)
	if problem != nil {
		return part{problems: diag.List{*problem}, missed: []programme.Unread{lost}}
	}
	doc, problems := yamldoc.Parse(f.path, data)
	if doc == nil {
		return part{problems: problems, missed: []programme.Unread{lost}}
	}
	r.problems = problems
	read := f.family.read(r, doc.Root())
	for _, u := range read.Updates {
		u.Path = f.path
		if !u.Date.Given() { // said already; the file's name still places it
			u.Date.Date = nameDate(f.path)
		}
	}
	return part{read, r.problems, r.missed}
}

func readBytes(fsys fs.FS, f file) ([]byte, *diag.Diagnostic) {
	info, err := fs.Stat(fsys, f.path)
	if err == nil && !info.Mode().IsRegular() {
		d := FileKind.New(diag.Place{File: f.path}, "this is "+kindOf(info.Mode())+", not a file", "replace it by a file")
		return nil, &d
	}
	if err == nil && info.Size() > yamldoc.MaxSize {
		d := yamldoc.TooLarge(f.path, info.Size())
		return nil, &d
	}
	if err == nil {
		var data []byte
		if data, err = fs.ReadFile(fsys, f.path); err == nil {
			return data, nil
		}
	}
	d := unreadable(f, err)
	return nil, &d
}

func kindOf(mode fs.FileMode) string {
	if mode.IsDir() {
		return "a folder"
	}
	return "a device or a pipe"
}

func unreadable(f file, err error) diag.Diagnostic {
	at := diag.Place{File: f.path}
	if f.link {
		return FileLink.New(at, "this is a link that leads out of the record, or to nothing", "put the file itself here")
	}
	reason := err.Error()
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		reason = pathError.Err.Error()
	}
	return FileUnreadable.New(at, "this file cannot be opened: "+reason, "allow it to be read, or restore it from git")
}

// arrange puts what came from many files into its order: ambitions by number,
// updates by date, so that nothing depends on the order of loading.
func arrange(p *programme.Programme) {
	slices.SortStableFunc(p.Ambitions, func(a, b *programme.Ambition) int {
		return cmp.Or(compareIDs(a.ID.Value, b.ID.Value), cmp.Compare(a.Pos.File, b.Pos.File))
	})
	slices.SortStableFunc(p.Updates, func(a, b *programme.Update) int {
		return cmp.Or(a.Date.Date.Compare(b.Date.Date), strings.Compare(a.Path, b.Path))
	})
}

// nameDate is the date in an update's file name.
func nameDate(name string) programme.Date {
	d, _ := programme.ParseDate(path.Base(name)[:10])
	return d
}

// compareIDs orders ids as people count: 2 before 10, 1.2 before 1.10.
func compareIDs(a, b string) int {
	for a != "" && b != "" {
		restA, restB := strings.TrimLeft(a, "0123456789"), strings.TrimLeft(b, "0123456789")
		numberA, numberB := strings.TrimLeft(a[:len(a)-len(restA)], "0"), strings.TrimLeft(b[:len(b)-len(restB)], "0")
		if len(restA) == len(a) || len(restB) == len(b) { // no number on one side: compare a sign
			if a[0] != b[0] {
				return cmp.Compare(a[0], b[0])
			}
			a, b = a[1:], b[1:]
			continue
		}
		if c := cmp.Or(cmp.Compare(len(numberA), len(numberB)), strings.Compare(numberA, numberB)); c != 0 {
			return c
		}
		a, b = restA, restB
	}
	return cmp.Compare(len(a), len(b))
}
