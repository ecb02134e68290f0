//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// forbid takes the right to read a file from everybody, and from this process
// the power to read it all the same. What it returns gives that back.
func forbid(t *testing.T, file string) (restore func()) {
	t.Helper()
	if err := os.Chmod(file, 0); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() != 0 {
		return func() {}
	}
	for dir := filepath.Dir(file); dir != os.TempDir() && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		_ = os.Chmod(dir, 0o755) // the others must be able to come as far as the file
	}
	const nobody = 65534
	if err := syscall.Seteuid(nobody); err != nil {
		t.Skip("root reads everything, and cannot be anybody else here:", err)
	}
	return func() {
		if err := syscall.Seteuid(0); err != nil {
			t.Fatal(err)
		}
	}
}
