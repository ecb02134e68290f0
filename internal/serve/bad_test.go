package serve

import (
	"errors"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
	"improve/internal/site"
)

// Without git everything is served but what only git knows.
func TestWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	s := serverOf(t, folder(t, small), nil)
	if status, page := get(s, "/tasks/1.1/"); status != http.StatusOK || !strings.Contains(page, "not in git") {
		t.Errorf("%d: %s", status, page)
	}
	if status, _ := get(s, "/as-shown/2020-01-14/"); status != http.StatusUnprocessableEntity {
		t.Errorf("what was shown: %d", status)
	}
}

// What was shown on a day is what the last commit of that day held, whatever the files say.
func TestAsShownThen(t *testing.T) {
	dir := folder(t, small)
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"commit", "-q", "-m", "Begin"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org",
			"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org", "GIT_AUTHOR_DATE=2020-01-20T10:00:00Z",
			"GIT_COMMITTER_DATE=2020-01-20T10:00:00Z")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("no git here: %v: %s", err, out)
		}
	}
	put(t, dir, "updates/2020-01-14-lead.yaml",
		"date: 2020-01-14\nby: ann-lee\nprogress:\n  1.1: {rating: A, note: It never was., recovery: Soon.}\n")
	s := serverOf(t, dir, nil)
	_, told := get(s, "/as-told/2020-01-31/tasks/1.1/")
	_, shown := get(s, "/as-shown/2020-01-31/tasks/1.1/")
	if !strings.Contains(told, "It never was.") || strings.Contains(told, "The advert is out.") {
		t.Errorf("told now:\n%s", told)
	}
	if !strings.Contains(shown, "The advert is out.") || strings.Contains(shown, "It never was.") ||
		!strings.Contains(shown, "as shown then") {
		t.Errorf("shown then:\n%s", shown)
	}
	if status, _ := get(s, "/as-shown/2020-01-14/"); status != http.StatusUnprocessableEntity {
		t.Errorf("before the first commit: %d", status)
	}
}

// A record that holds nothing is served; so is one whose every file is broken.
func TestRecordsWithNothing(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"empty":  {"plan/programme.yaml": "name: Ours\n"},
		"broken": {"plan/programme.yaml": "name: 'Ours\n", "plan/people.yaml": "[", "updates/2020-01-14-x.yaml": "\x00"},
		"huge":   {"plan/programme.yaml": "name: Ours\nnote: " + strings.Repeat("x", 1<<20) + "\n"},
	} {
		s := serverOf(t, folder(t, files), nil)
		for _, path := range []string{"/", "/check/", "/plan/", "/tasks/"} {
			if status, page := get(s, path); status >= 500 || path == "/" && status != http.StatusOK {
				t.Errorf("%s %s: %d: %.500s", name, path, status, page)
			}
		}
	}
}

// Ids that differ in case alone have a page each. No disk tells them apart, so no site is
// made of them; the checks say so.
func TestTwins(t *testing.T) {
	dir := folder(t, small)
	put(t, dir, "plan/ambitions/1-leadership.yaml", "id: 1\ntitle: Leadership\ntasks:\n"+
		"  - {id: A1, title: One, leads: [ann-lee], target: 2020-06}\n  - {id: a1, title: Two, leads: [ann-lee], target: 2020-06}\n")
	s := serverOf(t, dir, nil)
	for id, title := range map[string]string{"A1": "One", "a1": "Two"} {
		if status, page := get(s, "/tasks/"+id+"/"); status != http.StatusOK || !strings.Contains(page, title+"</h1>") {
			t.Errorf("%s: %d: %s", id, status, page)
		}
	}
}

// A disk that is full keeps the words in the form, and the record as it was.
func TestAFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("no small file system here")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no small file system can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	for name, text := range small {
		put(t, dir, name, text)
	}
	s := serverOf(t, dir, nil)
	_, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "preview")
	_ = os.WriteFile(dir+"/filler", make([]byte, 1<<20), 0o644) // as much as there is room for
	before := everything(t, dir)
	w, said := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So.", "step", "write", "fingerprint",
		hidden(t, page, "fingerprint"), "once", hidden(t, page, "once"))
	if w.StatusCode != http.StatusInsufficientStorage || !strings.Contains(said, "So.</textarea>") ||
		!strings.Contains(said, "othing was written") {
		t.Errorf("%d: %s", w.StatusCode, said)
	}
	if everything(t, dir) != before {
		t.Error("the record has changed")
	}
}

// For the public the pages are those of the site, byte for byte, with nothing beside them:
// no bar, no form, no other day, no finding of the checks.
func TestThePublicsPagesAreTheSites(t *testing.T) {
	s := serverOf(t, folder(t, small), func(o *Options) { o.Public = true })
	err := s.at1(t).site.Build(func(f site.File) error {
		if _, page := get(s, "/"+f.Path); page != string(f.Data) {
			t.Errorf("/%s is another page:\n%s", f.Path, page)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/check/", "/as-told/2020-01-14/", "/tasks/1.1/rate", "/data/check.json"} {
		if status, page := get(s, path); status == http.StatusOK || strings.Contains(page, `id="live"`) {
			t.Errorf("%s: %d", path, status)
		}
	}
	if _, page := get(s, "/?day=2020-01-14"); strings.Contains(page, `id="live"`) {
		t.Error("the public chooses a day")
	}
}

// While the record could not be published as it is, the public sees what it saw before, and
// why is said in the terminal alone, once: it may name what nobody may see.
func TestThePublicSeesNothingThatCannotBePublished(t *testing.T) {
	dir := folder(t, small)
	var said []string
	s := serverOf(t, dir, func(o *Options) {
		o.Public, o.Log = true, func(line string) { said = append(said, line) }
		o.Explain = func(err error) (string, string) { return err.Error(), "write the role" }
		context := o.Context
		o.Context = func(r *record.Record, on programme.Date) (*report.Context, error) {
			if r.Programme.Ambitions[0].Tasks[0].Title.Value != "Fill the posts" {
				return nil, errors.New("a text names Zara Quill")
			}
			return context(r, on)
		}
	})
	const plan = "plan/ambitions/1-leadership.yaml"
	before := map[string]string{}
	for _, path := range []string{"/", "/tasks/1.1/", "/data/tasks/1.1.json", "/feed.xml", "/none/", "/tasks/1.1/rate"} {
		_, before[path] = get(s, path)
	}
	put(t, dir, plan, strings.Replace(small[plan], "Fill the posts", "Zara Quill fills the posts", 1))
	s.live.refresh()
	for path, page := range before {
		if _, now := get(s, path); now != page {
			t.Errorf("%s:\n%s", path, now)
		}
	}
	want := []string{"the pages stay as they were: a text names Zara Quill", "hint: write the role"}
	if !slices.Equal(said, want) {
		t.Errorf("it says %q", said)
	}
	put(t, dir, plan, strings.Replace(small[plan], "title: Leadership", "title: Leaders", 1))
	s.live.refresh()
	if _, page := get(s, "/tasks/1.1/"); !strings.Contains(page, "Leaders") {
		t.Errorf("mended, it stays as it was:\n%s", page)
	}
}
