package gitrepo

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Two versions have one file where its bytes are the same: nothing else is, whatever it is
// called, and a link is no file.
func TestSame(t *testing.T) {
	s := newSandbox(t)
	s.write("record/plan/same.yaml", "one\n")
	s.write("record/plan/edited.yaml", "one\n")
	s.write("record/plan/gone.yaml", "one\n")
	if err := os.Symlink("same.yaml", filepath.Join(s.dir, "record/plan/link.yaml")); err != nil {
		t.Fatal(err)
	}
	before := s.commit("before")
	s.write("record/plan/edited.yaml", "two\n")
	s.write("record/plan/new.yaml", "one\n")
	if err := os.Remove(filepath.Join(s.dir, "record/plan/gone.yaml")); err != nil {
		t.Fatal(err)
	}
	after := s.commit("after")
	repo := s.open("record")
	at := func(commit string) fs.FS {
		fsys, err := repo.FS(commit)
		if err != nil {
			t.Fatal(err)
		}
		return fsys
	}
	same := Same(at(before), at(after))
	for name, want := range map[string]bool{"plan/same.yaml": true, "plan/edited.yaml": false, "plan/gone.yaml": false,
		"plan/new.yaml": false, "plan/link.yaml": false, "plan": false, "plan/none.yaml": false} {
		if got := same(name); got != want {
			t.Errorf("%s is the same: %t", name, got)
		}
	}
	if Same(os.DirFS(filepath.Join(s.dir, "record")), at(after))("plan/same.yaml") {
		t.Error("a folder's file is called the same without being read")
	}
}

// A commit is read where the work tree holds the same bytes, and only there: git is asked for
// all else, such as a file with as many bytes or with other line ends.
func TestFSReadsTheWorkTreeWhereItIsTheSame(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		s := newSandbox(t, "--object-format="+format)
		for _, name := range []string{"same", "edited", "ends", "gone", "linked", "folder"} {
			s.write("record/plan/"+name+".yaml", "of "+name+"\n")
		}
		fsys, err := s.open("record").FS(s.commit("before"))
		if err != nil {
			t.Fatal(err)
		}
		s.write("record/plan/edited.yaml", "OF edited\n")
		s.write("record/plan/ends.yaml", "of ends\r\n")
		for _, name := range []string{"gone", "linked", "folder"} {
			if err := os.Remove(filepath.Join(s.dir, "record/plan", name+".yaml")); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Symlink("same.yaml", filepath.Join(s.dir, "record/plan/linked.yaml")); err != nil {
			t.Fatal(err)
		}
		s.write("record/plan/folder.yaml/same.yaml", "of folder\n")
		for _, name := range []string{"same", "edited", "ends", "gone", "linked", "folder"} {
			path, want := "plan/"+name+".yaml", "of "+name+"\n"
			if data, err := fs.ReadFile(fsys, path); err != nil || string(data) != want {
				t.Errorf("%s: %q, %v", path, data, err)
			}
			if info, err := fs.Stat(fsys, path); err != nil || info.Size() != int64(len(want)) {
				t.Errorf("%s: size %v, %v", path, info, err)
			}
		}
		if err := os.RemoveAll(filepath.Join(s.dir, ".git/objects", blobFolder(t, fsys, "plan/same.yaml"))); err != nil {
			t.Fatal(err)
		}
		file, err := fsys.Open("plan/same.yaml")
		if err != nil {
			t.Fatal(err)
		}
		var word string
		if info, err := file.Stat(); err != nil || info.Size() != int64(len("of same\n")) {
			t.Errorf("what git lost: size %v, %v", info, err)
		}
		if _, err := fmt.Fscanf(file, "of %s\n", &word); err != nil || word != "same" {
			t.Errorf("what git lost and the work tree holds: %q, %v", word, err)
		}
	}
}

// blobFolder is the folder of git's objects that holds what a file holds.
func blobFolder(t *testing.T, fsys fs.FS, path string) string {
	t.Helper()
	name := Blob(fsys)(path)
	if len(name) < 40 {
		t.Fatalf("%s is object %q", path, name)
	}
	return name[:2]
}
