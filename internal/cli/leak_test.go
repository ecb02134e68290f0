package cli

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"improve/internal/assess"
	"improve/internal/calendar"
	"improve/internal/cases"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/render"
	"improve/internal/report"
	"improve/internal/site"
	"improve/internal/store"
)

// everyOutput makes every report in every way and every format, and the bound
// pack, and hands out the words of each.
func everyOutput(t *testing.T, c *report.Context, visit func(name, words string)) {
	t.Helper()
	book := report.Cover(c, "a commit")
	for _, p := range report.Papers() {
		if !p.Public && c.Public {
			continue
		}
		for _, o := range everyOption(c, p) {
			view, err := p.Make(c, o)
			if err != nil {
				t.Fatalf("%s %+v: %v", p.Name, o, err)
			}
			book.Parts = append(book.Parts, view.Document())
			for _, f := range render.Formats() {
				var b bytes.Buffer
				if err := f.Write(&b, render.Result{View: view, Document: view.Document, Table: view.Table},
					render.Options{Width: 100}); err != nil {
					t.Fatalf("%s as %s: %v", p.Name, f.Name, err)
				}
				visit(p.Name+" as "+f.Name, wordsOf(t, b.Bytes()))
			}
		}
	}
	for _, f := range render.Formats() {
		if f.Bind != nil {
			var b bytes.Buffer
			if err := f.Bind(&b, book); err != nil {
				t.Fatal(err)
			}
			visit("the pack as "+f.Name, wordsOf(t, b.Bytes()))
		}
	}
	everyCalendar(t, c, visit)
	everyPage(t, c, visit)
}

