package disk

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
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
	root    *os.Root
	mark    string
	basis   string              // what the files before rest on; empty where nobody can say
	before  map[string][]string // sums of what was made there, by path; several after an accident
	now     map[string]string
	folders map[string]bool // that are there
	journal *os.File        // of what is being made; nil before the first

	Written, Kept int // files
}

// OpenMade opens a folder that is empty or has the mark, or makes it. Files whose names
// begin with a dot, and those named, may be there besides.
func OpenMade(dir, mark string, besides ...string) (*Made, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("make the folder %s: %w", dir, Reason(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("write to %s: %w", dir, Reason(err))
	}
	m := &Made{root: root, mark: mark, before: map[string][]string{}, now: map[string]string{},
		folders: map[string]bool{}}
	data, err := root.ReadFile(mark)
	switch {
	case err == nil:
		m.readMark(data)
		return m, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, errors.Join(fmt.Errorf("read %s: %w", mark, Reason(err)), root.Close())
	}
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("read %s: %w", dir, Reason(err)), root.Close())
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(besides, e.Name()) {
			return nil, errors.Join(fmt.Errorf("write to %s: it holds %s, and has no %s: %w", dir, e.Name(), mark,
				ErrNotMade), root.Close())
		}
	}
	return m, nil
}

// basisLine begins the line of the mark that says what the files rest on. It is no line of a
// file. Of several the last counts.
const basisLine = "rests on "

// markLine is a line of the mark: a sum, two blanks, a path.
func markLine(sum, name string) string { return sum + "  " + name + "\n" }

// MarkedPaths are the paths that a mark lists.
func MarkedPaths(data []byte) []string {
	var list []string
	for line := range strings.Lines(string(data)) {
		if sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  "); ok && len(sum) == 2*sha256.Size {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (m *Made) readMark(data []byte) {
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if basis, ok := strings.CutPrefix(lines.Text(), basisLine); ok {
			m.basis = basis
		} else if sum, name, ok := strings.Cut(lines.Text(), "  "); ok && len(sum) == 2*sha256.Size {
			m.before[name] = append(m.before[name], sum)
		}
	}
}

// Put puts a file in its place, unless it is there already. It is an error where something
// else is.
func (m *Made) Put(name string, data []byte) error {
	sum := sumOf(data)
	m.now[name] = sum
	there, err := m.read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("write %s: %w", name, Reason(err))
	case bytes.Equal(there, data):
		m.Kept++
		return nil
	case !slices.Contains(m.before[name], sumOf(there)):
		return fmt.Errorf("write %s: %w", name, ErrNotMade)
	}
	if err := m.place(name, sum, data); err != nil {
		return fmt.Errorf("write %s: %w", name, Reason(err))
	}
	m.Written++
	return nil
}

func sumOf(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

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

// place writes a file under another name, notes that it is ours, and renames it.
func (m *Made) place(name, sum string, data []byte) error {
	if err := m.folder(path.Dir(name)); err != nil {
		return err
	}
	if m.journal == nil {
		file, err := m.root.OpenFile(m.mark, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err != nil {
			return err
		}
		m.journal = file
		if _, err := m.journal.WriteString(basisLine + "\n"); err != nil {
			return err
		}
	}
	if _, err := m.journal.WriteString(markLine(sum, name)); err != nil {
		return err
	}
	return m.rename(name, data, false)
}

// folder makes a folder and those above it, each once: most files of a site are the only
// one of theirs.
func (m *Made) folder(name string) error {
	if name == "." || m.folders[name] {
		return nil
	}
	if err := m.folder(path.Dir(name)); err != nil {
		return err
	}
	if err := m.root.Mkdir(name, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	m.folders[name] = true
	return nil
}

func (m *Made) rename(name string, data []byte, sync bool) error {
	temporary := m.mark + ".new"
	file, err := m.root.OpenFile(temporary, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil && sync {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, m.root.Remove(temporary))
	}
	return m.root.Rename(temporary, name)
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
	if err := m.rename(m.mark, b.Bytes(), true); err != nil {
		return left, fmt.Errorf("write %s: %w", m.mark, Reason(err))
	}
	return left, nil
}

// Close closes the folder as it is.
func (m *Made) Close() error {
	var err error
	if m.journal != nil {
		err = m.journal.Close()
	}
	return errors.Join(err, m.root.Close())
}
