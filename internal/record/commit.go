package record

import (
	"fmt"

	"improve/internal/gitrepo"
)

// CanCommit refuses a commit that git would not know the author of, before
// anything is written.
func CanCommit(repo *gitrepo.Repo) error {
	_, err := repo.User()
	if err != nil {
		return failedf("leave out --commit to write it without a commit",
			"nothing was written, because it cannot be committed: %w", err)
	}
	return nil
}

// Commit commits exactly the files that were written, with a message, and returns
// what there is to say about it, a sentence a line.
func Commit(repo *gitrepo.Repo, files []string, message string) ([]string, error) {
	made, err := repo.Commit(files, message)
	if err != nil {
		return nil, failedf("", "it is written, but not committed: %w", err)
	}
	lines := []string{fmt.Sprintf("Committed as %s: %s", made.Hash[:12], message)}
	if made.Unsigned != "" {
		lines = append(lines, "The commit is not signed: "+made.Unsigned)
	}
	return lines, nil
}
