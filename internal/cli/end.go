package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/draft"
	"improve/internal/programme"
	"improve/internal/record"
)

// endFlags are what is said about a task or a plan that ends.
type endFlags struct {
	writeFlags
	as, into, until, reason, minutes string
}

func newEnd(g *globals) *cobra.Command {
	var flags endFlags
	cmd := &cobra.Command{
		Use:   "end TASK --as HOW --reason TEXT",
		Short: "Record in the minutes that the board ended a task or a plan",
		Long: `Ends a task in today's minutes of the board, or puts it on hold until a day. An
ended task stays in the plan and is counted apart, never as complete. If a
task is done, rate it B instead: improve rate.

improve end plan PLAN ends a plan: its open tasks end with it. Only the board can
end anything, at a listed meeting. Minutes of an earlier day are never edited.`,
		Example: `  improve end 1.3 --as superseded --into 2.1 --reason "The new plan has it."
  improve end 1.4 --as on-hold --until 2026-09 --reason "The post is empty."
  improve end 1.5 --as withdrawn --reason "The law has changed."
  improve end plan plan-2019 --reason "The Ambitions plan takes its place."`,
		Args:              endArgs,
		ValidArgsFunction: g.complete.ending,
		RunE: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(flags.reason) == "" {
				return usageError{errors.New("missing --reason: why the board agreed"), `add --reason "..."`}
			}
			if len(args) == 2 {
				return g.write.change(flags.writeFlags,
					func(e *editing) (record.Plan, error) { return e.endPlan(flags, args[1]) })
			}
			said, err := flags.read()
			if err != nil {
				return err
			}
			return g.write.change(flags.writeFlags,
				func(e *editing) (record.Plan, error) { return e.end(flags, args[0], said) })
		},
	}
	flags.addTo(g, cmd)
	return cmd
}

