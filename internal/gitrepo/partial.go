package gitrepo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// ErrPartial is returned where a clone does not hold an object that it names: what cannot
// be read is not absent.
var ErrPartial = errors.New("this clone leaves out what earlier commits hold (a partial clone): git fetch --refetch " +
	"--no-filter fetches the rest")

// Partial is ErrPartial once anything was looked for that this clone does not hold.
func (r *Repo) Partial() error {
	r.objects.mu.Lock()
	defer r.objects.mu.Unlock()
	if r.objects.partial {
		return ErrPartial
	}
	return nil
}

// isID reports whether a name is an object's own and full one.
func isID(name string) bool {
	return (len(name) == 40 || len(name) == 64) && strings.Trim(name, "0123456789abcdef") == ""
}

// lacking is what a git said that ended, as ErrPartial where it ended for want of an object.
func lacking(err error) error {
	said := err.Error()
	for _, words := range []string{"promisor", "unable to read", "missing blob", "missing tree", "bad object"} {
		if strings.Contains(said, words) {
			return ErrPartial
		}
	}
	return errors.New(firstLine(said))
}

// LeftOut are the files of some folders below dir that a sparse checkout does not lay out,
// so that they cannot be read there. It asks git only where there is such a checkout.
func LeftOut(dir string, folders ...string) ([]string, error) {
	if !sparse(dir) {
		return nil, nil
	}
	r := &Repo{dir: dir}
	out, err := r.git(append([]string{"ls-files", "-t", "-z", "--"}, folders...)...)
	if err != nil {
		return nil, err
	}
	var left []string
	for entry := range strings.SplitSeq(string(out), "\x00") {
		name, skipped := strings.CutPrefix(entry, "S ")
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); skipped && errors.Is(err, fs.ErrNotExist) {
			left = append(left, name)
		}
	}
	return left, nil
}

// sparse reports whether the work tree around a folder has had a sparse checkout.
func sparse(dir string) bool {
	for at := dir; ; at = filepath.Dir(at) {
		git := filepath.Join(at, ".git")
		if info, err := os.Stat(git); err == nil {
			if !info.IsDir() { // a linked work tree or a submodule
				data, err := os.ReadFile(git)
				where, ok := strings.CutPrefix(firstLine(string(data)), "gitdir: ")
				if err != nil || !ok {
					return false
				}
				git = where
				if !filepath.IsAbs(git) {
					git = filepath.Join(at, git)
				}
			}
			_, err := os.Stat(filepath.Join(git, "info", "sparse-checkout"))
			return err == nil
		}
		if at == filepath.Dir(at) {
			return false
		}
	}
}
