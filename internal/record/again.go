package record

import (
	"fmt"
	"slices"

	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/disk"
)

// Again reads the files of the record as they are by now. Those that have not moved are
// not opened; of the others those that hold the same bytes are not parsed again. The
// error wraps store.ErrNoRecord where there is no record any more.
func (r *Record) Again(moved func(file string) bool) (*Record, error) {
	fsys, err := disk.FS(r.Dir)
	if err != nil {
		return nil, failed(err, "")
	}
	reading, err := r.reading.Beside(fsys, func(file string) bool { return !moved(file) })
	if err != nil {
		return nil, failed(fmt.Errorf("read the record again: %w", err), "")
	}
	return &Record{FS: fsys, Dir: r.Dir, Programme: reading.Programme, Problems: reading.Problems,
		reading: reading}, nil
}

// Unreadable are the files of which nothing could be read.
func (r *Record) Unreadable() []string {
	var files []string
	for _, u := range r.Programme.Unread {
		if u.What == "file" {
			files = append(files, r.Programme.Files[u.Pos.File])
		}
	}
	return files
}

// Verdict is what validate and check say otherwise once a proposal is written.
type Verdict struct{ Fresh, Gone diag.List }

// Verdict compares what the checks say of the record as it is with what they would say.
// Both are as at the day of the state.
func (p *Proposal) Verdict() Verdict {
	if p.after == nil {
		return Verdict{}
	}
	before := slices.Concat(p.Problems, check.Run(p.Record.Programme, p.Assessment, Rules(), nil).Problems)
	after := slices.Concat(p.after.Problems, check.Run(p.after.Programme, p.After, Rules(), nil).Problems)
	not := func(diag.Diagnostic) bool { return false }
	v := Verdict{after.NewSince(before, not), before.NewSince(after, not)}
	v.Fresh.Sort()
	v.Gone.Sort()
	return v
}