// everyPage is every file of the site. Its own addresses are taken out of the others, for
// they begin like the paths of a record.
func everyPage(t *testing.T, c *report.Context, visit func(name, words string)) {
	t.Helper()
	s, err := site.New(c, site.Options{Base: "https://www.example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	var files []site.File
	if err := s.Build(func(f site.File) error {
		files = append(files, f)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	addresses := []string{}
	own := strings.NewReplacer("data/", "", "plan/", "", "updates/", "")
	for _, f := range files {
		visit("the name of the site's "+f.Path, own.Replace(f.Path))
		addresses = append(addresses, f.Path)
		if folder, is := strings.CutSuffix(f.Path, "index.html"); is && folder != "" {
			addresses = append(addresses, `"`+folder+`"`, ".org/"+folder+"<", ".org/"+folder+`"`,
				".org/"+folder+"\n")
		}
	}
	slices.SortFunc(addresses, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, a := range addresses {
		pairs = append(pairs, a, "")
	}
	without := strings.NewReplacer(pairs...)
	for _, f := range files {
		visit("the site's "+f.Path, without.Replace(wordsOf(t, f.Data)))
	}
}

// everyCalendar is everybody's calendar, then that of each person.
func everyCalendar(t *testing.T, c *report.Context, visit func(name, words string)) {
	t.Helper()
	leads := []string{""}
	for _, p := range c.Programme.People {
		leads = append(leads, p.ID.Value)
	}
	for _, lead := range leads {
		var b bytes.Buffer
		if err := calendar.Write(&b, calendar.Head{Zone: time.UTC, AsAt: c.Assessment.AsAt},
			calendar.Events(c.Assessment, lead, true)); err != nil {
			t.Fatal(err)
		}
		visit("the calendar of "+lead, strings.ReplaceAll(b.String(), "\r\n ", ""))
	}
}

// everyOption is every way to ask for a paper.
func everyOption(c *report.Context, p report.Paper) []report.Options {
	var list []report.Options
	switch p.Argument {
	case "DATE":
		for _, u := range c.Programme.Updates {
			if u.Meeting.Given() && (!c.Public || u.Posted.Given()) {
				list = append(list, report.Options{Meeting: u.Date.Date})
			}
		}
		return list
	case "PERSON":
		for _, v := range c.Programme.People {
			list = append(list, report.Options{Person: v.ID.Value})
		}
		return list
	case "VISIT":
		for _, pair := range report.VisitIDs(c) {
			list = append(list, report.Options{Visit: pair[0]})
		}
		return list
	}
	if p.Name != "changes" || !c.Assessment.LastMeeting.IsZero() {
		list = append(list, report.Options{})
	}
	for _, flag := range p.Takes {
		switch flag {
		case "ambition":
			for _, a := range c.Programme.Ambitions {
				list = append(list, report.Options{Ambition: a.ID.Value})
			}
		case "sample":
			seed := uint64(7)
			list = append(list, report.Options{Sample: 2, Seed: &seed})
		case "since":
			list = append(list, report.Options{Since: c.Assessment.AsAt.AddDays(-368)})
		}
	}
	return list
}

var tags = regexp.MustCompile(`<[^>]*>`)

// wordsOf is all that a file says: of a package the names and texts of its
// files, each as it is and without its tags.
func wordsOf(t *testing.T, data []byte) string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return string(data) + tags.ReplaceAllString(string(data), "")
	}
	var b strings.Builder
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, ".png") {
			continue // its bytes are no words
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, f.Name, string(content), tags.ReplaceAllString(string(content), ""))
	}
	return b.String()
}

// Secrets are put wherever a text can stand, record by record. No public report
// in any format holds one; the board's hold many, so the search would find them.
func TestNoPublicReportLeaks(t *testing.T) {
	day := programme.Day(2025, 9, 4)
	for first := range 3 {
		if !cases.Tried(first, 3) {
			continue
		}
		t.Run(fmt.Sprint(first), func(t *testing.T) {
			t.Parallel()
			p, _, err := store.Load(os.DirFS(example))
			if err != nil {
				t.Fatal(err)
			}
			s := seed(p, first)
			for _, u := range p.Updates {
				u.Posted.Date = day // so that every word of the record is shown
			}
			s.mend(t, publish.Public(p, day).Leaks) // the example speaks of its own tasks here and there
			e := publish.Public(p, day)
			if len(e.Leaks) > 0 || e.Left.Tasks == 0 || e.Basis.Board != day {
				t.Fatalf("%+v, %s, %+v", e.Leaks, e.Left.Words(), e.Basis)
			}
			outputs := 0
			everyOutput(t, publicContext(&report.Context{Date: report.FromFlag}, e), func(name, words string) {
				outputs++
				for _, secret := range append(s.secrets, "zq", "Zq", "plan/", "updates/", "@example") {
					if strings.Contains(words, secret) {
						t.Errorf("%s holds %s", name, secret)
					}
				}
			})
			if outputs < 200 {
				t.Errorf("only %d outputs were searched", outputs)
			}
			if first == 0 && cases.Long() {
				s.readByTheBoard(t, &report.Context{Programme: p, Assessment: assess.Assess(p, day), Date: report.FromFlag})
			}
		})
	}
}

// readByTheBoard makes sure that what is looked for can be found.
func (s *seeder) readByTheBoard(t *testing.T, c *report.Context) {
	found := map[string]bool{}
	everyOutput(t, c, func(_, words string) {
		for _, secret := range s.secrets {
			if strings.Contains(words, secret) {
				found[secret] = true
			}
		}
	})
	if len(found) < 200 {
		t.Errorf("the board reads only %d of %d secrets: the search proves little", len(found), len(s.secrets))
	}
}

// The example's own restricted records, names and file names are in no file of
// the public's pack.
func TestPublicPackOfTheExample(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pack")
	if out, exit := called(example, "report", "pack", "--audience", "public", "-o", dir); exit != exitDone {
		t.Fatalf("exit %d: %s", exit, out)
	}
	p, _, err := store.Load(os.DirFS(example))
	if err != nil {
		t.Fatal(err)
	}
	secrets := []string{"@example.org", "updates/20"}
	for _, a := range p.Ambitions {
		for _, task := range a.Tasks {
			if task.Restricted != nil {
				secrets = append(secrets, task.Title.Value, task.Restricted.Reason.Value)
			}
		}
	}
	for _, u := range p.Updates {
		for _, d := range u.Decisions {
			if d.Restricted != nil {
				secrets = append(secrets, d.Text.Value)
			}
		}
		for _, e := range u.Progress {
			if e.Restricted != nil {
				secrets = append(secrets, e.Note.Value)
			}
		}
	}
	if len(secrets) < 6 {
		t.Fatalf("the example restricts too little: %q", secrets)
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		words := wordsOf(t, data)
		for _, secret := range secrets {
			if strings.Contains(words, secret) {
				t.Errorf("%s holds %q", filepath.Base(path), secret)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A paper that would leak is not made: not a word of it, and no file.
func TestALeakStopsTheOutput(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(example)); err != nil {
		t.Fatal(err)
	}
	leaky := "date: 2025-06-30\nby: head-early-help\nprogress:\n  2.1:\n    rating: G\n    note: Jane Example opened " +
		"the hub.\n"
	people := filepath.Join(dir, "plan", "people.yaml")
	text, err := os.ReadFile(people)
	if err != nil {
		t.Fatal(err)
	}
	named := strings.Replace(string(text), "  - id: head-early-help\n",
		"  - id: head-early-help\n    name: Jane Example\n", 1)
	for path, data := range map[string]string{people: named, filepath.Join(dir, "updates", "2025-06-30-hub.yaml"): leaky} {
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, pack := filepath.Join(dir, "paper.html"), filepath.Join(dir, "pack")
	for _, args := range [][]string{{"report", "risks"}, {"report", "highlight", "-f", "html", "-o", file},
		{"report", "pack", "-o", pack}, {"calendar", "-o", file}} {
		out, exit := called(dir, append(args, "--audience", "public", "--as-at", "2025-09-04")...)
		if exit != exitFailed || strings.Contains(out, "Risk and issue register") ||
			!strings.Contains(out, "updates/2025-06-30-hub.yaml:6:11: names Jane Example, whose name is not public") {
			t.Errorf("%v: exit %d: %s", args, exit, out)
		}
	}
	for _, path := range []string{file, pack} {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was written", filepath.Base(path))
		}
	}
	if out, exit := called(dir, "report", "highlight", "--as-at", "2025-09-04"); exit != exitDone ||
		!strings.Contains(out, "Jane Example") {
		t.Errorf("the board may read it: exit %d", exit)
	}
}
