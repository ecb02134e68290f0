package cli

import "github.com/spf13/cobra"

// globals are what every command is given: a part each for opening the record, for
// the date, for what is printed and where it goes, for reading, writing, completion and asking.
type globals struct {
	app      *App
	files    *opening
	clock    *clock
	out      *printer
	send     *sender
	read     *reader
	write    *writer
	complete *completer
	ask      *asker
}

func newGlobals(a *App) *globals {
	g := &globals{app: a, files: &opening{app: a}, clock: &clock{app: a}, out: &printer{app: a}}
	g.send = &sender{files: g.files, out: g.out}
	g.read = &reader{files: g.files, clock: g.clock, out: g.out}
	g.write = &writer{app: a, files: g.files, clock: g.clock, out: g.out}
	g.complete = &completer{g.files, g.read, g.write}
	g.ask = &asker{a, g.out}
	return g
}

// add adds the flags of every command.
func (g *globals) add(root *cobra.Command) {
	g.files.add(root)
	g.clock.add(root)
	g.out.add(root)
}

// addRevision adds --rev to a command that reads.
func (g *globals) addRevision(cmd *cobra.Command) {
	cmd.Flags().StringVar(&g.files.rev, "rev", "",
		"use the record at `REV`: a tag, branch or commit, "+
			"as at the date of the commit unless another date is given")
	_ = cmd.RegisterFlagCompletionFunc("rev", g.complete.revisions)
}
