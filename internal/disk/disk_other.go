//go:build !unix

package disk

import (
	"context"
	"io/fs"
	"os"

	"github.com/gofrs/flock"
)

// noWait is nothing here: no folder of the user's holds pipes.
const noWait = 0

// lockFolder locks a file in the folder: a folder itself cannot be locked here.
func lockFolder(ctx context.Context, dir string) (func(), error) { return lockFile(ctx, dir) }

// unlockFile removes the file once it is closed, as Windows wants it; where
// another holds it by then, removing fails, and that one removes it.
func unlockFile(lock *flock.Flock, name string) {
	_ = lock.Close()
	_ = os.Remove(name)
}

// passing reports whether a lock may be had after a moment although the system
// said no: a file that is being removed cannot be opened.
func passing(err error) bool { return os.IsPermission(err) }

// keep gives a new file the permissions of the one whose place it takes.
func keep(file *os.File, old fs.FileInfo) error { return file.Chmod(old.Mode().Perm()) }

// syncFolder does nothing: the system writes names to the disk by itself.
func (w *writer) syncFolder(string) error { return nil }
