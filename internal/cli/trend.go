package cli

import (
	"fmt"
	"sync"

	"github.com/spf13/cobra"

	"improve/internal/history"
	"improve/internal/render"
	"improve/internal/report"
)

func newTrend(g *globals) *cobra.Command {
	var filter report.Filter
	var fromGit bool
	out := outputFlags{formatFlag: formatFlag{formats: append(render.Formats(), render.SVG())}}
	cmd := &cobra.Command{
		Use:   "trend",
		Short: "Show ratings, overdue and slipped days at each board",
		Long: `Shows the ratings at each meeting of the board up to the date, as a table and a
chart.

Uses updates dated up to each meeting; --from-git uses the commit the board saw
and lists differences.`,
		Example: `  improve trend
  improve trend --ambition 1 --format svg > trend.svg
  improve trend --from-git`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			o, err := out.settle()
			if err != nil {
				return err
			}
			rec, err := g.files.record()
			if err != nil {
				return err
			}
			var b *history.Branch
			var unread error
			var asking sync.WaitGroup // git, while the record is assessed
			if fromGit {
				asking.Go(func() { b, unread = g.files.branch(rec) })
			}
			c, err := g.read.of(rec)
			asking.Wait()
			if err != nil {
				return err
			}
			if err := filter.Check(c.Programme); err != nil {
				return usageError{err, ""}
			}
			if !fromGit {
				return g.send.show(c, report.Trend(c, filter), o)
			}
			if unread != nil {
				return unread
			}
			view, err := shownTrend(c, b, filter)
			if err != nil {
				return err
			}
			return g.send.show(c, view, o)
		},
	}
	cmd.Flags().StringVar(&filter.Ambition, "ambition", "", "only tasks of the ambition `N`")
	_ = cmd.RegisterFlagCompletionFunc("ambition", g.complete.ids("ambition"))
	cmd.Flags().BoolVar(&fromGit, "from-git", false, "use the commit that each board saw")
	g.addRevision(cmd)
	out.add(cmd)
	return cmd
}

// shownTrend is the trend as each board was shown it.
func shownTrend(c *report.Context, b *history.Branch, filter report.Filter) (*report.TrendView, error) {
	shown, err := b.Shown(report.TrendDays(c))
	if err == nil {
		err = b.Read(shown)
	}
	if err != nil {
		return nil, failed(fmt.Errorf("read the history: %w", err), "")
	}
	return report.TrendShown(c, filter, shown, begins(b.Begins())), nil
}
