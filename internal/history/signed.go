package history

import (
	"slices"

	"improve/internal/check"
	"improve/internal/store"
)

const programmeFile = "plan/programme.yaml"

// unsigned are the commits without a signature since policy.signed was set, oldest
// first.
func (h *History) unsigned() ([]check.Commit, error) {
	since, err := h.signedSince()
	if err != nil {
		return nil, err
	}
	var hashes []string
	for _, e := range h.Entries[since:] {
		hashes = append(hashes, e.Hash)
	}
	signed, err := h.repo.Signed(hashes)
	if err != nil {
		return nil, err
	}
	var found []check.Commit
	for i, e := range h.Entries[since:] {
		if !signed[i] && !h.beginning(e.Commit) {
			found = append(found, h.told(&e.Commit))
		}
	}
	return found, nil
}

// signedSince is the index of the commit since which policy.signed has always been set.
func (h *History) signedSince() (int, error) {
	type edit struct {
		at      int
		version store.Version
	}
	var edits []edit
	var versions []store.Version
	for at, e := range h.Entries {
		for _, c := range e.Changes {
			if c.Path == programmeFile && c.File {
				v := store.Version{Path: c.Path, Content: c.Blob}
				edits, versions = append(edits, edit{at, v}), append(versions, v)
			}
		}
	}
	if err := read(h.repo, h.versions, versions, nil); err != nil {
		return 0, err
	}
	since := len(h.Entries) // not committed yet
	for _, e := range slices.Backward(edits) {
		if p := h.versions.File(e.version); p == nil || !p.Policy.Signed {
			break
		}
		since = e.at
	}
	return since, nil
}
