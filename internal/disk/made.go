package disk

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"improve/internal/parallel"
)

// ErrNotMade says that a folder or a file was not made by whoever would replace it.
var ErrNotMade = errors.New("it is not what this program made before")

// Made is a folder whose files are all made anew each time, beside others that are not.
// A file in it, the mark, lists what was made with a sum of each, so that nothing else is
// ever replaced or deleted.
//
// Files are renamed into place one by one. A file that stays the same is not touched. After
// a program was killed half-way, the next one goes on from what is there.
//
// The mark also says what the files rest on, in a word of the caller's. Who comes again with
// the same word, and finds all files as they were made, need not make them: see Rests.
type Made struct {
	root   *os.Root
	unlock func()
	mark   string
	basis  string              // what the files before rest on; empty where nobody can say
	before map[string][]string // sums of what was made there, by path; several after an accident
	whole  int64               // how much of the mark is whole lines

	waiting chan file // to be put in their places
	writers sync.WaitGroup

	lock    sync.Mutex // of what follows
	now     map[string]string
	folders map[string]bool // that are there; true of those that were not there before
	journal *os.File        // of what is being made; nil before the first
	torn    error           // of its last line, after which no other may come
	err     error           // the first of a file

	Written, Kept int // files, once all are in their places
}

type file struct {
	name string
	data []byte
}

// OpenMade opens a folder that is empty or has the mark, or makes it, and keeps others who
// make it away until it is closed: see Lock. Files whose names begin with a dot, and those
// named, may be there besides.
func OpenMade(dir, mark string, besides ...string) (*Made, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("make the folder %s: %w", dir, Reason(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("write to %s: %w", dir, Reason(err))
	}
	m := &Made{root: root, unlock: func() {}, mark: mark, before: map[string][]string{}, now: map[string]string{},
		folders: map[string]bool{}}
	if err := m.open(dir, besides); err != nil {
		return nil, errors.Join(err, m.Close())
	}
	return m, nil
}

// open locks the folder, and finds out what of it is ours.
func (m *Made) open(dir string, besides []string) error {
	unlock, err := Lock(dir)
	if err != nil {
		return err
	}
	m.unlock = unlock
	data, err := m.root.ReadFile(m.mark)
	switch {
	case err == nil:
		m.readMark(data)
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("read %s: %w", m.mark, Reason(err))
	}
	entries, err := fs.ReadDir(m.root.FS(), ".")
	if err != nil {
		return fmt.Errorf("read %s: %w", dir, Reason(err))
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(besides, e.Name()) {
			return fmt.Errorf("write to %s: it holds %s, and has no %s: %w", dir, e.Name(), m.mark, ErrNotMade)
		}
	}
	return nil
}

// Put puts a file in its place, unless it is there already. It is an error where something
// else is. Several files are put there side by side: the error may be that of an earlier
// one, and Settle waits for all.
func (m *Made) Put(name string, data []byte) error {
	if m.waiting == nil {
		m.begin()
	}
	m.waiting <- file{name, data}
	m.lock.Lock()
	defer m.lock.Unlock()
	return m.err
}

// begin begins to put files in their places.
func (m *Made) begin() {
	workers := runtime.GOMAXPROCS(0)
	m.waiting = make(chan file, workers)
	for n := range workers {
		m.writers.Go(func() {
			for f := range m.waiting {
				m.put(f, fmt.Sprintf("%s.new%d", m.mark, n))
			}
		})
	}
}

// Settle waits until all files are in their places.
func (m *Made) Settle() error {
	if m.waiting != nil {
		close(m.waiting)
		m.writers.Wait()
		m.waiting = nil
	}
	return m.err
}

func (m *Made) put(f file, temporary string) {
	written, err := m.place(f, temporary)
	m.lock.Lock()
	defer m.lock.Unlock()
	switch {
	case err != nil:
		m.err = cmp.Or(m.err, fmt.Errorf("write %s: %w", f.name, Reason(err)))
	case written:
		m.Written++
	default:
		m.Kept++
	}
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// read is what a file that is there holds.
func (m *Made) read(name string) ([]byte, error) {
	info, err := m.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNotAFile
	}
	return m.root.ReadFile(name)
}

// place writes a file under another name, notes that it is ours, and renames it; unless the
// same is there already.
func (m *Made) place(f file, temporary string) (written bool, err error) {
	sum := sumOf(f.data)
	m.lock.Lock()
	failed := m.err != nil
	m.now[f.name] = sum
	m.lock.Unlock()
	if failed {
		return false, nil
	}
	fresh, err := m.folder(path.Dir(f.name))
	if err != nil {
		return false, err
	}
	if !fresh {
		switch there, err := m.read(f.name); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return false, err
		case bytes.Equal(there, f.data):
			return false, nil
		case !slices.Contains(m.before[f.name], sumOf(there)):
			return false, ErrNotMade
		}
	}
	if err := m.note(f.name, sum); err != nil {
		return false, err
	}
	return true, m.rename(f, temporary, false)
}

