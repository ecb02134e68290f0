package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/disk"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/report"
)

// destination is where a command's output goes: the file of -o, or standard
// output.
type destination struct {
	file  string
	force bool
}

func (d *destination) add(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&d.file, "output", "o", "", "write to `FILE` instead of standard output")
	d.addForce(cmd)
}

func (d *destination) addForce(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&d.force, "force", false,
		"with -o: allow replacing a file of the record or one that git tracks")
}

// isFile reports whether the output goes to a file. A hyphen is standard output.
func (d destination) isFile() bool { return d.file != "" && d.file != "-" }

// sender writes output to where it goes. Files are replaced whole, and those of
// the record or of git not at all unless that is asked for.
type sender struct {
	files *opening
	out   *printer
	taken func(report.View) // is given a view in place of a file or the terminal; may be nil
}

// send writes what was made.
func (s *sender) send(d destination, data []byte) error {
	if !d.isFile() {
		return s.out.bytes(data)
	}
	folder, name := filepath.Split(d.file)
	if err := s.save(folder, d.force, made(name, data)); err != nil {
		return err
	}
	s.out.note("wrote %s", d.file)
	return nil
}

// save writes files to a folder that exists.
func (s *sender) save(folder string, force bool, files ...disk.File) error {
	at := s.files.here(folder)
	if !force {
		paths := make([]string, len(files))
		for i, f := range files {
			paths[i] = filepath.Join(at, filepath.FromSlash(f.Path))
		}
		if err := record.Spare(paths); err != nil {
			return err
		}
	}
	err := disk.Write(at, files)
	return failed(err, "name a file in a folder that exists and that you may write to")
}

// makeFolder makes a folder where there is none.
func (s *sender) makeFolder(folder string) error {
	if err := os.MkdirAll(s.files.here(folder), 0o777); err != nil {
		return failed(fmt.Errorf("make the folder %s: %w", folder, disk.Reason(err)),
			"choose a folder that you can write to")
	}
	return nil
}

// made is a file that is made anew each time.
func made(name string, data []byte) disk.File {
	return disk.File{Path: name, Data: data, Replace: true}
}

// outputFlags are those of a command that shows a view: --format, -o and --force.
type outputFlags struct {
	formatFlag
	destination
}

func (f *outputFlags) add(cmd *cobra.Command) {
	f.formatFlag.add(cmd)
	f.destination.add(cmd)
}

// output is a format, and where to write it.
type output struct {
	render.Format
	destination
}

// settle finds the format: the one given or, without, that of the file's ending.
func (f *outputFlags) settle() (output, error) {
	format, err := f.lookup(f.destination)
	return output{format, f.destination}, err
}

// view writes a view.
func (s *sender) view(view report.View, o output) error {
	return s.result(resultOf(view), o)
}

func (s *sender) result(result render.Result, o output) error {
	data, err := s.make(result, o)
	if err != nil {
		return err
	}
	return s.send(o.destination, data)
}

// make makes the whole output before any of it is written, so that a failure
// leaves nothing half-said.
func (s *sender) make(result render.Result, o output) ([]byte, error) {
	options := render.Options{Width: 80}
	if !o.isFile() {
		if o.Binary && s.out.app.Terminal() > 0 {
			return nil, usageError{fmt.Errorf("%s cannot be shown in a terminal", o.Name),
				"name a file: -o FILE." + o.Ending}
		}
		var err error
		if options, err = s.out.options(); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	err := o.Write(&b, result, options)
	return b.Bytes(), failed(err, "")
}

// show writes a report, and ends with the exit code of a record with errors where
// it has any.
func (s *sender) show(c *report.Context, view report.View, o output) error {
	if s.taken != nil {
		s.taken(view)
		return nil
	}
	if err := s.view(view, o); err != nil {
		return err
	}
	return problems(c)
}

// showLines writes lines in place of a page.
func (s *sender) showLines(c *report.Context, lines []string, d destination) error {
	var b bytes.Buffer
	if err := render.Lines(&b, lines); err != nil {
		return failed(err, "")
	}
	if err := s.send(d, b.Bytes()); err != nil {
		return err
	}
	return problems(c)
}

// formatFlag is --format with the formats that a command can write.
type formatFlag struct {
	name    string
	formats []render.Format // nil means those of every command
}

func (f *formatFlag) choice() []render.Format {
	if f.formats == nil {
		return render.Formats()
	}
	return f.formats
}

func (f *formatFlag) add(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&f.name, "format", "f", "", "`FORMAT`: "+formatNames(f.choice())+
		" (default: from the ending of the -o FILE, else "+f.choice()[0].Name+")")
	_ = cmd.RegisterFlagCompletionFunc("format",
		cobra.FixedCompletions(formatCompletions(f.choice(), ""), cobra.ShellCompDirectiveNoFileComp))
}

// formatNames lists formats for help.
func formatNames(formats []render.Format) string {
	var names []string
	for _, format := range formats {
		names = append(names, format.Name)
	}
	return strings.Join(names, ", ")
}

// formatCompletions are formats for the shell, each with what follows its name.
func formatCompletions(formats []render.Format, after string) []string {
	var names []string
	for _, format := range formats {
		names = append(names, format.Name+after+"\t"+format.About)
	}
	return names
}

// lookup is the format that was asked for; where none was, that of the file's
// ending or else the first.
func (f *formatFlag) lookup(d destination) (render.Format, error) {
	if f.name != "" {
		format, err := render.Lookup(f.name, f.choice())
		if err != nil {
			return format, usageError{err, ""}
		}
		return format, nil
	}
	if d.isFile() {
		if i := ending(d.file, f.choice()); i >= 0 {
			return f.choice()[i], nil
		}
	}
	return f.choice()[0], nil
}

// ending is the first format whose files end as a file does; -1 where none does.
func ending(file string, formats []render.Format) int {
	end := strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	return slices.IndexFunc(formats, func(f render.Format) bool { return f.Ending == end })
}
