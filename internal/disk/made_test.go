package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

const mark = ".made"

func openMade(t *testing.T, dir string) *Made {
	t.Helper()
	m, err := OpenMade(dir, mark, "CNAME")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func putAll(t *testing.T, dir string, files map[string]string) (left []string) {
	t.Helper()
	m := openMade(t, dir)
	for name, data := range files {
		if err := m.Put(name, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	left, err := m.Finish("")
	if err != nil {
		t.Fatal(err)
	}
	return left
}

func TestMadeTouchesOnlyWhatChanges(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "site")
	putAll(t, dir, map[string]string{"index.html": "1", "a/b/index.html": "2", "gone/index.html": "3"})
	old := time.Now().Add(-time.Hour)
	for _, name := range []string{"index.html", "a/b/index.html", mark} {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	same := map[string]string{"index.html": "1", "a/b/index.html": "2", "gone/index.html": "3"}
	putAll(t, dir, same)
	for _, name := range []string{"index.html", "a/b/index.html", mark} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.ModTime().Unix() != old.Unix() {
			t.Errorf("%s was touched: %v", name, err)
		}
	}
	put(t, dir, "CNAME", "example.org")
	put(t, dir, ".git", "x")
	delete(same, "gone/index.html")
	same["index.html"] = "4"
	putAll(t, dir, same)
	holds(t, dir, "index.html", "4")
	holds(t, dir, "CNAME", "example.org")
	holds(t, dir, ".git", "x")
	if _, err := os.Stat(filepath.Join(dir, "gone")); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder of what is not made any more is still there")
	}
}

func TestMadeLeavesWhatItDidNotMake(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "letter.txt", "Dear all")
	if _, err := OpenMade(dir, mark); !errors.Is(err, ErrNotMade) {
		t.Errorf("%v", err)
	}
	holds(t, dir, "letter.txt", "Dear all")

	dir = t.TempDir()
	putAll(t, dir, map[string]string{"a.html": "1", "b.html": "2"})
	put(t, dir, "b.html", "written by hand")
	put(t, dir, "c.html", "written by hand")
	m := openMade(t, dir)
	if err := errors.Join(m.Put("c.html", []byte("3")), m.Settle()); !errors.Is(err, ErrNotMade) {
		t.Errorf("%v", err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	if left := putAll(t, dir, map[string]string{"a.html": "1"}); !slices.Equal(left, []string{"b.html"}) {
		t.Errorf("left: %v", left)
	}
	holds(t, dir, "b.html", "written by hand")
	holds(t, dir, "c.html", "written by hand")
}

// Whoever is killed half-way leaves files that the next one knows for its own.
func TestMadeGoesOnAfterAnAccident(t *testing.T) {
	dir := t.TempDir()
	putAll(t, dir, map[string]string{"index.html": "old", "a.html": "old", "gone.html": "old"})
	m := openMade(t, dir)
	for _, name := range []string{"a.html", "new.html"} {
		if err := m.Put(name, []byte("half-way")); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil { // and nothing else, as where the program is killed
		t.Fatal(err)
	}
	put(t, dir, mark+".new", "half a fi")
	put(t, dir, mark+".new7", "half a fi")
	holds(t, dir, "index.html", "old")
	if left := putAll(t, dir, map[string]string{"index.html": "new", "a.html": "new"}); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	holds(t, dir, "a.html", "new")
	for _, name := range []string{"gone.html", "new.html", mark + ".new", mark + ".new7"} {
		if _, err := os.Stat(filepath.Join(dir, name)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is still there", name)
		}
	}
}

// A line of the mark that a full disk cut short is nobody's file, and hides no other.
func TestMadeGoesOnAfterALineThatWasCutShort(t *testing.T) {
	dir := t.TempDir()
	putAll(t, dir, map[string]string{"index.html": "old", "data/index.json": "old", "data/a.json": "old"})
	data, err := os.ReadFile(filepath.Join(dir, mark))
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, mark, string(data)+markLine(sumOf([]byte("new")), "data/index.json")[:70])
	m := openMade(t, dir)
	if err := errors.Join(m.Put("index.html", []byte("new")), m.Close()); err != nil { // and the next is killed
		t.Fatal(err)
	}
	want := map[string]string{"index.html": "newer", "data/index.json": "newer"}
	if left := putAll(t, dir, want); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	for name, data := range want {
		holds(t, dir, name, data)
	}
}

// Of two who make a folder at once the second waits, so that the next finds what it knows.
func TestTwoMakeOneFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	var both sync.WaitGroup
	for _, data := range []string{"one", "two"} {
		both.Go(func() {
			m, err := OpenMade(dir, mark)
			if err != nil {
				t.Error(err)
				return
			}
			for n := range 50 {
				if err := m.Put(fmt.Sprintf("%s/%d.html", data[:1+n%2], n), []byte(data)); err != nil {
					t.Error(err)
				}
			}
			if left, err := m.Finish(""); err != nil || len(left) > 0 {
				t.Errorf("left %v: %v", left, err)
			}
		})
	}
	both.Wait()
	if left := putAll(t, dir, map[string]string{"index.html": "next"}); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("besides the page and the mark there is %v, %v", entries, err)
	}
}

// Files that rest on the same need not be made again, unless one of them has changed or the
// last program was killed half-way.
func TestRests(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	files := map[string]string{"index.html": "1", "a/index.html": "2"}
	make := func(basis string) {
		t.Helper()
		m := openMade(t, dir)
		for name, data := range files {
			if err := m.Put(name, []byte(data)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := m.Finish(basis); err != nil {
			t.Fatal(err)
		}
	}
	rests := func(basis string, want bool) {
		t.Helper()
		if n, same := Rests(dir, mark, basis); same != want || same && n != 2 {
			t.Errorf("%q: %v, %d files", basis, same, n)
		}
	}
	rests("one", false)
	make("")
	rests("", false)
	make("one")
	rests("one", true)
	rests("two", false)
	rests("", false)
	make("two")
	rests("one", false)
	rests("two", true)

	put(t, dir, "a/index.html", "by hand")
	rests("two", false)
	put(t, dir, "a/index.html", "2")
	rests("two", true)
	if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	rests("two", false)
	make("two")
	rests("two", true)

	m := openMade(t, dir)
	if err := m.Put("new.html", []byte("half-way")); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil { // killed
		t.Fatal(err)
	}
	rests("two", false)
}

func TestMadeStaysInItsFolder(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, "secret.html", "of somebody else")
	dir := t.TempDir()
	putAll(t, dir, map[string]string{"index.html": "1"})
	if err := os.Symlink(outside, filepath.Join(dir, "a")); err != nil {
		t.Skip("no links here:", err)
	}
	for _, name := range []string{"a/secret.html", "../x.html", "a"} {
		m := openMade(t, dir)
		if errors.Join(m.Put(name, []byte("2")), m.Settle()) == nil {
			t.Errorf("%s was written", name)
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, outside, "secret.html", "of somebody else")
}
