package cli

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/record"
	"improve/internal/report"
	"improve/internal/serve"
)

// serveFlags are those of `improve serve`.
type serveFlags struct {
	audience
	port            int
	listen          string
	hosts           []string
	readOnly        bool
	network, open   bool // --allow-network, --no-token
	commit          bool
	as, editor      string
	readOnlyIsAsked bool
}

// defaultPort is tried where none is asked for, so that a bookmark stays right.
const defaultPort = 8420

func newServe(g *globals) *cobra.Command {
	var flags serveFlags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the record live in a browser on this machine, with forms",
		Long: `Shows the record in a browser, on this machine alone: the pages of the board's
members, the status as at any day, what the checks find, and forms that write what
improve rate, done, measure, risk, impact, minutes, retarget and end write. A form
shows the change before it is written. A page shows a saved file at once.

It prints the address to open. Press Ctrl-C to stop. If the date is pinned or given,
nothing can be written, unless you add --read-only=false.`,
		Example: `  improve serve
  improve serve --as head-early-help --commit
  improve serve --audience public
  improve serve --editor vscode --port 8500`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			flags.readOnlyIsAsked = cmd.Flags().Changed("read-only")
			return g.serve(flags)
		},
	}
	flags.addTo(g, cmd)
	return cmd
}

func (f *serveFlags) addTo(g *globals, cmd *cobra.Command) {
	add := cmd.Flags()
	add.IntVar(&f.port, "port", defaultPort, "the `PORT` to listen at; 0 for any that is free")
	nameValue(cmd, "port", "PORT")
	add.BoolVar(&f.readOnly, "read-only", false, "no forms: nothing can be written")
	add.BoolVar(&f.commit, "commit", false, "commit each change, only the files that it wrote")
	add.StringVar(&f.as, "as", "", "`WHO` writes: a person's id (default: as improve rate)")
	add.StringVar(&f.editor, "editor", "", "link findings to an `EDITOR`: vscode, vscodium or idea")
	add.StringVar(&f.listen, "listen", "", "listen at another `HOST` of this machine; needs --allow-network and "+
		"--read-only")
	add.BoolVar(&f.network, "allow-network", false, "let other machines read the pages; nobody logs in")
	add.StringSliceVar(&f.hosts, "host", nil, "another `NAME` by which browsers may call this server")
	add.BoolVar(&f.open, "no-token", false, "ask for no token, such as for a screen in a room; needs --read-only")
	f.audience.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("as", g.complete.ids("person"))
	_ = cmd.RegisterFlagCompletionFunc("editor",
		cobra.FixedCompletions(editorNames(), cobra.ShellCompDirectiveNoFileComp))
}

// check refuses flags that would let in whom they should not.
func (f *serveFlags) check() error {
	away := f.listen != "" && !serve.Loopback(f.listen)
	switch {
	case f.who != "board" && !f.public():
		return usageError{fmt.Errorf("--audience %s: write board or public", f.who), ""}
	case f.editor != "" && editors[f.editor] == "":
		return usageError{fmt.Errorf("unknown editor %q", f.editor), diag.Choose(f.editor, editorNames())}
	case f.port < 0 || f.port > 65535:
		return usageError{fmt.Errorf("--port %d: a port is a number from 0 to 65535", f.port), ""}
	case away && !(f.network && f.readOnly):
		return usageError{fmt.Errorf("--listen %s lets other machines in, and nobody logs in here", f.listen),
			"add --allow-network and --read-only; for the public, improve site makes pages for a web server"}
	case f.open && !f.readOnly:
		return usageError{errors.New("--no-token needs --read-only: without a token, anybody who uses this " +
			"machine could write"), "add --read-only, or leave out --no-token"}
	}
	return nil
}

// editors are the addresses that open a file at a line, by the names of the editors.
var editors = map[string]string{
	"vscode": "vscode://file%s:%d", "vscodium": "vscodium://file%s:%d", "idea": "idea://open?file=%s&line=%d",
}

func editorNames() []string { return []string{"vscode", "vscodium", "idea"} }

// link makes the addresses that open a file; nil where no editor is asked for.
func (f *serveFlags) link() func(file string, line int) string {
	scheme := editors[f.editor]
	if scheme == "" {
		return nil
	}
	escaped := func(file string) string { return (&url.URL{Path: file}).EscapedPath() }
	if strings.Contains(scheme, "?") {
		escaped = url.QueryEscape
	}
	return func(file string, line int) string { return fmt.Sprintf(scheme, escaped(file), line) }
}

// whyReadOnly is why nothing can be written; empty where it can.
func (g *globals) whyReadOnly(f serveFlags, r *record.Record) (string, error) {
	day, from, err := g.clock.date(r)
	switch {
	case err != nil:
		return "", err
	case f.readOnly:
		return "It was started so.", nil
	case !f.readOnlyIsAsked && from != report.FromToday:
		return fmt.Sprintf("The day is %s, %s.", day.Words(), from.Words()), nil
	}
	return "", nil
}

// How much memory may grow before it is collected, in percent: at first little is in use,
// and people wait; then it is in use for hours.
const whileStarting, whileServing = 400, 50

// serve serves until the user ends it.
func (g *globals) serve(f serveFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	o := serve.Options{Office: g.office(f.audience, f.as).serve(), Public: f.public(), Commit: f.commit, Hosts: f.hosts,
		Editor: f.link(), Log: func(line string) { g.out.note("%s", line) }}
	g.app.collect(whileStarting, 0)
	r, err := g.files.fromFiles(record.Open)
	if err != nil {
		return err
	}
	if o.ReadOnly, err = g.whyReadOnly(f, r); err != nil {
		return err
	}
	if f.as != "" && r.Programme.PersonNamed(f.as) == nil {
		return usageError{fmt.Errorf("--as %s: the record has no such person", f.as), "improve show person lists them"}
	}
	if !f.open {
		o.Token = serve.NewToken()
	}
	listeners, err := serve.Listen(f.listen, f.port)
	if err != nil {
		return notListening(err)
	}
	if f.listen != "" {
		o.Hosts = append(o.Hosts, f.listen)
	}
	s, err := serve.New(o, r, serve.PortOf(listeners))
	if err != nil {
		return err
	}
	g.app.collect(whileServing, 0)
	return g.running(s, o, f, listeners)
}

// running says where the pages are, and serves them.
func (g *globals) running(s *serve.Server, o serve.Options, f serveFlags, listeners []net.Listener) error {
	lines := []string{"Open " + s.Start(hostOf(f.listen)), "Press Ctrl-C to stop."}
	if o.ReadOnly != "" {
		lines = append(lines, "Nothing can be written: "+diag.LowerFirst(strings.TrimSuffix(o.ReadOnly, "."))+".")
	}
	if err := g.out.say(lines...); err != nil {
		return err
	}
	ctx, stop := g.app.Interrupted()
	defer stop()
	return failed(s.Serve(ctx, listeners), "")
}

func hostOf(listen string) string {
	if listen == "" {
		return "127.0.0.1"
	}
	return listen
}

// notListening says what to do where a port cannot be had.
func notListening(err error) error {
	var port *serve.PortError
	if errors.As(err, &port) && port.Free != 0 {
		return failed(err, fmt.Sprintf("port %d is free: improve serve --port %d", port.Free, port.Free))
	}
	return failed(err, "choose another port with --port, or any that is free with --port 0")
}
