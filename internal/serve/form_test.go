package serve

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"improve/internal/record"
)

const update = "updates/2020-02-25-leadership.yaml"

// written reports what a file of the record holds; empty where there is none.
func fileIn(dir, name string) string {
	data, _ := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	return string(data)
}

func TestARatingFromFormToFile(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	if status, page := get(s, "/tasks/1.1/"); status != http.StatusOK || !strings.Contains(page, `href="/tasks/1.1/rate"`) {
		t.Fatalf("the page of the task leads to no form: %d: %s", status, page)
	}
	if status, page := get(s, "/tasks/1.1/rate"); status != http.StatusOK || !strings.Contains(page, "Fill the posts") ||
		!strings.Contains(page, "G on track, 14 January 2020") {
		t.Fatalf("%d: %s", status, page)
	}
	w, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "Nobody applied.\r\nAgain.", "step", "preview")
	if w.StatusCode != http.StatusOK || !strings.Contains(page, "+    rating: A") {
		t.Fatalf("%d: %s", w.StatusCode, page)
	}
	if fileIn(dir, update) != "" {
		t.Fatal("it was written before anybody agreed")
	}
	w, page = post(s, "/tasks/1.1/rate", "rating", hidden(t, page, "rating"), "note", "Nobody applied.\nAgain.", "step", "write",
		"fingerprint", hidden(t, page, "fingerprint"), "once", hidden(t, page, "once"))
	if w.StatusCode != http.StatusSeeOther || !strings.HasPrefix(w.Header.Get("Location"), "/tasks/1.1/?written=") {
		t.Fatalf("%d to %q: %s", w.StatusCode, w.Header.Get("Location"), page)
	}
	if text := fileIn(dir, update); !strings.Contains(text, "rating: A") || strings.Contains(text, "\r") {
		t.Errorf("wrote %q", text)
	}
	_, page = get(s, w.Header.Get("Location"))
	for _, want := range []string{"Wrote " + update, "git add -- " + update, "Nobody applied."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
}

// Whoever goes back from what would be written finds all that they wrote.
func TestBackKeepsTheWords(t *testing.T) {
	s := serverOf(t, folder(t, small), nil)
	_, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "Two\nlines", "step", "edit")
	if !strings.Contains(page, "Two\nlines</textarea>") || !strings.Contains(page, `value="A"`) {
		t.Errorf("lost words:\n%s", page)
	}
	_, fresh := get(s, "/tasks/1.1/rate")
	_, shown := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "preview")
	for page, filled := range map[string]bool{page: true, shown: true, fresh: false} { // its script loads no filled one again
		if strings.Contains(page, " data-filled") != filled {
			t.Errorf("said to be filled in: %v\n%s", !filled, page)
		}
	}
}

// A second click on Write writes nothing more, and leads to the same page; so does one at
// the same moment.
func TestADoubleClickWritesOnce(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	_, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "preview")
	send := func() (status int, to string) {
		w, _ := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "write", "fingerprint",
			hidden(t, page, "fingerprint"), "once", hidden(t, page, "once"))
		return w.StatusCode, w.Header.Get("Location")
	}
	var clicks sync.WaitGroup
	results := make([]string, 4)
	for i := range results {
		clicks.Go(func() {
			status, to := send()
			results[i] = itoa(status) + to
		})
	}
	clicks.Wait()
	for _, r := range results {
		if r != results[0] || !strings.HasPrefix(r, "303/tasks/1.1/") {
			t.Errorf("clicks lead to %q", results)
		}
	}
	text := fileIn(dir, update)
	if status, _ := send(); status != http.StatusSeeOther || fileIn(dir, update) != text || strings.Count(text, "So.") != 1 {
		t.Errorf("%d: wrote %q", status, fileIn(dir, update))
	}
}

// What was put back by hand is written again where somebody asks for it anew.
func TestTheSameWordsAgain(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	for range 2 {
		_, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "preview")
		post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "write", "fingerprint",
			hidden(t, page, "fingerprint"), "once", hidden(t, page, "once"))
		if fileIn(dir, update) == "" {
			t.Fatal("nothing was written")
		}
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(update))); err != nil {
			t.Fatal(err)
		}
	}
}

