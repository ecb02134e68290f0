// Package record opens the record of a programme and changes it: it reads the
// files of a folder or of a revision, works out what a change would make of them,
// decides whether that may be written, and writes and commits it.
//
// It knows no flags, no terminal and no standard output, so that a command and a
// web form can use it alike. It turns nobody's words into edits: `entry` and
// `draft` do that.
package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
	_ "time/tzdata" // machines without a zone database know what day it is too

	"improve/internal/assess"
	"improve/internal/change"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/history"
	"improve/internal/programme"
	"improve/internal/store"
)

// Record is a record as it was read.
type Record struct {
	FS        fs.FS
	Dir       string // the folder that holds the files; empty for a revision
	Programme *programme.Programme
	Problems  diag.List      // found while reading
	Revision  *Revision      // the commit it was read at; nil for the files
	Past      *check.History // what checks need to know of its history; nil skips those checks

	read    *history.History   // what Past was made of
	plan    []history.PlanStep // the commits that changed the plan; see ReadPlan
	reading *store.Reading     // nil where there is no file yet
}

// ErrNotFolder says that there is no folder where a record was looked for.
var ErrNotFolder = errors.New("not a folder")

// Find looks for the folder of a record in start and above it, as git does. Where
// there is none it is start itself, and Open says what is missing. The error is
// ErrNotFolder.
func Find(start string) (dir string, err error) {
	if info, err := os.Stat(start); err != nil || !info.IsDir() {
		return "", ErrNotFolder
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		if info, err := os.Lstat(filepath.Join(dir, "plan")); err == nil && (info.IsDir() || dir == start) {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return start, nil
		}
	}
}

// Open reads the record in a folder. Links that lead out of the folder are not
// followed. The error wraps store.ErrNoRecord where the folder holds none.
func Open(dir string) (*Record, error) {
	fsys, err := disk.FS(dir)
	if err != nil {
		return nil, failed(err, "")
	}
	r, err := store.Read(fsys)
	if err != nil {
		return nil, failed(err, "")
	}
	return &Record{FS: fsys, Dir: dir, Programme: r.Programme, Problems: r.Problems, reading: r}, nil
}

// OpenOrBegin is Open, and an empty record where the folder holds none.
func OpenOrBegin(dir string) (*Record, error) {
	r, err := Open(dir)
	if !errors.Is(err, store.ErrNoRecord) {
		return r, err
	}
	fsys, err := disk.FS(dir)
	if err != nil {
		return nil, failed(err, "")
	}
	return &Record{FS: fsys, Dir: dir, Programme: empty()}, nil
}

func empty() *programme.Programme {
	return &programme.Programme{Policy: programme.DefaultPolicy()}
}

// with is the record as it would be with files changed.
func (r *Record) with(changed []store.Changed) (*store.Reading, error) {
	if r.reading == nil {
		return store.Read(store.Overlay(r.FS, changed))
	}
	return r.reading.With(changed)
}

// Rules is everything that can be wrong with a record.
func Rules() []diag.Rule {
	return slices.Concat(store.Rules(), check.Rules(), change.Rules())
}

// Check is everything wrong with the record on a day; without a day, everything
// that is wrong whatever the day.
func (r *Record) Check(day programme.Date) check.Result {
	var result check.Result
	if day.IsZero() {
		result.Problems = check.Validate(r.Programme, Rules())
	} else {
		result = check.Run(r.Programme, assess.Assess(r.Programme, day), Rules(), r.Past)
		result.Problems = append(result.Problems, r.standing(day)...)
	}
	result.Problems = append(r.Problems, result.Problems...)
	return result
}

// Errors counts the errors that do not depend on the day. The assessment is of the record,
// as at any day; it may be nil.
func (r *Record) Errors(a *assess.Assessment) int {
	return r.Problems.Count(diag.Error) + check.Errors(r.Programme, a, Rules())
}

// Sum stands for everything that was read: another record has another, as far as chance
// allows. It is empty where that cannot be said, as where a file is not what it was when it
// was read.
func (r *Record) Sum() string {
	if r.reading == nil {
		return ""
	}
	h := sha256.New()
	same := r.reading.Bytes(func(path string, data []byte) {
		fmt.Fprintf(h, "%q %d\n", path, len(data))
		h.Write(data)
	})
	for _, d := range r.Problems {
		fmt.Fprintf(h, "%q %q\n", d.Place.String(), d.Message)
	}
	if r.Revision != nil {
		fmt.Fprintf(h, "%q %s %s\n", r.Revision.Rev, r.Revision.Commit, r.Revision.Day)
	}
	if !same {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Zone is the time zone of a programme.
func Zone(p *programme.Programme) *time.Location {
	where, err := time.LoadLocation(cmp.Or(p.Timezone.Value, programme.DefaultTimezone))
	if err != nil {
		return time.UTC // validate says that the zone is unknown
	}
	return where
}

// Sources reads the files that diagnostics quote, by their paths. Files far
// larger than those of a record are not quoted.
func Sources(fsys fs.FS) func(file string) []byte {
	const most = 4 << 20
	return func(file string) []byte {
		info, err := fs.Stat(fsys, file)
		if err != nil || !info.Mode().IsRegular() || info.Size() > most {
			return nil
		}
		data, _ := fs.ReadFile(fsys, file) // without it there is no excerpt
		return data
	}
}

// Error is why something could not be done.
type Error struct {
	Err    error
	Remedy string // what to do about it; may be empty
}

func (e *Error) Error() string { return e.Err.Error() }

// Unwrap is the error itself.
func (e *Error) Unwrap() error { return e.Err }

// failed adds a remedy to an error; nil stays nil.
func failed(err error, remedy string) error {
	if err == nil {
		return nil
	}
	return &Error{err, remedy}
}

func failedf(remedy, format string, words ...any) error {
	return &Error{fmt.Errorf(format, words...), remedy}
}
