package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

func put(t *testing.T, dir, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func holds(t *testing.T, dir, name, want string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil || string(data) != want {
		t.Errorf("%s holds %q (%v), want %q", name, data, err, want)
	}
}

// names lists every file below a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	var found []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			found = append(found, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(found, " ")
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "plan/risks.yaml", "old")
	err := Write(dir, []File{
		{Path: "plan/risks.yaml", Before: []byte("old"), Data: []byte("new")},
		{Path: "updates/2020/a.yaml", Data: []byte("first")},
		{Path: "plan/empty.yaml", Data: nil},
	})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, dir, "plan/risks.yaml", "new")
	holds(t, dir, "updates/2020/a.yaml", "first")
	holds(t, dir, "plan/empty.yaml", "")
	if got := names(t, dir); got != "plan/empty.yaml plan/risks.yaml updates/2020/a.yaml" {
		t.Errorf("the folder holds %s", got)
	}
}

// What somebody else wrote meanwhile stays, and so does everything else that
// the same call was to write.
func TestWriteRefusesWhatChangedMeanwhile(t *testing.T) {
	for name, files := range map[string][]File{
		"other bytes": {{Path: "a", Before: []byte("old"), Data: []byte("new")},
			{Path: "b", Before: []byte("OLD"), Data: []byte("new")}},
		"made": {{Path: "a", Before: []byte("old"), Data: []byte("new")}, {Path: "b", Data: []byte("new")}},
		"removed": {{Path: "a", Before: []byte("old"), Data: []byte("new")},
			{Path: "c", Before: []byte{}, Data: []byte("new")}},
		"made empty": {{Path: "a", Before: []byte("old"), Data: []byte("new")}, {Path: "empty", Data: []byte("new")}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, "a", "old")
			put(t, dir, "b", "old")
			put(t, dir, "empty", "")
			if err := Write(dir, files); !errors.Is(err, ErrChanged) {
				t.Fatalf("got %v", err)
			}
			holds(t, dir, "a", "old")
			if got := names(t, dir); got != "a b empty" {
				t.Errorf("the folder holds %s", got)
			}
		})
	}
}

func TestWriteReplaces(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a", "whatever")
	for _, name := range []string{"a", "b"} {
		if err := Write(dir, []File{{Path: name, Data: []byte("new"), Replace: true}}); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, name, "new")
	}
}

func TestWriteKeepsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows knows one permission")
	}
	dir := t.TempDir()
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o664, 0o755, 0o777} {
		put(t, dir, "a", "old")
		name := filepath.Join(dir, "a")
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
		if err := Write(dir, []File{{Path: "a", Before: []byte("old"), Data: []byte("new")}}); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%v became %v (%v)", mode, info.Mode(), err)
		}
	}
}

// A link is never written through nor replaced, and nothing outside the folder
// is touched, wherever links lead.
func TestWriteAndLinks(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "record")
	put(t, top, "outside/a", "old")
	put(t, dir, "real/a", "old")
	for link, to := range map[string]string{"inside": "real/a", "away": "../outside/a", "folder": "real",
		"out": "../outside", "nowhere": "gone"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	for name, want := range map[string]error{"inside": ErrNotAFile, "away": ErrNotAFile, "nowhere": ErrNotAFile,
		"real": ErrNotAFile, "folder/a": nil} {
		err := Write(dir, []File{{Path: name, Before: []byte("old"), Data: []byte("new")}})
		if !errors.Is(err, want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"out/a", "out/b", "../outside/b"} {
		if err := Write(dir, []File{{Path: name, Data: []byte("new"), Replace: true}}); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	holds(t, top, "outside/a", "old")
	holds(t, dir, "real/a", "new") // by way of the folder within
	if got := names(t, top); got != "outside/a record/away record/folder record/inside record/nowhere record/out "+
		"record/real/a" {
		t.Errorf("the folders hold %s", got)
	}
}

// What a killed run left is removed once it is certainly nobody's; another
// run's temporary file of this moment is left alone.
func TestWriteSweeps(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "updates/.improve-old.tmp", "half")
	put(t, dir, "updates/.improve-now.tmp", "half")
	put(t, dir, "updates/.another.tmp", "theirs")
	long := time.Now().Add(-time.Hour)
	for _, name := range []string{".improve-old.tmp", ".another.tmp"} {
		if err := os.Chtimes(filepath.Join(dir, "updates", name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(dir, []File{{Path: "updates/a", Data: []byte("new")}}); err != nil {
		t.Fatal(err)
	}
	if got := names(t, dir); got != "updates/.another.tmp updates/.improve-now.tmp updates/a" {
		t.Errorf("the folder holds %s", got)
	}
}

func TestWriteSaysWhichFile(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "plan", "a file where a folder should be")
	put(t, dir, "updates/b", "old")
	err := Write(dir, []File{{Path: "plan/risks.yaml", Data: []byte("new")}})
	if err == nil || !strings.HasPrefix(err.Error(), "write plan/risks.yaml: ") || strings.Contains(err.Error(), dir) {
		t.Errorf("got %v", err)
	}
	err = Write(dir, []File{{Path: "updates/b", Data: []byte("new")}})
	if err == nil || err.Error() != "write updates/b: it has changed since it was read" {
		t.Errorf("got %v", err)
	}
	if err := Write(filepath.Join(dir, "none"), nil); err == nil {
		t.Error("a folder that is not there was written to")
	}
}

// Where one of several files cannot take its place, the error names those that
// have.
func TestWriteSaysWhatIsWritten(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a", "old")
	w := &writer{}
	w.step = func(step string) {
		if step == "rename" {
			_ = os.Mkdir(filepath.Join(dir, "b"), 0o755) // somebody puts a folder there
		}
	}
	err := w.write(dir, []File{{Path: "a", Before: []byte("old"), Data: []byte("new")}, {Path: "b", Data: []byte("new")}})
	if !errors.Is(err, ErrWritten) || !strings.HasSuffix(err.Error(), "; already written: a") {
		t.Errorf("got %v", err)
	}
	holds(t, dir, "a", "new")
	if got := names(t, dir); got != "a" {
		t.Errorf("the folder holds %s", got)
	}
}
