package gitrepo

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// MergeLines merges two versions of a file line by line, as git does without a
// driver. Where both sides changed the same lines, both versions are in the
// result between marks.
func MergeLines(base, ours, theirs []byte) (merged []byte, conflict bool, err error) {
	dir, err := os.MkdirTemp("", "improve-merge-")
	if err != nil {
		return nil, false, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	for name, data := range map[string][]byte{"ours": ours, "base": base, "theirs": theirs} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return nil, false, err
		}
	}
	r := &Repo{dir: dir}
	merged, err = r.git("merge-file", "-q", "-p", "ours", "base", "theirs")
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() > 0 && exit.ExitCode() < 128 { // the number of conflicts
		return merged, true, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("merge by lines: %w", err)
	}
	return merged, false, nil
}

// Configure sets one of git's settings, in this repository alone.
func (r *Repo) Configure(key, value string) error {
	if _, err := output(r.writing("config", "--local", key, value)); err != nil {
		return fmt.Errorf("set %s for this repository: %w", key, err)
	}
	return nil
}
