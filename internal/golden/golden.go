// Package golden compares what a test makes with a file kept beside it. It is
// for tests alone.
package golden

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

var update = flag.Bool("update", false, "write the golden files anew; read the difference before you commit it")

// Updating reports whether tests are to write what they expect anew.
func Updating() bool { return *update }

// File compares with a file, and shows the difference. A file that is not there
// is an empty one: all of it is the difference. With -update it writes the file.
func File(t testing.TB, path string, got []byte) {
	t.Helper()
	if Updating() {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, got, 0o644)); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s differs from what the test made. If that is as it should be, run the test with -update.\n%s",
			path, diff.Diff(path, want, "made", got))
	}
}
