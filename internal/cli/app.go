// Package cli is the program as people call it: commands, flags, streams, the
// clock and exit codes. One file a command.
//
// It decides nothing about a programme; it joins the packages that do.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/record"
)

// App is the program with everything that it takes from the world outside, so
// that tests can give it another.
type App struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Dir            string              // the folder it is called in
	Env            func(string) string // the environment
	Now            func() time.Time    // the clock, read once and only where nothing pins the date
	// Terminal is the width of the terminal that Stdout is, 0 where it is none.
	Terminal func() int
	// Asks reports whether somebody is there to answer questions: Stdin and
	// Stdout are both a terminal. Nil where nobody ever is.
	Asks func() bool
	// Interrupted makes a context that ends when the user ends the program.
	Interrupted func() (context.Context, context.CancelFunc)

	// Build says which program this is, to the byte; empty, or nil, where nobody can say.
	Build func() string

	// Collect has memory collected each time that it has grown by so many percent, and as
	// often as it takes to stay within so many bytes, 0 being any number. Nil where that is
	// not for the program to say.
	Collect func(percent int, within int64)

	ending []func()
}

func (a *App) collect(percent int, within int64) {
	if a.Collect != nil {
		a.Collect(percent, within)
	}
}

// atEnd has something done when the program ends.
func (a *App) atEnd(do func()) { a.ending = append(a.ending, do) }

func (a *App) end() {
	for _, do := range a.ending {
		do()
	}
}

// The exit codes, which scripts rely on.
const (
	exitDone     = 0
	exitProblems = 1 // the record has problems
	exitUsage    = 2 // wrong usage
	exitFailed   = 3 // it could not be done
)

// errProblems ends a command that has said all there is to say: the record has
// problems.
var errProblems = errors.New("the record has problems")

// failure is an error that came of doing the work, not of wrong usage.
type failure struct {
	error
	hint string // what to do about it, on a line of its own
}

func (f failure) Unwrap() error { return f.error }

// failed marks an error as one of the work, with a hint that may be empty.
func failed(err error, hint string) error {
	if err == nil {
		return nil
	}
	return failure{err, hint}
}

// usageError is a mistake in the call, with a hint that may be empty.
type usageError struct {
	error
	hint string
}

// Run runs the program with its arguments and returns its exit code.
func (a *App) Run(args []string) int {
	defer a.end()
	root := newRoot(a, args)
	root.SetArgs(args)
	err := root.Execute()
	var work failure
	var usage usageError
	var ofRecord *record.Error
	out := &printer{app: a}
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errProblems):
		return exitProblems
	case errors.As(err, &work):
		out.complain(work.error, work.hint)
		return exitFailed
	case errors.As(err, &ofRecord):
		out.complain(err, ofRecord.Remedy)
		return exitFailed
	case errors.As(err, &usage):
		out.complain(usage.error, usage.hint)
		return exitUsage
	}
	out.complain(err, anyHelp)
	return exitUsage
}

// anyHelp is where to look who has named no command.
const anyHelp = "improve --help lists the commands, improve COMMAND --help its flags"

// newRoot makes the command tree, as far as a call with these arguments can need it; without
// any, all of it.
func newRoot(a *App, args []string) *cobra.Command {
	g := newGlobals(a)
	root := &cobra.Command{
		Use:   "improve",
		Short: "Track an improvement programme kept as YAML files in git",
		Long: `improve reads an improvement programme from plan/ and updates/, works out its
status as at a date, and makes the papers that leads and boards need.

plan/ holds what was promised, and updates/ holds what was reported since.`,
		Example: "  improve status\n  improve show 1.7\n  improve check",
		Args:    knownCommand, SilenceErrors: true, SilenceUsage: true,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: nothingEmpty,
	}
	root.Version = version()
	root.SetVersionTemplate("{{.Version}}\n")
	root.CompletionOptions.HiddenDefaultCmd = false
	g.add(root)
	root.AddGroup(&cobra.Group{ID: "read", Title: "Read the record:"},
		&cobra.Group{ID: "write", Title: "Write to the record:"},
		&cobra.Group{ID: "check", Title: "Check the record:"},
		&cobra.Group{ID: "exchange", Title: "Exchange with other programs:"})
	for _, c := range named(args) {
		made := c.make(g)
		made.GroupID = c.group
		root.AddCommand(made)
	}
	root.SetUsageTemplate(usageTemplate)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelp(root))
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Args, c.RunE = knownShell, func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
	return root
}

// knownShell refuses a shell that cobra writes no completion for.
func knownShell(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var shells []string
	for _, c := range cmd.Commands() {
		shells = append(shells, c.Name())
	}
	return usageError{fmt.Errorf("no completion for %q", args[0]), "choose among " + strings.Join(shells, ", ")}
}

// newHelp is cobra's help command, save that it refuses a word that is no
// command.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Explain a command, with its flags and examples",
		Long:    "Prints what improve COMMAND --help prints.",
		Example: "  improve help check",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, c := range root.Commands() {
				if c.IsAvailableCommand() {
					names = append(names, c.Name()+"\t"+c.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || cmd == root && len(rest) > 0 {
				return knownCommand(root, args)
			}
			cmd.InitDefaultHelpFlag()
			cmd.InitDefaultVersionFlag()
			return cmd.Help()
		},
	}
}

// noArgs refuses words after a command that takes none.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError{fmt.Errorf("%s takes no arguments (got %q)",
		strings.TrimPrefix(cmd.CommandPath(), "improve "), args[0]),
		cmd.CommandPath() + " --help lists its flags"}
}

// knownCommand refuses a word that is no command, with the nearest that is.
func knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	hint := "improve --help lists the commands"
	if near, ok := diag.Nearest(args[0], names); ok {
		hint = "did you mean improve " + near + "?"
	}
	return usageError{fmt.Errorf("unknown command %q", args[0]), hint}
}

// usageTemplate is cobra's, with a line of exit statuses in every command.
const usageTemplate = `Usage:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}{{$cmds := .Commands}}{{range $group := .Groups}}

{{.Title}}{{range $cmds}}{{if (and (eq .GroupID $group.ID) .IsAvailableCommand)}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}

Further commands:{{range $cmds}}{{if (and (eq .GroupID "") (or .IsAvailableCommand (eq .Name "help")))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsagesWrapped 80 | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Flags of every command:
{{.InheritedFlags.FlagUsagesWrapped 80 | trimTrailingWhitespaces}}{{end}}

Exit status:
  0  done                          1  the record has problems
  2  wrong usage                   3  it could not be done
`
