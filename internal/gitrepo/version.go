package gitrepo

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // git's own names for its objects
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// Version is the commit that a record was read at.
type Version struct {
	Commit string
	Clean  bool // every file is as committed, and none was added or removed
}

// String is the version as papers state it.
func (v Version) String() string {
	if v.Clean {
		return "commit " + v.Commit[:12]
	}
	return "commit " + v.Commit[:12] + ", with uncommitted changes"
}

// VersionOf is the version of some folders below dir, whose files fsys reads.
func VersionOf(dir string, fsys fs.FS, folders ...string) (Version, error) {
	r := &Repo{dir: dir}
	commit, err := r.git("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if err != nil {
		return Version{}, ErrNone
	}
	v := Version{Commit: strings.TrimSpace(string(commit))}
	committed, err := r.committed(folders)
	if err != nil {
		return Version{}, fmt.Errorf("list the files of commit %s: %w", v.Commit[:12], err)
	}
	v.Clean, err = same(fsys, folders, committed)
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

// same reports whether the files are those committed.
func same(fsys fs.FS, folders []string, committed map[string]string) (bool, error) {
	found, changed := 0, false
	for _, folder := range folders {
		err := fs.WalkDir(fsys, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || changed || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			found++
			changed = err != nil || !holds(data, committed[name])
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
	}
	return !changed && found == len(committed), nil
}

// holds reports whether data is the content of that object, as it is or with
// the line ends that git stores.
func holds(data []byte, object string) bool {
	return name(data, len(object)) == object ||
		name(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), len(object)) == object
}

func name(data []byte, length int) string {
	blob := append(fmt.Appendf(nil, "blob %d\x00", len(data)), data...)
	if length == 2*sha256.Size {
		sum := sha256.Sum256(blob)
		return hex.EncodeToString(sum[:])
	}
	sum := sha1.Sum(blob)
	return hex.EncodeToString(sum[:])
}
