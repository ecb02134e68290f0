package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/render"
	"improve/internal/report"
)

func newTrend(g *globals) *cobra.Command {
	var filter report.Filter
	var fromGit bool
	format := formatFlag{formats: append(render.Formats(), render.SVG())}
	cmd := &cobra.Command{
		Use:   "trend",
		Short: "Ratings, overdue, untracked and slipped days at each board",
		Long: `Shows where the programme stood at each meeting of the board up to the date, as a
table and a chart.

It is told from the updates as at each date. With --from-git it is what the board
was shown: the last commit on or before each meeting's day on this branch; and
where the record tells otherwise now, that is listed.`,
		Example: "  improve trend\n  improve trend --ambition 1 --format svg > trend.svg\n  improve trend --from-git",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			f, err := format.lookup()
			if err != nil {
				return err
			}
			c, err := g.filtered(filter)
			if err != nil {
				return err
			}
			if !fromGit {
				return g.show(c, report.Trend(c, filter), f)
			}
			h, err := g.history(c.Programme, true)
			if err != nil {
				return err
			}
			shown, err := h.Shown(report.TrendDays(c))
			if err != nil {
				return failed(fmt.Errorf("read the history: %w", err), "")
			}
			return g.show(c, report.TrendShown(c, filter, shown, begins(h)), f)
		},
	}
	cmd.Flags().StringVar(&filter.Ambition, "ambition", "", "only tasks of the ambition `N`")
	_ = cmd.RegisterFlagCompletionFunc("ambition", g.completeIDs("ambition"))
	cmd.Flags().BoolVar(&fromGit, "from-git", false, "what each board was shown, by the commits of its day")
	g.addRevision(cmd)
	format.add(cmd)
	return cmd
}
