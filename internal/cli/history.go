package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
	"improve/internal/report"
)

func newHistory(g *globals) *cobra.Command {
	var format formatFlag
	cmd := &cobra.Command{
		Use:   "history TASK",
		Short: "Everything ever said of a task: by whom, when, and what was changed since",
		Long: `Tells a task's past from its updates and from git together: every rating,
forecast, target and wording with its date, author and commit, and what was
rewritten or deleted afterwards, whatever file it stood in.

Outside git it tells what the updates say, and says that it cannot tell more.`,
		Example:           "  improve history 1.3\n  improve history 1.3 --format json\n  improve history 1.3 --rev board-2020-02",
		Args:              oneTask,
		ValidArgsFunction: g.completeIDs("task"),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := format.lookup()
			if err != nil {
				return err
			}
			c, err := g.context()
			if err != nil {
				return err
			}
			told, err := g.told(c.Programme, args[0])
			if err != nil {
				return err
			}
			view, err := report.History(c, args[0], told)
			if err != nil {
				return usageError{err, ""}
			}
			return g.show(c, view, f)
		},
	}
	g.addRevision(cmd)
	format.add(cmd)
	return cmd
}

func oneTask(_ *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return usageError{fmt.Errorf("history takes one task, and %d are named", len(args)), "improve history 1.3"}
}

// told is what is known of a task's past.
func (g *globals) told(p *programme.Programme, task string) (report.Told, error) {
	h, err := g.history(p, false)
	if why, none := noHistory(err); none {
		return report.Told{Events: history.Recorded(p, task), Source: "updates", Why: why}, nil
	}
	if err != nil {
		return report.Told{}, err
	}
	events, err := h.Task(task, p, g.revision == nil)
	if err != nil {
		return report.Told{}, failed(fmt.Errorf("read the history: %w", err), "")
	}
	return report.Told{Events: events, Source: "git", Begins: begins(h)}, nil
}

// history reads git's history of the record up to the revision that is shown.
func (g *globals) history(p *programme.Programme, firstParent bool) (*history.History, error) {
	repo, err := g.repo()
	if err != nil {
		return nil, err
	}
	head := ""
	if g.revision != nil {
		head = g.revision.Commit
	} else {
		commit, err := repo.Head()
		if err != nil {
			return nil, failed(err, "")
		}
		head = commit.Hash
	}
	h, err := history.Read(repo, head, firstParent, zone(p))
	return h, failed(err, "")
}

// noHistory says why there is no history to be had, where that is no failure.
func noHistory(err error) (why string, none bool) {
	for _, reason := range []error{gitrepo.ErrNone, gitrepo.ErrNoGit, gitrepo.ErrEmpty} {
		if errors.Is(err, reason) {
			return err.Error(), true
		}
	}
	return "", false
}

// begins is where the history of a shallow clone begins; nil where it is whole.
func begins(h *history.History) *report.Begins {
	if commit, day, ok := h.Begins(); ok {
		return &report.Begins{Commit: commit.Hash, Date: day}
	}
	return nil
}
