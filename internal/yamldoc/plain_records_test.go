//go:build !libraryonly

package yamldoc_test

import (
	"io/fs"
	"os"
	"path"
	"testing"

	"improve/internal/store/storetest"
	"improve/internal/yamldoc"
)

// A file that the library has to read costs ten times as much, and nobody would
// notice: so each of the project's own, and of those that measurements generate, is
// plain.
func TestRecordsArePlain(t *testing.T) {
	for name, record := range map[string]fs.FS{
		"shipped": os.DirFS("../.."), "examples": os.DirFS("../../examples"),
		"few entries": storetest.Record(40, 200, 50), "many entries": storetest.Record(30, 900, 20),
	} {
		files := 0
		for _, folder := range []string{"plan", "updates", "brightwater"} {
			err := fs.WalkDir(record, folder, func(file string, _ fs.DirEntry, err error) error {
				if os.IsNotExist(err) {
					return fs.SkipAll
				}
				if err != nil || path.Ext(file) != ".yaml" {
					return err
				}
				data, err := fs.ReadFile(record, file)
				if files++; err == nil && !yamldoc.IsPlain(data) {
					t.Errorf("%s: %s is left to the library", name, file)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if files < 5 {
			t.Errorf("%s: only %d files", name, files)
		}
	}
}
