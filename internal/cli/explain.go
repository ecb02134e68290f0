package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/record"
	"improve/internal/report"
)

func newExplain(g *globals) *cobra.Command {
	var out outputFlags
	cmd := &cobra.Command{
		Use:   "explain [RULE]",
		Short: "Explain a check: why it matters, how to fix or waive it",
		Long: `Prints what a check looks for, why it matters, an example, the example fixed, and
how to waive it. Without a rule it lists all checks. It does not read a record.`,
		Example:           "  improve explain\n  improve explain task/overdue-untracked",
		Args:              atMostOneRule,
		ValidArgsFunction: completeRules,
		RunE: func(_ *cobra.Command, args []string) error {
			o, err := out.settle()
			if err != nil {
				return err
			}
			view, err := explanation(args)
			if err != nil {
				return err
			}
			return g.send.view(view, o)
		},
	}
	out.add(cmd)
	return cmd
}

func atMostOneRule(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{fmt.Errorf("explain takes one rule (got %d)", len(args)), "improve explain lists all rules"}
	}
	return nil
}

func explanation(args []string) (report.View, error) {
	if len(args) == 0 {
		return report.Rules(record.Rules()), nil
	}
	var ids []string
	for _, r := range record.Rules() {
		if r.ID == strings.ToLower(args[0]) {
			return report.Rule(r), nil
		}
		ids = append(ids, r.ID)
	}
	hint := "improve explain lists all rules"
	if meant := diag.NearestRules(args[0], ids); len(meant) > 0 {
		hint = "did you mean " + diag.Or(meant) + "? " + hint
	}
	return nil, usageError{fmt.Errorf("unknown rule %q", args[0]), hint}
}
