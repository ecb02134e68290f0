package main

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// spoilt is an Office file with a text put in place of another in one of its parts.
func spoilt(t *testing.T, data []byte, part, old, text string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	to, found := zip.NewWriter(&b), false
	for _, f := range from.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			found = bytes.Contains(content, []byte(old))
			content = bytes.Replace(content, []byte(old), []byte(text), 1)
		}
		w, err := to.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write(content)
	}
	if err := to.Close(); err != nil || !found {
		t.Fatalf("%s has no %s: %v", part, old, err)
	}
	return b.Bytes()
}

// held is every file of a folder with its content.
func held(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		all[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A file that breaks off somewhere is refused, and nothing of it written, whether it is
// a plan or a form that came back: rows after the fault would be lost without a word.
func TestBrokenFilesWriteNothing(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"plan/programme.yaml": "name: Brightwater\nas_at: 2020-02-25\ngroups:\n  - {id: board, name: Board, meetings: [2020-01-14, 2020-03-31]}\n",
		"plan/people.yaml":    "people:\n  - {id: ann, name: Ann Lee, role: Head of Early Help}\n",
		"plan/ambitions/1-a.yaml": "id: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: Fill the posts, leads: [ann], target: 2020-06}\n" +
			"  - {id: 1.2, title: Meet every quarter, leads: [ann], target: 2020-06}\n",
	} {
		write(t, filepath.Join(dir, name), []byte(text))
	}
	outside := t.TempDir()
	at := func(name string) string { return filepath.Join(outside, name) }
	for _, name := range []string{"form.xlsx", "form.csv"} {
		if text, code := improve(dir, "export", "-o", at(name)); code != 0 {
			t.Fatal(text)
		}
	}
	form, err := os.ReadFile(at("form.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(at("form.csv"))
	if err != nil {
		t.Fatal(err)
	}
	const sheet = "xl/worksheets/sheet2.xml"
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"control.xlsx":   {spoilt(t, form, sheet, "Meet every", "Meet\vevery"), `the sheet "Tasks" breaks off in or after row 3`},
		"ampersand.xlsx": {spoilt(t, form, sheet, "Meet every", "Meet & every"), `the sheet "Tasks" breaks off in or after row 3`},
		"end.xlsx":       {spoilt(t, form, sheet, "</worksheet>", ""), `the sheet "Tasks" breaks off`},
		"guide.xlsx":     {spoilt(t, form, "xl/worksheets/sheet1.xml", "</worksheet>", ""), `the sheet "How to fill this in" breaks off`},
		"quote.csv":      {slices.Concat(list, []byte("1.3,\"a,b\n1.4,c\n")), "the quotation mark in line 4 is never closed"},
		"twice.csv":      {slices.Concat(list, []byte("1.3,\"a\"b,c\n")), "a quotation mark in line 4 is neither the end of its cell"},
	} {
		write(t, at(name), c.data)
		for _, as := range []string{"plan", "ratings"} {
			before := held(t, dir)
			text, code := improve(dir, "import", at(name), "--as", as)
			if code == 0 || !strings.Contains(text, c.want) {
				t.Errorf("%s as %s: exit %d: %s", name, as, code, text)
			}
			if !maps.Equal(before, held(t, dir)) {
				t.Errorf("%s as %s: something was written", name, as)
			}
		}
	}
}
