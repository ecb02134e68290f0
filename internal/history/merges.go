package history

import (
	"slices"

	"improve/internal/check"
	"improve/internal/yamldoc"
)

// Merge is a merge that does not have a file as one of its sides left it.
type Merge struct {
	Commit check.Commit
	Files  []Merged
}

// Merged is one such file as it was where the sides parted, on both sides and after the
// merge; nil where it was not there.
type Merged struct {
	Path                       string
	Base, Ours, Theirs, Result []byte
}

// Merges are such merges of the whole history, oldest first.
func (h *History) Merges() ([]Merge, error) {
	found, err := h.repo.Merges(h.Head, Folders()...)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, m := range found {
		for _, f := range m.Files {
			ids = append(ids, f.Base, f.Ours, f.Theirs, f.Result)
		}
	}
	ids = slices.DeleteFunc(once(ids), func(id string) bool { return id == "" })
	texts := map[string][]byte{}
	err = h.repo.Blobs(ids, yamldoc.MaxSize, func(id string, content []byte) error {
		texts[id] = content
		return nil
	})
	if err != nil {
		return nil, err
	}
	list := make([]Merge, len(found))
	for i := range found {
		list[i].Commit = h.told(&found[i].Commit)
		for _, f := range found[i].Files {
			list[i].Files = append(list[i].Files,
				Merged{f.Path, texts[f.Base], texts[f.Ours], texts[f.Theirs], texts[f.Result]})
		}
	}
	return list, nil
}
