package cli

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/render"
	"improve/internal/report"
)

func newExplain(g *globals) *cobra.Command {
	var format formatFlag
	cmd := &cobra.Command{
		Use:   "explain [RULE]",
		Short: "What a check looks for, why, and how to mend or waive it",
		Long: `Prints what a check looks for, why it matters, a record that has it, the same
record mended, and how to waive it. Without a rule it lists all of them. It reads
no record.`,
		Example:           "  improve explain\n  improve explain task/overdue-untracked",
		Args:              atMostOneRule,
		ValidArgsFunction: completeRules,
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := format.lookup()
			if err != nil {
				return err
			}
			view, err := explanation(args)
			if err != nil {
				return err
			}
			o, err := g.options()
			if err != nil {
				return err
			}
			return g.write(func(b *bytes.Buffer) error {
				return f.Write(b, render.Result{View: view, Document: view.Document(), Table: view.Table()}, o)
			})
		},
	}
	format.add(cmd)
	return cmd
}

func atMostOneRule(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{fmt.Errorf("explain takes one rule, not %d words", len(args)), "improve explain lists all rules"}
	}
	return nil
}

func explanation(args []string) (report.View, error) {
	if len(args) == 0 {
		return report.Rules(rules()), nil
	}
	var ids []string
	for _, r := range rules() {
		if r.ID == strings.ToLower(args[0]) {
			return report.Rule(r), nil
		}
		ids = append(ids, r.ID)
	}
	hint := "improve explain lists all rules"
	if half := rulesHalfNamed(ids, strings.ToLower(args[0])); half != "" {
		hint = "did you mean " + half + "? " + hint
	} else if near, ok := diag.Nearest(args[0], ids); ok {
		hint = "did you mean " + near + "? " + hint
	}
	return nil, usageError{fmt.Errorf("there is no rule %q", args[0]), hint}
}

// rulesHalfNamed are the first few rules of a family, or of a name without its
// family.
func rulesHalfNamed(ids []string, word string) string {
	var found []string
	for _, id := range ids {
		if family, name, _ := strings.Cut(id, "/"); len(found) < 3 && (family == word || name == word) {
			found = append(found, id)
		}
	}
	return strings.Join(found, ", ")
}
