package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/change"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/report"
)

// checkFlags are those that `check` and `validate` share.
type checkFlags struct {
	outputs checkOutputFlags
	failOn  string
	since   string
	push    string
	filter  check.Filter
}

func (f *checkFlags) add(g *globals, cmd *cobra.Command) {
	g.addRevision(cmd)
	cmd.Flags().StringVar(&f.failOn, "fail-on", "error",
		"exit with status 1 at this `SEVERITY` or worse: error, warning or note")
	cmd.Flags().StringSliceVar(&f.filter.Only, "rule", nil,
		"only this `RULE`, such as task/overdue, or family, such as 'task/*'; can be repeated")
	cmd.Flags().StringSliceVar(&f.filter.Skip, "skip", nil, "leave out this `RULE` or family; can be repeated")
	cmd.Flags().StringVar(&f.since, "new-since", "",
		"only problems added or touched since the branch, tag or commit `REV`")
	cmd.Flags().StringVar(&f.push, "since-push", "",
		"like --new-since, for a push: `REV` is what the branch held before it, and what the push took away "+
			"counts; zeros, for a new branch, check everything")
	f.outputs.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("fail-on",
		cobra.FixedCompletions([]string{"error", "warning", "note"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("rule", completeRules)
	_ = cmd.RegisterFlagCompletionFunc("skip", completeRules)
	_ = cmd.RegisterFlagCompletionFunc("new-since", g.complete.revisions)
	_ = cmd.RegisterFlagCompletionFunc("since-push", g.complete.revisions)
}

// settled is what the flags come to once they are known to be right.
type settled struct {
	outputs []output
	failOn  diag.Severity
	since   record.From
	filter  check.Filter
	notes   []string // on flags that are written otherwise by now
}

func (f *checkFlags) settle() (s settled, err error) {
	if s.outputs, err = f.outputs.settle(); err != nil {
		return s, err
	}
	if s.failOn, err = diag.ParseSeverity(f.failOn); err != nil {
		return s, usageError{fmt.Errorf("--fail-on: %w", err), ""}
	}
	if name, nearest, unknown := f.filter.Unknown(record.Rules()); unknown {
		hint := "improve explain lists all rules"
		if nearest != "" {
			hint = "did you mean " + nearest + "? " + hint
		}
		return s, usageError{fmt.Errorf("unknown rule %q", name), hint}
	}
	s.filter, s.notes = f.filter, f.outputs.notes()
	s.since, err = f.from()
	return s, err
}

// from is what the change to check is measured against; without a revision everything is
// checked. CI services call what a new branch held before by zeros.
func (f *checkFlags) from() (record.From, error) {
	switch {
	case f.since != "" && f.push != "":
		return record.From{},
			usageError{errors.New("--new-since and --since-push cannot be combined"), "give one of them"}
	case strings.Trim(f.push, "0") != "":
		return record.From{Rev: f.push, Push: true}, nil
	}
	return record.From{Rev: f.since}, nil
}

func newValidate(g *globals) *cobra.Command {
	var flags checkFlags
	cmd := &cobra.Command{
		Use:   "validate",
		Short: "Check that every file can be read and makes sense",
		Long: `Reads every file of the record and reports each mistake: where it is, what is
wrong, and what to write instead. For what is late, use improve check.`,
		Example: "  improve validate\n  improve validate --format json\n  improve validate --rule 'file/*'",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := flags.settle()
			if err != nil {
				return err
			}
			r, err := g.files.record()
			if err != nil {
				return err
			}
			return (&checkCall{g, s}).run(r, programme.Date{})
		},
	}
	flags.add(g, cmd)
	return cmd
}

func newCheck(g *globals) *cobra.Command {
	var flags checkFlags
	var past historyFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: "List what is wrong as at a date: late, stale, untracked",
		Long: `Runs improve validate, then reports what is wrong as at the date: tasks overdue
and untracked (an error, so CI fails), tasks overdue, stale, or rated on track
although late, missing minutes and overdue actions.

With --new-since it reports only problems added or touched since then, and silent
changes: a target edited in the plan, a past update edited. --since-push does the
same for what was pushed onto a branch, a forced push too.`,
		Example: `  improve check
  improve check --fail-on warning --skip task/no-lead
  improve check --new-since main --format github
  improve check --as-at 2020-01-14 --also sarif=improve.sarif --also junit=improve.xml`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := flags.settle()
			if err != nil {
				return err
			}
			r, err := g.files.record()
			if err != nil {
				return err
			}
			day, err := g.clock.day(r)
			if err != nil {
				return err
			}
			if err := past.look(g, r, s.since == record.From{}); err != nil {
				return err
			}
			return (&checkCall{g, s}).run(r, day)
		},
	}
	flags.add(g, cmd)
	past.add(cmd)
	return cmd
}

