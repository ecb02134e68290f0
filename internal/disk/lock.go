package disk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// BusyError says that somebody else is writing.
type BusyError struct {
	Who string // the program that is; empty where nobody knows
}

func (e *BusyError) Error() string {
	return cmp.Or(e.Who, "somebody else") + " is writing to this folder at the moment; try again"
}

// How long to wait for another writer, and how often to look. Writing takes a
// fraction of a second, so who waits in vain waits for something that hangs.
const patience, glance = 5 * time.Second, 20 * time.Millisecond

// Lock keeps other writers of a folder away until unlock is called, or the
// program ends in whatever way. It waits a few seconds for another writer to
// finish, and then says so by a *BusyError. Readers are not kept away.
//
// Nothing is left in the folder.
func Lock(dir string) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	unlock, err = lockFolder(ctx, dir)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, &BusyError{holder(dir)}
	}
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", dir, Reason(err))
	}
	return unlock, nil
}

const lockName = ".improve-lock"

// lockFile locks a file in the folder, which is removed again. It is for where
// a folder itself cannot be locked.
//
// Between opening the file and locking it, whoever held it may have removed it,
// and a third made another: the lock counts only while the file still has its
// name.
func lockFile(ctx context.Context, dir string) (func(), error) {
	name := filepath.Join(dir, lockName)
	for {
		lock := flock.New(name, flock.SetFlag(os.O_RDWR|os.O_CREATE), flock.SetPermissions(0o666))
		_, err := lock.TryLockContext(ctx, glance)
		switch {
		case err == nil && stillNamed(lock, name):
			return func() { unlockFile(lock, name) }, nil
		case err == nil:
			_ = lock.Close()
		case !passing(err) || ctx.Err() != nil:
			return nil, err
		default:
			time.Sleep(glance)
		}
	}
}

func stillNamed(lock *flock.Flock, name string) bool {
	held, err := lock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(name)
	return err == nil && os.SameFile(held, named)
}
