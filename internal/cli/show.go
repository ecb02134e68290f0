package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/report"
	"improve/internal/words"
)

func newShow(g *globals) *cobra.Command {
	var out outputFlags
	var explain, oneline bool
	cmd := &cobra.Command{
		Use:   "show [KIND] ID",
		Short: "Show all about a task, an ambition, a finding, a person ...",
		Long: `Shows everything in the record about one thing up to the date: for a task its
leads, targets, activities, outcomes, and a timeline of ratings, notes and moves.

A KIND alone lists all of it: improve show term is the glossary. Before an ID it
is needed only if two things have the same id. The kinds:
` + strings.Join(words.Wrap(strings.Fields(strings.Join(kindNames(), ", ")), 80, ""), "\n") + ".",
		Example: `  improve show 1.7
  improve show 3.1 --explain
  improve show ged-rowney
  improve show 2020-02-25
  improve show priority 1
  improve show term
  improve show term BRAG`,
		Args:              oneThing,
		ValidArgsFunction: g.complete.show,
		RunE: func(_ *cobra.Command, args []string) error {
			o, err := out.settle()
			if err != nil {
				return err
			}
			kind, id := "", args[0]
			if len(args) == 2 {
				k, ok := report.KindNamed(args[0])
				if !ok {
					return usageError{fmt.Errorf("unknown kind %q: write %s",
						args[0], strings.Join(kindNames(), ", ")), ""}
				}
				kind, id = k.Name, args[1]
			}
			c, err := g.read.context()
			if err != nil {
				return err
			}
			page, err := shown(c, kind, id)
			if err != nil {
				return usageError{err, ""}
			}
			if explain {
				page.Explain()
			}
			if oneline {
				return g.send.showLines(c, page.Lines(), o.destination)
			}
			return g.send.show(c, page, o)
		},
	}
	g.addRevision(cmd)
	cmd.Flags().BoolVar(&explain, "explain", false, "explain the rating, step by step")
	cmd.Flags().BoolVar(&oneline, "oneline", false, "print one line only")
	out.add(cmd)
	return cmd
}

// shown is the page of a thing, or of all things of a kind.
func shown(c *report.Context, kind, id string) (*report.PageView, error) {
	if k, ok := report.KindNamed(strings.ToLower(id)); ok && kind == "" {
		return report.KindPage(c, k)
	}
	return report.Show(c, kind, id)
}

func oneThing(_ *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return usageError{errors.New("missing id"), "improve show 1.7"}
	case 1, 2:
		return nil
	}
	return usageError{fmt.Errorf("show takes one id (got %d)", len(args)),
		"improve show 1.7, or improve show priority 1"}
}

func kindNames() []string {
	var names []string
	for _, k := range report.Kinds() {
		names = append(names, k.Name)
	}
	return names
}
