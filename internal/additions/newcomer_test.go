package additions

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNewcomer runs all tests of the project with the examples added, in a copy: no
// test of anything else fails, and what a newcomer forgets is asked for. It takes
// minutes, so .ci/weekly asks for it with NEWCOMER=1.
func TestNewcomer(t *testing.T) {
	if os.Getenv("NEWCOMER") == "" {
		t.Skip("takes minutes: NEWCOMER=1 go test ./internal/additions -run TestNewcomer")
	}
	h := newHouse(t, all(t)...)
	h.build()
	packages := strings.Fields(strings.ReplaceAll(run(t, project, 0, "go", "list", "-f",
		"{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}", "./..."), "improve/", ""))
	packages = slices.DeleteFunc(packages, func(p string) bool { return p == "internal/additions" })
	for _, p := range packages {
		h.buildTests(p)
	}
	c := newClone(t, h)
	t.Run("forgotten", c.forgotten)
	t.Run("generated", c.generated)
	for _, p := range packages {
		t.Run(p, func(t *testing.T) { c.test(t, p, 0, ".") })
	}
	t.Run("raw", c.raw)
}

// clone is a copy of the project with the additions in place, for tests that read its
// files.
type clone struct {
	*house
	dir string
}

func newClone(t *testing.T, h *house) *clone {
	t.Helper()
	c := &clone{h, t.TempDir()}
	left := []string{".git", "bin", "dist"}
	err := filepath.WalkDir(project, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(project, path)
		switch {
		case err != nil:
			return err
		case slices.Contains(left, name) && d.IsDir():
			return fs.SkipDir
		case !d.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(path)
		return errors.Join(err, c.write(name, data))
	})
	for name, data := range h.changed {
		err = errors.Join(err, c.write(name, data))
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *clone) write(name string, data []byte) error {
	path := filepath.Join(c.dir, filepath.FromSlash(name))
	mode := fs.FileMode(0o644)
	if strings.HasPrefix(string(data), "#!") {
		mode = 0o755
	}
	return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, data, mode))
}

// test runs some tests of a package in the copy.
func (c *clone) test(t *testing.T, pkg string, code int, pattern string, flags ...string) string {
	t.Helper()
	return run(t, filepath.Join(c.dir, filepath.FromSlash(pkg)), code, c.tests(pkg),
		append([]string{"-test.run", pattern}, flags...)...)
}

// without runs tests while a file is gone, or has other content.
func (c *clone) without(t *testing.T, file, from, to string, check func()) {
	t.Helper()
	path := filepath.Join(c.dir, filepath.FromSlash(file))
	data, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(data, []byte(from)) {
		t.Fatalf("%s: %v, or it does not hold %q", file, err, from)
	}
	if from == "" {
		err = os.Remove(path)
	} else {
		err = c.write(file, bytes.ReplaceAll(data, []byte(from), []byte(to)))
	}
	check()
	if err = errors.Join(err, c.write(file, data)); err != nil {
		t.Fatal(err)
	}
}

// forgotten leaves out one thing after another that a newcomer may not think of: a test
// says what to write.
func (c *clone) forgotten(t *testing.T) {
	c.without(t, "internal/corpus/errors/task-lead-twice.txtar", "", "", func() {
		says(t, c.test(t, "cmd/improve", 1, "^TestErrors$"),
			"no record shows task/lead-twice: write internal/corpus/errors/task-lead-twice.txtar")
	})
	c.without(t, "cmd/improve/testdata/script/leads.txtar", "", "", func() {
		says(t, c.test(t, "internal/cli", 1, "^TestEveryCommandHasAScript$"),
			"no script calls improve leads: write one in cmd/improve/testdata/script")
	})
	c.without(t, "internal/cli/leads.go", "return g.send.showLines(c, names, to)",
		"fmt.Fprintln(g.out.app.Stdout, names); return nil", func() {
			says(t, c.test(t, "internal/cli", 1, "^TestOneFilePrints$"), "leads.go:", "mentions Stdout: print by")
		})
	says(t, c.test(t, "internal/cli", 1, "^TestGoldenPapers$"), "+# Workload by lead", "run the test with -update")
	says(t, c.test(t, "cmd/improve", 1, "^TestGeneratedChecks$"), "+### task/lead-twice")
}

// generated makes the pages and golden files anew. They are the files that the examples
// name, and no others.
func (c *clone) generated(t *testing.T) {
	before := c.state(t)
	c.test(t, "internal/cli", 0, "^(TestGenerated.*|TestGoldenPapers)$", "-update")
	c.test(t, "cmd/improve", 0, "^TestGenerated", "-update")
	var changed, want []string
	for name, data := range c.state(t) {
		if was, ok := before[name]; !ok || !bytes.Equal(was, data) {
			changed = append(changed, name)
		}
	}
	for _, a := range all(t) {
		want = append(want, a.Makes...)
	}
	slices.Sort(changed)
	slices.Sort(want)
	if want = slices.Compact(want); !slices.Equal(changed, want) {
		t.Errorf("%q are made anew, and the examples name %q", changed, want)
	}
}

// state is the content of all files of the copy.
func (c *clone) state(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(c.dir, path)
		files[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// raw is a format that writes the words of a record as they are: its tests notice.
func (c *clone) raw(t *testing.T) {
	format, err := Named("format")
	if err != nil {
		t.Fatal(err)
	}
	h := newHouse(t, format)
	file := "internal/render/tsv/tsv.go"
	cell := []byte("text.Clean(c.Text)")
	if !bytes.Contains(h.changed[file], cell) {
		t.Fatalf("%s does not hold %s", file, cell)
	}
	h.changed[file] = bytes.ReplaceAll(h.changed[file], cell, []byte("c.Text"))
	if h.overlay, err = Overlay(project, t.TempDir(), h.changed); err != nil {
		t.Fatal(err)
	}
	h.buildTests("internal/render")
	says(t, run(t, filepath.Join(c.dir, "internal", "render"), 1, h.tests("internal/render"), "-test.run",
		"^TestNoFormatObeysText$/^tsv$"), "tsv/escape_sequences")
}
