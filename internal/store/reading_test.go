package store

import (
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Reading again what changed gives what reading all of it again gives, and leaves
// what was read before as it was.
func TestReadingWithChanges(t *testing.T) {
	fsys := os.DirFS("../../examples/brightwater")
	var files []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".yaml" {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	fresh := []string{"updates/2025-09-04-zoo.yaml", "updates/2024-01-01-a.yaml", "updates/2025-01-09-b.yaml", "plan/ambitions/0-new.yaml", "updates/nodate.yaml", "plan/odd.yaml"}
	texts := []string{"date: 2025-09-04\n", "", "id: 9\ntitle: New\nnonsense: 1\n", "a: [\n", "people: 3\n", "name: Another\nnonsense: 2\nas_at: 2025-01-01\n"}
	read, err := Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var changed []Changed
		for _, file := range rapid.SliceOfNDistinct(rapid.SampledFrom(append(slices.Clone(files), fresh...)), 0, 4, rapid.ID).Draw(t, "files") {
			changed = append(changed, Changed{Path: file, After: []byte(rapid.SampledFrom(texts).Draw(t, "text"))})
		}
		again, err := read.With(changed)
		if err != nil {
			t.Fatal(err)
		}
		p, problems, err := Load(Overlay(fsys, changed))
		if err != nil || !reflect.DeepEqual(again.Programme, p) || !reflect.DeepEqual(again.Problems, problems) {
			t.Fatalf("%v\n%v\n%v", err, again.Problems, problems)
		}
	})
	p, problems, err := Load(fsys)
	if err != nil || !reflect.DeepEqual(read.Programme, p) || !reflect.DeepEqual(read.Problems, problems) {
		t.Error("what was read before has changed")
	}
}
