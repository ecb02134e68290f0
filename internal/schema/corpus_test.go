package schema

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"improve/internal/check"
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
	for _, folder := range []string{"errors", "script"} {
		files, err := filepath.Glob(filepath.Join(top, "cmd", "improve", "testdata", folder, "*.txtar"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no records in %s: %v", folder, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for name, fsys := range split(data) {
				all[folder+" "+filepath.Base(file)+name] = fsys
			}
		}
	}
	for _, r := range append(store.Rules(), check.Rules()...) {
		for which, text := range map[string]string{"bad": r.Bad, "good": r.Good} {
			for name, fsys := range split([]byte(text)) {
				all[r.ID+" "+which+name] = fsys
			}
		}
	}
	return all
}

// split reads the records of an archive, by the folder they stand in.
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
	refused      map[string]bool // rules
}

// files reads all records, and asks the program about each file.
func files(t *testing.T) []file {
	t.Helper()
	var list []file
	for record, fsys := range records(t) {
		_, problems, err := store.Load(fsys)
		if err != nil {
			continue // there is no record
		}
		refused := map[string]map[string]bool{}
		for _, d := range problems {
			if refused[d.Place.File] == nil {
				refused[d.Place.File] = map[string]bool{}
			}
			refused[d.Place.File][d.Rule] = true
		}
		for _, n := range All() {
			matches, err := fs.Glob(fsys, n.Files)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range matches {
				if data, err := fs.ReadFile(fsys, name); err == nil && !strings.HasPrefix(path.Base(name), ".") {
					list = append(list, file{record, name, n.Name, bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), refused[name]})
				}
			}
		}
	}
	return list
}
