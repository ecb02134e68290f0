//go:build unix

package store

import (
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe would make a reader wait for ever.
func TestPipe(t *testing.T) {
	for _, name := range []string{"plan/people.yaml", "plan/ambitions", "updates/2020-02-25-a.yaml"} {
		p, problems := inFolder(t, func(dir string) error { return syscall.Mkfifo(filepath.Join(dir, name), 0o644) })
		if len(problems) != 1 || problems[0].Rule != FileKind.ID || problems[0].Place.File != name || len(p.Unread) != 1 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

func TestLinkToAPipe(t *testing.T) {
	_, problems := inFolder(t, func(dir string) error {
		if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
			return err
		}
		return syscall.Symlink("../pipe", filepath.Join(dir, "plan", "people.yaml"))
	})
	if len(problems) != 1 || problems[0].Rule != FileKind.ID {
		t.Errorf("%v", problems)
	}
}
