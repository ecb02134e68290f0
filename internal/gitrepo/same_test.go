package gitrepo

import (
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
