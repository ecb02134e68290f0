package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"improve/internal/report"
)

func newOverdue(g *globals) *cobra.Command {
	var filter report.Filter
	var out outputFlags
	var oneline bool
	cmd := &cobra.Command{
		Use:   "overdue",
		Short: "List what is overdue: tasks, activities and actions",
		Long: `Lists overdue tasks, worst first: days late against the current and the original
target, their leads, and whether they are tracked. An overdue task is tracked if
its record gives a lead, a recent note, a forecast and a rating of R or A.

Below them are the activities that have passed a date of their own, whatever their
task, and the overdue actions of meetings; in CSV the column kind says which a row is.`,
		Example: `  improve overdue
  improve overdue --untracked --lead ged-rowney
  improve overdue --due-soon`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			if filter.Untracked && filter.DueSoon {
				return usageError{errors.New("--untracked and --due-soon cannot be combined"),
					"write --untracked or --due-soon, not both"}
			}
			o, err := out.settle()
			if err != nil {
				return err
			}
			c, err := g.read.filtered(filter)
			if err != nil {
				return err
			}
			view := report.Overdue(c, filter)
			if oneline {
				return g.send.showLines(c, view.Lines(), o.destination)
			}
			return g.send.show(c, view, o)
		},
	}
	addFilter(g, cmd, &filter)
	g.addRevision(cmd)
	cmd.Flags().BoolVar(&filter.Untracked, "untracked", false,
		"only untracked tasks, after the days of grace")
	cmd.Flags().BoolVar(&filter.DueSoon, "due-soon", false, "only what is due by the next board, instead")
	cmd.Flags().BoolVar(&oneline, "oneline", false, "each on one line")
	out.add(cmd)
	return cmd
}