func (f *endFlags) addTo(g *globals, cmd *cobra.Command) {
	addText(cmd, &f.as, "as", "HOW", "how the task ends: "+diag.Or(endings()))
	addText(cmd, &f.into, "into", "TASK", "the task that takes its place, if it is superseded or merged")
	addText(cmd, &f.until, "until", "DATE", "the last day or month of a hold")
	addText(cmd, &f.reason, "reason", "TEXT", "why the board agreed, in a sentence")
	addText(cmd, &f.minutes, "minutes", "FILE", "the minutes, by file or date, if there are several today")
	f.writeFlags.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("as", cobra.FixedCompletions(endings(), cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("into", g.complete.ids("task"))
}

func endArgs(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 1 && args[0] != "plan", len(args) == 2 && args[0] == "plan":
		return nil
	case len(args) == 1:
		return usageError{errors.New("missing plan"), `improve end plan plan-2019 --reason "..."`}
	case len(args) == 0:
		return usageError{errors.New("missing task"), `improve end 1.3 --as superseded --into 2.1 --reason "..."`}
	}
	return usageError{fmt.Errorf("end takes one task (got %s)", strings.Join(args, " ")),
		`improve end 1.3 --as withdrawn --reason "...", or improve end plan plan-2019 --reason "..."`}
}

func endings() []string { return choices("end", "as") }

// read understands how a task ends, as far as that can be known without the record.
func (f *endFlags) read() (draft.Ending, error) {
	s := draft.Ending{Into: f.into, Reason: f.reason}
	if f.as == "" {
		return s, usageError{errors.New("missing --as: how the task ends"), "write --as " + diag.Or(endings())}
	}
	var err error
	if s.As, err = readChoice("end of a task", f.as, endings()); err != nil {
		return s, err
	}
	if s.Until, err = readWhenGiven("--until", f.until); err != nil {
		return s, err
	}
	switch {
	case s.As == programme.OnHold && s.Until.IsZero():
		return s, usageError{errors.New("a hold needs its last day, or nobody asks for the task again"),
			"add --until with a day or a month; a task that ends for good is withdrawn"}
	case s.As != programme.OnHold && !s.Until.IsZero():
		return s, usageError{fmt.Errorf("--until is for a hold, and %s is for good", s.As),
			"leave --until out, or write --as on-hold"}
	case s.Into != "" && s.As != "superseded" && s.As != "merged":
		return s, usageError{fmt.Errorf("--into is for a task that is superseded or merged, not %s", s.As),
			"leave --into out, or write --as superseded or --as merged"}
	}
	return s, nil
}

// end plans the end of a task.
func (e *editing) end(flags endFlags, task string, said draft.Ending) (record.Plan, error) {
	id, err := e.known("task", task)
	if err != nil {
		return record.Plan{}, err
	}
	if said.Into, err = e.into(id, said); err != nil {
		return record.Plan{}, err
	}
	minutes, err := e.todaysMinutes(flags.minutes, minuting{board: true,
		what: "a task ends only by a minuted decision of the board",
		also: fmt.Sprintf(`; a task that is done is rated: improve rate %s B --note "..."`, id)})
	if err != nil {
		return record.Plan{}, err
	}
	if !said.Until.IsZero() && said.Until.Due().Before(e.Day) {
		return record.Plan{}, usageError{fmt.Errorf("--until: %s has passed on %s", said.Until.Words(), e.Day.Words()),
			"write a day on or after " + e.Day.String()}
	}
	return record.Plan{
		Edits:    draft.End(minutes, id, said),
		Message:  messageOf(said.Reason, "%s", endMessage(id, said)),
		Remedies: endRemedies(id, minutes),
		Outcome:  func(_, _ *assess.Assessment) string { return ended(id, said) },
	}, nil
}

// into is the task that takes the place of another, as the record writes it.
func (e *editing) into(id string, said draft.Ending) (string, error) {
	if said.Into == "" {
		return "", nil
	}
	into, err := e.known("task", said.Into)
	if err == nil && into == id {
		return "", usageError{fmt.Errorf("%s cannot go into itself", id),
			"name the task that takes its place and stays open, or leave --into out"}
	}
	return into, err
}

func endMessage(id string, s draft.Ending) string {
	switch {
	case s.As == programme.OnHold:
		return fmt.Sprintf("Put %s on hold until %s", id, s.Until.Words())
	case s.Into != "":
		return fmt.Sprintf("End %s as %s, into %s", id, s.As, s.Into)
	}
	return fmt.Sprintf("End %s as %s", id, s.As)
}

// ended says what has become of a task.
func ended(id string, s draft.Ending) string {
	switch {
	case s.As == programme.OnHold:
		return fmt.Sprintf("%s is on hold until %s. Then it is open again, and late by all the days since its target.",
			id, s.Until.Words())
	case s.Into != "":
		return fmt.Sprintf("%s is %s, and %s takes its place. It is counted as ended, not as complete.",
			id, s.As, s.Into)
	}
	return fmt.Sprintf("%s is %s. It is counted as ended, not as complete.", id, s.As)
}

// endRemedies say what to do about an end that may not be written.
func endRemedies(id string, minutes *programme.Update) map[string]string {
	return map[string]string{
		"update/end-into":  "--into needs a task that stays open",
		"update/end-again": "leave it; work that goes on is a new task with continues: " + id,
		"update/end-complete": fmt.Sprintf(
			`leave it as it is; if it is not complete after all: improve rate %s A --note "..."`, id),
		"update/end-and-retarget": fmt.Sprintf("these minutes move the target of %s: keep the one that the board "+
			"decided; to end it, delete the retarget in %s first", id, minutes.Path),
	}
}

// endPlan plans the end of a plan.
func (e *editing) endPlan(flags endFlags, plan string) (record.Plan, error) {
	if flags.as+flags.into+flags.until != "" {
		return record.Plan{}, usageError{errors.New("--as, --into and --until are for a task: a plan ends whole"),
			"leave them out; improve end TASK ends one task of it"}
	}
	id, err := e.known("plan", plan)
	if err != nil {
		return record.Plan{}, err
	}
	minutes, err := e.todaysMinutes(flags.minutes, minuting{board: true,
		what: "a plan ends only by a minuted decision of the board"})
	if err != nil {
		return record.Plan{}, err
	}
	if by := e.planEnded(id); by != "" {
		return record.Plan{}, failed(fmt.Errorf("%s has ended already, by %s", id, by),
			"leave it; what goes on of it is a task of a later plan with continues: the old task")
	}
	title := e.Index.Plan(id).Title.Value
	return record.Plan{
		Edits:   draft.EndPlan(minutes, id, fmt.Sprintf("%s (%s) ends. %s", title, id, flags.reason)),
		Message: messageOf(flags.reason, "End the plan %s", id),
		Outcome: func(_, _ *assess.Assessment) string {
			return fmt.Sprintf("The plan %s has ended. Its open tasks are counted as ended, not as complete.", id)
		},
	}, nil
}

// planEnded is where a plan is ended already: a file; empty where none ends it.
func (e *editing) planEnded(id string) string {
	p := e.Record.Programme
	if plan := e.Index.Plan(id); plan != nil && plan.Ended != nil {
		return p.Files[plan.Pos.File]
	}
	for _, permit := range p.Permits(e.Day) {
		if permit.Verb == programme.PermitEnd && permit.ID == id {
			return permit.Update.Path
		}
	}
	return ""
}
