package store

import (
	"fmt"
	"io/fs"

	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// MaxSize is the largest file of a record, in bytes.
const MaxSize = yamldoc.MaxSize

// Format lays a file of the record out in the one canonical way: keys in the
// schema's order, two spaces a level, a blank line between the records that have
// one. Its values and comments stay.
func Format(file string, data []byte) ([]byte, error) {
	kind := kindOfFile(file)
	if kind == nil {
		return nil, fmt.Errorf("%w: %s is not a file of the record", ErrEdit, file)
	}
	doc, problems := yamldoc.Parse(file, data)
	if doc == nil {
		return nil, unreadableYAML(problems)
	}
	return doc.Format(guide{kind.Shape})
}

// Files lists the files of a record, sorted by path.
func Files(fsys fs.FS) ([]string, error) {
	found, err := find(fsys)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, f := range found.files {
		if f.kind != nil {
			paths = append(paths, f.path)
		}
	}
	return paths, nil
}

// IsFile reports whether a path is that of a file of the record, there or not.
func IsFile(file string) bool { return kindOfFile(file) != nil }

// FileLike is the path of a file whose keys are those of the data, such as
// plan/risks.yaml; empty where there is no telling.
func FileLike(data []byte) string {
	doc, _ := yamldoc.Parse("", data)
	if doc == nil || doc.Root().Len() == 0 {
		return ""
	}
	var keys []string
	for key := range doc.Root().Pairs() {
		keys = append(keys, key.Value())
	}
	return schema.Like(keys)
}

// guide is a shape as the layout sees it.
type guide struct{ *schema.Shape }

// Rank is the place of a key in the schema. A note stays where its author put it:
// some write it above the lists of a file, some below.
func (g guide) Rank(key string) (int, bool) {
	rank := g.Shape.Rank(key)
	return rank, rank < len(g.Keys) && key != "note"
}

// Below is the guide for a key's value, or for the entries of a list.
func (g guide) Below(key string) yamldoc.Guide {
	if shape := g.Shape.Below(key); shape != nil {
		return guide{shape}
	}
	return yamldoc.NoGuide{}
}

// Apart reports whether the entries of a list are set apart.
func (g guide) Apart() bool { return isApart(g.Shape) }
