package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/report"
)

// reportFlags are those of `improve report`.
type reportFlags struct {
	outputFlags
	audience
	sampleFlags
	ambition, since string
	current         bool
}

func newReport(g *globals) *cobra.Command {
	var flags reportFlags
	cmd := &cobra.Command{
		Use:   "report NAME [DATE|PERSON|VISIT]",
		Short: "Make a board paper: highlight, exception, dashboard, risks ...",
		Long: `Makes one of the board's papers, as at any date, in any format:

` + paperList() + `
For the public, papers show what the latest board saw whose minutes have posted:
in their file, and say which board that is. Roles replace the names of people who
are not public, small numbers are suppressed and everything restricted is left
out. With --draft, minutes that are not posted are shown too, and every page is
marked DRAFT.

A paper is not made while a text names one of these people: by the name in
plan/people.yaml or under also, with a title, initials or a middle name, in an
address, with or without accents. Single words of a name are listed for you to
check. Not found: nicknames, a name in another alphabet, look-alike letters and
people who are not in plan/people.yaml.`,
		Example: `  improve report highlight --ambition 1
  improve report highlight -f docx -o highlight.docx
  improve report minutes 2020-02-25 -f html -o minutes.html --audience public
  improve report minutes 2025-09-04 -f docx -o draft.docx --audience public --draft
  improve report lead head-early-help
  improve report changes --since 2020-01-14
  improve report plan --current -f docx -o plan.docx
  improve report visit visit-2018
  improve report told --audience public
  improve report evidence --sample 20 --seed 7`,
		Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			return g.complete.papers(cmd, args, typed)
		},
		RunE: func(_ *cobra.Command, args []string) error { return flags.run(g, args) },
	}
	flags.add(g, cmd)
	cmd.AddCommand(newPack(g))
	return cmd
}

func (f *reportFlags) add(g *globals, cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.ambition, "ambition", "", "only the ambition `N`")
	cmd.Flags().StringVar(&f.since, "since", "", "changes since this `DATE` (default: the last board)")
	cmd.Flags().BoolVar(&f.current, "current", false, "the plan with ratings and moved dates, not as published")
	f.sampleFlags.add(cmd)
	f.audience.add(cmd)
	f.audience.addDraft(cmd)
	g.addRevision(cmd)
	f.outputFlags.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("ambition", g.complete.ids("ambition"))
}

// paperList is the papers with a line each, for help.
func paperList() string {
	var b strings.Builder
	for _, p := range report.Papers() {
		fmt.Fprintf(&b, "  %-11s%s\n", p.Name, p.About)
	}
	fmt.Fprintf(&b, "  %-11s%s\n", "pack", "all of it: improve report pack --help")
	return b.String()
}

func (f *reportFlags) run(g *globals, args []string) error {
	if len(args) == 0 {
		return usageError{errors.New("missing paper"), "improve report --help lists the papers"}
	}
	paper, err := report.PaperNamed(args[0])
	if err != nil {
		return usageError{err, "improve report --help lists the papers"}
	}
	options, err := f.options(paper, args[1:])
	if err != nil {
		return err
	}
	if err := paper.MayBeFor(f.public()); err != nil {
		return usageError{err, "leave out --audience public"}
	}
	o, err := f.settle()
	if err != nil {
		return err
	}
	if err := o.MayBeFor(f.public()); err != nil {
		return usageError{err, "leave out --audience public"}
	}
	if err := o.MayBeDraft(f.draft); err != nil {
		return usageError{err, "choose another format, or leave out --draft"}
	}
	rec, c, err := g.read.recordFor(f.audience)
	if err != nil {
		return err
	}
	if f.fromGit {
		if options.FromGit, err = g.files.lastCommits(rec); err != nil {
			return err
		}
	}
	if err := (report.Filter{Ambition: options.Ambition}).Check(c.Programme); err != nil {
		return usageError{err, ""}
	}
	view, err := paper.Make(c, options)
	if err != nil {
		return usageError{err, hintForPaper(err)}
	}
	return g.send.show(c, view, o)
}

// hintForPaper says what to do where a paper cannot be made.
func hintForPaper(err error) string {
	if errors.As(err, new(report.NotPostedError)) {
		return "add posted: and the day to their file, or show them marked as a draft with --draft"
	}
	return ""
}

// set are the flags that were given of those that only some papers have.
func (f *reportFlags) set() []string {
	var set []string
	for _, flag := range []struct{ name, value string }{
		{"ambition", f.ambition}, {"since", f.since}, {"sample", f.sample}, {"seed", f.seed},
	} {
		if flag.value != "" {
			set = append(set, flag.name)
		}
	}
	if f.fromGit {
		set = append(set, "from-git")
	}
	if f.current {
		set = append(set, "current")
	}
	return set
}

// options reads what a paper must and may be told.
func (f *reportFlags) options(p report.Paper, args []string) (report.Options, error) {
	o := report.Options{Ambition: f.ambition, Current: f.current}
	want := 0
	if p.Argument != "" {
		want = 1
	}
	if len(args) != want {
		if want == 1 {
			return o, usageError{fmt.Errorf("the report %s needs one %s", p.Name, strings.ToLower(p.Argument)),
				"improve report " + p.Name + " " + p.Argument}
		}
		return o, usageError{fmt.Errorf("the report %s takes no arguments", p.Name), ""}
	}
	for _, flag := range f.set() {
		if !slices.Contains(p.Takes, flag) {
			return o, usageError{fmt.Errorf("the report %s has no flag --%s", p.Name, flag), ""}
		}
	}
	err := f.draw(&o)
	if err != nil {
		return o, err
	}
	if f.since != "" {
		if o.Since, err = readDate("--since", f.since); err != nil {
			return o, err
		}
	}
	switch p.Argument {
	case "DATE":
		o.Meeting, err = readDate("the meeting", args[0])
	case "PERSON":
		o.Person = args[0]
	case "VISIT":
		o.Visit = args[0]
	}
	return o, err
}
