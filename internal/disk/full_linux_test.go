package disk

import (
	"errors"
	"syscall"
	"testing"
)

// A disk that is really full: a file system of 256 kilobytes.
func TestWriteToAFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skip("no small file system can be mounted here: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	put(t, dir, "a", "old")
	put(t, dir, "b", "old")
	if err := Write(dir, large(1<<20)); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got %v", err)
	}
	untouched(t, dir)
}
