package history

import (
	"maps"
	"slices"

	"improve/internal/gitrepo"
	"improve/internal/parallel"
	"improve/internal/programme"
	"improve/internal/store"
)

// Shown is the record as committed by the end of a day: what a board of that day
// could see.
type Shown struct {
	Day programme.Date
	// Commit is the last on or before that day; nil if there was none, or this clone
	// does not have it.
	Commit    *gitrepo.Commit
	Committed programme.Date       // its day
	Programme *programme.Programme // nil with it; to be read only
}

// Shown reads the record as committed by the end of each day. It needs a history read
// with firstParent.
func (h *History) Shown(days []programme.Date) ([]Shown, error) {
	chosen := h.lastBy(days)
	trees := h.trees(chosen)
	var versions []store.Version
	for _, tree := range trees {
		versions = append(versions, tree...)
	}
	if err := h.add(once(versions), func([]byte) bool { return true }); err != nil {
		return nil, err
	}
	seen := slices.Compact(slices.Sorted(slices.Values(chosen)))
	programmes := make([]*programme.Programme, len(seen))
	parallel.Each(len(seen), func(i int, _ *struct{}) { programmes[i] = h.versions.Programme(trees[seen[i]]) })
	shown := make([]Shown, len(days))
	for i, day := range days {
		shown[i].Day = day
		if at := chosen[i]; at >= 0 {
			place, _ := slices.BinarySearch(seen, at)
			c := &h.Entries[at].Commit
			shown[i] = Shown{day, c, h.day(*c), programmes[place]}
		}
	}
	return shown, nil
}

// lastBy is the last commit by each day, -1 where there is none.
func (h *History) lastBy(days []programme.Date) []int {
	chosen := make([]int, len(days))
	for i, day := range days {
		chosen[i] = -1
		for at := len(h.Entries) - 1; at >= 0; at-- {
			if made := h.day(h.Entries[at].Commit); !made.IsZero() && !made.After(day) {
				chosen[i] = at
				break
			}
		}
	}
	return chosen
}

// trees are the files of the record at some commits, found by going through what
// each commit did.
func (h *History) trees(chosen []int) map[int][]store.Version {
	trees := map[int][]store.Version{}
	files := map[string]string{}
	for at, e := range h.Entries {
		for _, c := range e.Changes {
			if c.Blob == "" {
				delete(files, c.Path)
				continue
			}
			files[c.Path] = c.Blob
			if !c.File {
				files[c.Path] = "" // a link or a submodule, whose content is not here
			}
		}
		if slices.Contains(chosen, at) {
			for _, path := range slices.Sorted(maps.Keys(files)) {
				trees[at] = append(trees[at], store.Version{Path: path, Content: files[path]})
			}
		}
	}
	return trees
}

// once is a list with each of its members once.
func once[T comparable](list []T) []T {
	seen := map[T]bool{}
	return slices.DeleteFunc(list, func(member T) bool {
		again := seen[member]
		seen[member] = true
		return again
	})
}