// Where the record moved since the preview nothing is written, and what would be written
// now is shown, with a button that writes that.
func TestAConflict(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	_, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "Mine.", "step", "preview")
	put(t, dir, update, "# Hers.\ndate: 2020-02-25\nby: ann-lee\nprogress:\n  1.10: {note: Hers.}\n")
	write := func(page string) (*http.Response, string) {
		return post(s, "/tasks/1.1/rate", "rating", "A", "note", "Mine.", "step", "write", "fingerprint",
			hidden(t, page, "fingerprint"), "once", hidden(t, page, "once"))
	}
	w, page := write(page)
	if w.StatusCode != http.StatusConflict || !strings.Contains(page, "Nothing was written") ||
		!strings.Contains(page, "{note: Hers.}") {
		t.Fatalf("%d: %s", w.StatusCode, page)
	}
	if text := fileIn(dir, update); strings.Contains(text, "Mine.") {
		t.Fatalf("wrote %q", text)
	}
	if w, page := write(page); w.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.StatusCode, page)
	}
	if text := fileIn(dir, update); !strings.Contains(text, "Mine.") || !strings.Contains(text, "# Hers.") {
		t.Errorf("wrote %q", text)
	}
}

// Words that nobody was shown are not written, with a fingerprint or without.
func TestWhatNobodySawIsNotWritten(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	_, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "preview")
	for _, print := range []string{hidden(t, page, "fingerprint"), "", "0"} {
		w, _ := post(s, "/tasks/1.1/rate", "rating", "A", "note", "Otherwise.", "step", "write", "fingerprint", print, "once", "1")
		if w.StatusCode != http.StatusConflict || fileIn(dir, update) != "" {
			t.Errorf("with the fingerprint %q: %d, %q", print, w.StatusCode, fileIn(dir, update))
		}
	}
}

// Other words are never taken for those that were written before, whatever number they come
// with.
func TestOtherWordsAreNoSecondClick(t *testing.T) {
	for _, once := range []string{"", "1"} {
		dir := folder(t, small)
		s := serverOf(t, dir, nil)
		for _, note := range []string{"First.", "Second."} {
			_, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", note, "step", "preview")
			w, said := post(s, "/tasks/1.1/rate", "rating", "A", "note", note, "step", "write", "fingerprint",
				hidden(t, page, "fingerprint"), "once", once)
			if w.StatusCode != http.StatusSeeOther || !strings.Contains(fileIn(dir, update), note) {
				t.Errorf("%s with the number %q: %d, the file holds %q\n%s", note, once, w.StatusCode, fileIn(dir, update), said)
			}
		}
	}
}

// Bytes that are no letters are shown, and written, as the sign for what is none.
func TestBytesThatAreNoLetters(t *testing.T) {
	for _, note := range []string{"a\x00b", "a\xffb"} {
		dir := folder(t, small)
		s := serverOf(t, dir, nil)
		_, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", note, "step", "preview")
		w, _ := post(s, "/tasks/1.1/rate", "rating", "A", "note", hidden(t, page, "note"), "step", "write", "fingerprint",
			hidden(t, page, "fingerprint"), "once", hidden(t, page, "once"))
		if text := fileIn(dir, update); w.StatusCode != http.StatusSeeOther || !strings.Contains(text, "note: a\ufffdb\n") {
			t.Errorf("%q: %d, wrote %q", note, w.StatusCode, text)
		}
	}
}

// What another program is writing is not written over: whoever waits in vain is told.
func TestTwoWriters(t *testing.T) {
	if testing.Short() {
		t.Skip("waits five seconds")
	}
	t.Parallel()
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	_, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "preview")
	unlock, err := record.Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	w, said := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "write", "fingerprint",
		hidden(t, page, "fingerprint"), "once", hidden(t, page, "once"))
	if w.StatusCode != http.StatusServiceUnavailable || !strings.Contains(said, "is writing to this") ||
		!strings.Contains(said, "So.</textarea>") {
		t.Errorf("%d: %s", w.StatusCode, said)
	}
}

