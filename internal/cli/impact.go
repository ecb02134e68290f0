package cli

import (
	"errors"
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
		Use:   "impact TASK " + usageOf(differences()),
		Short: "Record what a task changed for children, in today's update",
		Long: `Records what a task changed for children, and how you know, in today's update of
its ambition. A complete task with some or significant impact is closed.`,
		Example: `  improve impact 2.1 some --note "Families wait two weeks less." --source data
  improve impact 2.1 significant --note "Plans are clear." --source audit --sample 20`,
		Args: exactly("task or difference: "+diag.Or(differences()), 2,
			`improve impact 2.1 some --note "..." --source audit`),
		ValidArgsFunction: g.complete.then("task", differences()),
		RunE: func(_ *cobra.Command, args []string) error {
			var err error
			if said.Difference, err = readChoice("difference", args[1], differences()); err != nil {
				return err
			}
			if said.Sample != 0 && strings.TrimSpace(said.Source) == "" {
				return usageError{errors.New("--sample needs --source"),
					"add --source: what the cases were looked at for, such as audit"}
			}
			return g.write.changeToday(flags,
				func(e *editing, today entry.Today) (record.Plan, error) { return impact(e, today, args[0], said) })
		},
	}
	addText(cmd, &said.Note, "note", "TEXT", "what changed, in a sentence or two")
	addText(cmd, &said.Source, "source", "TEXT", "how you know: audit, data, what children say")
	addSample(cmd, &said.Sample, "how many cases the source rests on")
	flags.add(g, cmd)
	return cmd
}

func differences() []string { return choices("impact entry", "difference") }

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
