package merge

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"improve/internal/store"
	"improve/internal/yamldoc"
)

// TestMergeOfEdits makes an edit on either side of a shipped file. Edits of
// different facts are both there afterwards, and those of one fact conflict at it.
func TestMergeOfEdits(t *testing.T) {
	const folder = "../../examples/brightwater"
	names, err := store.Files(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(names).Draw(t, "file")
		base, _ := os.ReadFile(folder + "/" + name)
		place, _ := store.PlaceOf(name)
		root, err := store.Parse(name, base)
		if err != nil {
			t.Fatal(err)
		}
		var leaves [][]string
		leavesOf(place, root.Value, nil, &leaves)
		one, two := edit(t, name, leaves, "first"), edit(t, name, leaves, "second")
		ours, theirs := apply(t, name, base, one), apply(t, name, base, two)
		if ours == nil || theirs == nil {
			return
		}
		got, err := Merge(name, base, ours, theirs)
		if err != nil {
			t.Fatalf("%v %v: %v", one, two, err)
		}
		samePath, sameValue := slices.Equal(one.Path, two.Path), one.Value.Same(two.Value)
		appended := one.Path[len(one.Path)-1] == "+"
		switch {
		case samePath && !sameValue && !appended:
			if len(got.Conflicts) == 0 {
				t.Fatalf("%v %v: no conflict\n%s", one, two, got.Data)
			}
		case len(got.Conflicts) > 0:
			t.Fatalf("%v %v: %v\n%s", one, two, got.Conflicts, got.Data)
		case !samePath || !sameValue:
			both := apply(t, name, apply(t, name, base, one), two)
			want, _ := store.Parse(name, both)
			merged, err := store.Parse(name, got.Data)
			if err != nil || !merged.Value.Same(want.Value) {
				t.Fatalf("%v %v: %v\n%s", one, two, err, got.Data)
			}
		}
	})
}

// leavesOf are the paths of the texts of a file, ids and what goes for them left
// out.
func leavesOf(place store.Place, v yamldoc.Value, path []string, leaves *[][]string) {
	switch v.Kind {
	case yamldoc.Map:
		for _, p := range v.Pairs {
			leavesOf(place.Below(p.Key), p.Value, append(path, p.Key), leaves)
		}
	case yamldoc.List:
		for i, item := range v.Items {
			if item.Kind == yamldoc.Map {
				leavesOf(place.Below(""), item, append(path, place.NameOf(item, i)), leaves)
			}
		}
		if len(v.Items) > 0 && v.Items[0].Kind == yamldoc.Scalar {
			*leaves = append(*leaves, append(slices.Clone(path), "+"))
		}
	case yamldoc.Scalar:
		if len(path) == 1 || v.Text != path[len(path)-2] {
			*leaves = append(*leaves, slices.Clone(path))
		}
	}
}

func edit(t *rapid.T, name string, leaves [][]string, label string) store.Edit {
	path := rapid.SampledFrom(leaves).Draw(t, label)
	text := rapid.SampledFrom([]string{"x", "y: z", strings.Repeat("many words ", 12) + "end"}).Draw(t, label+" text")
	return store.Edit{File: name, Path: path, Value: store.TextValue(text)}
}

func apply(t *rapid.T, name string, data []byte, e store.Edit) []byte {
	changed, err := store.Apply(fstest.MapFS{name: {Data: data}}, []store.Edit{e})
	if err != nil {
		t.Fatalf("%v: %v", e, err)
	}
	if len(changed) == 0 {
		return data
	}
	return changed[0].After
}
