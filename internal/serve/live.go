package serve

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/record"
	"improve/internal/yamldoc"
)

// How often the folders of the record are looked at, and at how many looks after a file
// has moved its bytes are compared as well: size and time hide a second writing of the same
// moment.
const glance, closely = 500 * time.Millisecond, 4

// seldom is at how many looks git is asked although no file has moved.
const seldom = 20

// Snapshot is the record as it was at one look. It is to be read only.
type Snapshot struct {
	Revision int // counts what was seen to move
	// Record is what pages are made of: the files as they are, but for those that cannot
	// be read now and could be before, which are as they were.
	Record *record.Record
	Held   []string  // the files that are as they were, and the folders whose files are
	Broken diag.List // what keeps them from being read
	Now    *record.Record
	Git    string // what git says of the files, in words
	Gone   error  // why there is no record any more; Record is then the last there was
}

// stamp tells one state of a file from another, as far as the system says.
type stamp struct {
	size  int64
	moved time.Time
	mode  fs.FileMode
}

// young is a file that moved lately, with what stood for its bytes then.
type young struct {
	looks int
	sum   uint64
}

// live keeps the latest snapshot of a record. Notices of the system would be faster, and
// are blind on network shares: it looks by itself.
type live struct {
	look    sync.Mutex // one look at a time
	stamps  map[string]stamp
	failed  string           // why not all of them could be had
	young   map[string]young // the files that moved lately
	looks   int
	mu      sync.RWMutex // guards what follows
	latest  *Snapshot
	changed chan struct{} // closed when there is another snapshot
}

func newLive(r *record.Record) *live {
	l := &live{changed: make(chan struct{}), young: map[string]young{}, latest: &Snapshot{Record: r, Now: r}}
	if next := l.reread(l.latest); next != nil { // what was saved since the record was opened
		l.latest = next
	}
	return l
}

// now is the latest snapshot, and what is closed when there is another.
func (l *live) now() (*Snapshot, <-chan struct{}) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.latest, l.changed
}

// watch looks at the record until the context ends.
func (l *live) watch(ctx context.Context) {
	for tick := time.NewTicker(glance); ; {
		select {
		case <-ctx.Done():
			tick.Stop()
			return
		case <-tick.C:
			l.refresh()
		}
	}
}

// refresh looks whether files have moved, and reads those again. Git is asked then, and now
// and then, for a commit moves no file.
func (l *live) refresh() {
	l.look.Lock()
	defer l.look.Unlock()
	before, _ := l.now()
	next := l.reread(before)
	git := before.Git
	switch l.looks++; {
	case next != nil:
		git = gitOf(next.Now)
	case l.looks%seldom == 0:
		git = gitOf(before.Now)
	}
	switch {
	case next != nil:
	case git == before.Git:
		return
	default:
		same := *before
		next = &same
	}
	next.Git, next.Revision = git, before.Revision+1
	l.mu.Lock()
	defer l.mu.Unlock()
	l.latest = next
	close(l.changed)
	l.changed = make(chan struct{})
}

// reread is the record where files have moved; nil where none has.
func (l *live) reread(before *Snapshot) *Snapshot {
	stamps, err := stampsOf(before.Now.Dir)
	moved := movedOf(l.stamps, stamps)
	l.compare(before.Now.Dir, moved)
	failed := fmt.Sprint(err)
	if failed == l.failed && len(moved) == 0 && before.Gone == nil {
		return nil
	}
	l.stamps, l.failed = stamps, failed
	return again(before, func(file string) bool { return moved[file] })
}

// gitOf says what git holds of the record's files.
func gitOf(r *record.Record) string {
	v, err := gitrepo.VersionOf(r.Dir, r.FS, history.Folders()...)
	switch {
	case errors.Is(err, gitrepo.ErrNone):
		return "not in git"
	case err != nil:
		return "git cannot be asked"
	case len(v.Loose) == 0:
		return "commit " + v.Commit[:12]
	}
	return "commit " + v.Commit[:12] + ", " + diag.Count(len(v.Loose), "file") + " not committed"
}

