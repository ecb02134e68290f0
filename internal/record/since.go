package record

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"

	"improve/internal/change"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/programme"
)

// From is what a change is measured against.
type From struct {
	Rev string
	// Push says that Rev is what a branch held before a push, and not a branch to merge
	// into: what it held and the push took away is a change as well.
	Push bool
}

// Since is where a change began, and what of a check the change has nothing to do
// with.
type Since struct {
	Rev     string // as it was asked for
	Commit  string // the last commit that rev and the record have in common; of a push, rev itself
	Note    string // what was compared, where it is not what a reader expects; else empty
	LeftOut int    // problems that the change neither brings nor touches
}

// NewSince keeps of a result what came with a change, and what the change touches:
// the task of a diagnostic or, where it has none, its file. It adds what was
// changed in silence. Both versions are checked as at the same day, so that
// nothing is new because a day has passed.
func (r *Record) NewSince(repo *gitrepo.Repo, from From, day programme.Date, now check.Result) (check.Result, *Since,
	error) {
	began, err := r.began(repo, from)
	if err != nil {
		return now, nil, err
	}
	before, since := began.before, began.since
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
		silent, err := r.silentSince(repo, began, day)
		if err != nil {
			return now, nil, failed(err, "")
		}
		kept.Problems = append(once(kept.Problems, silent), silent...)
	}
	return kept, since, nil
}

// settled leaves out what depends on the day and is of one task, where the change brings
// in a record that was adopted: the first board will ask about all of it together.
func settled(list diag.List) diag.List {
	dated := map[string]bool{}
	for _, rule := range Rules() {
		dated[rule.ID] = rule.Dated
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Task != "" && dated[d.Rule] })
}

// once leaves out that an update was rewritten, or written too late, where the silent
// changes list each entry of it; and that a board saw something else, which comes of it.
func once(list, silent diag.List) diag.List {
	const past, backdated = change.Family + string(change.Past), change.Family + string(change.Backdated)
	told := map[[2]string]bool{}
	for _, d := range silent {
		told[[2]string{d.Rule, d.Place.File}], told[[2]string{d.Rule}] = true, true
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		switch d.Rule {
		case "history/update-edited":
			return told[[2]string{past, d.Place.File}]
		case "history/rated-afterwards":
			return told[[2]string{backdated, d.Place.File}]
		case "update/board-saw-otherwise":
			return told[[2]string{past}] || told[[2]string{backdated}]
		}
		return false
	})
}

// began is where a change began.
type began struct {
	since  *Since
	before *Record
	tip    *Record // what rev holds by now, where that is more than before
	forced bool    // a push that took commits away
}

// began finds the commit that a change began from, and reads it. Where the clone holds
// too little history to find it, rev itself is taken.
func (r *Record) began(repo *gitrepo.Repo, from From) (*began, error) {
	head := "HEAD"
	if r.Revision != nil {
		head = r.Revision.Rev
	}
	b := &began{since: &Since{Rev: from.Rev}}
	tip, err := repo.Resolve(from.Rev)
	if err != nil {
		return nil, failed(err, "")
	}
	base, err := repo.MergeBase(from.Rev, head)
	switch {
	case from.Push && (err != nil || base.Hash != tip.Hash):
		b.since.Note, b.forced = "the push took commits away: compared with commit "+tip.Short()+" itself", true
		base = tip
	case err != nil:
		b.since.Note = fmt.Sprintf("%v; compared with %s itself", err, from.Rev)
		base = tip
	}
	b.since.Commit = base.Hash
	if b.before, err = AtOrEmpty(repo, from.Rev, base, r); err != nil {
		return nil, err
	}
	if base.Hash != tip.Hash {
		if b.tip, err = AtOrEmpty(repo, from.Rev, tip, r); err != nil {
			return nil, err
		}
	}
	if r.Past == nil {
		return b, nil
	}
	h, err := r.read.UpTo(b.since.Commit)
	if err == nil && h == nil { // a push took commits away
		h, err = b.before.History(repo, false)
	}
	if err != nil {
		return nil, failed(err, "")
	}
	return b, b.before.ReadPast(h)
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
