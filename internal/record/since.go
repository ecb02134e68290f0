package record

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"improve/internal/change"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/programme"
)

// Since is where a change began, and what of a check the change has nothing to do
// with.
type Since struct {
	Rev     string // as it was asked for
	Commit  string // the last commit that rev and the record have in common
	Note    string // why it is rev itself, where the clone holds too little history; else empty
	LeftOut int    // problems that the change neither brings nor touches
}

// NewSince keeps of a result what came with a change, and what the change touches:
// the task of a diagnostic or, where it has none, its file. It adds what was
// changed in silence. Both versions are checked as at the same day, so that
// nothing is new because a day has passed.
func (r *Record) NewSince(repo *gitrepo.Repo, rev string, day programme.Date, now check.Result) (check.Result, *Since,
	error) {
	before, since, err := r.before(repo, rev)
	if err != nil {
		return now, nil, err
	}
	then := before.Check(day)
	tasks := change.Touched(before.Programme, r.Programme)
	touched := func(d diag.Diagnostic) bool {
		if d.Task != "" {
			return tasks[d.Task]
		}
		return differs(before.FS, r.FS, d.Place.File)
	}
	var kept check.Result
	kept.Problems = now.Problems.NewSince(then.Problems, touched)
	kept.Problems = slices.DeleteFunc(kept.Problems, ofChange) // all of the change together is compared below
	for _, w := range now.Waived {
		if touched(w.Diagnostic) {
			kept.Waived = append(kept.Waived, w)
		}
	}
	since.LeftOut = len(now.Problems) - len(kept.Problems)
	if before.Programme.Adopted == nil && day.Before(r.Programme.FirstBoard()) {
		kept.Problems = settled(kept.Problems)
	}
	if !day.IsZero() {
		silent, err := silentChanges(repo, before, r, day)
		if err != nil {
			return now, nil, failed(err, "")
		}
		kept.Problems = append(once(kept.Problems, silent), silent...)
	}
	return kept, since, nil
}

// ofChange reports whether a diagnostic is about a change.
func ofChange(d diag.Diagnostic) bool { return strings.HasPrefix(d.Rule, change.Family) }

// settled leaves out what depends on the day and is of one task, where the change brings
// in a record that was adopted: the first board will ask about all of it together.
func settled(list diag.List) diag.List {
	dated := map[string]bool{}
	for _, rule := range Rules() {
		dated[rule.ID] = rule.Dated()
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Task != "" && dated[d.Rule] })
}

// once leaves out that an update was rewritten where the silent changes list each
// entry of it that was.
func once(list, silent diag.List) diag.List {
	entries := map[string]bool{}
	for _, d := range silent {
		entries[d.Place.File] = entries[d.Place.File] || d.Rule == change.Family+string(change.Past)
	}
	return slices.DeleteFunc(list,
		func(d diag.Diagnostic) bool { return d.Rule == "history/update-edited" && entries[d.Place.File] })
}

// silentChanges is what changed in silence between two versions of the record.
func silentChanges(repo *gitrepo.Repo, before, after *Record, day programme.Date) (diag.List, error) {
	between := Span{A: gitrepo.Commit{Hash: before.Revision.Commit}}
	if after.Revision != nil {
		between.B = &gitrepo.Commit{Hash: after.Revision.Commit}
	}
	authors, err := AuthorsOf(repo, between, after, day)
	if err != nil {
		return nil, err
	}
	var list diag.List
	for _, c := range change.Compare(before.Programme, after.Programme,
		change.Circumstances{Today: day, Written: authors.Written, Came: Came(repo, before)}) {
		if d, silent := c.Diagnostic(); silent {
			list.Add(d)
		}
	}
	return list, nil
}

// before is the record at the commit that a change began from. Where the clone
// holds too little history to find it, rev itself is taken.
func (r *Record) before(repo *gitrepo.Repo, rev string) (*Record, *Since, error) {
	head := "HEAD"
	if r.Revision != nil {
		head = r.Revision.Rev
	}
	since := &Since{Rev: rev}
	base, err := repo.MergeBase(rev, head)
	if err != nil {
		since.Note = fmt.Sprintf("%v; compared with %s itself", err, rev)
		if base, err = repo.Resolve(rev); err != nil {
			return nil, nil, failed(err, "")
		}
	}
	since.Commit = base.Hash
	before, err := AtOrEmpty(repo, rev, base)
	if err != nil || r.Past == nil {
		return before, since, err
	}
	h, err := before.History(repo, false)
	if err != nil {
		return nil, nil, err
	}
	return before, since, before.ReadPast(h)
}

// differs reports whether a file has changed. Line endings do not count: git may
// change them by itself.
func differs(before, after fs.FS, file string) bool {
	read := func(fsys fs.FS) []byte {
		data, _ := fs.ReadFile(fsys, file) // what cannot be read is nothing, on both sides
		return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	return !bytes.Equal(read(before), read(after))
}
