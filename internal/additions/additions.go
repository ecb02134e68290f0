// Package additions holds what a newcomer writes to add one check, key, paper, format
// or command: the worked examples of "Adding one" in docs/architecture.md. Tests build
// the program with them, and the figures count the files that each touches.
package additions

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

//go:embed examples/*.txtar
var examples embed.FS

// Addition is one example. Its archive begins with the kind of thing that is added, a
// line about it and the files that are then made anew by make generate; next come the
// files that a newcomer writes by hand. A file that is there already is given by some
// of its lines, each behind a space, with the new ones behind a plus. An archive inside
// the archive has > before each line.
type Addition struct {
	Name  string // of the archive: check-narrow
	Kind  string // a row of "Adding one": check
	About string
	Makes []string // pages and golden files

	files []txtar.File
}

// All lists the examples, in the order of their names.
func All() ([]Addition, error) {
	entries, err := examples.ReadDir("examples")
	if err != nil {
		return nil, err
	}
	var list []Addition
	for _, e := range entries {
		a, err := Named(strings.TrimSuffix(e.Name(), ".txtar"))
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}

// Named reads one example.
func Named(name string) (Addition, error) {
	data, err := examples.ReadFile("examples/" + name + ".txtar")
	if err != nil {
		return Addition{}, err
	}
	archive := txtar.Parse(data)
	head := strings.Split(strings.TrimSpace(string(archive.Comment)), "\n")
	makes, ok := strings.CutPrefix(head[len(head)-1], "makes ")
	if len(head) != 3 || !ok {
		return Addition{}, fmt.Errorf("%s begins with %q, not a kind, a line about it and makes FILES", name, head)
	}
	return Addition{Name: name, Kind: head[0], About: head[1], Makes: strings.Fields(makes), files: archive.Files}, nil
}

// Files are the paths of the files that a newcomer writes or edits, each once.
func (a Addition) Files() []string {
	var paths []string
	seen := map[string]bool{}
	for _, f := range a.files {
		if !seen[f.Name] {
			paths = append(paths, f.Name)
		}
		seen[f.Name] = true
	}
	return paths
}

// Apply is the content that files have with some additions made to the project. It is
// an error where the lines that an example refers to are no longer there once.
func Apply(project fs.FS, list ...Addition) (map[string][]byte, error) {
	changed := map[string][]byte{}
	for _, a := range list {
		for _, f := range a.files {
			now, there := changed[f.Name]
			if !there {
				var err error
				if now, err = fs.ReadFile(project, f.Name); err != nil && !errors.Is(err, fs.ErrNotExist) {
					return nil, err
				}
			}
			made, err := apply(now, f.Data)
			if err != nil {
				return nil, fmt.Errorf("internal/additions/examples/%s.txtar: %s: %w", a.Name, f.Name, err)
			}
			changed[f.Name] = made
		}
	}
	return changed, nil
}

// apply is one file as an example has it.
func apply(now, example []byte) ([]byte, error) {
	switch example[0] {
	case '>':
		return txtar.Unquote(example)
	case ' ', '+':
	default:
		return example, nil
	}
	before, after := "\n", "\n" // whole lines
	for line := range strings.Lines(string(example)) {
		if line[0] == ' ' {
			before += line[1:]
		}
		after += line[1:]
	}
	if n := strings.Count(string(now), before); n != 1 {
		return nil, fmt.Errorf("%d times, not once, it holds these lines; write what it holds now:%s", n, before)
	}
	return []byte(strings.Replace(string(now), before, after, 1)), nil
}

// Overlay writes changed files below a folder, and the file that go build and go test
// take with -overlay to see them in place of the project's.
func Overlay(project, dir string, changed map[string][]byte) (string, error) {
	root, err := filepath.Abs(project)
	if err != nil {
		return "", err
	}
	replace := map[string]string{}
	for name, data := range changed {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, data, 0o644)); err != nil {
			return "", err
		}
		replace[filepath.Join(root, filepath.FromSlash(name))] = to
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "overlay.json")
	return file, os.WriteFile(file, data, 0o644)
}
