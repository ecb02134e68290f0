package jsonschema

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"gopkg.in/yaml.v3"

	"improve/internal/corpus"
	"improve/internal/diag"
	"improve/internal/store"
)

// top is the project's own folder.
var top = filepath.Join("..", "..")

// records are all the records of the project, good and broken, by a name.
func records(t *testing.T) map[string]fs.FS {
	t.Helper()
	all := map[string]fs.FS{
		"shipped":     os.DirFS(top),
		"brightwater": os.DirFS(filepath.Join(top, "examples", "brightwater")),
		"format":      os.DirFS(filepath.Join(top, "internal", "cli", "testdata", "record")),
	}
	files, err := filepath.Glob(filepath.Join(top, "cmd", "improve", "testdata", "script", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for name, fsys := range split(data) {
			all[filepath.Base(file)+name] = fsys
		}
	}
	for _, r := range corpus.All() {
		for which, files := range map[string][]txtar.File{"broken": r.Files, "put right": r.Fixed} {
			for name, fsys := range split([]byte(corpus.Text(files))) {
				all[r.Name+" "+which+name] = fsys
			}
		}
	}
	return all
}

// split reads the records of an archive, by the folder they are in.
func split(data []byte) map[string]fs.FS {
	found := map[string]fs.FS{}
	for _, f := range txtar.Parse(data).Files {
		for _, folder := range []string{"plan/", "updates/"} {
			i := strings.LastIndex("/"+f.Name, "/"+folder)
			if i < 0 {
				continue
			}
			if found[f.Name[:i]] == nil {
				found[f.Name[:i]] = fstest.MapFS{}
			}
			found[f.Name[:i]].(fstest.MapFS)[f.Name[i:]] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
			break
		}
	}
	return found
}

// file is a file of a record, with the rules by which the program refuses it.
type file struct {
	record, path string
	schema       string
	data         []byte
	refused      map[string]int // rules, with the line of one place each
	text         string         // what was put into it, where it is no longer as it was
}

// alone is a record of this file and no other.
func (f file) alone() fs.FS { return fstest.MapFS{f.path: {Data: f.data, Mode: 0o644}} }

// unseen reports whether the file breaks a rule that no schema can hold.
func (f file) unseen() bool {
	for rule := range f.refused {
		if isUnseen(rule) {
			return true
		}
	}
	return false
}

func byFile(problems diag.List) map[string]map[string]int {
	refused := map[string]map[string]int{}
	for _, d := range problems {
		if refused[d.Place.File] == nil {
			refused[d.Place.File] = map[string]int{}
		}
		refused[d.Place.File][d.Rule] = d.Place.Line
	}
	return refused
}

// files reads all records, in the order of their names, and asks the program about each file.
func files(t *testing.T) []file {
	t.Helper()
	var list []file
	all := records(t)
	for _, record := range slices.Sorted(maps.Keys(all)) {
		fsys := all[record]
		_, problems, err := store.Load(fsys)
		if err != nil {
			continue // there is no record
		}
		refused := byFile(problems)
		for _, n := range All() {
			matches, err := fs.Glob(fsys, n.Files)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range matches {
				if data, err := fs.ReadFile(fsys, name); err == nil && !strings.HasPrefix(path.Base(name), ".") {
					list = append(list, file{record, name, n.Name, bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), refused[name], ""})
				}
			}
		}
	}
	return list
}

// TestCorpusForEditors writes all files, good and broken, with what reading says
// of each, for .ci/editors to open.
func TestCorpusForEditors(t *testing.T) {
	folder := os.Getenv("EDITOR_CORPUS")
	if folder == "" {
		t.Skip("for .ci/editors, which names a folder")
	}
	type entry struct {
		Name    string         `json:"name"`
		File    string         `json:"file"`
		Refused map[string]int `json:"refused"`
		Unseen  bool           `json:"unseen"`
	}
	all := files(t)
	schemas, changed := compiled(t), changedFiles(goodFiles(t))
	for seed := range 400 {
		f := changed.Example(seed)
		f.record = "changed to " + f.text
		if value, err := asEditors(f.data); err == nil && !passedOver(t, f.data) && (schemas[f.schema].Validate(value) != nil) == (len(f.refused) > 0) {
			all = append(all, f)
		}
	}
	list := []entry{}
	for i, f := range all {
		e := entry{f.record + ": " + f.path, path.Join(strconv.Itoa(i), f.path), f.refused, f.unseen()}
		at := filepath.Join(folder, filepath.FromSlash(e.File))
		if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, f.data, 0o644)); err != nil {
			t.Fatal(err)
		}
		list = append(list, e)
	}
	data, err := json.MarshalIndent(list, "", " ")
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "corpus.json"), data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// passedOver reports whether a file has what the language server does not look at: a
// key that is nothing, or one in braces without a value.
func passedOver(t *testing.T, data []byte) bool {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	var below func(n *yaml.Node) bool
	below = func(n *yaml.Node) bool {
		for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if key.Tag == "!!null" || n.Style == yaml.FlowStyle && value.Tag == "!!null" && value.Value == "" {
				return true
			}
		}
		return slices.ContainsFunc(n.Content, below)
	}
	return below(&doc)
}