// again is the snapshot after another; nil where the record is as gone as before.
func again(before *Snapshot, moved func(string) bool) *Snapshot {
	now, err := before.Now.Again(moved)
	switch {
	case err != nil && before.Gone != nil && before.Gone.Error() == err.Error():
		return nil
	case err != nil:
		lost := *before
		lost.Gone = err
		return &lost
	}
	next := &Snapshot{Record: now, Now: now}
	next.Held = slices.DeleteFunc(now.Unreadable(), func(lost string) bool {
		return slices.Contains(before.Record.Unreadable(), lost) ||
			!slices.ContainsFunc(before.Record.Programme.Files, func(file string) bool { return isIn(file, lost) })
	})
	if len(next.Held) == 0 {
		return next
	}
	held := func(file string) bool {
		return slices.ContainsFunc(next.Held, func(lost string) bool { return isIn(file, lost) })
	}
	aFolder := func(lost string) bool { return !slices.Contains(before.Record.Programme.Files, lost) }
	others := func(file string) bool { return moved(file) && !held(file) }
	if next.Record, err = before.Record.Again(others); err != nil || slices.ContainsFunc(next.Held, aFolder) {
		next.Record = before.Record // what a folder holds that cannot be read is not to be found beside it
	}
	for _, d := range now.Problems {
		if held(d.Place.File) {
			next.Broken.Add(d)
		}
	}
	return next
}

// isIn reports whether a file is the one at a path, or in the folder there.
func isIn(file, at string) bool { return file == at || strings.HasPrefix(file, at+"/") }

// movedOf are the files of which two looks say something else.
func movedOf(before, now map[string]stamp) map[string]bool {
	moved := map[string]bool{}
	for name, s := range now {
		if old, known := before[name]; !known || old != s {
			moved[name] = true
		}
	}
	for name := range before {
		if _, still := now[name]; !still {
			moved[name] = true
		}
	}
	return moved
}

// compare adds the files that moved lately and hold other bytes since.
func (l *live) compare(dir string, moved map[string]bool) {
	for name, y := range l.young {
		if sum := sumOf(dir, name); sum != y.sum {
			moved[name] = true
		}
		if y.looks--; y.looks > 0 {
			l.young[name] = y
		} else {
			delete(l.young, name)
		}
	}
	for name := range moved {
		l.young[name] = young{closely, sumOf(dir, name)}
	}
}

var seed = maphash.MakeSeed()

// sumOf stands for the bytes of a file; 0 where they cannot be had.
func sumOf(dir, name string) uint64 {
	data, err := disk.ReadFile(filepath.Join(dir, filepath.FromSlash(name)), yamldoc.MaxSize)
	if err != nil {
		return 0
	}
	return maphash.Bytes(seed, data)
}

// stampsOf lists the files of a record, and how each stands.
func stampsOf(dir string) (map[string]stamp, error) {
	stamps := map[string]stamp{}
	for _, folder := range history.Folders() {
		err := filepath.WalkDir(filepath.Join(dir, folder), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := os.Stat(name) // of a link: what it leads to
			if errors.Is(err, fs.ErrNotExist) {
				info, err = d.Info()
			}
			if err != nil {
				return ignored(err, fs.ErrNotExist)
			}
			below, err := filepath.Rel(dir, name)
			stamps[filepath.ToSlash(below)] = stamp{info.Size(), info.ModTime(), info.Mode()}
			return err
		})
		if ignored(err, fs.ErrNotExist) != nil {
			return stamps, disk.Reason(err)
		}
	}
	return stamps, nil
}

// ignored is an error, unless it is of a kind.
func ignored(err, kind error) error {
	if errors.Is(err, kind) {
		return nil
	}
	return err
}
