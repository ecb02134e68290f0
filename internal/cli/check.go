package cli

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/change"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/render"
	"improve/internal/report"
)

// checkFlags are those that `check` and `validate` share.
type checkFlags struct {
	outputs outputFlags
	failOn  string
	since   string
	filter  check.Filter
}

func (f *checkFlags) add(g *globals, cmd *cobra.Command) {
	g.addRevision(cmd)
	cmd.Flags().StringVar(&f.failOn, "fail-on", "error", "exit 1 from this `SEVERITY` on: error, warning or note")
	cmd.Flags().StringSliceVar(&f.filter.Only, "rule", nil, "only this `RULE`, such as task/overdue, or family, such as 'task/*'; may be given again")
	cmd.Flags().StringSliceVar(&f.filter.Skip, "skip", nil, "leave out this `RULE` or family; may be given again")
	cmd.Flags().Var(revisionFlag{&f.since}, "new-since", "only what came since the branch, tag or commit `REV`, and what the change since then touches")
	f.outputs.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("fail-on", cobra.FixedCompletions([]string{"error", "warning", "note"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("rule", completeRules)
	_ = cmd.RegisterFlagCompletionFunc("skip", completeRules)
	_ = cmd.RegisterFlagCompletionFunc("new-since", g.completeRevisions)
}

// settled is what the flags come to once they are known to be right.
type settled struct {
	outputs []output
	failOn  diag.Severity
	since   string
	filter  check.Filter
}

func (f *checkFlags) settle() (s settled, err error) {
	if s.outputs, err = f.outputs.settle(); err != nil {
		return s, err
	}
	if s.failOn, err = diag.ParseSeverity(f.failOn); err != nil {
		return s, usageError{fmt.Errorf("--fail-on: %w", err), ""}
	}
	if name, nearest, unknown := f.filter.Unknown(rules()); unknown {
		hint := "improve explain lists all rules"
		if nearest != "" {
			hint = "did you mean " + nearest + "? " + hint
		}
		return s, usageError{fmt.Errorf("there is no rule %q", name), hint}
	}
	s.filter, s.since = f.filter, f.since
	return s, nil
}

func newValidate(g *globals) *cobra.Command {
	var flags checkFlags
	cmd := &cobra.Command{
		Use:   "validate",
		Short: "Whether every file can be read and makes sense, whatever the date",
		Long: `Reads every file of the record and says what is wrong: where, what, and what to
write instead. It does not depend on the date: what is late is for improve check.`,
		Example: "  improve validate\n  improve validate --format json\n  improve validate --rule 'file/*'",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := flags.settle()
			if err != nil {
				return err
			}
			r, err := g.load()
			if err != nil {
				return err
			}
			return g.report(r, s, programme.Date{})
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
		Short: "What is wrong on this date: late, stale, untracked, contradictory",
		Long: `Does all that improve validate does, and then says what is wrong as at the date:
tasks overdue that nobody is tracking (an error, so that CI fails), overdue,
stale, rated on track although late, minutes missing, actions overdue.

With --new-since it tells a change only what it brings or touches, and what of
it is silent: a promise edited in the plan, a past update changed.`,
		Example: "  improve check\n  improve check --fail-on warning --skip task/no-lead\n  improve check --new-since main --format github\n  improve check --as-at 2020-01-14 --output sarif=improve.sarif --output junit=improve.xml",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := flags.settle()
			if err != nil {
				return err
			}
			r, err := g.load()
			if err != nil {
				return err
			}
			day, _, err := g.date(r.programme)
			if err != nil {
				return err
			}
			if r.past, err = g.past(past, r); err != nil {
				return err
			}
			return g.report(r, s, day)
		},
	}
	flags.add(g, cmd)
	past.add(cmd)
	return cmd
}

// report runs the checks, those that depend on the date as at a day where there
// is one, writes what they found, and ends with the exit code it comes to.
func (g *globals) report(r *record, s settled, day programme.Date) error {
	result := r.check(day)
	var since *report.Since
	if s.since != "" {
		var err error
		if result, since, err = g.newSince(r, s.since, day, result); err != nil {
			return err
		}
	}
	result = s.filter.Result(result)
	result.Problems.Sort()
	view, findings := g.found(r, s, day, since, result)
	if err := g.writeOutputs(s.outputs, view, findings); err != nil {
		return err
	}
	if result.Problems.AtLeast(s.failOn) {
		return errProblems
	}
	return nil
}

// check is all that is wrong with a record as at a day; without a day, all that
// is wrong whatever the day.
func (r *record) check(day programme.Date) check.Result {
	var result check.Result
	if day.IsZero() {
		result.Problems = check.Validate(r.programme, rules())
	} else {
		result = check.Run(assess.Assess(r.programme, day), rules(), r.past)
	}
	result.Problems = append(r.problems, result.Problems...)
	return result
}

// found is the result of a run as a view, and as the formats of CI take it.
func (g *globals) found(r *record, s settled, day programme.Date, since *report.Since, result check.Result) (*report.CheckView, *render.Findings) {
	findings := &render.Findings{Problems: result.Problems, Fails: s.failOn, Version: versionNumber(), Sources: sources(r.fsys)}
	if slices.ContainsFunc(s.outputs, func(o output) bool { return o.format.OfRepo }) {
		findings.Folder = g.folder()
	}
	for _, rule := range rules() {
		ofChange := strings.HasPrefix(rule.ID, change.Family)
		if s.filter.Keeps(rule.ID) && !(day.IsZero() && (rule.Dated() || ofChange)) && (since != nil || !ofChange) {
			findings.Rules = append(findings.Rules, rule)
		}
	}
	var waived []report.WaivedItem
	for _, w := range result.Waived {
		until, reason := w.Waiver.Until.Date.String(), w.Waiver.Reason.Value
		waived = append(waived, report.WaivedItem{DiagnosticItem: report.NewDiagnosticItem(w.Diagnostic), Until: until, Reason: reason})
		findings.Silenced = append(findings.Silenced, render.Silenced{Diagnostic: w.Diagnostic, Until: until, Reason: reason})
	}
	view := report.Check(day, since, result.Problems, waived)
	view.Revision = r.revision
	closing := view.Words()
	if len(result.Problems) > 0 {
		closing += " Why, and how to mend it: improve explain " + result.Problems[0].Rule
	}
	findings.Closing = append(view.WaivedWords(), closing)
	return view, findings
}

// sources reads the files that diagnostics quote. What is too large to be of the
// record is not quoted.
func sources(fsys fs.FS) func(file string) []byte {
	const most = 4 << 20
	return func(file string) []byte {
		if info, err := fs.Stat(fsys, file); err != nil || info.Size() > most {
			return nil
		}
		data, _ := fs.ReadFile(fsys, file) // without it there is no excerpt
		return data
	}
}
