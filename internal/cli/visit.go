package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/record"
)

func newVisit(g *globals) *cobra.Command {
	var flags todayFlags
	var said entry.Visit
	cmd := &cobra.Command{
		Use:   "visit EVENT FINDING " + usageOf(visitVerdicts()),
		Short: "Record what a visit's letter says of a finding, in today's update",
		Long: `Records what the letter of a monitoring visit or peer review says of a finding, in
today's update. The visit is an event of kind visit in plan/programme.yaml, with
the findings that it looked at under focus: improve new event adds one.`,
		Example: `  improve visit visit-2025-1 ilacs-2019-3 better --note "Calls are answered within a day."`,
		Args: exactly("visit, finding or verdict", 3,
			`improve visit visit-2025-1 ilacs-2019-3 better --note "..."`),
		ValidArgsFunction: g.complete.visit,
		RunE: func(_ *cobra.Command, args []string) (err error) {
			if said.Verdict, err = readChoice("verdict", args[2], visitVerdicts()); err != nil {
				return err
			}
			return g.write.changeToday(flags,
				func(e *editing, today entry.Today) (record.Plan, error) { return visit(e, today, args, said) })
		},
	}
	addText(cmd, &said.Note, "note", "TEXT", "what the letter says, in a sentence or two")
	flags.add(g, cmd)
	return cmd
}

func visitVerdicts() []string { return choices("verdict", "verdict") }

func visit(e *editing, today entry.Today, args []string, said entry.Visit) (record.Plan, error) {
	var err error
	if said.Visit, err = e.known("event", args[0]); err != nil {
		return record.Plan{}, err
	}
	if said.Finding, err = e.known("finding", args[1]); err != nil {
		return record.Plan{}, err
	}
	for i := range e.Record.Programme.Events {
		if event := &e.Record.Programme.Events[i]; event.Date.Date.String() == said.Visit && !event.ID.Given() {
			at := e.Record.Programme.Place(event.Pos)
			return record.Plan{}, usageError{fmt.Errorf("the event of %s has no id", event.Date.Date.Words()),
				fmt.Sprintf("give it one in %s:%d, such as id: visit-%d-1", at.File, at.Line, event.Date.Date.Year)}
		}
	}
	return record.Plan{
		Edits:    today.Visit(said),
		Message:  messageOf(said.Note, "%s, %s: %s", said.Visit, said.Finding, said.Verdict),
		Remedies: map[string]string{"visit/not-a-visit": "name a visit: improve show event lists the events"},
		Outcome: func(_, _ *assess.Assessment) string {
			return fmt.Sprintf("%s says of %s: %s.", said.Visit, said.Finding, said.Verdict)
		},
	}, nil
}
