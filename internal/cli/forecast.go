package cli

import (
	"github.com/spf13/cobra"

	"improve/internal/report"
)

func newForecast(g *globals) *cobra.Command {
	var out outputFlags
	var who audience
	cmd := &cobra.Command{
		Use:   "forecast",
		Short: "Say what is likely by the next boards, and how often that was right here",
		Long: `Says how many of the open tasks will be complete by the next board and the third
from now, and for each task whose date comes within four boards how often tasks like
it kept their date. It counts what became of each task between past boards, by where it
stood to its date and what its lead last said. Beside each sentence it says how often
such sentences were right in this programme, each made from what was known then.

It says nothing, and why, where too little was completed, where a rating is stale,
and where its own past has been no guide. It changes no rating, date or exit status.

The public is told of the whole programme, never of a task.`,
		Example: `  improve forecast
  improve forecast --as-at 2025-07-03
  improve forecast --audience public --format markdown`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			o, err := out.settle()
			if err != nil {
				return err
			}
			if err := o.MayBeFor(who.public()); err != nil {
				return usageError{err, "leave out --audience public"}
			}
			c, err := g.read.audience(who)
			if err != nil {
				return err
			}
			return g.send.show(c, report.Forecast(c), o)
		},
	}
	who.add(cmd)
	g.addRevision(cmd)
	out.add(cmd)
	return cmd
}
