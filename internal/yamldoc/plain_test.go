//go:build !libraryonly

package yamldoc

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// sameByBoth reports whether a file is taken by the reader of plain files. If it is,
// the library must read it alike: the same nodes, in the same places, nothing to
// report, and no other comments.
func sameByBoth(data []byte) (taken bool, difference error) {
	plain := &Document{File: "f", Data: data}
	found, readable := plain.scan()
	if !readable || !plain.readPlain() {
		return false, nil
	}
	whole := &Document{File: "f", Data: data}
	whole.scan()
	whole, problems := whole.parse(slices.Clone(found))
	switch {
	case whole == nil:
		return true, fmt.Errorf("%q: taken, and the library refuses it: %v", data, problems)
	case !reflect.DeepEqual(found, problems):
		return true, fmt.Errorf("%q: taken, and the library reports %v", data, problems)
	case !slices.Equal(plain.nodes, whole.nodes):
		return true, fmt.Errorf("%q: %s", data, firstDifference(plain.nodes, whole.nodes))
	}
	ours, err := plain.Comments()
	theirs, failed := whole.Comments()
	if !slices.Equal(ours, theirs) || (err == nil) != (failed == nil) {
		return true, fmt.Errorf("%q: comments %q (%v), of the library %q (%v)", data, ours, err, theirs, failed)
	}
	return true, nil
}

// readsAlike fails where the two readers differ.
func readsAlike(t testing.TB, data []byte) (taken bool) {
	t.Helper()
	taken, difference := sameByBoth(data)
	if difference != nil {
		t.Error(difference)
	}
	return taken
}

func firstDifference(ours, theirs []node) string {
	for i := range min(len(ours), len(theirs)) {
		if ours[i] != theirs[i] {
			return fmt.Sprintf("value %d is %+v, of the library %+v", i, ours[i], theirs[i])
		}
	}
	return fmt.Sprintf("%d values, of the library %d", len(ours), len(theirs))
}

// FuzzPlain begins with every file of YAML in the project, broken ones first.
func FuzzPlain(f *testing.F) {
	for _, data := range yamlFiles(f, "../..") {
		f.Add(data)
	}
	for _, text := range traps() {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readsAlike(t, data) })
}

// yamlFiles are the YAML files in a folder and those in its archives of tests, each
// that is not too long for a fuzzer to work with.
func yamlFiles(t testing.TB, folder string) (files [][]byte) {
	t.Helper()
	add := func(name string, data []byte) {
		if filepath.Ext(name) == ".yaml" && len(data) < 4000 {
			files = append(files, data)
		}
	}
	err := filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".yaml" && filepath.Ext(name) != ".txtar" {
			return err
		}
		data, err := os.ReadFile(name)
		add(name, data)
		if filepath.Ext(name) == ".txtar" {
			for _, in := range txtar.Parse(data).Files {
				add(in.Name, in.Data)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Files of YAML of every kind are read alike, or left to the library.
func TestPlainReadsAlike(t *testing.T) {
	taken, all := 0, 0
	for _, data := range yamlFiles(t, "../..") {
		for _, form := range []string{string(data), strings.ReplaceAll(string(data), "\n", "\r\n"), string(bom) + string(data),
			strings.TrimSuffix(string(data), "\n")} {
			if all++; readsAlike(t, []byte(form)) {
				taken++
			}
		}
	}
	if all < 1000 || taken < all/2 {
		t.Errorf("%d of %d are taken", taken, all)
	}
	t.Log(taken, "taken of", all)
}

// What has led readers of YAML astray is read alike, or left to the library.
func TestPlainTraps(t *testing.T) {
	for _, text := range traps() {
		for _, data := range []string{text, "k:\n  - " + strings.ReplaceAll(text, "\n", "\n    ") + "\n", "x: y\n" + text + "\nz: y\n",
			strings.ReplaceAll(text, "\n", "\r\n"), string(bom) + text} {
			readsAlike(t, []byte(data))
		}
	}
}

// The cases of the YAML Test Suite, by themselves and as the value of a key, are read
// alike, or left to the library.
func TestPlainOnYAMLTestSuite(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/yaml-test-suite.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var taken []string
	for _, file := range archive.Files {
		text := suiteNotation().Replace(string(file.Data))
		inside := "k:\n  " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  ") + "\nz: y\n"
		for _, form := range []string{text, inside, strings.ReplaceAll(text, "\n", "\r\n")} {
			if readsAlike(t, []byte(form)) && form == text {
				taken = append(taken, file.Name)
			}
		}
	}
	if len(archive.Files) < 400 || len(taken) < 10 {
		t.Errorf("%d cases, of which %d are taken", len(archive.Files), len(taken))
	}
	t.Logf("%d of %d are taken: %s", len(taken), len(archive.Files), strings.Join(taken, " "))
}

// suiteNotation turns what the suite writes into what it means.
func suiteNotation() *strings.Replacer {
	return strings.NewReplacer("␣", " ", "———»", "\t", "——»", "\t", "—»", "\t", "»", "\t", "⇔", string(bom), "↵", "", "←", "\r",
		"∎\n", "")
}
