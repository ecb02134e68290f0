package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/diag"
	"improve/internal/programme"
)

// TestNamesOfFiles checks that what was probably meant to be a file of the
// record is never left out in silence.
func TestNamesOfFiles(t *testing.T) {
	for _, c := range []struct {
		path    string
		rule    diag.Rule
		message string
		remedy  string
	}{
		{"plan/people.yml", FileUnknown, "unexpected file: it is not read", "rename it to plan/people.yaml"},
		{"plan/people.YAML", FileUnknown, "", "rename it to plan/people.yaml"},
		{"plan/PEOPLE.yaml", FileUnknown, "", "rename it to plan/people.yaml"},
		{"plan/poeple.yaml", FileUnknown, "", "rename it to plan/people.yaml"},
		{"plan/people.yaml.txt", FileUnknown, "does not end in .yaml", "rename it to plan/people.yaml"},
		{"plan/people.ymal", FileUnknown, "does not end in .yaml", "rename it to plan/people.yaml"},
		{"plan/other.yaml", FileUnknown, "", "the files of a record are plan/programme.yaml, plan/people.yaml"},
		{"plan/ambitions/old/1-a.yaml", FileUnknown, "", "rename it to plan/ambitions/1-a.yaml"},
		{"plan/Ambitions/1-a.yaml", FileUnknown, "", "rename it to plan/ambitions/1-a.yaml"},
		{"plan/ambition/1-a.yml", FileUnknown, "", "rename it to plan/ambitions/1-a.yaml"},
		{"plan/ambitions/1-a.yml", FileUnknown, "", "rename it to plan/ambitions/1-a.yaml"},
		{"plan/ambitions/.1-a.yaml", FileUnknown, "starts with a dot", "rename it without the dot"},
		{"plan/x.yaml/people.yaml", FileUnknown, "", "the files of a record are"},
		{"plan/people.yaml/people.yaml", FileKind, "this is a folder, not a file: nothing in it is read", ""},
		{"plan/ambitions", FileKind, "this is a file, not a folder", "replace it with a folder"},
		{"updates/2020/2020-02-25-board.yaml", FileUnknown, "", "rename it to updates/2020-02-25-board.yaml"},
		{"plan/2020-02-25-board.yaml", FileUnknown, "", "rename it to updates/2020-02-25-board.yaml"},
		{"updates/notes/a.yaml", FileUnknown, "", "move it to updates/ and name it by its date"},
		{"updates/february.yaml", FileName, "its date, a hyphen and a word", "for example updates/2020-02-25-board.yaml"},
		{"updates/2020-02-30-board.yaml", FileName, "", ""},
		{"updates/2020-02-board.yaml", FileName, "", ""},
		{"updates/2020-02-25.yaml", FileName, "", "for example updates/2020-02-25-board.yaml"},
		{"updates/2020-2-25-lead.yaml", FileName, "", "for example updates/2020-02-25-lead.yaml"},
		{"updates/25-02-2020 Ann's notes.yaml", FileName, "", "for example updates/2020-02-25-anns-notes.yaml"},
		{"updates/2020_02_25_board.yaml", FileName, "", "for example updates/2020-02-25-board.yaml"},
		{"Plan/people.yaml", FileUnknown, "unexpected folder", "rename it to plan"},
		{"Updates/2020-02-25-board.yaml", FileUnknown, "unexpected folder", "rename it to updates"},
	} {
		fsys := fstest.MapFS{"plan/programme.yaml": {Data: []byte("name: P\n")}, c.path: {Data: []byte("people: []\n")}, "updates/x.txt": {}}
		p, problems, err := Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		if len(problems) != 1 || problems[0].Rule != c.rule.ID || !strings.Contains(problems[0].Message, c.message) || !strings.Contains(problems[0].Remedy, c.remedy) {
			t.Errorf("%s: %v", c.path, problems)
			continue
		}
		place := problems[0].Place
		if place.Line != 0 || place.File != c.path && !strings.HasPrefix(c.path, place.File+"/") || len(p.Unread) != 1 || p.Files[p.Unread[0].Pos.File] != place.File {
			t.Errorf("%s is reported at %v, and unread is %v of %v", c.path, place, p.Unread, p.Files)
		}
	}
}

