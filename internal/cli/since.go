package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"improve/internal/change"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/report"
)

// newSince leaves of a result what came with a change, and what the change
// touches: the task that a diagnostic is about or, where it is about none, its
// file. Both sides are looked at as at the same day, so that a day that passes
// is nobody's change.
func (g *globals) newSince(r *record, rev string, day programme.Date, now check.Result) (check.Result, *report.Since, error) {
	repo, err := g.repo()
	if err != nil {
		return now, nil, err
	}
	before, since, err := g.before(repo, rev)
	if err != nil {
		return now, nil, err
	}
	if r.past != nil {
		if before.past, err = pastAt(repo, since.Commit, before); err != nil {
			return now, nil, err
		}
	}
	then := before.check(day)
	tasks := change.Touched(before.programme, r.programme)
	touched := func(d diag.Diagnostic) bool {
		if d.Task != "" {
			return tasks[d.Task]
		}
		return differs(before.fsys, r.fsys, d.Place.File)
	}
	var kept check.Result
	kept.Problems = now.Problems.NewSince(then.Problems, touched)
	for _, w := range now.Waived {
		if touched(w.Diagnostic) {
			kept.Waived = append(kept.Waived, w)
		}
	}
	since.LeftOut = len(now.Problems) - len(kept.Problems)
	if !day.IsZero() {
		silent, err := silentChanges(repo, before, r, day)
		if err != nil {
			return now, nil, failed(err, "")
		}
		kept.Problems = append(toldOnce(kept.Problems, silent), silent...)
	}
	return kept, since, nil
}

// toldOnce leaves out that an update was rewritten where the change says, entry by
// entry, what of it was.
func toldOnce(list, silent diag.List) diag.List {
	entries := map[string]bool{}
	for _, d := range silent {
		entries[d.Place.File] = entries[d.Place.File] || d.Rule == change.Family+string(change.Past)
	}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Rule == "history/update-edited" && entries[d.Place.File] })
}

// silentChanges is what changed in silence between two versions of the record,
// the later one at --rev or in the files.
func silentChanges(repo *gitrepo.Repo, before, after *record, day programme.Date) (diag.List, error) {
	between := span{a: gitrepo.Commit{Hash: before.revision.Commit}}
	if after.revision != nil {
		between.b = &gitrepo.Commit{Hash: after.revision.Commit}
	}
	authors, err := authorsOf(repo, between, after, day)
	if err != nil {
		return nil, err
	}
	var list diag.List
	for _, c := range change.Compare(before.programme, after.programme, change.Circumstances{Today: day, Written: authors.written}) {
		if d, silent := c.Diagnostic(); silent {
			list.Add(d)
		}
	}
	return list, nil
}

// before is the record at the commit that a change began from: the last that rev
// and what is looked at have in common. A clone that holds too little history to
// tell is compared with rev itself.
func (g *globals) before(repo *gitrepo.Repo, rev string) (*record, *report.Since, error) {
	head := "HEAD"
	if g.rev != "" {
		head = g.rev
	}
	if _, err := repo.Resolve(rev); err != nil {
		return nil, nil, usageError{fmt.Errorf("--new-since: %w", err), ""}
	}
	base, err := repo.MergeBase(rev, head)
	if err != nil {
		fmt.Fprintf(g.app.Stderr, "%v; compared with %s itself\n", err, rev)
		if base, err = repo.Resolve(rev); err != nil {
			return nil, nil, failed(err, "")
		}
	}
	r, err := recordAt(repo, rev, base)
	if err != nil {
		return nil, nil, failed(err, "")
	}
	return r, &report.Since{Rev: rev, Commit: base.Hash}, nil
}

// differs reports whether a file is not what it was; how its lines end makes no
// difference, for git may change that by itself.
func differs(before, after fs.FS, file string) bool {
	read := func(fsys fs.FS) []byte {
		data, _ := fs.ReadFile(fsys, file) // what cannot be read is nothing, on both sides
		return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	return !bytes.Equal(read(before), read(after))
}

// folder is where the record stands in its repository; empty where that cannot
// be told, as outside git.
func (g *globals) folder() string {
	repo, err := g.repo()
	if err != nil {
		return ""
	}
	return path.Clean("/" + repo.Prefix())[1:]
}
