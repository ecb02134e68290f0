package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/render"
	"improve/internal/report"
)

// outputFlags are --format, for standard output, and any number of --output, a
// file each.
type outputFlags struct {
	format formatFlag
	files  []string
	given  func() bool // whether --format was given
}

func (f *outputFlags) add(cmd *cobra.Command) {
	f.format.formats = render.DiagnosticFormats()
	f.format.add(cmd)
	cmd.Flags().StringArrayVarP(&f.files, "output", "o", nil,
		"also write `FORMAT=FILE`, such as sarif=improve.sarif; may be given again; without =FILE, or with =-, it goes to standard output")
	_ = cmd.RegisterFlagCompletionFunc("output", cobra.FixedCompletions(formatCompletions(f.format.formats, "="), cobra.ShellCompDirectiveNoSpace))
	f.given = func() bool { return cmd.Flags().Changed("format") }
}

// output is one way to write what the checks found, and where to.
type output struct {
	format render.Format
	file   string // empty for standard output
}

func (f *outputFlags) settle() ([]output, error) {
	var first []output
	format, err := f.format.lookup()
	if err != nil {
		return nil, err
	}
	var rest []output
	for _, word := range f.files {
		name, file, named := strings.Cut(word, "=")
		if named && file == "" {
			return nil, usageError{fmt.Errorf("--output %s names no file", word), "write --output " + name + "=FILE, or --output " + name + " for standard output"}
		}
		o := output{file: file}
		if o.format, err = render.Lookup(name, f.format.formats); err != nil {
			return nil, usageError{fmt.Errorf("--output %s: %w", word, err), "write --output FORMAT=FILE, such as --output sarif=improve.sarif"}
		}
		if o.file != "" && o.file != "-" {
			rest = append(rest, o)
			continue
		}
		o.file = ""
		first = append(first, o)
	}
	if f.given() || len(first) == 0 {
		first = append([]output{{format, ""}}, first...)
	}
	if len(first) > 1 {
		return nil, usageError{fmt.Errorf("both %s and %s would go to standard output", first[0].format.Name, first[1].format.Name),
			"give one of them a file: --output " + first[1].format.Name + "=FILE"}
	}
	return append(first, rest...), twice(rest)
}

// twice refuses two formats for one file: the second would replace the first.
func twice(outputs []output) error {
	seen := map[string]string{}
	for _, o := range outputs {
		if other, again := seen[filepath.Clean(o.file)]; again {
			return usageError{fmt.Errorf("both %s and %s would go to %s", other, o.format.Name, o.file), "give each a file of its own"}
		}
		seen[filepath.Clean(o.file)] = o.format.Name
	}
	return nil
}

// writeOutputs makes everything before it writes anything: files first, for
// standard output may be a pipe that nobody reads to its end.
func (g *globals) writeOutputs(outputs []output, view *report.CheckView, findings *render.Findings) error {
	o, err := g.options()
	if err != nil {
		return err
	}
	result := render.Result{View: view, Document: view.Document(), Table: view.Table(), Findings: findings}
	texts := make([]bytes.Buffer, len(outputs))
	annotated := false
	for i, each := range outputs {
		options := o
		if each.file != "" {
			options.Colour = false
		}
		if err := each.format.Write(&texts[i], result, options); err != nil {
			return failed(fmt.Errorf("write %s: %w", each.format.Name, err), "")
		}
		annotated = annotated || each.format.Name == "github"
	}
	for i, each := range outputs[1:] {
		folder, name := filepath.Split(each.file)
		if err := g.save(folder, made(name, texts[i+1].Bytes())); err != nil {
			return err
		}
	}
	err = g.write(func(b *bytes.Buffer) error {
		_, err := texts[0].WriteTo(b)
		return err
	})
	if summary := g.app.Env("GITHUB_STEP_SUMMARY"); err == nil && annotated && summary != "" {
		if err := appendTo(summary, stepSummary(view, findings.Problems)); err != nil {
			return failed(fmt.Errorf("write the job summary: %w", err), "GITHUB_STEP_SUMMARY names the file; unset it to do without")
		}
	}
	return err
}

// stepSummary is the page that GitHub shows of a step: the same as the Markdown
// of the check, worst first, and cut to what GitHub takes.
func stepSummary(view *report.CheckView, problems diag.List) []byte {
	const limit = 1000 << 10 // of 1,024 KiB, and earlier parts of the step may have written some
	for shown := len(problems); ; shown /= 2 {
		var b bytes.Buffer
		_ = render.Markdown(&b, view.Shortened(problems.Ranked(), shown).Document()) // a buffer takes everything
		if b.Len() <= limit || shown == 0 {
			return append(b.Bytes(), '\n')
		}
	}
}

func appendTo(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
