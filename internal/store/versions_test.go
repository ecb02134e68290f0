package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// What Versions makes of the files of a record is what Load makes of them.
func TestVersionsReadWhatLoadReads(t *testing.T) {
	fsys := os.DirFS(filepath.Join("..", ".."))
	want, _, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	var files []Version
	for _, folder := range []string{"plan", "updates"} {
		err := fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(name, ".yaml") {
				paths, files = append(paths, name), append(files, Version{name, "now"})
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	v := NewVersions(paths)
	for _, f := range files {
		data, err := fs.ReadFile(fsys, f.Path)
		if err != nil {
			t.Fatal(err)
		}
		v.Add(f, data)
	}
	for range 2 { // joining must not change what is shared
		if got := v.Programme(files); !reflect.DeepEqual(got, want) {
			t.Fatal("the programme differs")
		}
	}
}

func TestVersionsCountWhatTheyCannotRead(t *testing.T) {
	files := []Version{{"plan/ambitions/1-a.yaml", "large"}, {"updates/2020-01-01-a.yaml", "broken"}, {"plan/other.yaml", "none of the record's"}, {"plan/people.yaml", "never added"}}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	v := NewVersions(paths)
	v.Add(files[0], nil)
	v.Add(files[1], []byte("date: [\n"))
	v.Add(files[2], []byte("a: b\n"))
	p := v.Programme(files)
	var got []string
	for _, u := range p.Unread {
		got = append(got, p.Files[u.Pos.File])
	}
	if want := []string{"plan/other.yaml", "plan/people.yaml", "plan/ambitions/1-a.yaml", "updates/2020-01-01-a.yaml"}; !reflect.DeepEqual(got, want) {
		t.Errorf("unread: %q, want %q", got, want)
	}
	if v.File(files[0]) != nil || v.File(files[1]) != nil {
		t.Error("a file that cannot be read says something")
	}
	v.Add(Version{"plan/ambitions/1-a.yaml", "whole"}, []byte("id: 1\ntitle: A\n"))
	if p := v.File(Version{"plan/ambitions/1-a.yaml", "whole"}); p == nil || p.Ambitions[0].Title.Value != "A" || p.Place(p.Ambitions[0].Title.Pos).String() == "" {
		t.Errorf("one file by itself: %+v", p)
	}
}
