package serve

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shows reports whether the page of a task has some words, after a look at the files.
func shows(t *testing.T, s *Server, words string) bool {
	t.Helper()
	s.live.refresh()
	status, page := get(s, "/tasks/1.1/")
	if status != http.StatusOK {
		t.Fatalf("%d: %s", status, page)
	}
	return strings.Contains(page, words)
}

func TestASavedFileShows(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	was := s.snapshot().Revision
	put(t, dir, "plan/ambitions/1-leadership.yaml", strings.Replace(small["plan/ambitions/1-leadership.yaml"],
		"Fill the posts", "Fill all posts", 1))
	if !shows(t, s, "Fill all posts") || s.snapshot().Revision != was+1 {
		t.Errorf("revision %d after %d", s.snapshot().Revision, was)
	}
	s.live.refresh()
	if s.snapshot().Revision != was+1 {
		t.Error("nothing moved, and there is another revision")
	}
	put(t, dir, "updates/2020-02-24-more.yaml", "date: 2020-02-24\nprogress: {1.1: {note: A new file.}}\n")
	if !shows(t, s, "A new file.") {
		t.Error("a new file does not show")
	}
	if err := os.Remove(filepath.Join(dir, "updates", "2020-02-24-more.yaml")); err != nil {
		t.Fatal(err)
	}
	if shows(t, s, "A new file.") {
		t.Error("a deleted file shows")
	}
}

// Two savings within the clock's grain, of as many bytes: the second shows too.
func TestASavingThatSizeAndTimeHide(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	const name = "updates/2020-02-24-more.yaml"
	put(t, dir, name, "date: 2020-02-24\nprogress: {1.1: {note: One.}}\n")
	info, err := os.Stat(filepath.Join(dir, name))
	if err != nil || !shows(t, s, "One.") {
		t.Fatal("the first does not show", err)
	}
	put(t, dir, name, "date: 2020-02-24\nprogress: {1.1: {note: Two.}}\n")
	if err := os.Chtimes(filepath.Join(dir, name), info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if !shows(t, s, "Two.") {
		t.Error("the second does not show")
	}
}

// A broken file blanks no page: what it said before stays, all else is as it is now, and
// its fault is on top with its line.
func TestABrokenFile(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	plan := small["plan/ambitions/1-leadership.yaml"]
	put(t, dir, "plan/ambitions/1-leadership.yaml", plan+"  - {id: 1.2, title: 'never closed\n")
	put(t, dir, "updates/2020-02-24-more.yaml", "date: 2020-02-24\nprogress: {1.1: {note: Said meanwhile.}}\n")
	for _, want := range []string{"Fill the posts", "Said meanwhile.", "cannot be read", "1-leadership.yaml:6", "never closed", "^"} {
		if !shows(t, s, want) {
			_, page := get(s, "/tasks/1.1/")
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	if w, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "preview"); w.StatusCode != http.StatusOK &&
		w.StatusCode != http.StatusUnprocessableEntity && w.StatusCode != http.StatusInternalServerError {
		t.Errorf("%d: %s", w.StatusCode, page)
	}
	put(t, dir, "plan/ambitions/1-leadership.yaml", "")
	if !shows(t, s, "Fill the posts") {
		t.Error("a file that is saved half blanks the page")
	}
	put(t, dir, "plan/ambitions/1-leadership.yaml", plan)
	if shows(t, s, "cannot be read") || !shows(t, s, "Said meanwhile.") {
		t.Error("what is mended is still called broken")
	}
}

// A record that is gone is said to be, on the pages that it had; one that is back is served.
func TestADeletedRecord(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	for _, part := range []string{"plan", "updates"} {
		if err := os.RemoveAll(filepath.Join(dir, part)); err != nil {
			t.Fatal(err)
		}
	}
	if !shows(t, s, "cannot be read any more") || !shows(t, s, "Fill the posts") {
		_, page := get(s, "/tasks/1.1/")
		t.Errorf("the page is:\n%s", page)
	}
	was := s.snapshot().Revision
	s.live.refresh()
	if s.snapshot().Revision != was {
		t.Error("gone twice")
	}
	for name, text := range small {
		put(t, dir, name, text)
	}
	if shows(t, s, "cannot be read any more") {
		t.Error("what is back is still called gone")
	}
}

// A folder that cannot be read blanks no page either, and is said once.
func TestAFolderThatCannotBeRead(t *testing.T) {
	for _, name := range []string{"plan", "plan/ambitions", "updates"} {
		dir := folder(t, small)
		s := serverOf(t, dir, nil)
		away := filepath.Join(t.TempDir(), "away")
		if err := errors.Join(os.Rename(filepath.Join(dir, name), away), os.WriteFile(filepath.Join(dir, name), nil, 0o644)); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			for _, want := range []string{"Fill the posts", "The advert is out.", name + " cannot be read"} {
				if !shows(t, s, want) {
					_, page := get(s, "/tasks/1.1/")
					t.Errorf("%s: the page lacks %q:\n%s", name, want, page)
				}
			}
		}
		if n := s.snapshot().Revision; n != 1 {
			t.Errorf("%s: %d revisions of one change", name, n)
		}
		if err := errors.Join(os.Remove(filepath.Join(dir, name)), os.Rename(away, filepath.Join(dir, name))); err != nil {
			t.Fatal(err)
		}
		if !shows(t, s, "Fill the posts") || shows(t, s, "cannot be read") {
			t.Errorf("%s: what can be read again is called unreadable", name)
		}
	}
}

// Beside files of the record there may be anything.
func TestOddFiles(t *testing.T) {
	dir := folder(t, small)
	for _, err := range []error{
		os.Symlink("nowhere", filepath.Join(dir, "updates", "2020-02-01-link.yaml")),
		os.Mkdir(filepath.Join(dir, "updates", "2020-02-02-folder.yaml"), 0o755),
		os.Symlink("..", filepath.Join(dir, "plan", "up")),
	} {
		if err != nil {
			t.Skip(err)
		}
	}
	s := serverOf(t, dir, nil)
	s.live.refresh()
	if !shows(t, s, "Fill the posts") {
		t.Error("the page is gone")
	}
}

// What was made of the record before a saving is let go: it would fill the memory.
func TestNothingIsKeptOfEarlierRevisions(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	for i := range 5 {
		put(t, dir, "updates/2020-02-24-more.yaml", fmt.Sprintf("date: 2020-02-24\nprogress: {1.1: {note: Saving %d.}}\n", i))
		s.live.refresh()
		for _, at := range []string{"/", "/tasks/1.1/", "/as-told/2020-01-14/"} {
			if status, _ := get(s, at); status != http.StatusOK {
				t.Fatalf("%s: %d", at, status)
			}
		}
	}
	if looks, pages := len(s.looks.byKey), len(s.pages.byKey); looks != 2 || pages != 3 {
		t.Errorf("%d looks and %d pages are kept of 2 and 3", looks, pages)
	}
}
