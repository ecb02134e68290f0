package gitrepo

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // git's own names for its objects
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Version is the commit that a record was read at.
type Version struct {
	Commit string
	Loose  []string // the files that are not as committed: changed, new, ignored or gone, by name
}

// String is the version as papers state it.
func (v Version) String() string {
	if len(v.Loose) == 0 {
		return "version " + v.Commit[:12]
	}
	return "version " + v.Commit[:12] + ", with changes since"
}

// VersionOf is the version of some folders below dir, whose files fsys reads. The error is
// ErrNone where nothing was ever committed around them.
func VersionOf(dir string, fsys fs.FS, folders ...string) (v Version, err error) {
	r := &Repo{dir: dir}
	commit, err := r.git("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if err != nil {
		return v, ErrNone
	}
	v.Commit = strings.TrimSpace(string(commit))
	committed, err := r.committed(folders)
	if err != nil {
		return v, fmt.Errorf("list the files of commit %s: %w", v.Commit[:12], err)
	}
	v.Loose, err = differing(fsys, folders, committed)
	return v, err
}

// committed is the object name of each file below the folders at HEAD.
func (r *Repo) committed(folders []string) (map[string]string, error) {
	out, err := r.git(append([]string{"ls-tree", "-r", "-z", "HEAD", "--"}, folders...)...)
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		about, name, ok := strings.Cut(entry, "\t")
		if words := strings.Fields(about); ok && len(words) == 3 {
			files[name] = words[2]
		}
	}
	return files, nil
}

// differing are the files that are not those committed. A link is as committed where it
// leads to the same file, which is one of them.
func differing(fsys fs.FS, folders []string, committed map[string]string) ([]string, error) {
	left := maps.Clone(committed)
	var loose []string
	for _, folder := range folders {
		err := fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := content(fsys, name, d, committed)
			if err != nil || !holds(data, committed[name]) {
				loose = append(loose, name)
			}
			delete(left, name)
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	loose = slices.AppendSeq(loose, maps.Keys(left))
	slices.Sort(loose)
	return loose, nil
}

// content is what git holds of a file: its bytes or, of a link, where it leads.
func content(fsys fs.FS, name string, d fs.DirEntry, committed map[string]string) ([]byte, error) {
	if d.Type()&fs.ModeSymlink == 0 {
		return fs.ReadFile(fsys, name)
	}
	target, err := fs.ReadLink(fsys, name)
	if err == nil && committed[path.Join(path.Dir(name), target)] == "" {
		err = fs.ErrNotExist
	}
	return []byte(target), err
}

// holds reports whether data is the content of that object, as it is or with
// the line ends that git stores.
func holds(data []byte, object string) bool {
	return name(data, len(object)) == object ||
		name(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), len(object)) == object
}

// name is git's own name for the content of a file, of so many letters.
func name(data []byte, length int) string {
	h := sha1.New()
	if length == 2*sha256.Size {
		h = sha256.New()
	}
	fmt.Fprintf(h, "blob %d\x00", len(data))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}
