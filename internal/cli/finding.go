package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/entry"
	"improve/internal/record"
)

func newFinding(g *globals) *cobra.Command {
	var flags todayFlags
	var said entry.Finding
	var since string
	cmd := &cobra.Command{
		Use:   "finding ID " + usageOf(findingStates()),
		Short: "Record the state of a finding itself, in today's update",
		Long: `Records the state of a finding in today's update, apart from its tasks: open,
answered (something was done), evidenced (it can be seen) or met. Only somebody from
outside the council can confirm that it is met: a person with outside: true in
plan/people.yaml.`,
		Example: `  improve finding ilacs-2019-1 answered --note "The front door has a new team."
  improve finding ilacs-2019-1 evidenced --evidence "Audit of May: 18 of 20 calls answered."
  improve finding notice-2019-3 met --since 2019-06 --confirmed-by dfe-adviser`,
		Args:              exactly("finding and its state", 2, "improve finding ilacs-2019-1 answered --note \"...\""),
		ValidArgsFunction: g.complete.then("finding", findingStates()),
		RunE: func(_ *cobra.Command, args []string) (err error) {
			if said.State, err = readChoice("state of a finding", args[1], findingStates()); err != nil {
				return err
			}
			if said.Since, err = readWhenGiven("--since", since); err != nil {
				return err
			}
			return g.write.changeToday(flags,
				func(e *editing, today entry.Today) (record.Plan, error) { return finding(e, today, args[0], said) })
		},
	}
	addText(cmd, &since, "since", "DATE", "the month or day since when, such as 2019-06")
	addTexts(cmd, &said.Evidence, "evidence", "TEXT", "what shows it, a link or words")
	addText(cmd, &said.ConfirmedBy, "confirmed-by", "WHO", "with met: who from outside the council confirms it")
	addText(cmd, &said.Note, "note", "TEXT", "what there is to say, in a sentence or two")
	flags.add(g, cmd)
	_ = cmd.RegisterFlagCompletionFunc("confirmed-by", g.complete.ids("person"))
	return cmd
}

func findingStates() []string { return choices("finding state", "state") }

func finding(e *editing, today entry.Today, finding string, said entry.Finding) (record.Plan, error) {
	id, err := e.known("finding", finding)
	if err != nil {
		return record.Plan{}, err
	}
	if said.Since.Begin().After(e.Day) {
		return record.Plan{}, usageError{fmt.Errorf("--since: %s is after %s", said.Since.Words(), e.Day.Words()),
			"write the date since when it is so, or leave --since out"}
	}
	said.Finding = e.Index.Finding(id)
	return record.Plan{
		Edits:    today.Finding(said),
		Message:  messageOf(said.Note, "%s: %s", id, said.State),
		Remedies: map[string]string{"finding/not-confirmed": e.whoConfirms(id, said.ConfirmedBy)},
		Outcome: func(_, _ *assess.Assessment) string {
			return fmt.Sprintf("%s is %s. Its tasks keep their own ratings: improve show finding %[1]s",
				id, said.State)
		},
	}, nil
}

// whoConfirms says who may confirm that a finding is met, and what to do without them.
func (e *editing) whoConfirms(id, named string) string {
	var outside []string
	for _, p := range e.Record.Programme.People {
		if p.Outside {
			outside = append(outside, p.ID.Value)
		}
	}
	without := fmt.Sprintf("record it as evidenced: improve finding %s evidenced", id)
	person := e.Record.Programme.PersonNamed(named)
	switch {
	case named != "" && person != nil:
		at := e.Record.Programme.Place(person.Pos)
		without = fmt.Sprintf("if %s is not of the council, write outside: true in %s:%d; if not, %s",
			person.ID.Value, at.File, at.Line, without)
	case len(outside) == 0:
		return `add who confirms it to plan/people.yaml: improve new person --role "..." --outside; or ` + without
	}
	if len(outside) == 0 {
		return without
	}
	return "add --confirmed-by " + diag.Or(outside) + "; " + without
}
