package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/record"
)

func newDone(g *globals) *cobra.Command {
	var flags todayFlags
	var note string
	cmd := &cobra.Command{
		Use:   "done ACTION...",
		Short: "Record that an action is done, in today's update",
		Long: `Records in today's update that actions of earlier meetings are done. The earlier
minutes are not edited.`,
		Example: `  improve done 2020-01-14.1
  improve done 2020-01-14.1 2020-01-14.3 --note "Circulated on 20 February."`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("missing action"),
					"name it: improve done 2020-01-14.1; improve report minutes DATE lists what a meeting asked for"}
			}
			return nil
		},
		ValidArgsFunction: g.complete.openActions,
		RunE: func(_ *cobra.Command, args []string) error {
			return g.write.changeToday(flags,
				func(e *editing, today entry.Today) (record.Plan, error) { return actionsDone(e, today, args, note) })
		},
	}
	addText(cmd, &note, "note", "TEXT", "the result, in a sentence")
	flags.add(g, cmd)
	return cmd
}

func actionsDone(e *editing, today entry.Today, args []string, note string) (record.Plan, error) {
	var ids []string
	for _, arg := range args {
		id, err := e.known("action", arg)
		if err != nil {
			return record.Plan{}, err
		}
		if a := e.Action(id); a != nil && !a.Open() {
			return record.Plan{}, usageError{fmt.Errorf("%s is already done, according to %s", id, a.Done.Path), ""}
		}
		ids = append(ids, id)
	}
	return record.Plan{
		Edits:   today.Done(ids, note),
		Message: messageOf(note, "Done: %s", strings.Join(ids, ", ")),
		Outcome: func(_, after *assess.Assessment) string { return openActions(after) },
	}, nil
}

// openActions says how much of what meetings asked for is still open.
func openActions(a *assess.Assessment) string {
	open, overdue := 0, 0
	for _, action := range a.Actions {
		if action.Open() {
			open++
		}
		if action.Overdue {
			overdue++
		}
	}
	switch {
	case open == 0:
		return "No action of a meeting is open any more."
	case open == 1:
		return fmt.Sprintf("1 action of a meeting is still open, %d overdue.", overdue)
	}
	return fmt.Sprintf("%d actions of meetings are still open, %d overdue.", open, overdue)
}
