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

func newAnswer(g *globals) *cobra.Command {
	var flags todayFlags
	var said entry.Answer
	var due string
	cmd := &cobra.Command{
		Use:   "answer RECOMMENDATION accepted|rejected",
		Short: "Record the answer to a recommendation, in today's update",
		Long: `Records what the programme answers to a recommendation of scrutiny, an adviser or
a visit, in today's update. improve show recommendation lists them, and improve
new recommendation adds one.`,
		Example: `  improve answer scrutiny-2023-03-14.1 accepted --answer "It comes each quarter." --due 2023-10
  improve answer scrutiny-2023-03-14.2 rejected --answer "The law does not allow it."`,
		Args: exactly("recommendation or answer: accepted or rejected", 2,
			`improve answer scrutiny-2023-03-14.1 accepted --answer "..." --due 2023-10`),
		ValidArgsFunction: g.complete.then("recommendation", answers()),
		RunE: func(_ *cobra.Command, args []string) error {
			word, err := readChoice("answer", args[1], answers())
			if err != nil {
				return err
			}
			said.Accepted = word == "accepted"
			if strings.TrimSpace(said.Answer) == "" {
				return usageError{errors.New("missing --answer: what the programme answers"), `add --answer "..."`}
			}
			if said.Due, err = readWhenGiven("--due", due); err != nil {
				return err
			}
			return g.write.changeToday(flags,
				func(e *editing, today entry.Today) (record.Plan, error) { return answer(e, today, args[0], said) })
		},
	}
	addText(cmd, &said.Answer, "answer", "TEXT", "what the programme answers, in a sentence or two")
	addText(cmd, &due, "due", "DATE", "the month or day by which it will be done")
	flags.add(g, cmd)
	return cmd
}

func answers() []string { return []string{"accepted", "rejected"} }

func answer(e *editing, today entry.Today, recommendation string, said entry.Answer) (record.Plan, error) {
	id, err := e.known("recommendation", recommendation)
	if err != nil {
		return record.Plan{}, err
	}
	said.Recommendation = id
	word := answers()[0]
	if !said.Accepted {
		word = answers()[1]
	}
	return record.Plan{
		Edits:   today.Answer(said),
		Message: messageOf(said.Answer, "Answer to %s: %s", id, word),
		Outcome: func(_, _ *assess.Assessment) string {
			if !said.Accepted || said.Due.IsZero() {
				return fmt.Sprintf("%s is %s.", id, word)
			}
			return fmt.Sprintf("%s is %s, and due %s.", id, word, said.Due.Words())
		},
	}, nil
}
