package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/draft"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/record"
)

func newMinutes(g *globals) *cobra.Command {
	var flags todayFlags
	var group string
	cmd := &cobra.Command{
		Use:   "minutes [DATE]",
		Short: "Start the minutes of a meeting from its agenda",
		Long: `Writes a new update for a listed meeting of the board: its usual sections, and as
comments who is a member, the open actions, the targets that leads expect to miss
and the ratings that changed since the last board. It records a fingerprint of
each task, so that later changes to the plan are found.

DATE can be left out on the day of the meeting. Existing files are never
overwritten.`,
		Example: `  improve minutes 2020-03-31
  improve minutes 2020-03-10 --group steering-group
  improve minutes 2020-03-31 --dry-run`,
		Args:              atMostOne("minutes takes one date, not %d words", "improve minutes 2020-03-31"),
		ValidArgsFunction: g.complete.meetings(&group),
		RunE: func(_ *cobra.Command, args []string) error {
			return g.write.changeToday(flags, func(e *editing, today entry.Today) (record.Plan, error) {
				return e.minutes(today.Author, group, args)
			})
		},
	}
	cmd.Flags().StringVar(&group, "group", "", "the `GROUP` that met (default: the board)")
	_ = cmd.RegisterFlagCompletionFunc("group", g.complete.ids("group"))
	flags.add(g, cmd)
	return cmd
}

// atMostOne refuses a second word after a command.
func atMostOne(tooMany, hint string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usageError{fmt.Errorf(tooMany, len(args)), hint}
		}
		return nil
	}
}

// minutes plans the minutes of a meeting.
func (e *editing) minutes(author, group string, args []string) (record.Plan, error) {
	day, err := e.Day, error(nil)
	if len(args) > 0 {
		if day, err = readDay("DATE", args[0]); err != nil {
			return record.Plan{}, err
		}
	}
	who, err := e.groupNamed(group, day)
	if err != nil {
		return record.Plan{}, err
	}
	if err := e.meets(who, day); err != nil {
		return record.Plan{}, err
	}
	m := draft.Minutes{Group: who, Author: author, On: assess.Assess(e.Record.Programme, day),
		Ahead: day.After(e.Day)}
	if file := e.minutesOf(who, day, m.File()); file != "" {
		return record.Plan{}, failed(fmt.Errorf("the minutes of %s already exist: %s", day.Words(), file),
			"open it and write on; improve retarget and improve new action add to it on its day")
	}
	return record.Plan{
		Edits:   m.Edits(),
		On:      day,
		Message: fmt.Sprintf("Begin the minutes of %s, %s", who.Name.Value, day.Words()),
		Outcome: func(_, _ *assess.Assessment) string {
			return unseen(m) + "Write what was said, and delete what was not dealt with: " + m.File() + ":1"
		},
	}, nil
}

// unseen says that minutes cannot say what the board sees
// of some tasks; nothing where they can.
func unseen(m draft.Minutes) string {
	if m.SeesAll() {
		return ""
	}
	return "Some tasks cannot be read, so these minutes have no fingerprint of them: improve validate lists the " +
		"problems. "
}

// groupNamed is a group by its id; where none is named, the group that is the board on a
// day.
func (e *editing) groupNamed(id string, on programme.Date) (*programme.Group, error) {
	if id == "" {
		board := e.Record.Programme.Board(on)
		if board == nil {
			return nil, failed(fmt.Errorf("the programme has no board: add a group to plan/programme.yaml"),
				"add one under groups, with its meetings")
		}
		return board, nil
	}
	id, err := e.known("group", id)
	if err != nil {
		return nil, err
	}
	return e.Index.Group(id), nil
}

// meets refuses a day on which a group has no listed meeting.
func (e *editing) meets(group *programme.Group, day programme.Date) error {
	var nearest programme.Dated
	for _, m := range group.Meetings {
		if m.Date == day {
			return nil
		}
		if m.Given() && (!nearest.Given() || apart(m.Date, day) < apart(nearest.Date, day)) {
			nearest = m
		}
	}
	err := fmt.Errorf("no meeting of %s is listed on %s", group.Name.Value, day.Words())
	at := e.Record.Programme.Place(group.Pos)
	list := fmt.Sprintf("add the day to its meetings in %s:%d, and do it again", at.File, at.Line)
	if !nearest.Given() {
		return usageError{err, list}
	}
	call := "improve minutes " + nearest.Date.String()
	if group != e.Record.Programme.Board(nearest.Date) {
		call += " --group " + group.ID.Value
	}
	return usageError{err,
		fmt.Sprintf("the nearest is %s: %s; if it does meet on %s, %s",
			nearest.Date.Words(), call, day.Words(), list)}
}

func apart(a, b programme.Date) int {
	return max(a.DaysSince(b), b.DaysSince(a))
}

// minutesOf is the file that minutes a meeting, or has the place of its minutes;
// empty where there is none.
func (e *editing) minutesOf(group *programme.Group, day programme.Date, place string) string {
	for _, u := range e.Record.Programme.Updates {
		if u.Date.Date == day && u.Meeting.Value == group.ID.Value {
			return u.Path
		}
	}
	for _, file := range e.Record.Programme.Files {
		if file == place {
			return file
		}
	}
	return ""
}
