package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/disk"
	"improve/internal/render"
	"improve/internal/report"
)

// reportFlags are those of `improve report`.
type reportFlags struct {
	format           formatFlag
	ambition, since  string
	audience, output string
}

func newReport(g *globals) *cobra.Command {
	var flags reportFlags
	cmd := &cobra.Command{
		Use:   "report NAME [DATE|PERSON]",
		Short: "The board's papers: highlight, exception, dashboard, risks, impact ...",
		Long: `Makes one of the board's papers, as at any date, in any format:

` + paperList() + `
For the public, names give way to roles, small numbers are suppressed and
everything restricted is left out; a paper that would leak is not made.`,
		Example: `  improve report highlight --ambition 1
  improve report highlight -f docx -o highlight.docx
  improve report minutes 2020-02-25 -f html -o minutes.html --audience public
  improve report lead head-early-help
  improve report changes --since 2020-01-14`,
		Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			return g.completeReport(cmd, args, typed)
		},
		RunE: func(_ *cobra.Command, args []string) error { return g.runReport(&flags, args) },
	}
	flags.add(g, cmd)
	cmd.AddCommand(newPack(g))
	return cmd
}

func (f *reportFlags) add(g *globals, cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.ambition, "ambition", "", "only the ambition `N`")
	cmd.Flags().StringVar(&f.since, "since", "", "changes since this `DATE` (default: the last board)")
	cmd.Flags().StringVarP(&f.output, "output", "o", "", "write to `FILE` instead of here")
	addAudience(cmd, &f.audience)
	g.addRevision(cmd)
	f.format.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("ambition", g.completeIDs("ambition"))
}

func addAudience(cmd *cobra.Command, audience *string) {
	cmd.Flags().StringVar(audience, "audience", "board", "`WHO` reads it: board or public")
	_ = cmd.RegisterFlagCompletionFunc("audience", cobra.FixedCompletions([]string{"board", "public"}, cobra.ShellCompDirectiveNoFileComp))
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

func (g *globals) runReport(flags *reportFlags, args []string) error {
	if len(args) == 0 {
		return usageError{errors.New("report what?"), "improve report --help lists the papers"}
	}
	paper, err := report.PaperNamed(args[0])
	if err != nil {
		return usageError{err, "improve report --help lists the papers"}
	}
	options, err := flags.options(paper, args[1:])
	if err != nil {
		return err
	}
	if paper.Internal && flags.audience == "public" {
		return usageError{fmt.Errorf("the report %s is not for the public", paper.Name), "leave out --audience public"}
	}
	format, err := flags.format.lookup()
	if err != nil {
		return err
	}
	c, err := g.audience(flags.audience)
	if err != nil {
		return err
	}
	if err := (report.Filter{Ambition: options.Ambition}).Check(c.Programme); err != nil {
		return usageError{err, ""}
	}
	view, err := paper.Make(c, options)
	if err != nil {
		return usageError{err, ""}
	}
	if flags.output == "" && format.Binary && g.app.Terminal() > 0 {
		return usageError{fmt.Errorf("%s is no format to read on a screen", format.Name), "name a file: -o " + paper.Name + "." + format.Ending}
	}
	if flags.output == "" {
		return g.show(c, view, format)
	}
	return g.saveReport(c, view, format, flags.output)
}

// options reads what a paper must and may be told.
func (f *reportFlags) options(p report.Paper, args []string) (report.Options, error) {
	o := report.Options{Ambition: f.ambition}
	want := 0
	if p.Argument != "" {
		want = 1
	}
	if len(args) != want {
		if want == 1 {
			return o, usageError{fmt.Errorf("the report %s needs one %s", p.Name, strings.ToLower(p.Argument)), "improve report " + p.Name + " " + p.Argument}
		}
		return o, usageError{fmt.Errorf("the report %s takes nothing after its name", p.Name), ""}
	}
	for flag, value := range map[string]string{"ambition": f.ambition, "since": f.since} {
		if value != "" && !slices.Contains(p.Takes, flag) {
			return o, usageError{fmt.Errorf("the report %s takes no --%s", p.Name, flag), ""}
		}
	}
	var err error
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
	}
	return o, err
}

// saveReport writes a report to a file, whole or not at all.
func (g *globals) saveReport(c *report.Context, view report.View, format render.Format, path string) error {
	var b bytes.Buffer
	o := render.Options{Width: 80}
	if err := format.Write(&b, render.Result{View: view, Document: view.Document(), Table: view.Table()}, o); err != nil {
		return failed(err, "")
	}
	folder, name := filepath.Split(path)
	if err := g.save(folder, made(name, b.Bytes())); err != nil {
		return err
	}
	fmt.Fprintln(g.app.Stderr, "wrote", path)
	return problems(c)
}

// save writes files to a folder that exists.
func (g *globals) save(folder string, files ...disk.File) error {
	err := disk.Write(g.here(folder), files)
	return failed(err, "name a file in a folder that exists and that you may write to")
}

// makeFolder makes a folder where there is none.
func (g *globals) makeFolder(folder string) error {
	if err := os.MkdirAll(g.here(folder), 0o777); err != nil {
		return failed(fmt.Errorf("make the folder %s: %w", folder, disk.Reason(err)), "name a folder that you may write to")
	}
	return nil
}

// here is a path as the user means it, from the folder the program is called in.
func (g *globals) here(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(g.app.Dir, path)
}

// completeReport completes the names of papers, then their arguments.
func (g *globals) completeReport(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		var names []string
		for _, p := range report.Papers() {
			if strings.HasPrefix(p.Name, typed) {
				names = append(names, p.Name+"\t"+p.About)
			}
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	if p, err := report.PaperNamed(args[0]); err == nil && len(args) == 1 {
		switch p.Argument {
		case "DATE":
			return g.completeIDs("meeting")(cmd, args, typed)
		case "PERSON":
			return g.completeIDs("person")(cmd, args, typed)
		}
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}
