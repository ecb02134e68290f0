package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"improve/internal/store/storetest"
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

// Versions that begin with a reading take from it what its files gave, with their places, and
// read the versions that it does not name.
func TestVersionsBeginWithAReading(t *testing.T) {
	fsys := storetest.Record(4, 8, 2)
	known, err := Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	edited := known.Programme.Updates[0].Path
	v := known.Versions([]string{edited, "plan/new.yaml"}, func(path string) string {
		if path == edited {
			return "" // nobody can tell
		}
		return "now"
	})
	files := []Version{{edited, "then"}}
	for _, path := range known.Programme.Files {
		if path != edited {
			files = append(files, Version{path, "now"})
		}
		if v.Wants(Version{path, "now"}) != (path == edited) || !v.Wants(Version{path, "then"}) {
			t.Errorf("%s: what was read is wanted again, or what was not is not", path)
		}
	}
	v.Add(files[0], []byte("date: 2020-01-01\nprogress:\n  1.1: {rating: R, note: Late.}\n"))
	p := v.Programme(files)
	for i, a := range known.Programme.Ambitions {
		if p.Ambitions[i] != a {
			t.Errorf("ambition %s was read again", a.ID.Value)
		}
	}
	entry := v.File(files[0]).Updates[0].Progress[0]
	if at := p.Place(entry.Note.Pos); at.File != edited || at.Line != 3 || entry.Note.Value != "Late." {
		t.Errorf("the version read says %q at %s", entry.Note.Value, at)
	}
	if a := p.Ambitions[0]; p.Place(a.Pos) != known.Programme.Place(a.Pos) {
		t.Errorf("ambition %s is at %s, not at %s", a.ID.Value, p.Place(a.Pos), known.Programme.Place(a.Pos))
	}
}