func TestFilesThatAreNobodysBusiness(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{"plan/README.md", "plan/notes.docx", "plan/people.yaml~", "plan/.people.yaml.swp", "plan/people.yaml.orig", "plan/._people.yaml", "plan/.#people.yaml",
		"plan/.idea/x.yaml", "updates/2020-02-25-board.pdf", "updates/old/minutes.txt", "plan/data.xml", "plan/data.json", "plans/x.txt", "docs/x.yaml", ".github/x.yaml", "mkdocs.yaml", "plan/ambitions/.gitkeep", "Makefile"} {
		fsys[name] = &fstest.MapFile{Data: []byte("\xff")}
	}
	fsys["updates/x"] = &fstest.MapFile{}
	p, problems, err := Load(fsys)
	if err != nil || len(problems) > 0 || len(p.Files) > 0 {
		t.Errorf("%v %v %v", err, problems, p.Files)
	}
}

func TestNoRecord(t *testing.T) {
	for _, c := range []struct{ path, say string }{
		{"x.yaml", "no record here"}, {"Plan/people.yaml", "rename the folder Plan to plan"}, {"plans/people.yaml", "rename the folder plans to plan"}, {"update/2020-02-25-a.yaml", "rename the folder update to updates"},
		{"plans/x.pdf", "no record here"},
	} {
		_, _, err := Load(fstest.MapFS{c.path: {Data: []byte("a: b\n")}})
		if !errors.Is(err, ErrNoRecord) || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v", c.path, err)
		}
	}
	p, problems, err := Load(fstest.MapFS{"plan/notes.txt": {}})
	if err != nil || len(problems) > 0 || p.Policy != programme.DefaultPolicy() {
		t.Errorf("an empty plan: %v %v", err, problems)
	}
	if _, problems, _ := Load(fstest.MapFS{"plan": {Data: []byte("x")}}); len(problems) != 1 || problems[0].Rule != FileKind.ID {
		t.Errorf("plan is a file: %v", problems)
	}
	if _, _, err := Load(os.DirFS(filepath.Join(t.TempDir(), "gone"))); err == nil || errors.Is(err, ErrNoRecord) {
		t.Errorf("no folder at all: %v", err)
	}
}

