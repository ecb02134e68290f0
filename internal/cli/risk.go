package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/entry"
	"improve/internal/record"
	"improve/internal/report"
)

func newRisk(g *globals) *cobra.Command {
	var flags todayFlags
	var said entry.Risk
	cmd := &cobra.Command{
		Use:   "risk ID --likelihood N --impact N",
		Short: "Record a new score of a risk, in today's update",
		Long: `Records the likelihood and impact of a risk, 1 to 5 each, in today's update. An
issue has already happened: give its impact only.`,
		Example: `  improve risk early-help-capacity --likelihood 4 --impact 4 --note "Two posts are empty."
  improve risk early-help-capacity --status closed --note "All posts are filled."`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("missing risk"),
					"improve risk early-help-capacity --likelihood 4 --impact 4"}
			}
			return nil
		},
		ValidArgsFunction: g.complete.first("risk"),
		RunE: func(_ *cobra.Command, args []string) error {
			if said.Likelihood+said.Impact+said.Status+said.Note == "" {
				return usageError{fmt.Errorf("give a score, --status or --note for %s", args[0]),
					"add --likelihood 3 --impact 4, or --status closed, or a --note"}
			}
			if said.Status != "" && !slices.Contains(riskStatuses(), said.Status) {
				return usageError{fmt.Errorf("--status %s: write open or closed", said.Status),
					diag.Choose(said.Status, riskStatuses())}
			}
			return g.write.changeToday(flags,
				func(e *editing, today entry.Today) (record.Plan, error) { return risk(e, today, args[0], said) })
		},
	}
	add := cmd.Flags()
	add.StringVar(&said.Likelihood, "likelihood", "", "how likely, a `NUMBER` from 1 to 5; leave out for an issue")
	add.StringVar(&said.Impact, "impact", "", "how serious, a `NUMBER` from 1 to 5")
	add.StringVar(&said.Status, "status", "", "`STATUS`: open or closed")
	addText(cmd, &said.Note, "note", "TEXT", "what has changed, in a sentence")
	flags.add(g, cmd)
	_ = cmd.RegisterFlagCompletionFunc("status",
		cobra.FixedCompletions(riskStatuses(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func riskStatuses() []string { return []string{"open", "closed"} }

func risk(e *editing, today entry.Today, risk string, said entry.Risk) (record.Plan, error) {
	id, err := e.known("risk", risk)
	if err != nil {
		return record.Plan{}, err
	}
	said.Risk = e.Risk(id).Risk
	if latest := e.Risk(id).Latest; latest != nil {
		said = said.Completed(latest.Score)
	}
	return record.Plan{
		Edits:   today.Risk(said),
		Message: messageOf(said.Note, "%s", riskMessage(said)),
		Outcome: func(before, after *assess.Assessment) string {
			return report.RiskNow(before.Risk(id), after.Risk(id))
		},
	}, nil
}

func riskMessage(s entry.Risk) string {
	words := []string{"Review of " + s.Risk.ID.Value}
	if s.Likelihood != "" {
		words = append(words, "likelihood "+s.Likelihood)
	}
	if s.Impact != "" {
		words = append(words, "impact "+s.Impact)
	}
	if s.Status != "" {
		words = append(words, s.Status)
	}
	return strings.Join(words, ", ")
}
