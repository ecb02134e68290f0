package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestGeneratedCommands holds docs/commands.md: what --help says about every
// command.
func TestGeneratedCommands(t *testing.T) {
	p := page("Commands",
		"Every command and flag. This page is made from the program: improve COMMAND --help prints its parts.")
	p.Blocks = append(p.Blocks,
		prose("Results go to standard output, everything else to standard error. What is piped or redirected has no "+
			"escape codes. "+
			"A record is found upwards from the folder of the call, as git finds its own."))
	root := newRoot(quietApp(&bytes.Buffer{}, "."), nil)
	root.InitDefaultCompletionCmd("complete")
	each(root, func(cmd *cobra.Command) {
		text, exit := called(".", append(strings.Fields(cmd.CommandPath())[1:], "--help")...)
		if exit != exitDone {
			t.Fatalf("%s --help: exit %d", cmd.CommandPath(), exit)
		}
		p.Blocks = append(p.Blocks, heading(2, cmd.CommandPath()), code("text", strings.TrimSuffix(text, "\n")))
		if cmd != root && cmd.Example == "" && cmd.Parent() == root && cmd.Name() != "completion" {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
	})
	generated(t, "commands.md", p)
}

// each visits a command and those below it, save the scripts for each shell,
// which speak for themselves.
func each(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() && cmd.Name() != "completion" {
			each(c, visit)
		}
	}
}
