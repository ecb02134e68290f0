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

// checkOutputFlags are those of a command that finds problems: beside --format and
// -o any number of further formats, a file each.
type checkOutputFlags struct {
	outputFlags
	also    []string
	earlier []string // of -o, as it was read before --also: FORMAT=FILE
}

func (f *checkOutputFlags) add(cmd *cobra.Command) {
	f.formats = render.DiagnosticFormats()
	f.formatFlag.add(cmd)
	cmd.Flags().VarP(&fileFlag{f}, "output", "o", "write to `FILE` instead of standard output")
	f.addForce(cmd)
	cmd.Flags().StringArrayVar(&f.also, "also", nil,
		"also write `FORMAT=FILE`, such as sarif=improve.sarif; can be repeated")
	_ = cmd.RegisterFlagCompletionFunc("also",
		cobra.FixedCompletions(formatCompletions(f.formats, "="), cobra.ShellCompDirectiveNoSpace))
}

// fileFlag is the value of -o: a file. Up to the next release it may also be
// FORMAT=FILE or FORMAT, which --also and --format have taken the place of.
type fileFlag struct{ of *checkOutputFlags }

func (f *fileFlag) String() string {
	if f.of == nil {
		return ""
	}
	return strings.TrimSpace(strings.Join(f.of.earlier, " ") + " " + f.of.file)
}

func (f *fileFlag) Type() string { return "FILE" }

func (f *fileFlag) Set(s string) error {
	name, _, named := strings.Cut(s, "=")
	_, err := f.of.format(name)
	switch {
	case named || err == nil:
		f.of.earlier = append(f.of.earlier, s)
	case f.of.file != "":
		return errors.New("given twice: use --also FORMAT=FILE for more files")
	default:
		f.of.file = s
	}
	return nil
}

// format is a format by its name. Up to the next release terminal may be called
// text.
func (f *checkOutputFlags) format(name string) (render.Format, error) {
	if name == "text" {
		name = render.Formats()[0].Name
	}
	return render.Lookup(name, f.formats)
}

// notes say how to write what was written in an earlier way.
func (f *checkOutputFlags) notes() []string {
	var notes []string
	if f.name == "text" {
		notes = append(notes, "--format text is read for one more release: leave it out, or write --format terminal")
	}
	for _, word := range f.earlier {
		name, file := earlier(word)
		now := "--also " + word
		if file == "" {
			now = "--format " + name
		}
		notes = append(notes, fmt.Sprintf("-o %s is read for one more release: write %s", word, now))
	}
	return notes
}

// earlier takes -o FORMAT=FILE apart; the file is empty for standard output.
func earlier(word string) (format, file string) {
	format, file, _ = strings.Cut(word, "=")
	if file == "-" {
		file = ""
	}
	return format, file
}

// settle finds out all that is to be written, the main output first.
func (f *checkOutputFlags) settle() ([]output, error) {
	main := f.outputFlags
	var outputs []output
	for _, word := range f.earlier {
		name, file := earlier(word)
		if _, err := f.format(name); err != nil {
			return nil, usageError{fmt.Errorf("-o %s: %w", word, err),
				"write -o FILE, or --also FORMAT=FILE, such as --also sarif=improve.sarif"}
		}
		switch {
		case file != "" || strings.HasSuffix(word, "="):
			more, err := f.further("-o", word)
			if err != nil {
				return nil, err
			}
			outputs = append(outputs, more)
		case main.name != "" && main.name != name:
			return nil, usageError{fmt.Errorf("both %s and %s would go to standard output", main.name, name),
				"give one of them a file: --also " + name + "=FILE"}
		default:
			main.name = name
		}
	}
	if main.name == "text" {
		main.name = render.Formats()[0].Name
	}
	first, err := main.settle()
	if err != nil {
		return nil, err
	}
	outputs = append([]output{first}, outputs...)
	for _, word := range f.also {
		more, err := f.further("--also", word)
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, more)
	}
	return outputs, twice(outputs)
}

// further is a format that is written beside the main output, as a flag gives it.
func (f *checkOutputFlags) further(flag, word string) (output, error) {
	name, file, _ := strings.Cut(word, "=")
	format, err := f.format(name)
	switch {
	case err != nil:
		return output{}, usageError{fmt.Errorf("%s %s: %w", flag, word, err),
			"write --also FORMAT=FILE, such as --also sarif=improve.sarif"}
	case file == "" || file == "-":
		return output{}, usageError{fmt.Errorf("%s %s: missing file", flag, word),
			"write --also " + name + "=FILE, or --format " + name + " for standard output"}
	}
	return output{format, destination{file, f.force}}, nil
}

// twice refuses two formats for one file: the second would replace the first.
func twice(outputs []output) error {
	seen := map[string]string{}
	for _, o := range outputs {
		if !o.isFile() {
			continue
		}
		file := filepath.Clean(o.file)
		if other, again := seen[file]; again {
			return usageError{fmt.Errorf("both %s and %s would go to %s", other, o.Name, o.file),
				"give each a file of its own"}
		}
		seen[file] = o.Name
	}
	return nil
}

// writeOutputs makes everything before it writes anything: further files first, for
// standard output may be a pipe that nobody reads to its end.
func (g *checkCall) writeOutputs(view *report.CheckView, findings *render.Findings) error {
	result := resultOf(view)
	result.Findings = findings
	texts := make([][]byte, len(g.outputs))
	annotated := false
	for i, each := range g.outputs {
		var err error
		if texts[i], err = g.send.make(result, each); err != nil {
			return err
		}
		annotated = annotated || each.Name == "github"
	}
	for i := range g.outputs {
		last := len(g.outputs) - 1 - i
		if err := g.send.send(g.outputs[last].destination, texts[last]); err != nil {
			return err
		}
	}
	summary := g.app.Env("GITHUB_STEP_SUMMARY")
	if !annotated || summary == "" {
		return nil
	}
	if err := appendTo(summary, stepSummary(view, findings.Problems)); err != nil {
		return failed(fmt.Errorf("write the job summary: %w", err),
			"GITHUB_STEP_SUMMARY names the file; unset it to do without")
	}
	return nil
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
