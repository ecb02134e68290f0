package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// siteBuilder makes sites of one record with one build of the program.
type siteBuilder struct {
	t      *testing.T
	record string
	build  string
	args   []string
	env    string
	said   bytes.Buffer
}

// postedRecord is a record with minutes that are posted, and something after them.
var postedRecord = map[string]string{
	"plan/programme.yaml": "name: Improvement programme\ngroups:\n" +
		"  - {id: board, name: Improvement Board, meetings: [2025-01-14, 2025-02-25, 2026-03-31]}\n" +
		"documents:\n  - {id: letter, title: A letter, file: letter.txt}\n",
	"plan/people.yaml": "people:\n  - {id: ann-lee, name: Ann Lee, role: Head of Early Help, kind: person}\n",
	"letter.txt":       "Dear all\n",
	"plan/ambitions/1-leadership.yaml": "id: 1\ntitle: Leadership\ntasks:\n" +
		"  - {id: 1.1, title: Fill the posts, leads: [ann-lee], target: 2025-06}\n" +
		"  - {id: 1.2, title: Meet more often, leads: [ann-lee], target: 2026-09}\n",
	"updates/2025-01-10-lead.yaml":  "date: 2025-01-10\nprogress:\n  1.1: {rating: G, note: Posts are advertised.}\n",
	"updates/2025-01-14-board.yaml": "date: 2025-01-14\nmeeting: board\nposted: 2025-02-01\n",
	"updates/2025-02-20-lead.yaml":  "date: 2025-02-20\nprogress:\n  1.2: {rating: G, note: They meet.}\n",
	"updates/2025-02-25-board.yaml": "date: 2025-02-25\nmeeting: board\ntitle: Board of February\n",
}

func newSiteBuilder(t *testing.T) *siteBuilder {
	t.Helper()
	b := &siteBuilder{t: t, record: t.TempDir(), build: "build 1"}
	for name, text := range postedRecord {
		b.put(name, text)
	}
	return b
}

func (b *siteBuilder) put(name, text string) {
	b.t.Helper()
	at := filepath.Join(b.record, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, []byte(text), 0o644)); err != nil {
		b.t.Fatal(err)
	}
}

// make makes the site in a folder, and is what it wrote and kept.
func (b *siteBuilder) make(folder string) (said string) {
	b.t.Helper()
	if code := b.try(folder); code != exitDone {
		b.t.Fatalf("exit code %d:\n%s", code, b.said.String())
	}
	return b.said.String()
}

// try makes the site where that can be done, and is the exit code.
func (b *siteBuilder) try(folder string) int {
	b.said.Reset()
	app := quietApp(&b.said, b.record)
	app.Now = func() time.Time { return time.Date(2026, 2, 25, 12, 0, 0, 0, time.UTC) }
	app.Build = func() string { return b.build }
	app.Env = func(name string) string {
		if name == "IMPROVE_AS_AT" {
			return b.env
		}
		return ""
	}
	return app.Run(append([]string{"site", "-o", folder}, b.args...))
}

func (b *siteBuilder) edit(name, from, to string) {
	b.t.Helper()
	data, err := os.ReadFile(filepath.Join(b.record, filepath.FromSlash(name)))
	if err != nil || !bytes.Contains(data, []byte(from)) {
		b.t.Fatalf("%s: no %q: %v", name, from, err)
	}
	b.put(name, strings.Replace(string(data), from, to, 1))
}

