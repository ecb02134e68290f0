package cli

import (
	"github.com/spf13/cobra"

	"improve/internal/report"
)

func newStatus(g *globals) *cobra.Command {
	var filter report.Filter
	var out outputFlags
	var explain, oneline, totals bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show ratings by ambition, and what needs attention first",
		Long: `Reads plan/ and updates/ and shows a line for each ambition, the totals, and the
tasks that need attention first. A rating marked * is worked out from dates.`,
		Example: `  improve status
  improve status --ambition 1 --explain
  improve status --as-at 2020-01-14 --format json
  improve status --oneline | grep untracked`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			o, err := out.settle()
			if err != nil {
				return err
			}
			c, err := g.read.filtered(filter)
			if err != nil {
				return err
			}
			view := report.Status(c, filter, explain)
			switch {
			case totals:
				return g.send.showLines(c, []string{view.Summary()}, o.destination)
			case oneline:
				return g.send.showLines(c, view.Lines(), o.destination)
			}
			return g.send.show(c, view, o)
		},
	}
	addFilter(g, cmd, &filter)
	g.addRevision(cmd)
	cmd.Flags().BoolVar(&filter.Overdue, "overdue", false, "only tasks that are overdue")
	cmd.Flags().BoolVar(&filter.Untracked, "untracked", false, "only tasks that nobody reports on")
	cmd.Flags().BoolVar(&explain, "explain", false, "explain each rating, step by step")
	cmd.Flags().BoolVar(&oneline, "oneline", false, "one line for each task")
	cmd.Flags().BoolVar(&totals, "totals", false, "only the totals, on one line, for a shell prompt")
	out.add(cmd)
	return cmd
}

// addFilter adds the flags that choose tasks, with completion from the record.
func addFilter(g *globals, cmd *cobra.Command, f *report.Filter) {
	cmd.Flags().StringVar(&f.Ambition, "ambition", "", "only tasks of the ambition `N`")
	cmd.Flags().StringVar(&f.Lead, "lead", "", "only tasks led by the person or body `ID`")
	cmd.Flags().StringVar(&f.Rating, "rating", "", "only tasks rated `LETTER`: B, R, A, G or none")
	cmd.Flags().StringVar(&f.Plan, "plan", "", "only tasks of the published plan `ID`")
	for flag, family := range map[string]string{"ambition": "ambition", "lead": "person", "plan": "plan"} {
		_ = cmd.RegisterFlagCompletionFunc(flag, g.complete.ids(family))
	}
	_ = cmd.RegisterFlagCompletionFunc("rating", cobra.FixedCompletions(
		[]string{"B\tcomplete", "R\toff track", "A\tbehind", "G\ton track",
			"none\tnot rated"}, cobra.ShellCompDirectiveNoFileComp))
}
