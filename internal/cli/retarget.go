package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/draft"
	"improve/internal/programme"
	"improve/internal/record"
)

// retargetFlags are what is said about a target that moves.
type retargetFlags struct {
	writeFlags
	reason, from, minutes string
}

func newRetarget(g *globals) *cobra.Command {
	var flags retargetFlags
	cmd := &cobra.Command{
		Use:   "retarget TASK DATE",
		Short: "Record in the minutes that the board moved a target",
		Long: `Records a new target of a task in today's minutes of the board, with the reason.
Only the board can move a target, at a listed meeting. What a lead expects is a
forecast: improve rate. Minutes of an earlier day are never edited.`,
		Example: `  improve retarget 1.3 2020-06 --reason "The new chair begins in May."
  improve retarget 1.7 2020-09 --from 2020-06 --reason "Schools close in July."`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError{errors.New("missing task or new target"),
					`improve retarget 1.3 2020-06 --reason "..."`}
			}
			return nil
		},
		ValidArgsFunction: g.complete.first("task"),
		RunE: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(flags.reason) == "" {
				return usageError{errors.New("missing --reason: why the board agreed"), `add --reason "..."`}
			}
			to, err := readWhen("DATE", args[1])
			if err != nil {
				return err
			}
			from, err := readWhenGiven("--from", flags.from)
			if err != nil {
				return err
			}
			return g.write.change(flags.writeFlags,
				func(e *editing) (record.Plan, error) { return e.retarget(flags, args[0], to, from) })
		},
	}
	addText(cmd, &flags.reason, "reason", "TEXT", "why the meeting agreed, in a sentence")
	cmd.Flags().StringVar(&flags.from, "from", "", "the target that moves, if the task has several: its current `DATE`")
	cmd.Flags().StringVar(&flags.minutes, "minutes", "", "the minutes, by `FILE` or date, if there are several today")
	flags.add(cmd)
	return cmd
}

// retarget plans the move of a target.
func (e *editing) retarget(flags retargetFlags, task string, to, from programme.Date) (record.Plan, error) {
	id, err := e.known("task", task)
	if err != nil {
		return record.Plan{}, err
	}
	minutes, err := e.todaysMinutes(flags.minutes, minuting{board: true,
		what: "a target moves only by a minuted decision of the board",
		also: fmt.Sprintf(`; what a lead expects is a forecast: improve rate %s --forecast %s --note "..."`, id, to)})
	if err != nil {
		return record.Plan{}, err
	}
	if err := e.canMove(id, to, from, minutes); err != nil {
		return record.Plan{}, err
	}
	return record.Plan{
		Edits:   draft.Retarget(minutes, id, to, from, flags.reason),
		Message: messageOf(flags.reason, "Move the target of %s to %s", id, to.Words()),
		Outcome: func(_, after *assess.Assessment) string { return moved(after.Task(id), minutes, to) },
		Remedies: map[string]string{"update/end-and-retarget": "these minutes end " + id +
			": keep the one that the board decided, and delete the other in " + minutes.Path},
	}, nil
}

// canMove refuses a move that names no target of several, or that moves a target to
// where it is already.
func (e *editing) canMove(id string, to, from programme.Date, minutes *programme.Update) error {
	t := e.Task(id)
	several := len(t.Task.Targets) > 1
	if several && from.IsZero() {
		var dates []string
		for i := range t.Targets {
			dates = append(dates, t.Targets[i].Current.Date.String())
		}
		return usageError{fmt.Errorf("%s has several targets: give the one that moves", id),
			"add --from " + strings.Join(dates, " or ")}
	}
	for i := range t.Targets {
		target := &t.Targets[i]
		meant := !several || target.Current.Date == from || target.Original.Date == from
		if meant && target.Current.Date == to && !saysRetarget(minutes, id, to) {
			return usageError{fmt.Errorf("%s already has the target %s", id, to.Words()),
				"write the date that the board agreed, or nothing where the target stays"}
		}
	}
	return nil
}

// saysRetarget reports whether minutes move a task to a date already.
func saysRetarget(minutes *programme.Update, id string, to programme.Date) bool {
	return slices.ContainsFunc(minutes.Progress, func(p *programme.Progress) bool {
		return p.Task.Value == id && p.Retarget != nil && p.Retarget.To.Date == to
	})
}

// moved says which target the minutes moved where, and whether it had passed.
func moved(after *assess.Task, minutes *programme.Update, to programme.Date) string {
	said := fmt.Sprintf("%s: target %s", after.ID.Value, to.Words())
	for i := range after.Targets {
		moves := after.Targets[i].Moves
		if n := len(moves); n > 0 && moves[n-1].Entry.Update.Path == minutes.Path && moves[n-1].To == to {
			said += ", was " + orNone(moves[n-1].From) + lateMove(moves[n-1], minutes.Date.Date)
		}
	}
	said += "."
	if next := after.Target.Date; next != to {
		said += fmt.Sprintf(" The next of its targets is %s.", next.Words())
	}
	return said
}

// lateMove says how long a target had passed when it was moved; nothing where it had not.
func lateMove(m assess.Move, on programme.Date) string {
	if late := on.DaysSince(m.From); !m.From.IsZero() && late > 0 {
		return fmt.Sprintf(", moved %s after it fell due", diag.Count(late, "day"))
	}
	return ""
}

func orNone(d programme.Date) string {
	if d.IsZero() {
		return "none"
	}
	return d.Words()
}
