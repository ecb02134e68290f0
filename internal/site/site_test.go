package site_test

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/report"
	"improve/internal/site"
	"improve/internal/store"
)

// public is the public's site of a record as at a day.
func public(t testing.TB, p *programme.Programme, day programme.Date) *site.Site {
	t.Helper()
	e := publish.Public(p, day)
	if len(e.Leaks) > 0 {
		t.Fatal(e.Leaks)
	}
	s, err := site.New(&report.Context{Programme: e.Programme, Assessment: assess.OfKnown(e.Programme, e.AsAt()),
		Date: report.FromFlag, Public: true, Basis: e.Basis, Unposted: e.Unposted, LeftOut: e.Left.Words(),
		NotLooked: e.NotLooked}, site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func record(t testing.TB, dir string) *programme.Programme {
	t.Helper()
	p, problems, err := store.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range problems {
		t.Log(d)
	}
	return p
}

// made is every file of a site's pages.
func made(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, p := range s.Pages() {
		if found, n := s.Find(p.Address); found != p || n != 1 {
			t.Errorf("the page at %q is not found there", p.Address)
		}
		list, err := s.Make(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			if _, twice := files[f.Path]; twice {
				t.Errorf("%s is made twice", f.Path)
			}
			files[f.Path] = string(f.Data)
		}
	}
	for _, f := range s.Rest() {
		files[f.Path] = string(f.Data)
	}
	return files
}

var linked = regexp.MustCompile(`(?:href|src|action)="([^"]*)"`)

func TestEveryLinkLeadsToAPage(t *testing.T) {
	files := made(t, public(t, record(t, "../.."), programme.Day(2021, 3, 1)))
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range linked.FindAllStringSubmatch(data, -1) {
			to, part, _ := strings.Cut(m[1], "#")
			if strings.Contains(to, ":") || to == "" {
				continue
			}
			at := path.Join(path.Dir(name), to)
			if _, found := files[at]; !found {
				t.Errorf("%s links to %s, which is not there", name, m[1])
			}
			if part != "" && !strings.Contains(files[at], `id="`+part+`"`) {
				t.Errorf("%s links to %s, which has no such part", name, m[1])
			}
		}
	}
	if out := os.Getenv("SITE_OUT"); out != "" {
		for name, data := range files {
			_ = os.MkdirAll(path.Join(out, path.Dir(name)), 0o777)
			_ = os.WriteFile(path.Join(out, name), []byte(data), 0o666)
		}
	}
}
