//go:build unix

package disk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"syscall"

	"github.com/gofrs/flock"
)

// noWait opens a pipe at once, instead of when somebody writes into it.
const noWait = syscall.O_NONBLOCK

// lockFolder locks the folder itself, which leaves nothing behind; a file in it
// where the file system locks files only, as some network ones do.
func lockFolder(ctx context.Context, dir string) (func(), error) {
	lock := flock.New(dir, flock.SetFlag(os.O_RDONLY), flock.SetPermissions(0))
	_, err := lock.TryLockContext(ctx, glance)
	for _, unsupported := range []error{syscall.EBADF, syscall.EISDIR, syscall.ENOLCK, syscall.ENOTSUP,
		syscall.EINVAL} {
		if errors.Is(err, unsupported) {
			return lockFile(ctx, dir)
		}
	}
	if err != nil {
		return nil, err
	}
	return func() { _ = lock.Close() }, nil
}

// unlockFile removes the file while it is still locked, so that nobody else can
// have locked what is removed.
func unlockFile(lock *flock.Flock, name string) {
	_ = os.Remove(name)
	_ = lock.Close()
}

// passing reports whether a lock may be had after a moment although the system
// said no.
func passing(error) bool { return false }

// keep gives a new file the permissions and, where the user may, the owner and
// group of the one whose place it takes.
func keep(file *os.File, old fs.FileInfo) error {
	if owner, ok := old.Sys().(*syscall.Stat_t); ok {
		if file.Chown(int(owner.Uid), int(owner.Gid)) != nil {
			_ = file.Chown(-1, int(owner.Gid)) // else it is the user's own, as any file they save
		}
	}
	return file.Chmod(old.Mode().Perm())
}

// syncFolder has the names in a folder written to the disk. Some file systems
// cannot, and then there is nothing more to ask for.
func (w *writer) syncFolder(folder string) error {
	opened, err := w.root.Open(folder)
	if err != nil {
		return err
	}
	defer opened.Close()
	if err := opened.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}
