package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/disk"
	"improve/internal/gitrepo"
	"improve/internal/merge"
	"improve/internal/record"
	"improve/internal/store"
)

func newMergeDriver(g *globals) *cobra.Command {
	var install bool
	cmd := &cobra.Command{
		Use:   "merge-driver BASE OURS THEIRS PATH",
		Short: "Merge two versions of a file key by key (called by git)",
		Long: `Merges two versions of a file key by key. What two leads wrote about different
tasks, or different keys of one task, is kept, with comments. If both changed the
same key, both versions are in the file between <<<<<<< and >>>>>>> for a person
to choose. A file that cannot be merged by key is merged by line, as git does.

git calls it during a merge or rebase. For that, .gitattributes names the files
(improve init writes it), and --install sets in this clone:

  git config ` + merge.DriverKey + ` "` + merge.Driver + `"

The result is written into OURS. The exit status is 1 if there is a conflict.`,
		Example: `  improve merge-driver --install
  improve merge-driver base.yaml ours.yaml theirs.yaml plan/risks.yaml`,
		Args: func(_ *cobra.Command, args []string) error {
			if install && len(args) > 0 || !install && len(args) != 4 {
				return usageError{fmt.Errorf("merge-driver takes four files (got %d), or --install", len(args)),
					"git config " + merge.DriverKey + ` "` + merge.Driver + `"`}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if install {
				return installDriver(g)
			}
			return mergeFiles(g, args[0], args[1], args[2], args[3])
		},
	}
	cmd.Flags().BoolVar(&install, "install", false, "set it up in this clone of the repository")
	return cmd
}

// installDriver tells git of the driver.
func installDriver(g *globals) error {
	repo, err := g.files.repo()
	if err != nil {
		return err
	}
	if err := record.SetDriver(repo); err != nil {
		return err
	}
	return g.out.say("git in this clone now merges by key the files that .gitattributes names:",
		" ",
		"  plan/**/*.yaml merge=improve", "  updates/*.yaml merge=improve")
}

// mergeFiles merges theirs into ours, and says on standard error what it did.
func mergeFiles(g *globals, base, ours, theirs, name string) error {
	var sides [3][]byte
	for i, file := range []string{base, ours, theirs} {
		data, err := disk.ReadFile(g.files.here(file), 64<<20)
		if err != nil {
			return failed(fmt.Errorf("read %s: %w", file, disk.Reason(err)), "")
		}
		sides[i] = data
	}
	result, err := merge.Merge(inRecord(name), sides[0], sides[1], sides[2])
	conflict := len(result.Conflicts) > 0
	if errors.Is(err, merge.ErrByLines) {
		g.out.note("%s is merged by line: %v", name, err)
		result.Data, conflict, err = gitrepo.MergeLines(sides[0], sides[1], sides[2])
	}
	if err != nil {
		return failed(err, "")
	}
	folder, file := filepath.Split(g.files.here(ours))
	if err := disk.Write(folder, []disk.File{{Path: file, Before: sides[1], Data: result.Data}}); err != nil {
		return failed(err, "")
	}
	for _, path := range result.Conflicts {
		g.out.note("%s: both sides changed %s: choose one in the file and delete the markers",
			name, strings.Join(path, ", "))
	}
	if conflict {
		return errProblems
	}
	return nil
}

// inRecord is a path within its record, which need not stand at the top of the
// repository.
func inRecord(name string) string {
	for rest := filepath.ToSlash(name); ; {
		if store.IsFile(rest) {
			return rest
		}
		_, below, more := strings.Cut(rest, "/")
		if !more {
			return name
		}
		rest = below
	}
}
