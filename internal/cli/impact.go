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

func newImpact(g *globals) *cobra.Command {
	var flags todayFlags
	var said entry.Impact
	cmd := &cobra.Command{
		Use:   "impact TASK none|some|significant",
		Short: "Record what a task changed for children, in today's update",
		Long: `Records what a task changed for children, and how you know, in today's update of
its ambition. A complete task with some or significant impact is closed.`,
		Example: "  improve impact 2.1 some --note \"Families wait two weeks less.\" --source audit",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError{errors.New("missing task or difference: none, some or significant"),
					"improve impact 2.1 some --note \"...\" --source audit"}
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return g.complete.ids("task")(cmd, args, typed)
			}
			return differences(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			said.Difference = strings.ToLower(args[1])
			if !slices.Contains(differences(), said.Difference) {
				return usageError{fmt.Errorf("%q is not a valid difference", args[1]),
					diag.Choose(args[1], differences())}
			}
			return g.write.changeToday(flags,
				func(e *editing, today entry.Today) (record.Plan, error) { return impact(e, today, args[0], said) })
		},
	}
	addText(cmd, &said.Note, "note", "TEXT", "what changed, in a sentence or two")
	addText(cmd, &said.Source, "source", "TEXT", "how you know: audit, data, what children say")
	flags.add(g, cmd)
	return cmd
}

func differences() []string { return []string{"none", "some", "significant"} }

func impact(e *editing, today entry.Today, task string, said entry.Impact) (record.Plan, error) {
	id, err := e.known("task", task)
	if err != nil {
		return record.Plan{}, err
	}
	said.Task = e.Task(id).Task
	return record.Plan{
		Edits:   today.Impact(said),
		Message: messageOf(said.Note, "Impact of %s: %s", id, said.Difference),
		Outcome: func(_, after *assess.Assessment) string { return report.Closing(after.Task(id)) },
	}, nil
}
