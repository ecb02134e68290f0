package gitrepo

import "strings"

// Tracked are those of some paths that the index holds.
func (r *Repo) Tracked(paths []string) ([]string, error) {
	out, err := r.git(append([]string{"ls-files", "-z", "--"}, paths...)...)
	if err != nil || len(out) == 0 {
		return nil, err
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00"), nil
}
