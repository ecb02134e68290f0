package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/draft"
	"improve/internal/programme"
	"improve/internal/record"
)

// retargetFlags are what is said of a target that moves.
type retargetFlags struct {
	writeFlags
	reason, from, minutes string
}

func newRetarget(g *globals) *cobra.Command {
	var flags retargetFlags
	cmd := &cobra.Command{
		Use:   "retarget TASK DATE",
		Short: "Record in the minutes that a meeting moved a target",
		Long: `Records a new target of a task in today's minutes of a meeting, with the reason.
Only minutes can move a target. What a lead expects is a forecast: improve rate.
Minutes of an earlier day are never edited.`,
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
				return usageError{errors.New("missing --reason: why the meeting agreed"), `add --reason "..."`}
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
	minutes, err := e.todaysMinutes(flags.minutes, "a target moves only by a minuted decision",
		fmt.Sprintf(`; what a lead expects is a forecast: improve rate %s --forecast %s --note "..."`, id, to))
	if err != nil {
		return record.Plan{}, err
	}
	t := e.Task(id)
	if len(t.Task.Targets) > 1 && from.IsZero() {
		var dates []string
		for i := range t.Targets {
			dates = append(dates, t.Targets[i].Current.Date.String())
		}
		return record.Plan{}, usageError{fmt.Errorf("%s has several targets: give the one that moves", id),
			"add --from " + strings.Join(dates, " or ")}
	}
	return record.Plan{
		Edits:   draft.Retarget(minutes, id, to, from, flags.reason),
		Message: messageOf(flags.reason, "Move the target of %s to %s", id, to.Words()),
		Outcome: func(before, after *assess.Assessment) string {
			moved := from
			if moved.IsZero() {
				moved = before.Task(id).Target.Date
			}
			said := fmt.Sprintf("%s: target %s, was %s.", id, to.Words(), orNone(moved))
			if next := after.Task(id).Target.Date; next != to {
				said += fmt.Sprintf(" The next of its targets is %s.", next.Words())
			}
			return said
		},
	}, nil
}

func orNone(d programme.Date) string {
	if d.IsZero() {
		return "none"
	}
	return d.Words()
}

// todaysMinutes are the minutes of a meeting of today: those named, by file or
// date, else the board's, else the only ones. Those of an earlier day are closed.
// What would be written into them, and what else somebody may have meant, is said
// where there are none.
func (e *editing) todaysMinutes(named, what, also string) (*programme.Update, error) {
	var today []*programme.Update
	for _, u := range e.Record.Programme.Updates {
		if !u.Meeting.Given() || named != "" && named != u.Path && named != u.Date.Date.String() {
			continue
		}
		if u.Date.Date == e.Day {
			today = append(today, u)
		} else if named != "" {
			return nil, failed(fmt.Errorf("%s has the minutes of %s and today is %s: earlier minutes are never changed",
				u.Path, u.Date.Date.Words(), e.Day.Words()),
				finish(u)+also)
		}
	}
	switch {
	case len(today) == 0 && named != "":
		return nil, usageError{fmt.Errorf("%s is not a file of minutes or the date of a meeting", named),
			"name a file under updates/, or the day of a meeting"}
	case len(today) == 0:
		return nil, failed(fmt.Errorf("%s: there are no minutes of a meeting on %s", what, e.Day.Words()),
			e.howToMinute()+also)
	}
	for _, u := range today {
		if len(today) == 1 || e.Board != nil && u.Meeting.Value == e.Board.ID.Value {
			return u, nil
		}
	}
	return nil, usageError{fmt.Errorf("%d updates have minutes of %s", len(today), e.Day.Words()),
		"name one: --minutes " + today[0].Path}
}

// howToMinute says how there come to be minutes to write into.
func (e *editing) howToMinute() string {
	if e.Board == nil {
		return "list the board and its meetings in plan/programme.yaml first"
	}
	var last *programme.Update
	for _, u := range e.Record.Programme.Updates {
		if u.Meeting.Value == e.Board.ID.Value && u.Date.Date.Before(e.Day) {
			last = u
		}
	}
	var ways []string
	for _, m := range e.Board.Meetings {
		if m.Date == e.Day {
			return "begin them: improve minutes " + e.Day.String()
		}
	}
	if next := e.NextMeeting; !next.IsZero() {
		ways = append(ways, fmt.Sprintf("take it to the board of %s: improve minutes %s", next.Words(), next))
	}
	if last != nil {
		ways = append(ways, finish(last))
	}
	return strings.Join(ways, "; ")
}

// finish says how minutes are finished that are written up later.
func finish(u *programme.Update) string {
	return fmt.Sprintf("where the minutes of %s are still being written, add --as-at %s",
		u.Date.Date.Words(), u.Date.Date)
}
