package record

import (
	"embed"
	"io/fs"
	"maps"
	"slices"

	"improve/internal/change"
	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
	"improve/internal/store"
)

// silentSince is what a change does in silence. A branch that is behind the one it is
// measured against is compared as it would be once merged into it: what only the other
// has is no change, and what both have is none of this branch's.
func (r *Record) silentSince(repo *gitrepo.Repo, began *began, day programme.Date) (diag.List, error) {
	here := func() (diag.List, error) { return r.silent(repo, began.before, r.Programme, began.forced, day) }
	if began.tip == nil {
		return here()
	}
	merged, err := mergedInto(began.before.FS, r.FS, began.tip.FS)
	if err != nil {
		return here() // a file cannot be read, which is an error of its own
	}
	list, err := r.silent(repo, began.tip, merged, false, day)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	silent, err := here()
	for i, d := range list { // the place in the files here, where they say the same
		if at := slices.IndexFunc(silent, func(s diag.Diagnostic) bool { return s.Message == d.Message }); at >= 0 {
			list[i] = silent[at]
		}
	}
	return list, err
}

// silent is what is changed in silence between an earlier record and what the files here
// make of it. After a forced push nothing is older than what it took away.
func (r *Record) silent(repo *gitrepo.Repo, before *Record, after *programme.Programme, forced bool,
	day programme.Date) (diag.List, error) {
	between := Span{A: gitrepo.Commit{Hash: before.Revision.Commit}}
	if r.Revision != nil {
		between.B = &gitrepo.Commit{Hash: r.Revision.Commit}
	}
	authors, err := AuthorsOf(repo, between, r, day)
	if err != nil {
		return nil, err
	}
	held := before.Revision.Day
	written := func(file string) programme.Date {
		on := authors.Written(file)
		if forced && on.Before(held) && !on.IsZero() {
			return held
		}
		return on
	}
	var list diag.List
	for _, c := range change.Compare(before.Programme, after,
		change.Circumstances{Today: day, Written: written, Came: Came(repo, before), Held: held}) {
		if d, silent := c.Diagnostic(); silent {
			list.Add(d)
		}
	}
	return list, nil
}

// mergedInto is the record that a merge of ours into theirs would make. Where both changed
// one fact, ours counts.
func mergedInto(base, ours, theirs fs.FS) (*programme.Programme, error) {
	var sides [3]map[string][]byte
	for i, side := range []fs.FS{base, ours, theirs} {
		files, err := filesOf(side)
		if err != nil {
			return nil, err
		}
		sides[i] = files
	}
	var list []store.Changed
	all := maps.Clone(sides[1])
	maps.Copy(all, sides[2])
	for _, name := range slices.Sorted(maps.Keys(all)) {
		data, ok := joined(name, sides[0][name], sides[1][name], sides[2][name])
		if !ok {
			data = sides[1][name]
		}
		if data != nil {
			list = append(list, store.Changed{Path: name, After: data})
		}
	}
	p, _, err := store.Load(store.Overlay(embed.FS{}, list))
	return p, err
}

// filesOf reads the files of a record.
func filesOf(fsys fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, folder := range history.Folders() {
		if _, err := fs.Stat(fsys, folder); err != nil {
			continue
		}
		err := fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files[name], err = fs.ReadFile(fsys, name)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}
