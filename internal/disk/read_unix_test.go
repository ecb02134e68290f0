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
