package store

import (
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/programme"
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
		renumber(p, again.Programme.Files)
		if err != nil || !reflect.DeepEqual(again.Programme, p) || !reflect.DeepEqual(again.Problems, problems) {
			t.Fatalf("%v\n%v\n%v", err, again.Problems, problems)
		}
	})
	p, problems, err := Load(fsys)
	renumber(p, read.Programme.Files)
	if err != nil || !reflect.DeepEqual(read.Programme, p) || !reflect.DeepEqual(read.Problems, problems) {
		t.Error("what was read before has changed")
	}
}

// Another version of a record is read as if it were alone, and what is the same in both is
// one.
func TestReadingBeside(t *testing.T) {
	before := os.DirFS("../../examples/brightwater")
	read, err := Read(before)
	if err != nil {
		t.Fatal(err)
	}
	last := read.Programme.Updates[len(read.Programme.Updates)-1]
	changed := []Changed{
		{Path: last.Path, After: []byte("date: 2025-09-04\nby: pmo\n")},
		{Path: "updates/2024-01-01-a.yaml", After: []byte("date: 2024-01-01\n")},
		{Path: "plan/risks.yaml", After: []byte("risks: [\n")},
	}
	after := Overlay(before, changed)
	beside, err := read.Beside(after, notSaid)
	if err != nil {
		t.Fatal(err)
	}
	p, problems, err := Load(after)
	renumber(p, beside.Programme.Files)
	if err != nil || !reflect.DeepEqual(beside.Programme, p) || !reflect.DeepEqual(beside.Problems, problems) {
		t.Errorf("%v\n%v\n%v", err, beside.Problems, problems)
	}
	for _, u := range read.Programme.Updates {
		if is := slices.Contains(beside.Programme.Updates, u); is != (u != last) {
			t.Errorf("%s is shared: %t", u.Path, is)
		}
	}
	// And back: a file that only the later version has is nowhere in the earlier.
	back, err := beside.Beside(before, notSaid)
	if err != nil {
		t.Fatal(err)
	}
	if p, problems, err = Load(before); err != nil {
		t.Fatal(err)
	}
	renumber(p, back.Programme.Files)
	if !reflect.DeepEqual(back.Programme, p) || !reflect.DeepEqual(back.Problems, problems) {
		t.Errorf("%v\n%v", back.Problems, problems)
	}
}

// notSaid leaves it to the bytes whether files are the same.
func notSaid(string) bool { return false }

// renumber gives the files of a programme that was read alone the numbers that they have in
// another list.
func renumber(p *programme.Programme, files []string) {
	number := func(pos *programme.Pos) { pos.File = uint32(slices.Index(files, p.Files[pos.File])) }
	for i := range p.Unread {
		number(&p.Unread[i].Pos)
	}
	unread := p.Unread
	p.Unread = nil
	met := map[any]bool{}
	var visit func(v reflect.Value)
	visit = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() && !met[v.Interface()] {
				met[v.Interface()] = true
				visit(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				visit(v.Index(i))
			}
		case reflect.Struct:
			if pos, is := v.Addr().Interface().(*programme.Pos); is {
				if pos.Known() {
					number(pos)
				}
				return
			}
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					visit(v.Field(i))
				}
			}
		}
	}
	visit(reflect.ValueOf(p))
	p.Unread, p.Files = unread, files
}
