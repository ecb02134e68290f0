package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// code is the program with a switch for each change.
type code struct {
	work    string // where it is kept
	targets []*target
	mutants []mutant
	without map[int]bool // what the compiler refuses
}

// target is a package whose code is changed.
type target struct {
	path, folder, name string
	files              []string
}

// listed is a package as the go command lists it.
type listed struct {
	ImportPath, Dir, Name, Export string
	GoFiles, Deps                 []string
}

func list(args ...string) (all []listed, err error) {
	fields := "-json=ImportPath,Dir,Name,Export,GoFiles,Deps"
	cmd := exec.Command("go", append([]string{"list", fields}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("list packages: %w", err)
	}
	for in := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		switch err := in.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, err
		}
		all = append(all, p)
	}
}

// switched finds all changes of the packages, and writes their files with a switch for each.
func switched(folders []string, work string) (*code, error) {
	c := &code{work: work, without: map[int]bool{}}
	var paths []string
	for _, folder := range folders {
		paths = append(paths, "./internal/"+folder)
	}
	all, err := list(append([]string{"-export", "-deps"}, paths...)...)
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for _, p := range all {
		exports[p.ImportPath] = p.Export
	}
	named, err := list(paths...)
	if err != nil {
		return nil, err
	}
	for _, p := range named {
		c.targets = append(c.targets, &target{p.ImportPath, p.Dir, p.Name, p.GoFiles})
	}
	for {
		if err := c.write(exports); err != nil {
			return nil, err
		}
		refused, err := c.refused()
		if err != nil || len(refused) == 0 {
			return c, err
		}
		for _, id := range refused {
			c.without[id] = true
		}
	}
}

//go:embed switch.go.txt
var switchSource string

func (c *code) control() string { return filepath.Join(c.work, "control") }
func (c *code) overlay() string { return filepath.Join(c.work, "overlay.json") }

// write writes the changed files, and the list by which the go command finds them.
func (c *code) write(exports map[string]string) error {
	replace := map[string]string{}
	next := 1
	c.mutants = nil
	put := func(path string, data []byte) error {
		to := filepath.Join(c.work, fmt.Sprintf("%d.go", len(replace)))
		replace[path] = to
		return os.WriteFile(to, data, 0o600)
	}
	for _, t := range c.targets {
		set := token.NewFileSet()
		var trees []*ast.File
		var sources [][]byte
		for _, name := range t.files {
			data, err := os.ReadFile(filepath.Join(t.folder, name))
			if err != nil {
				return err
			}
			tree, err := parser.ParseFile(set, name, data, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			trees, sources = append(trees, tree), append(sources, data)
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		open := func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) }
		from := importer.ForCompiler(set, "gc", open)
		pkg, err := (&types.Config{Importer: from}).Check(t.path, set, trees, info)
		if err != nil {
			return err
		}
		for n, tree := range trees {
			f := &finder{file: filepath.Join(t.folder, t.files[n]), data: sources[n], set: set, info: info, pkg: pkg,
				next: &next, without: c.without}
			ast.Inspect(tree, f.visit)
			if err := put(f.file, f.switched()); err != nil {
				return err
			}
			c.mutants = append(c.mutants, f.found...)
		}
		fill := strings.NewReplacer("package PACKAGE", "package "+t.name, "CONTROL", c.control())
		if err := put(filepath.Join(t.folder, "mutants_switch.go"), []byte(fill.Replace(switchSource))); err != nil {
			return err
		}
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return err
	}
	return os.WriteFile(c.overlay(), data, 0o600)
}

var complaint = regexp.MustCompile(`(?m)^(\S+\.go):(\d+):\d+: (.*)$`)

// refused are the changes on lines at which the compiler stops.
func (c *code) refused() (ids []int, err error) {
	for _, t := range c.targets {
		out, failed := exec.Command("go", "build", "-overlay="+c.overlay(), "-gcflags=-e", t.path).CombinedOutput()
		if failed == nil {
			continue
		}
		found := 0
		for _, m := range complaint.FindAllStringSubmatch(string(out), -1) {
			line, _ := strconv.Atoi(m[2])
			for _, one := range c.mutants {
				if one.line == line && one.file == filepath.Join(t.folder, filepath.Base(m[1])) {
					ids = append(ids, one.id)
					found++
				}
			}
		}
		if found == 0 {
			return nil, fmt.Errorf("build %s: %s", t.path, out)
		}
	}
	return ids, nil
}

// testPrograms builds the tests of each package that rests on a changed one, runs each
// without a change, and notes which changes it reaches.
func (c *code) testPrograms() (all []*testProgram, err error) {
	packages, err := list("-test", "./...")
	if err != nil {
		return nil, err
	}
	rests := func(p listed) bool {
		return slices.ContainsFunc(c.targets, func(t *target) bool { return slices.ContainsFunc(p.Deps, t.is) })
	}
	for _, p := range packages {
		path, is := strings.CutSuffix(p.ImportPath, ".test")
		if !is || !rests(p) {
			continue
		}
		t := &testProgram{path: path, folder: p.Dir, binary: filepath.Join(c.work, fmt.Sprintf("%d.test", len(all)))}
		build := exec.Command("go", "test", "-c", "-vet=off", "-overlay="+c.overlay(), "-o", t.binary, path)
		if out, err := build.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("build the tests of %s: %w\n%s", path, err, out)
		}
		if err := c.reach(t); err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	slices.SortStableFunc(all, func(a, b *testProgram) int { return int(a.took - b.took) })
	return all, nil
}

// is reports whether an import path, perhaps as built for a test, is that of the package.
func (t *target) is(path string) bool {
	path, _, _ = strings.Cut(path, " ")
	return path == t.path
}
