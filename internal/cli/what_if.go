package cli

import (
	"github.com/spf13/cobra"

	"improve/internal/report"
)

func newWhatIf(g *globals) *cobra.Command {
	var filter report.Filter
	var out outputFlags
	cmd := &cobra.Command{
		Use:   "what-if",
		Short: "Show what the next board will see if nobody writes a word",
		Long: `Shows which tasks will be late, untracked, lapsed or stale at the next meeting of
the board if nobody writes a word until then. Without a listed meeting it is the end
of a cycle.

With --as-at DATE it counts from that day, by what was known then. Nothing is written.`,
		Example: `  improve what-if
  improve what-if --as-at 2020-01-14
  improve what-if --lead ged-rowney --format json`,
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
			return g.send.show(c, report.WhatIf(c, filter), o)
		},
	}
	addFilter(g, cmd, &filter)
	g.addRevision(cmd)
	out.add(cmd)
	return cmd
}
