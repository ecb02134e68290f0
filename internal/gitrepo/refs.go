package gitrepo

import (
	"fmt"
	"slices"
	"strings"
)

// Head is the commit that is checked out.
func (r *Repo) Head() (Commit, error) { return r.Resolve("HEAD") }

// MainBranch is the branch that work is measured against: what the remote
// repository calls its main one, else main or master, the remote's before one's
// own, which may lag behind. ok is false where there is none of these.
func (r *Repo) MainBranch() (name string, ok bool, err error) {
	remotes := []string{"refs/remotes/origin/HEAD", "refs/remotes/upstream/HEAD"}
	names := []string{"refs/remotes/origin/main", "refs/remotes/origin/master", "refs/remotes/upstream/main",
		"refs/remotes/upstream/master", "refs/heads/main", "refs/heads/master"}
	out, err := r.git(append([]string{"for-each-ref", "--format=%(refname) %(symref)"},
		slices.Concat(remotes, names)...)...)
	if err != nil {
		return "", false, fmt.Errorf("list the branches: %w", err)
	}
	found := map[string]string{}
	for line := range strings.Lines(string(out)) {
		ref, target, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		found[ref] = target
	}
	for _, ref := range slices.Concat(remotes, names) {
		if target, here := found[ref]; here {
			if target == "" {
				target = ref
			}
			return strings.TrimPrefix(strings.TrimPrefix(target, "refs/heads/"), "refs/remotes/"), true, nil
		}
	}
	return "", false, nil
}

// Names are what revisions are called here: tags, branches and those of remote
// repositories, the newest first, each with what it is.
func (r *Repo) Names() ([][2]string, error) {
	out, err := r.git("for-each-ref", "--sort=-creatordate", "--format=%(refname)",
		"refs/tags", "refs/heads", "refs/remotes")
	if err != nil {
		return nil, fmt.Errorf("list the tags and branches: %w", err)
	}
	var names [][2]string
	for line := range strings.Lines(string(out)) {
		ref := strings.TrimSuffix(line, "\n")
		for _, kind := range [][2]string{{"refs/tags/", "tag"}, {"refs/heads/", "branch"},
			{"refs/remotes/", "branch of a remote repository"}} {
			if name, ok := strings.CutPrefix(ref, kind[0]); ok {
				names = append(names, [2]string{name, kind[1]})
			}
		}
	}
	return names, nil
}

// MergeBase is the last commit that two revisions have in common.
func (r *Repo) MergeBase(a, b string) (Commit, error) {
	first, err := r.Resolve(a)
	if err != nil {
		return Commit{}, err
	}
	second, err := r.Resolve(b)
	if err != nil {
		return Commit{}, err
	}
	out, err := r.git("merge-base", first.Hash, second.Hash)
	if base := strings.TrimSpace(string(out)); err == nil && base != "" {
		return r.Resolve(base)
	}
	if r.shallow {
		return Commit{}, fmt.Errorf("this clone has too little history to find where %s and %s diverged: git fetch "+
			"--unshallow fetches the rest", a, b)
	}
	return Commit{}, fmt.Errorf("%s and %s have no commit in common", a, b)
}
