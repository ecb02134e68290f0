package gitrepo

import (
	"path/filepath"
	"slices"
	"strings"
)

// Top is the folder that the work tree begins with.
func (r *Repo) Top() string {
	return filepath.Clean(filepath.Join(r.dir, strings.Repeat("../", strings.Count(r.prefix, "/"))))
}

// Hooks is the folder of this repository's own hooks; empty where a setting keeps
// hooks elsewhere, perhaps those of many repositories.
func (r *Repo) Hooks() (folder string, err error) {
	settings, err := r.config()
	if err != nil {
		return "", err
	}
	if slices.ContainsFunc(settings,
		func(s setting) bool { return s.key == "core.hookspath" && s.scope != "command" }) {
		return "", nil
	}
	common, err := r.git("rev-parse", "--git-common-dir")
	if err != nil {
		return "", err
	}
	return filepath.Join(r.absolute(strings.TrimSuffix(string(common), "\n")), "hooks"), nil
}

func (r *Repo) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(r.dir, path)
}
