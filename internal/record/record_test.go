package record_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/store"
)

// small is a record with one task, as at 25 February 2020.
var small = map[string]string{
	"plan/programme.yaml": "name: Brightwater improvement programme\nas_at: 2020-02-25\n",
	"plan/people.yaml": "people:\n  - {id: ann-lee, name: Ann Lee, role: Head of Early Help, kind: " +
		"person}\n",
	"plan/ambitions/1-leadership.yaml": "id: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: One, leads: [ann-lee], " +
		"target: 2020-06}\n",
	"updates/2020-02-24-lead.yaml": "date: 2020-02-24\nprogress:\n  1.1: {note: Said.}\n",
}

func folder(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		put(t, dir, name, text)
	}
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// changing is a change of the record in a folder, as at the programme's own date.
func changing(dir string, build func(*record.State) (record.Plan, error)) record.Change {
	return record.Change{
		Open:  func() (*record.Record, error) { return record.Open(dir) },
		Day:   func(r *record.Record) (programme.Date, error) { return r.Programme.AsAt.Date, nil },
		Build: build,
	}
}

func edit(file, value string, path ...string) func(*record.State) (record.Plan, error) {
	return func(*record.State) (record.Plan, error) {
		return record.Plan{Edits: []store.Edit{{File: file, Path: path, Value: store.TextValue(value)}}}, nil
	}
}

// What was said on an earlier day is never changed, whoever asks for it.
func TestUpdatesOfEarlierDaysAreNotEdited(t *testing.T) {
	dir := folder(t, small)
	_, err := changing(dir, edit("updates/2020-02-24-lead.yaml", "Unsaid.", "progress", "1.1", "note")).Propose()
	if err == nil || !strings.Contains(err.Error(), "is from an earlier day and cannot be edited; add a new update") {
		t.Errorf("got %v", err)
	}
}

// What cannot be read is not written into, and the refusal shows why.
func TestBrokenFilesAreNotEdited(t *testing.T) {
	dir := folder(t, small)
	put(t, dir, "plan/people.yaml", "people:\n  - {id: ann-lee, nmae: Ann Lee, role: Head of Early Help, kind: person}\n")
	_, err := changing(dir, edit("plan/people.yaml", "Bo", "people", "ann-lee", "name")).Propose()
	var refusal *record.Refusal
	if !errors.As(err, &refusal) || len(refusal.Problems) != 1 || refusal.Problems[0].Place.File != "plan/people.yaml" {
		t.Errorf("got %v", err)
	}
}

// What is wrong already stops nobody from writing something else.
func TestWhatIsWrongElsewhereStopsNobody(t *testing.T) {
	dir := folder(t, small)
	put(t, dir, "plan/risks.yaml", "risk: []\n")
	p, err := changing(dir, edit("plan/people.yaml", "Ann Leigh", "people", "ann-lee", "name")).Propose()
	if err != nil || len(p.Files()) != 1 {
		t.Fatalf("%v", err)
	}
}

// Letters that are not UTF-8 never come to a file.
func TestWordsThatAreNotText(t *testing.T) {
	dir := folder(t, small)
	_, err := changing(dir, edit("plan/people.yaml", "Zo\xeb", "people", "ann-lee", "name")).Propose()
	if !errors.Is(err, record.ErrNotText) {
		t.Errorf("got %v", err)
	}
}

// form is a web form as simple as can be: it shows what a rating would write, and
// writes it once that is agreed to.
type form struct{ dir string }

func (f form) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	change := changing(f.dir, func(s *record.State) (record.Plan, error) {
		t := s.Task("1.1")
		rating, _ := programme.ReadRating(r.FormValue("rating"))
		today := entry.Today{Programme: s.Record.Programme, Day: s.Day, Author: "ann-lee"}
		return record.Plan{Edits: today.Rate(entry.Progress{Task: t.Task, Rating: rating, Note: r.FormValue("note")}),
			Message: "Rate 1.1"}, nil
	})
	if r.FormValue("agreed") != "" {
		f.write(w, change, r.FormValue("agreed"))
		return
	}
	p, err := change.Propose()
	if err != nil {
		f.refuse(w, err)
		return
	}
	for _, c := range p.Changed {
		_ = render.Diff(w, c.Path, c.Before, c.After, render.Options{})
	}
	for _, d := range p.Worse {
		fmt.Fprintf(w, "warning: %s: %s\n", d.Rule, d.Message)
	}
	fmt.Fprintln(w, "fingerprint:", p.Fingerprint())
}