// note notes what is about to be ours.
func (m *Made) note(name, sum string) error {
	m.lock.Lock()
	defer m.lock.Unlock()
	line := markLine(sum, name)
	if m.journal == nil {
		file, err := m.root.OpenFile(m.mark, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err != nil {
			return err
		}
		m.journal = file
		if err := file.Truncate(m.whole); err != nil {
			return err
		}
		line = basisLine + "\n" + line
	}
	if m.torn == nil {
		_, m.torn = m.journal.WriteString(line)
	}
	return m.torn
}

// folder makes a folder and those above it, each once: most files of a site are the only
// one of theirs. Fresh is one that was not there before, so that nothing is in it but what
// is put there.
func (m *Made) folder(name string) (fresh bool, err error) {
	if name == "." {
		return false, nil
	}
	m.lock.Lock()
	fresh, known := m.folders[name]
	m.lock.Unlock()
	if known {
		return fresh, nil
	}
	if _, err := m.folder(path.Dir(name)); err != nil {
		return false, err
	}
	err = m.root.Mkdir(name, 0o777)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return false, err
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	m.folders[name] = m.folders[name] || err == nil
	return m.folders[name], nil
}

func (m *Made) rename(f file, temporary string, sync bool) error {
	file, err := m.root.OpenFile(temporary, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(f.data)
	if err == nil && sync {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, m.root.Remove(temporary))
	}
	return m.root.Rename(temporary, f.name)
}

// Rests reports whether a folder has the mark, its files rest on what is given, and each of
// them is as it was made; and how many they are. An empty basis is never the same.
func Rests(dir, mark, basis string) (files int, same bool) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return 0, false
	}
	defer root.Close()
	data, err := root.ReadFile(mark)
	if err != nil {
		return 0, false
	}
	m := &Made{root: root, mark: mark, before: map[string][]string{}}
	if m.readMark(data); basis == "" || m.basis != basis {
		return 0, false
	}
	names := slices.Collect(maps.Keys(m.before))
	var other atomic.Bool
	parallel.Each(len(names), func(i int, _ *struct{}) {
		sums := m.before[names[i]]
		if other.Load() {
			return
		}
		if there, err := m.read(names[i]); err != nil || len(sums) > 1 || sumOf(there) != sums[0] {
			other.Store(true)
		}
	})
	return len(names), !other.Load()
}

// Finish takes away what was made before and is not made any more, as far as nobody has
// changed it, notes what the files rest on, empty where nobody can say, and closes the
// folder. Left are the files that somebody has changed.
func (m *Made) Finish(basis string) (left []string, err error) {
	defer func() { err = errors.Join(err, m.Close()) }()
	if err := m.Settle(); err != nil {
		return nil, err
	}
	for name, sums := range m.before {
		if _, still := m.now[name]; still {
			continue
		}
		switch there, err := m.read(name); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil || !slices.Contains(sums, sumOf(there)):
			left = append(left, name)
		default:
			if err := m.root.Remove(name); err != nil {
				return left, fmt.Errorf("delete %s: %w", name, Reason(err))
			}
			for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
				if m.root.Remove(folder) != nil {
					break // it holds something else
				}
			}
		}
	}
	slices.Sort(left)
	if err := m.sweep(); err != nil {
		return left, err
	}
	names := make([]string, 0, len(m.now))
	for name := range m.now {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	if basis != "" && len(left) == 0 {
		b.WriteString(basisLine + basis + "\n")
	}
	for _, name := range names {
		b.WriteString(markLine(m.now[name], name))
	}
	if old, err := m.root.ReadFile(m.mark); err == nil && bytes.Equal(old, b.Bytes()) {
		return left, nil
	}
	if err := m.rename(file{m.mark, b.Bytes()}, m.mark+".new", true); err != nil {
		return left, fmt.Errorf("write %s: %w", m.mark, Reason(err))
	}
	return left, nil
}

// sweep takes away what a program that was killed had begun to write.
func (m *Made) sweep() error {
	entries, err := fs.ReadDir(m.root.FS(), ".")
	if err != nil {
		return fmt.Errorf("read the folder of %s: %w", m.mark, Reason(err))
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), m.mark+".new") {
			if err := m.root.Remove(e.Name()); err != nil {
				return fmt.Errorf("delete %s: %w", e.Name(), Reason(err))
			}
		}
	}
	return nil
}

// Close closes the folder as it is.
func (m *Made) Close() error {
	_ = m.Settle() // whoever put a file, or finished, was told
	var err error
	if m.journal != nil {
		err = m.journal.Close()
	}
	m.unlock()
	return errors.Join(err, m.root.Close())
}
