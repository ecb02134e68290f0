package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/golden"
)

const project = "../.."

// TestGeneratedFigures holds the figures of docs/architecture.md. With -update they are
// drawn anew where they are out of date, and left alone otherwise.
func TestGeneratedFigures(t *testing.T) {
	drawn, err := draw(os.DirFS(project))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(project, filepath.FromSlash(page))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, shown, _, err := split(data)
	if err != nil {
		t.Fatal(err)
	}
	old := drawn.outOfDate(shown)
	switch {
	case old == "":
	case golden.Updating():
		if err := rewrite(path, drawn); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is out of date: make figures\n%s", page, old)
	}
}

func TestFiguresMayBeATenthOff(t *testing.T) {
	drawn := &drawing{sizes: []size{lines("tests in Go", 1230), {"longest file", 400, "400 lines: `a.go`"}}}
	section := string(drawn.section())
	if !strings.Contains(section, "| tests in Go | 1,200 lines |\n| longest file | 400 lines: `a.go` |\n") {
		t.Fatal(section)
	}
	for _, c := range []struct{ from, to, want string }{
		{"", "", ""},
		{"1,200", "1,300", ""},
		{"1,200", "1,400", "tests in Go: 1,400, and it is 1,200 lines now"},
		{"1,200", "1,000", "tests in Go: 1,000"},
		{"400 lines: `a.go`", "399 lines: `b.go`", ""},
		{"longest file", "largest file", "there is no longest file"},
		{"to add one", "to add two", "the files touched to add one thing are"},
	} {
		got := drawn.outOfDate([]byte(strings.Replace(section, c.from, c.to, 1)))
		if (got == "") != (c.want == "") || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s for %s: %q, want %q", c.to, c.from, got, c.want)
		}
	}
}

func TestWriteFigures(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"cmd/a.go": "package a\n", "internal/a_test.go": "package a\n", "examples/plan.yaml": "",
		page: "Before.\n" + begin + "Old.\n" + end + "After.\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	if code := run(nil, dir, &out, &errs); code != exitDone {
		t.Fatal(code, errs.String())
	}
	if code := run([]string{"-w"}, dir, &out, &errs); code != exitDone {
		t.Fatal(code, errs.String())
	}
	data, err := os.ReadFile(filepath.Join(dir, page))
	if want := "Before.\n" + begin + out.String() + end + "After.\n"; err != nil || string(data) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, data, want)
	}
	if err := os.WriteFile(filepath.Join(dir, page), []byte("Nothing.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code := run([]string{"-w"}, dir, &out, &errs); code != exitFailed || !strings.Contains(errs.String(), "between which the figures go") {
		t.Error(code, errs.String())
	}
}