// tree is the files of a folder but the mark, each with what it holds and when it was
// written.
func tree(t *testing.T, dir string, times bool) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == siteMark {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		text := string(data)
		if info, err := e.Info(); times && err == nil {
			text += info.ModTime().String()
		}
		files[strings.TrimPrefix(name, dir)] = text
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func differing(a, b map[string]string) []string {
	var names []string
	for name := range a {
		if a[name] != b[name] {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, there := a[name]; !there {
			names = append(names, name)
		}
	}
	return names
}

// fresh compares a folder with the same site made where there was nothing.
func (b *siteBuilder) fresh(folder string) {
	b.t.Helper()
	other := filepath.Join(b.t.TempDir(), "site")
	b.make(other)
	if names := differing(tree(b.t, folder, false), tree(b.t, other, false)); len(names) > 0 {
		b.t.Errorf("not as made anew: %s", strings.Join(names, ", "))
	}
}

// basisOf is what the mark of a folder says that its files rest on; empty where it says nothing.
func basisOf(t *testing.T, folder string) string {
	t.Helper()
	mark, err := os.ReadFile(filepath.Join(folder, siteMark))
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(mark), "\n")
	basis, _ := strings.CutPrefix(line, "rests on ")
	if basis == line {
		return ""
	}
	return basis
}

func (b *siteBuilder) remove(name string) {
	b.t.Helper()
	if err := os.Remove(filepath.Join(b.record, name)); err != nil {
		b.t.Fatal(err)
	}
}

// Where nothing has changed nothing is made and no file is touched. Whatever the pages rest
// on, when it changes they are made anew, and are as made where there was nothing.
func TestSiteIsMadeAnewWhenAnythingChanges(t *testing.T) {
	b := newSiteBuilder(t)
	folder := filepath.Join(t.TempDir(), "site")
	first, _, _ := strings.Cut(b.make(folder), "wrote ")
	before := tree(t, folder, true)
	if notes, _, none := strings.Cut(b.make(folder), "wrote 0 files"); !none || notes != first {
		t.Errorf("made again it says %q, at first %q", notes, first)
	}
	if names := differing(before, tree(t, folder, true)); len(names) > 0 {
		t.Errorf("touched: %s", strings.Join(names, ", "))
	}
	for _, change := range []struct {
		what string
		do   func()
	}{
		{"a task", func() { b.edit("plan/ambitions/1-leadership.yaml", "Fill", "Soon fill") }},
		{"an update", func() { b.edit("updates/2025-01-10-lead.yaml", "advertised", "announced") }},
		{"the name", func() { b.edit("plan/programme.yaml", "Improvement programme", "Programme") }},
		{"a file more", func() { b.put("plan/site.yaml", "title: Our site\n") }},
		{"a file less", func() { b.remove("plan/site.yaml") }},
		{"the address", func() { b.args = []string{"--base-url", "https://example.org/"} }},
		{"the day", func() { b.env = "2025-06-30" }},
		{"where the day comes from", func() { b.args, b.env = append(b.args, "--as-at", "2025-06-30"), "" }},
		{"a draft", func() { b.args = append(b.args, "--include-unposted") }},
		{"the program", func() { b.build, b.args = "build 2", nil }},
		{"minutes are posted", func() { b.edit("updates/2025-02-25-board.yaml", "title:", "posted: 2025-03-20\ntitle:") }},
		{"a page is gone", func() {
			if err := os.Remove(filepath.Join(folder, "tasks", "1.1", "index.html")); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		change.do()
		old := basisOf(t, folder)
		b.make(folder)
		if now := basisOf(t, folder); now == old && change.what != "a page is gone" {
			t.Errorf("%s: what the pages rest on is said to be the same", change.what)
		}
		b.fresh(folder)
	}
}

// Pages that are made each day stay as they are until there is something else to say: a date
// of the record has come or gone, such as the next board's. What they say is the same whether
// they were made the day before or not.
func TestSiteStaysUntilThereIsSomethingElseToSay(t *testing.T) {
	b := newSiteBuilder(t)
	b.edit("updates/2025-02-25-board.yaml", "title:", "posted: 2025-03-20\ntitle:")
	folder := filepath.Join(t.TempDir(), "site")
	b.env = "2025-03-18"
	b.make(folder)
	for _, day := range []struct {
		on      string
		changes bool
		has     string // on the first page
	}{
		{"2025-03-19", false, "As the Improvement Board of 14 January 2025 saw it, published on 1 February 2025."},
		{"2025-03-20", true, "As the Improvement Board of 25 February 2025 saw it, published on 20 March 2025."},
		{"2025-03-21", true, ""}, // what was due on a day is past on the next
		{"2025-03-22", false, ""},
		{"2025-05-30", false, "Next board 31 March 2026."},
		{"2026-03-30", true, "Next board 31 March 2026."}, // 1.1 was due in June
		{"2026-03-31", true, "No date is given for the next board."},
		{"2026-08-31", true, ""},
		{"2026-12-24", true, "As the Improvement Board of 25 February 2025 saw it, published on 20 March 2025."},
		{"2027-12-24", false, ""},
	} {
		before := basisOf(t, folder)
		b.env = day.on
		b.make(folder)
		if changed := basisOf(t, folder) != before; changed != day.changes {
			t.Errorf("%s: what the pages rest on has changed: %v, want %v", day.on, changed, day.changes)
		}
		b.fresh(folder)
		page, err := os.ReadFile(filepath.Join(folder, "index.html"))
		if err != nil || !strings.Contains(string(page), day.has) || strings.Contains(string(page), "before this page") {
			t.Errorf("%s: the first page lacks %q, or counts days (%v)", day.on, day.has, err)
		}
	}
}

// A page that somebody edited is not taken for the one that was made.
func TestSiteSeesAnEditedPage(t *testing.T) {
	b := newSiteBuilder(t)
	folder := filepath.Join(t.TempDir(), "site")
	b.make(folder)
	page := filepath.Join(folder, "about", "index.html")
	if err := os.WriteFile(page, []byte("by hand"), 0o644); err != nil {
		t.Fatal(err)
	}
	app := quietApp(&b.said, b.record)
	app.Now, app.Build = time.Now, func() string { return b.build }
	if code := app.Run([]string{"site", "-o", folder}); code != exitFailed {
		t.Errorf("exit code %d:\n%s", code, b.said.String())
	}
}

// Without an exact build the pages are made each time, for they may differ.
func TestSiteOfAnUnknownBuildRestsOnNothing(t *testing.T) {
	b := newSiteBuilder(t)
	folder := filepath.Join(t.TempDir(), "site")
	for _, build := range []string{"", "build 1", "build 2", ""} {
		b.build = build
		b.make(folder)
		if basis := basisOf(t, folder); (basis != "") != (build != "") {
			t.Errorf("with the build %q the site says that it rests on %q", build, basis)
		}
	}
}

// After any edits the site is as made where there was nothing.
func TestSiteAfterRandomEdits(t *testing.T) {
	b := newSiteBuilder(t)
	folder := filepath.Join(t.TempDir(), "site")
	r := rand.New(rand.NewPCG(7, 0))
	edits := []struct{ name, from, to string }{
		{"plan/ambitions/1-leadership.yaml", "Leadership", "Leaders"},
		{"plan/ambitions/1-leadership.yaml", "2025-06", "2025-03"},
		{"plan/people.yaml", "Early Help", "Help"}, {"updates/2025-01-10-lead.yaml", "advertised", "announced"},
		{"updates/2025-01-14-board.yaml", "2025-02-01", "2025-02-03"}, {"plan/programme.yaml", "A letter", "The letter"},
	}
	for range 6 {
		if i := r.IntN(len(edits) + 2); i < len(edits) { // and now and then none
			b.edit(edits[i].name, edits[i].from, edits[i].to)
			edits[i].from, edits[i].to = edits[i].to, edits[i].from
		}
		b.make(folder)
		b.fresh(folder)
	}
}

// Words that a person must look at before a site is published are said each time.
func TestSiteSaysEachTimeWhatToLookAt(t *testing.T) {
	b := newSiteBuilder(t)
	b.edit("updates/2025-01-10-lead.yaml", "Posts are", "Lee has the posts")
	folder := filepath.Join(t.TempDir(), "site")
	for range 2 {
		if said := b.make(folder); !strings.Contains(said, "check before publishing") {
			t.Errorf("it says %q", said)
		}
	}
}

// What may no longer be public can go from a site that keeps its addresses and corrections:
// the refusal says what to write, and what it says is enough.
func TestWhatMayNoLongerBePublicCanGo(t *testing.T) {
	const people, risks = "plan/people.yaml", "plan/risks.yaml"
	const homes = "  - {id: homes, title: Too few homes, kind: risk, owner: ann-lee, inherent: {likelihood: 4, impact: 4}}\n"
	for _, change := range []struct{ page, file, from, to string }{
		{"people/head-of-early-help/", people, "role: Head of Early Help", "role: Director of Practice"},
		{"people/bo-ray/", people, "public: true", "public: false"},
		{"risks/homes/", risks, "id: homes", "id: homes, restricted: {reason: It names a provider}"},
		{"risks/homes/", risks, "risks:\n" + homes, "risks: []\n"},
	} {
		b := newSiteBuilder(t)
		b.edit(people, "kind: person}\n",
			"kind: person}\n  - {id: bo-ray, name: Bo Ray, role: Chair, kind: person, public: true}\n")
		b.put(risks, "risks:\n"+homes)
		folder := filepath.Join(t.TempDir(), "site")
		b.make(folder)
		b.args = []string{"--check", folder}
		b.edit("updates/2025-01-10-lead.yaml", "rating: G", "rating: A")
		b.make(folder)
		corrections := tree(t, folder, false)["/data/corrections.json"]
		if !strings.Contains(corrections, "Task 1.1") {
			t.Fatalf("%s: no correction to keep: %s", change.page, corrections)
		}
		before := tree(t, folder, true)
		if before["/"+change.page+"index.html"] == "" {
			t.Fatalf("%s is not on the site", change.page)
		}
		b.edit(change.file, change.from, change.to)
		code := b.try(folder)
		_, line, _ := strings.Cut(b.said.String(), "write ")
		line, _, found := strings.Cut(line, " in plan/site.yaml")
		if code != exitProblems || !found || len(differing(before, tree(t, folder, true))) > 0 {
			t.Errorf("%s: exit code %d: %s", change.page, code, b.said.String())
			continue
		}
		b.put("plan/site.yaml", line+"\n")
		b.make(folder)
		after := tree(t, folder, false)
		if after["/"+change.page+"index.html"] != "" || after["/data/corrections.json"] != corrections {
			t.Errorf("%s: page %.20q, corrections %s", change.page, after["/"+change.page+"index.html"],
				after["/data/corrections.json"])
		}
	}
	b := newSiteBuilder(t)
	for _, written := range []string{"people/ann/", "/people/ann", "people/ann/index.html",
		"https://example.org/a/people/ann/"} {
		b.put("plan/people.yaml", strings.Replace(postedRecord["plan/people.yaml"], "Head of Early Help", "Ann", 1))
		b.args, b.build = []string{"--base-url", "https://example.org/a"}, written
		folder := filepath.Join(t.TempDir(), "site")
		b.make(folder)
		b.edit("plan/people.yaml", "role: Ann", "role: Director")
		b.put("plan/site.yaml", "gone: ["+written+"]\n")
		b.args = append(b.args, "--check", folder)
		b.make(folder)
	}
}
