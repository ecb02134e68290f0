//go:build unix

package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Whatever lies in a folder, no way to read it waits.
func TestNothingMakesAReaderWait(t *testing.T) {
	dir := t.TempDir()
	must(os.Mkdir(filepath.Join(dir, "plan"), 0o755))
	must(syscall.Mkfifo(filepath.Join(dir, "plan", "pipe"), 0o644))
	must(os.Symlink("pipe", filepath.Join(dir, "plan", "link")))
	must(os.WriteFile(filepath.Join(dir, "plan", "file"), []byte("words"), 0o644))
	fsys, err := FS(dir)
	must(err)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, name := range []string{"plan/pipe", "plan/link"} {
			if data, err := fs.ReadFile(fsys, name); !errors.Is(err, ErrNotAFile) {
				t.Errorf("read %s: %q, %v", name, data, err)
			}
			if data, err := ReadFile(filepath.Join(dir, name), 100); !errors.Is(err, ErrNotAFile) {
				t.Errorf("read %s: %q, %v", name, data, err)
			}
			if entries, err := fs.ReadDir(fsys, name); err == nil {
				t.Errorf("%s holds %v", name, entries)
			}
			file, err := fsys.Open(name)
			if err != nil {
				t.Errorf("open %s: %v", name, err)
				continue
			}
			if info, err := file.Stat(); err != nil || info.Mode().Type() != fs.ModeNamedPipe {
				t.Errorf("%s is %v, %v", name, info, err)
			}
			if data, err := io.ReadAll(file); !errors.Is(err, ErrNotAFile) {
				t.Errorf("read the open %s: %q, %v", name, data, err)
			}
			file.Close()
		}
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("a reader waits for a pipe")
	}
	if data, err := fs.ReadFile(fsys, "plan/file"); string(data) != "words" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := ReadFile(filepath.Join(dir, "plan", "file"), 4); !errors.Is(err, ErrTooLarge) {
		t.Errorf("five bytes were read where four may be: %v", err)
	}
	must(os.Symlink("../../etc", filepath.Join(dir, "plan", "out")))
	if _, err := fs.ReadDir(fsys, "plan/out"); err == nil {
		t.Error("a link led out of the folder")
	}
}

// A folder opened by itself gives what the whole gives of it: links within the whole
// are followed, others refused, and nothing waits.
func TestFolder(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "record")
	must(os.MkdirAll(filepath.Join(dir, "plan"), 0o755))
	must(os.Mkdir(filepath.Join(dir, "updates"), 0o755))
	must(os.WriteFile(filepath.Join(dir, "plan", "file"), []byte("words"), 0o644))
	must(os.WriteFile(filepath.Join(top, "secret"), []byte("secret"), 0o644))
	must(syscall.Mkfifo(filepath.Join(dir, "plan", "pipe"), 0o644))
	for name, to := range map[string]string{"beside": "../plan/file", "pipe": "../plan/pipe", "out": "../../secret", "gone": "nowhere"} {
		must(os.Symlink(to, filepath.Join(dir, "updates", name)))
	}
	must(os.Symlink("updates", filepath.Join(dir, "link")))
	fsys, err := FS(dir)
	must(err)
	for _, name := range []string{"updates", "link"} {
		folder, err := fsys.(tree).Folder(name)
		must(err)
		for file, want := range map[string]string{"beside": "words", "pipe": "", "out": "", "gone": "", "../plan/file": ""} {
			data, err := fs.ReadFile(folder, file)
			whole, failed := fs.ReadFile(fsys, name+"/"+file)
			if string(data) != want || string(whole) != want || (err == nil) != (failed == nil) {
				t.Errorf("%s/%s: %q, %v; of the whole %q, %v", name, file, data, err, whole, failed)
			}
		}
	}
	if _, err := fsys.(tree).Folder("../record"); err == nil {
		t.Error("a folder outside was opened")
	}
}
