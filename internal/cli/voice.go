package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/record"
)

func newVoice(g *globals) *cobra.Command {
	var flags todayFlags
	var said entry.Voice
	cmd := &cobra.Command{
		Use:   "voice TASK " + usageOf(voiceVerdicts()),
		Short: "Record what children say to a task's statement, in today's update",
		Long: `Records whether children and families agree with one of the task's statements for
children (for_children in the plan), in today's update of its ambition. With --says,
give enough words of the statement to find it.`,
		Example: `  improve voice 1.9 not-yet --says "listened to" --said-by young-peoples-panel
  improve voice 1.9 agree --said-by young-peoples-panel --note "Three meetings since May."`,
		Args: exactly("task or verdict", 2,
			`improve voice 1.9 not-yet --says "listened to" --said-by young-peoples-panel`),
		ValidArgsFunction: g.complete.then("task", voiceVerdicts()),
		RunE: func(_ *cobra.Command, args []string) (err error) {
			if said.Verdict, err = readChoice("verdict", args[1], voiceVerdicts()); err != nil {
				return err
			}
			return g.write.changeToday(flags,
				func(e *editing, today entry.Today) (record.Plan, error) { return voice(e, today, args[0], said) })
		},
	}
	addText(cmd, &said.Says, "says", "TEXT", "the statement, or some words of it; left out if the task has only one")
	addText(cmd, &said.Said, "said-by", "WHO", "who says so: a body's or group's id, or words without a child's name")
	addText(cmd, &said.Note, "note", "TEXT", "what they said, in a sentence or two")
	flags.add(g, cmd)
	_ = cmd.RegisterFlagCompletionFunc("said-by", g.complete.ids("person", "group"))
	return cmd
}

func voiceVerdicts() []string { return choices("voice", "verdict") }

func voice(e *editing, today entry.Today, task string, said entry.Voice) (record.Plan, error) {
	id, err := e.known("task", task)
	if err != nil {
		return record.Plan{}, err
	}
	said.Task = e.Task(id).Task
	if said.Says, err = statement(said.Task, said.Says); err != nil {
		return record.Plan{}, err
	}
	return record.Plan{
		Edits:   today.Voice(said),
		Message: messageOf(said.Note, "%s, %s: %s", id, diag.Quote(said.Says), said.Verdict),
		Outcome: func(_, _ *assess.Assessment) string {
			return fmt.Sprintf("%s, %s: %s.", id, diag.Quote(said.Says), said.Verdict)
		},
	}, nil
}

// statement is the one of a task's statements for children that some words mean.
func statement(t *programme.Task, words string) (string, error) {
	all, meant, id := programme.Values(t.ForChildren), t.Statements(words), t.ID.Value
	switch {
	case len(meant) == 1:
		return meant[0], nil
	case len(all) == 0:
		return "", usageError{fmt.Errorf("%s has no statement for children", id),
			"add it to for_children of the task, where the plan says so"}
	case words == "":
		return "", usageError{fmt.Errorf("%s has several statements for children: give the one that is meant", id),
			"add --says " + diag.Or(quoted(all))}
	case len(meant) == 0:
		return "", usageError{fmt.Errorf("%s has no statement for children with %s", id, diag.Quote(words)),
			"add --says " + diag.Or(quoted(all))}
	}
	return "", usageError{fmt.Errorf("%d statements of %s have %s", len(meant), id, diag.Quote(words)),
		"add --says " + diag.Or(quoted(meant))}
}

func quoted(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, diag.Quote(t))
	}
	return out
}