// inFolder runs a test on a record in a real folder, opened as cli opens it.
func inFolder(t *testing.T, build func(dir string) error) (*programme.Programme, diag.List) {
	t.Helper()
	outer := t.TempDir()
	dir := filepath.Join(outer, "record")
	if err := errors.Join(os.MkdirAll(filepath.Join(dir, "plan"), 0o755), os.MkdirAll(filepath.Join(dir, "updates"), 0o755),
		os.WriteFile(filepath.Join(outer, "secret.yaml"), []byte("people: [{id: secret}]\n"), 0o644), os.MkdirAll(filepath.Join(outer, "elsewhere"), 0o755),
		os.WriteFile(filepath.Join(outer, "elsewhere", "1-a.yaml"), []byte("id: 1\ntitle: A\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := build(dir); err != nil {
		t.Skip(err) // such as no links on this system
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	p, problems, err := Load(root.FS())
	if err != nil {
		t.Fatal(err)
	}
	return p, problems
}

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		name, link, target string
		rule               diag.Rule // none where the link is accepted
		people, ambitions  int
	}{
		{"out of the record", "plan/people.yaml", "../../secret.yaml", FileLink, 0, 0},
		{"by its whole path", "plan/people.yaml", "/etc/passwd", FileLink, 0, 0},
		{"to nothing", "plan/people.yaml", "gone.yaml", FileLink, 0, 0},
		{"to itself", "plan/people.yaml", "people.yaml", FileLink, 0, 0},
		{"within the record", "plan/people.yaml", "../data/people.yaml", diag.Rule{}, 1, 0},
		{"to a folder", "plan/people.yaml", "../data", FileKind, 0, 0},
		{"a folder out of the record", "plan/ambitions", "../../elsewhere", FileLink, 0, 0},
		{"a folder to nothing", "plan/ambitions", "../gone", FileLink, 0, 0},
		{"a folder within the record", "plan/ambitions", "../data/ambitions", diag.Rule{}, 0, 1},
		{"another folder within the record", "plan/more", "../data/ambitions", FileLink, 0, 0},
		{"another folder out of the record", "plan/more", "../../elsewhere", FileLink, 0, 0},
		{"a folder in a circle", "plan/more", "../plan", diag.Rule{}, 0, 0},
		{"a note out of the record", "plan/note.pdf", "../../x.pdf", diag.Rule{}, 0, 0},
	} {
		p, problems := inFolder(t, func(dir string) error {
			return errors.Join(os.MkdirAll(filepath.Join(dir, "data", "ambitions"), 0o755),
				os.WriteFile(filepath.Join(dir, "data", "people.yaml"), []byte("people: [{id: ann}]\n"), 0o644),
				os.WriteFile(filepath.Join(dir, "data", "ambitions", "1-a.yaml"), []byte("id: 1\ntitle: A\n"), 0o644),
				os.Symlink(c.target, filepath.Join(dir, filepath.FromSlash(c.link))))
		})
		if c.rule.ID == "" && len(problems) > 0 || c.rule.ID != "" && (len(problems) != 1 || problems[0].Rule != c.rule.ID || problems[0].Place.File != c.link || len(p.Unread) != 1) {
			t.Errorf("%s: %v, unread %v", c.name, problems, p.Unread)
		}
		if len(p.People) != c.people || len(p.Ambitions) != c.ambitions {
			t.Errorf("%s: %d people, %d ambitions", c.name, len(p.People), len(p.Ambitions))
		}
	}
}

// The folder plan itself may be a link within the record, not out of it.
func TestPlanIsALink(t *testing.T) {
	for target, rule := range map[string]string{"../elsewhere": FileLink.ID, "data": "", "gone": FileLink.ID} {
		p, problems := inFolder(t, func(dir string) error {
			return errors.Join(os.Remove(filepath.Join(dir, "plan")), os.MkdirAll(filepath.Join(dir, "data"), 0o755),
				os.WriteFile(filepath.Join(dir, "data", "people.yaml"), []byte("people: [{id: ann}]\n"), 0o644), os.Symlink(target, filepath.Join(dir, "plan")))
		})
		if rule == "" && (len(problems) > 0 || len(p.People) != 1) || rule != "" && (len(problems) != 1 || problems[0].Rule != rule || len(p.Unread) != 1) {
			t.Errorf("to %s: %v", target, problems)
		}
	}
}

// A file of 100 MB is not read; that it holds nothing but a hole makes the test
// quick, and reading it slow all the same.
func TestHugeFile(t *testing.T) {
	_, problems := inFolder(t, func(dir string) error {
		name := filepath.Join(dir, "plan", "people.yaml")
		return errors.Join(os.WriteFile(name, nil, 0o644), os.Truncate(name, 100<<20))
	})
	if len(problems) != 1 || problems[0].Rule != "file/size" || !strings.Contains(problems[0].Message, "104857600 bytes") {
		t.Errorf("%v", problems)
	}
}

// growing is a file that gives more than its size says.
type growing struct{ fs.FS }

func (g growing) Open(name string) (fs.File, error) {
	f, err := g.FS.Open(name)
	if err != nil || !strings.HasSuffix(name, ".yaml") {
		return f, err
	}
	return endless{f}, nil
}

type endless struct{ fs.File }

func (endless) Read(b []byte) (int, error) { return copy(b, strings.Repeat("# a\n", 1000)), nil }

func TestFileThatNeverEnds(t *testing.T) {
	_, problems, err := Load(growing{fstest.MapFS{"plan/people.yaml": {Data: []byte("x")}}})
	if err != nil || len(problems) != 1 || problems[0].Rule != "file/size" {
		t.Errorf("%v %v", err, problems)
	}
}

// refusing is a file system that lets some names not be opened or read.
type refusing struct {
	fstest.MapFS
	name string
}

func (r refusing) Open(name string) (fs.File, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "open", Path: "/secret/" + name, Err: fs.ErrPermission}
	}
	return r.MapFS.Open(name)
}

