package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/report"
)

// printer writes to standard output and standard error. Nobody else does, so that
// no word of a record reaches a terminal as it is.
type printer struct {
	app    *App
	colour string // --color
}

func (p *printer) add(root *cobra.Command) {
	root.PersistentFlags().StringVar(&p.colour, "color", "auto", "colour `WHEN`: auto, always or never")
	_ = root.RegisterFlagCompletionFunc("color",
		cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp))
	root.SetOut(p.app.Stdout)
	root.SetErr(p.app.Stderr)
}

// options are what formats need to know of the place they write to: the terminal.
func (p *printer) options() (render.Options, error) {
	width := p.app.Terminal()
	o := render.Options{Width: width}
	if n, err := strconv.Atoi(p.app.Env("COLUMNS")); err == nil && n > 0 {
		o.Width = n
	}
	const widest = 120 // longer lines are hard to read
	if o.Width == 0 {
		o.Width = 80
	}
	o.Width = min(o.Width, widest)
	switch p.colour {
	case "always":
		o.Colour = true
	case "never":
	case "auto":
		o.Colour = width > 0 && p.app.Env("NO_COLOR") == "" && p.app.Env("TERM") != "dumb"
	default:
		return o, usageError{fmt.Errorf("--color %s: write auto, always or never", p.colour), ""}
	}
	return o, nil
}

// bytes writes what is complete and was cleaned by who made it.
func (p *printer) bytes(data []byte) error {
	if _, err := p.app.Stdout.Write(data); err != nil {
		return failed(fmt.Errorf("write the output: %w", err), "")
	}
	return nil
}

// make makes the whole output before any of it is written, so that a failure
// leaves nothing half-said.
func (p *printer) make(make func(*bytes.Buffer, render.Options) error) error {
	o, err := p.options()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := make(&b, o); err != nil {
		return failed(err, "")
	}
	return p.bytes(b.Bytes())
}

// say writes sentences, a line each unless a terminal is too narrow; empty ones
// are left out.
func (p *printer) say(sentences ...string) error {
	return p.tell(0, sentences...)
}

// tell is say, some columns from the edge.
func (p *printer) tell(edge int, sentences ...string) error {
	var b bytes.Buffer
	sentences = slices.DeleteFunc(sentences, func(s string) bool { return s == "" })
	if err := render.Sentences(&b, sentences, edge, p.app.Terminal()); err != nil {
		return failed(err, "")
	}
	return p.bytes(b.Bytes())
}

// ask writes a question, and leaves the cursor behind it.
func (p *printer) ask(question string) error {
	var b bytes.Buffer
	if err := render.Lines(&b, []string{question}); err != nil {
		return failed(err, "")
	}
	return p.bytes(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// note writes a line to standard error.
func (p *printer) note(format string, words ...any) {
	_ = render.Lines(p.app.Stderr,
		[]string{fmt.Sprintf(format, words...)}) // there is nowhere left to say that it failed
}

// complain says on standard error what went wrong, and what to do about it.
func (p *printer) complain(err error, hint string) {
	for _, line := range strings.Split("improve: "+strings.TrimSpace(err.Error()), "\n") {
		p.note("%s", line)
	}
	if hint != "" {
		p.note("hint: %s", hint)
	}
}

// explain writes diagnostics, with their lines of the files, to standard error.
func (p *printer) explain(problems diag.List, fsys fs.FS) error {
	o, err := p.options()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := render.Diagnostics(&b, problems, record.Sources(fsys), o); err != nil {
		return failed(err, "")
	}
	b.WriteByte('\n')
	_, err = p.app.Stderr.Write(b.Bytes())
	return failed(err, "")
}

// resultOf is a view as the formats take it.
func resultOf(view report.View) render.Result {
	return render.Result{View: view, Document: sync.OnceValue(view.Document), Table: sync.OnceValue(view.Table)}
}