func (f form) write(w http.ResponseWriter, change record.Change, print string) {
	_, files, err := change.Agreed(f.dir, print)
	switch {
	case errors.Is(err, record.ErrMoved):
		http.Error(w, err.Error(), http.StatusConflict)
		return
	case err != nil:
		f.refuse(w, err)
		return
	}
	repo, err := record.Repo(f.dir)
	if err != nil {
		f.refuse(w, err)
		return
	}
	defer repo.Close()
	lines, err := record.Commit(repo, files, "Rate 1.1")
	if err != nil {
		f.refuse(w, err)
		return
	}
	fmt.Fprintln(w, strings.Join(append(files, lines...), "\n"))
}

func (form) refuse(w http.ResponseWriter, err error) {
	w.WriteHeader(http.StatusUnprocessableEntity)
	fmt.Fprintln(w, err)
	var refusal *record.Refusal
	if errors.As(err, &refusal) {
		_ = render.Diagnostics(w, refusal.Problems, record.Sources(refusal.FS), render.Options{Width: 80})
	}
}

func post(t *testing.T, dir string, values ...string) (status int, page string) {
	t.Helper()
	words := url.Values{}
	for i := 0; i < len(values); i += 2 {
		words.Set(values[i], values[i+1])
	}
	request := httptest.NewRequest(http.MethodPost, "/1.1", strings.NewReader(words.Encode()))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	form{dir}.ServeHTTP(answer, request)
	return answer.Code, answer.Body.String()
}

func TestAWebForm(t *testing.T) {
	dir := folder(t, small)
	repository(t, dir)
	status, page := post(t, dir, "rating", "A", "note", "The advert is out.")
	_, print, found := strings.Cut(page, "fingerprint: ")
	if status != http.StatusOK || !found || !strings.Contains(page, "+    rating: A") ||
		!strings.Contains(page, "+    note: The advert is out.") {
		t.Fatalf("%d: %s", status, page)
	}
	if _, err := os.Stat(filepath.Join(dir, "updates", "2020-02-25-leadership-ann-lee.yaml")); err == nil {
		t.Fatal("it was written before anybody agreed")
	}
	print = strings.TrimSpace(print)
	if status, page = post(t, dir, "rating", "A", "note", "Something else.", "agreed",
		print); status != http.StatusConflict {
		t.Fatalf("what nobody saw was written: %d: %s", status, page)
	}
	status, page = post(t, dir, "rating", "A", "note", "The advert is out.", "agreed", print)
	name, committed, _ := strings.Cut(page, "\n")
	if status != http.StatusOK || !strings.Contains(committed, "Committed as ") {
		t.Fatalf("%d: %s", status, page)
	}
	if !strings.Contains(read(t, dir, name), "rating: A") {
		t.Error("it was not written")
	}
	repo, err := record.Repo(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	if tracked, err := repo.Tracked([]string{name}); err != nil || len(tracked) != 1 {
		t.Errorf("it was not committed: %v", err)
	}
}

// A rating that validate would refuse is not written, and the page says why.
func TestAWebFormThatIsRefused(t *testing.T) {
	dir := folder(t, small)
	status, page := post(t, dir, "rating", "R")
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, "nothing was written") ||
		!strings.Contains(page, "update/rating-without-note") || !strings.Contains(page, "rating: R") {
		t.Errorf("%d: %s", status, page)
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "updates", "*")); len(files) != 1 {
		t.Errorf("there are %v", files)
	}
}

// Output replaces neither a file of a record nor one that git tracks.
func TestSpare(t *testing.T) {
	dir := folder(t, small)
	put(t, dir, "notes.md", "By hand.")
	put(t, dir, "plans/plan/notes.md", "A folder that is called plan, and holds no record.")
	repository(t, dir)
	put(t, dir, "made.md", "By the program.")
	for name, refused := range map[string]bool{
		"plan/people.yaml": true, "plan/new.docx": true, "updates/2020-02-24-lead.yaml": true, "updates/more/x.csv": false,
		"notes.md": true, "made.md": false, "new.md": false, "nowhere/new.md": false, "plans/plan/new.md": false,
	} {
		if err := record.Spare([]string{filepath.Join(dir, filepath.FromSlash(name))}); (err != nil) != refused {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// repository makes a folder a git repository with all of its files committed.
func repository(t *testing.T, dir string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("NOT TESTED: there is no git here")
	}
	home := t.TempDir()
	put(t, home, ".gitconfig", "[user]\n\tname = Ann Lee\n\temail = ann.lee@example.org\n")
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "none"))
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"commit", "-q", "-m", "Begin"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}
