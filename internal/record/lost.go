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
	"improve/internal/history"
	"improve/internal/merge"
	"improve/internal/store"
)

// lost is what merges lost that one of their sides had said, and that the record still
// lacks.
func (r *Record) lost(h *history.History) ([]check.Lost, error) {
	merges, err := h.Merges()
	if err != nil {
		return nil, err
	}
	var list []check.Lost
	for _, m := range merges {
		for _, f := range m.Files {
			changes, err := r.lacks(f)
			if err != nil {
				return nil, err
			}
			if len(changes) > 0 {
				list = append(list, check.Lost{Commit: m.Commit, Path: f.Path, What: foremost(changes),
					More: len(changes) - 1})
			}
		}
	}
	return list, nil
}

// lacks are the changes that would bring back into the record what a merge lost. Where
// both sides changed one fact, either may have been kept.
func (r *Record) lacks(f history.Merged) ([]change.Change, error) {
	now, err := fs.ReadFile(r.FS, f.Path)
	if err != nil {
		now = nil
	}
	if now == nil && (f.Result != nil || r.holds(f.Ours) || r.holds(f.Theirs)) {
		return nil, nil // deleted later, or renamed
	}
	ours, err := r.regained(f, now, f.Ours, f.Theirs)
	if err != nil || len(ours) == 0 {
		return nil, err
	}
	theirs, err := r.regained(f, now, f.Theirs, f.Ours)
	return slices.DeleteFunc(theirs, func(c change.Change) bool {
		return !slices.ContainsFunc(ours, func(o change.Change) bool { return o.About == c.About && o.Text == c.Text })
	}), err
}

// regained are the changes that a record would regain by the merge made again, one side's
// version counting where both changed one fact; none where it cannot be made so.
func (r *Record) regained(f history.Merged, now, first, second []byte) ([]change.Change, error) {
	should, ok := joined(f.Path, f.Base, first, second)
	if !ok {
		return nil, nil
	}
	back, ok := joined(f.Path, f.Result, now, should)
	if !ok || bytes.Equal(back, now) {
		return nil, nil
	}
	reading, err := r.with([]store.Changed{{Path: f.Path, Before: now, After: back}})
	if err != nil {
		return nil, fmt.Errorf("read %s as it was before a merge: %w", f.Path, err)
	}
	return change.Compare(r.Programme, reading.Programme, change.Circumstances{}), nil
}

// holds reports whether an update of the record has this content.
func (r *Record) holds(content []byte) bool {
	return content != nil && slices.ContainsFunc(r.Programme.Files, func(name string) bool {
		data, err := fs.ReadFile(r.FS, name)
		return err == nil && bytes.Equal(data, content)
	})
}

// joined is a file that two sides changed since a base, ours where both changed one fact;
// nil where it is not there. It is not ok where the two cannot be joined by their facts.
func joined(name string, base, ours, theirs []byte) (data []byte, ok bool) {
	switch {
	case bytes.Equal(ours, theirs), bytes.Equal(theirs, base):
		return ours, true
	case bytes.Equal(ours, base):
		return theirs, true
	case ours == nil || theirs == nil:
		return ours, true
	}
	merged, err := merge.Merge(name, base, ours, theirs)
	return merged.Ours(), err == nil
}

// foremost is the change that a reader should see first, in a clause: a rating before
// anything else of a task.
func foremost(changes []change.Change) string {
	first := changes[0]
	for _, matters := range []func(change.Change) bool{
		func(c change.Change) bool { return c.Field == "rating" },
		func(c change.Change) bool { return c.Task != "" },
		func(c change.Change) bool { return c.Text != "New." },
	} {
		if at := slices.IndexFunc(changes, matters); at >= 0 {
			first = changes[at]
			break
		}
	}
	return first.About + ": " + diag.LowerFirst(strings.TrimSuffix(first.Text, "."))
}
