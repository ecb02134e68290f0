package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/history"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
)

func newHistory(g *globals) *cobra.Command {
	var out outputFlags
	cmd := &cobra.Command{
		Use:   "history TASK",
		Short: "Show the whole history of a task: ratings, notes, targets",
		Long: `Shows the history of a task from its updates and from git: every rating, forecast,
target and wording with its date, author and commit, and what was edited or deleted
afterwards. Without git it shows the updates only.`,
		Example: `  improve history 1.3
  improve history 1.3 --format json
  improve history 1.3 --rev board-2020-02`,
		Args:              oneTask,
		ValidArgsFunction: g.complete.ids("task"),
		RunE: func(_ *cobra.Command, args []string) error {
			o, err := out.settle()
			if err != nil {
				return err
			}
			rec, err := g.files.record()
			if err != nil {
				return err
			}
			c, err := g.read.of(rec)
			if err != nil {
				return err
			}
			told, err := g.files.told(rec, args[0])
			if err != nil {
				return err
			}
			view, err := report.History(c, args[0], told)
			if err != nil {
				return usageError{err, ""}
			}
			return g.send.show(c, view, o)
		},
	}
	g.addRevision(cmd)
	out.add(cmd)
	return cmd
}

func oneTask(_ *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return usageError{fmt.Errorf("history takes one task (got %d)", len(args)), "improve history 1.3"}
}

// told is what is known of a task's past.
func (o *opening) told(rec *record.Record, task string) (report.Told, error) {
	h, err := o.history(rec)
	why, none := record.NoHistory(err)
	if err != nil && !none {
		return report.Told{}, err
	}
	told := report.Told{Source: "git"}
	of := func(task string) ([]history.Event, error) { return h.Task(task, rec.Programme, rec.Revision == nil) }
	if none {
		told.Source, told.Why = "updates", why
		of = func(task string) ([]history.Event, error) { return history.Recorded(rec.Programme, task), nil }
	} else {
		told.Begins = begins(h.Begins())
	}
	for _, id := range append([]string{task}, history.Continued(rec.Programme, task)...) {
		events, err := of(id)
		if err != nil {
			return report.Told{}, failed(fmt.Errorf("read the history: %w", err), "")
		}
		told.Tasks = append(told.Tasks, report.ToldTask{Task: id, Events: events})
	}
	return told, nil
}

// begins is where the history of a shallow clone begins; nil where it is whole.
func begins(commit string, day programme.Date, ok bool) *report.Begins {
	if !ok {
		return nil
	}
	return &report.Begins{Commit: commit, Date: day}
}