// checkCall is a call of `improve check` or `improve validate`.
type checkCall struct {
	*globals
	settled
}

// run runs the checks, those that depend on the date as at a day where there is
// one, writes what they found, and ends with the exit code it comes to.
func (g *checkCall) run(r *record.Record, day programme.Date) error {
	for _, note := range g.notes {
		g.out.note("%s", note)
	}
	result := r.Check(day)
	var since *report.Since
	if g.since.Rev != "" {
		var err error
		if result, since, err = g.compared(r, day, result); err != nil {
			return err
		}
	}
	result = g.filter.Result(result)
	result.Problems.Sort()
	view := checkView(r, day, since, result)
	view.NotLooked = g.notLooked(r, day)
	found := g.findings(r, day, since != nil, result)
	found.Closing = closing(view, result)
	if slices.ContainsFunc(g.outputs, func(o output) bool { return o.OfRepo }) {
		found.Folder = g.files.folder()
	}
	if err := g.writeOutputs(view, found); err != nil {
		return err
	}
	if result.Problems.AtLeast(g.failOn) {
		return errProblems
	}
	return nil
}

// notLooked is what a run did not look at, so that it cannot say that nothing is wrong.
func (s settled) notLooked(r *record.Record, day programme.Date) (list []string) {
	if day.IsZero() {
		list = append(list, "what depends on the date")
	}
	switch {
	case r.Past == nil:
		list = append(list, "the git history")
	case r.Past.Shallow:
		list = append(list, "the commits that this clone lacks")
	}
	if len(s.filter.Only)+len(s.filter.Skip) > 0 {
		list = append(list, "the rules that are left out")
	}
	return list
}

// compared leaves of a result what came with a change.
func (g *checkCall) compared(
	r *record.Record, day programme.Date, now check.Result,
) (check.Result, *report.Since, error) {
	repo, err := g.files.repo()
	if err != nil {
		return now, nil, err
	}
	if _, err := repo.Resolve(g.since.Rev); err != nil {
		flag := "--new-since"
		if g.since.Push {
			flag = "--since-push"
		}
		return now, nil, usageError{fmt.Errorf("%s: %w", flag, err), ""}
	}
	// What was there before is counted as it is listed: of the rules asked for.
	kept, since, err := r.NewSince(repo, g.since, day, g.filter.Result(now))
	if err != nil {
		return now, nil, err
	}
	if since.Note != "" {
		g.out.note("%s", since.Note)
	}
	return kept, &report.Since{Rev: since.Rev, Commit: since.Commit, LeftOut: since.LeftOut}, nil
}

// checkView is the result of a run as a view.
func checkView(r *record.Record, day programme.Date, since *report.Since, result check.Result) *report.CheckView {
	var waived []report.WaivedItem
	for _, w := range result.Waived {
		waived = append(waived, report.WaivedItem{DiagnosticItem: report.NewDiagnosticItem(w.Diagnostic),
			Until: w.Waiver.Until.Date.String(), Reason: w.Waiver.Reason.Value})
	}
	view := report.Check(day, since, result.Problems, waived)
	view.Revision = revisionOf(r.Revision)
	if day.Before(r.Programme.FirstBoard()) && !day.IsZero() {
		view.FirstBoard = report.NewFirstBoard(assess.Assess(r.Programme, day))
	}
	return view
}

// findings is the result of a run as the formats of CI take it.
func (s settled) findings(r *record.Record, day programme.Date, compared bool, result check.Result) *render.Findings {
	found := &render.Findings{Problems: result.Problems, Fails: s.failOn, Version: versionNumber(),
		Sources: record.Sources(r.FS)}
	for _, rule := range record.Rules() {
		ofChange := strings.HasPrefix(rule.ID, change.Family)
		if s.filter.Keeps(rule.ID) && !(day.IsZero() && (rule.Dated || ofChange)) && (compared || !ofChange) {
			found.Rules = append(found.Rules, rule)
		}
	}
	for _, w := range result.Waived {
		found.Silenced = append(found.Silenced,
			render.Silenced{Diagnostic: w.Diagnostic, Until: w.Waiver.Until.Date.String(),
				Reason: w.Waiver.Reason.Value})
	}
	return found
}

// closing is what is said below the problems.
func closing(view *report.CheckView, result check.Result) []string {
	lines, last := view.WaivedWords(), view.Words()
	if view.FirstBoard != nil {
		lines = append(lines, view.FirstBoard.Words())
	}
	if len(result.Problems) > 0 {
		last += " More: improve explain " + result.Problems[0].Rule
	}
	return append(lines, last)
}