// Text of a form is text of the page, in every place where it can come to stand.
func TestMarkupIsText(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>'{{.}}</textarea>`
	s := serverOf(t, folder(t, small), nil)
	pages := map[string]string{}
	_, pages["preview"] = post(s, "/tasks/1.1/rate", "rating", "A", "note", evil, "step", "preview")
	_, pages["form"] = post(s, "/tasks/1.1/rate", "rating", evil, "note", evil, "step", "edit")
	_, pages["address"] = get(s, "/"+"%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")
	_, pages["day"] = get(s, "/as-told/%3Cscript%3E/")
	_, pages["question"] = get(s, "/tasks/1.1/rate?note=%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")
	w, _ := post(s, "/tasks/1.1/rate", "rating", "A", "note", evil, "step", "write", "fingerprint",
		hidden(t, pages["preview"], "fingerprint"), "once", hidden(t, pages["preview"], "once"))
	_, pages["written"] = get(s, w.Header.Get("Location"))
	_, pages["task"] = get(s, "/tasks/1.1/")
	for name, page := range pages {
		for _, bad := range []string{"<script>", "<img", "onerror=alert(1)>", "</textarea>'"} {
			if strings.Contains(strings.ReplaceAll(page, "&lt;img src=x onerror=alert(1)&gt;", ""), bad) {
				t.Errorf("%s: %s came out:\n%s", name, bad, page)
			}
		}
	}
	if !strings.Contains(pages["written"], "alert(1)") {
		t.Error("the words are lost")
	}
}

// A form that is too long is refused, and says so.
func TestLongForms(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	for size, want := range map[int]int{60 << 10: 200, 65 << 10: 413, 10 << 20: 413} {
		w, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", strings.Repeat("x", size), "step", "preview")
		if w.StatusCode != want {
			t.Errorf("%d bytes: %d: %.300s", size, w.StatusCode, page)
		}
	}
	if fileIn(dir, update) != "" {
		t.Error("it was written")
	}
}

// Ids and paths are looked up, and lead to no file.
func TestPathsAreLookedUp(t *testing.T) {
	dir := folder(t, small)
	put(t, dir, "secret.txt", "top secret")
	s := serverOf(t, dir, nil)
	for _, path := range []string{"/../secret.txt", "/%2e%2e/secret.txt", "/tasks/../../secret.txt", "/tasks/..%2f..%2fsecret.txt/",
		"/tasks/%2e%2e/", "/assets/../serve.go", "/assets/%2e%2e%2fpages.html", "/assets/pages.html", "/assets/..%2f..%2fserve.go",
		"/tasks/" + strings.Repeat("x", 300) + "/", "/tasks/%F0%9F%98%80/", "/tasks/%00/", "/tasks/%ff/", "/tasks/a%2Fb/",
		"/tasks/1.1/secret.txt", "/data/../secret.txt", "/tasks/con/", "/as-told/2020-02-25/../../secret.txt",
		"/plan/programme.yaml", "/data/tasks/%2e%2e/%2e%2e/secret.json", "/as-told//", "/as-told/2020-01-14/as-told/2020-01-14/"} {
		w := call(s, http.MethodGet, path, "", nil)
		status, page := read(w)
		if status == http.StatusOK || status >= 500 || strings.Contains(page, "top secret") || strings.Contains(page, "{{define") {
			t.Errorf("%s: %d: %.100s", path, status, page)
		}
	}
	if status, _ := get(s, "/tasks/1.10/"); status != http.StatusOK {
		t.Errorf("1.10 is %d, which 1.1 is not", status)
	}
}

// Days that cannot be are refused in words; all others can be looked at.
func TestDays(t *testing.T) {
	s := serverOf(t, folder(t, small), nil)
	for day, want := range map[string]int{
		"0000": 400, "2025-02-31": 400, "tomorrow": 400, "2025-13": 400, "%20": 400,
		"2020-01-14": 200, "2020-01": 200, "9999-12-31": 400, "1899-12-31": 400, "1900-01-01": 200, "2020-03-29": 200, // the clocks change
	} {
		if status, page := get(s, "/as-told/"+day+"/"); status != want {
			t.Errorf("%s: %d: %s", day, status, page)
		}
	}
	if w := call(s, http.MethodGet, "/tasks/1.1/?day=14+January+2020&by=told", "", nil); w.StatusCode != http.StatusSeeOther ||
		w.Header.Get("Location") != "/as-told/2020-01-14/tasks/1.1/" {
		t.Errorf("%d to %s", w.StatusCode, w.Header.Get("Location"))
	}
	_, page := get(s, "/as-told/2020-01-13/tasks/1.1/")
	if strings.Contains(page, "The advert is out.") || !strings.Contains(page, "told now") {
		t.Errorf("of a later day:\n%s", page)
	}
	if status, page := get(s, "/as-shown/2020-01-14/"); status != http.StatusUnprocessableEntity || !strings.Contains(page, "git") {
		t.Errorf("without git: %d: %s", status, page)
	}
}