func (r refusing) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == r.name {
		return nil, &fs.PathError{Op: "open", Path: "/secret/" + name, Err: fs.ErrPermission}
	}
	return r.MapFS.ReadDir(name)
}

func TestUnreadable(t *testing.T) {
	for _, name := range []string{"plan/people.yaml", "plan", "plan/ambitions", "updates"} {
		p, problems, err := Load(refusing{fstest.MapFS{"plan/people.yaml": {Data: []byte("people: []\n")}, "plan/ambitions/1-a.yaml": {Data: []byte("id: 1\ntitle: A\n")}, "updates/2020-02-25-a.yaml": {Data: []byte("date: 2020-02-25\n")}}, name})
		if err != nil || len(problems) != 1 || problems[0].Rule != FileUnreadable.ID || problems[0].Place.String() != name || problems[0].Message != "this cannot be opened: permission denied" {
			t.Errorf("%s: %v %v", name, err, problems)
			continue
		}
		if len(p.Unread) != 1 || p.Files[p.Unread[0].Pos.File] != name {
			t.Errorf("%s: unread %v of %v", name, p.Unread, p.Files)
		}
	}
	if _, _, err := Load(refusing{fstest.MapFS{"plan/people.yaml": {}}, "."}); err == nil || errors.Is(err, ErrNoRecord) || !strings.HasSuffix(err.Error(), "record: permission denied") {
		t.Errorf("%v", err)
	}
}

// One broken file hides nothing of the others.
func TestBrokenFileLeavesTheOthers(t *testing.T) {
	p, problems := load(t, "plan/people.yaml", "people: [\n", ambitionFile, task+"    traget: x\n", "plan/ambitions/2-b.yaml", "id: 2\ntitle: B\n", updateFile, "date: 2020-02-25\nprogress: {1.1: {note: x}}\n", "updates/2020-02-26-a.yaml", "\xff")
	var rules []string
	for _, d := range problems {
		rules = append(rules, fmt.Sprintf("%s %s", d.Place.File, d.Rule))
	}
	want := "plan/ambitions/1-a.yaml key/unknown, plan/people.yaml file/syntax, updates/2020-02-26-a.yaml file/encoding"
	if got := strings.Join(rules, ", "); got != want || len(p.Ambitions) != 2 || len(p.Updates) != 1 || unread(p) != "file, file" {
		t.Errorf("%s; %d ambitions, %d updates, unread %s", got, len(p.Ambitions), len(p.Updates), unread(p))
	}
}

func TestTenThousandFiles(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 10_000 {
		fsys[fmt.Sprintf("updates/%d-%02d-%02d-lead-%d.yaml", 2000+i%100, i/100%12+1, i/1200%28+1, i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "date: %d-%02d-%02d\n", 2000+i%100, i/100%12+1, i/1200%28+1)}
	}
	p, problems, err := Load(fsys)
	if err != nil || len(problems) > 0 || len(p.Updates) != 10_000 {
		t.Errorf("%v %v, %d updates", err, problems, len(p.Updates))
	}
}

// An update whose own date cannot be read is where its name says.
func TestUpdateWithoutADate(t *testing.T) {
	p, _ := load(t, "updates/2020-03-01-b.yaml", "date: soon\n", "updates/2020-02-25-a.yaml", "date: 2020-02-25\n", "updates/2020-04-01-a.yaml", "title: x\n")
	if len(p.Updates) != 3 || p.Updates[1].Date.Date != programme.Day(2020, 3, 1) || p.Updates[2].Path != "updates/2020-04-01-a.yaml" {
		t.Errorf("%v", p.Updates)
	}
}
