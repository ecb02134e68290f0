package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/render"
	"improve/internal/report"
)

// checkFlags are those that `check` and `validate` share.
type checkFlags struct {
	format formatFlag
	failOn string
	filter check.Filter
}

func (f *checkFlags) add(g *globals, cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.failOn, "fail-on", "error", "exit 1 from this `SEVERITY` on: error, warning or note")
	cmd.Flags().StringSliceVar(&f.filter.Only, "rule", nil, "only this `RULE`, such as task/overdue, or family, such as 'task/*'; may be given again")
	cmd.Flags().StringSliceVar(&f.filter.Skip, "skip", nil, "leave out this `RULE` or family; may be given again")
	f.format.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("fail-on", cobra.FixedCompletions([]string{"error", "warning", "note"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("rule", completeRules)
	_ = cmd.RegisterFlagCompletionFunc("skip", completeRules)
}

// settled is what the flags come to once they are known to be right.
type settled struct {
	format render.Format
	failOn diag.Severity
	filter check.Filter
}

func (f *checkFlags) settle() (s settled, err error) {
	if s.format, err = f.format.lookup(); err != nil {
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
	s.filter = f.filter
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
			problems := append(r.problems, check.Validate(r.programme, rules())...)
			return g.report(r, s, programme.Date{}, check.Result{Problems: problems})
		},
	}
	flags.add(g, cmd)
	return cmd
}

func newCheck(g *globals) *cobra.Command {
	var flags checkFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: "What is wrong on this date: late, stale, untracked, contradictory",
		Long: `Does all that improve validate does, and then says what is wrong as at the date:
tasks overdue that nobody is tracking (an error, so that CI fails), overdue,
stale, rated on track although late, minutes missing, actions overdue.`,
		Example: "  improve check\n  improve check --fail-on warning --skip task/no-lead\n  improve check --as-at 2020-01-14 --format json",
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
			result := check.Run(assess.Assess(r.programme, day), rules())
			result.Problems = append(r.problems, result.Problems...)
			return g.report(r, s, day, result)
		},
	}
	flags.add(g, cmd)
	return cmd
}

// report writes what a run of the checks found, and ends with the exit code it
// comes to.
func (g *globals) report(r *record, s settled, day programme.Date, result check.Result) error {
	result = s.filter.Result(result)
	result.Problems.Sort()
	var waived []report.WaivedItem
	for _, w := range result.Waived {
		waived = append(waived, report.WaivedItem{DiagnosticItem: report.NewDiagnosticItem(w.Diagnostic),
			Until: w.Waiver.Until.Date.String(), Reason: w.Waiver.Reason.Value})
	}
	view := report.Check(day, result.Problems, waived)
	o, err := g.options()
	if err != nil {
		return err
	}
	err = g.write(func(b *bytes.Buffer) error {
		if s.format.Name != "terminal" {
			return s.format.Write(b, render.Result{View: view, Document: view.Document(), Table: view.Table()}, o)
		}
		return writeCheck(b, view, result.Problems, r.fsys, o)
	})
	if err == nil && result.Problems.AtLeast(s.failOn) {
		err = errProblems
	}
	return err
}

// writeCheck writes the diagnostics with their source lines, then the sum.
func writeCheck(b *bytes.Buffer, view *report.CheckView, problems diag.List, fsys fs.FS, o render.Options) error {
	source := func(file string) []byte {
		data, _ := fs.ReadFile(fsys, file) // without it there is no excerpt
		return data
	}
	if err := render.Diagnostics(b, problems, source, o); err != nil {
		return err
	}
	if len(problems) > 0 {
		b.WriteByte('\n')
	}
	closing := view.Words()
	if len(problems) > 0 {
		closing += " Why, and how to mend it: improve explain " + problems[0].Rule
	}
	return render.Lines(b, append(view.WaivedWords(), closing))
}

func newExplain(g *globals) *cobra.Command {
	var format formatFlag
	cmd := &cobra.Command{
		Use:   "explain [RULE]",
		Short: "What a check looks for, why, and how to mend or waive it",
		Long: `Prints what a check looks for, why it matters, a record that has it, the same
record mended, and how to waive it. Without a rule it lists all of them. It reads
no record.`,
		Example:           "  improve explain\n  improve explain task/overdue-untracked",
		Args:              atMostOneRule,
		ValidArgsFunction: completeRules,
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := format.lookup()
			if err != nil {
				return err
			}
			view, err := explanation(args)
			if err != nil {
				return err
			}
			o, err := g.options()
			if err != nil {
				return err
			}
			return g.write(func(b *bytes.Buffer) error {
				return f.Write(b, render.Result{View: view, Document: view.Document(), Table: view.Table()}, o)
			})
		},
	}
	format.add(cmd)
	return cmd
}

func atMostOneRule(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{fmt.Errorf("explain takes one rule, not %d words", len(args)), "improve explain lists all rules"}
	}
	return nil
}

func explanation(args []string) (report.View, error) {
	if len(args) == 0 {
		return report.Rules(rules()), nil
	}
	var ids []string
	for _, r := range rules() {
		if r.ID == strings.ToLower(args[0]) {
			return report.Rule(r), nil
		}
		ids = append(ids, r.ID)
	}
	hint := "improve explain lists all rules"
	if half := rulesHalfNamed(ids, strings.ToLower(args[0])); half != "" {
		hint = "did you mean " + half + "? " + hint
	} else if near, ok := diag.Nearest(args[0], ids); ok {
		hint = "did you mean " + near + "? " + hint
	}
	return nil, usageError{fmt.Errorf("there is no rule %q", args[0]), hint}
}

// rulesHalfNamed are the first few rules of a family, or of a name without its
// family.
func rulesHalfNamed(ids []string, word string) string {
	var found []string
	for _, id := range ids {
		if family, name, _ := strings.Cut(id, "/"); len(found) < 3 && (family == word || name == word) {
			found = append(found, id)
		}
	}
	return strings.Join(found, ", ")
}
