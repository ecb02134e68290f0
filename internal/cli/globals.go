package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	_ "time/tzdata" // so that today is told rightly on machines without a zone database

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/change"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
	"improve/internal/render"
	"improve/internal/report"
	"improve/internal/store"
)

// globals are the flags of every command.
type globals struct {
	app               *App
	dir, asAt, colour string
	rev               string           // of reading commands: the revision to read in place of the files
	revision          *report.Revision // what it came to, once loaded
	anew              bool             // of import: a folder without a record will do
}

func (g *globals) add(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVarP(&g.dir, "directory", "C", "", "run as if called in `DIR`")
	f.StringVar(&g.asAt, "as-at", "", "the `DATE` to look at, such as 2020-02-25 (default: IMPROVE_AS_AT, then as_at in plan/programme.yaml, then today)")
	f.StringVar(&g.colour, "color", "auto", "colour `WHEN`: auto, always or never")
	_ = root.RegisterFlagCompletionFunc("color", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp))
	_ = root.MarkPersistentFlagDirname("directory")
}

// record is a loaded record and the folder it stands in.
type record struct {
	fsys      fs.FS
	programme *programme.Programme
	problems  diag.List // of reading
	revision  *report.Revision
	reading   *store.Reading // of the files here; nil of a revision, and where there are none
	past      *check.History // how it came about, where the checks are told
}

// load finds the record upwards from here, as git does, and reads it. Links that
// lead out of its folder are not followed.
func (g *globals) load() (*record, error) {
	if g.rev != "" {
		return g.loadRevision()
	}
	dir, err := g.find()
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, failed(fmt.Errorf("open %s: %w", dir, errors.Unwrap(err)), "")
	}
	r, err := store.Read(root.FS())
	if err != nil {
		return nil, failed(err, g.hintForNone())
	}
	return &record{fsys: root.FS(), programme: r.Programme, problems: r.Problems, reading: r}, nil
}

const noRecordHint = "go to the folder that holds plan/ and updates/, or name it: improve -C FOLDER status"

// hintForNone is what to do where there is no record to be read. A bare repository
// holds one, and no files.
func (g *globals) hintForNone() string {
	repo, err := gitrepo.Open(g.here(g.dir))
	if err != nil {
		return noRecordHint
	}
	defer repo.Close()
	if repo.Bare() {
		return "this is a bare repository, which has no files to read: say which commit to look at, such as improve status --rev HEAD"
	}
	return noRecordHint
}

func (g *globals) find() (string, error) {
	start := g.here(g.dir)
	if info, err := os.Stat(start); err != nil || !info.IsDir() {
		return "", usageError{fmt.Errorf("%s is not a folder", g.dir), ""}
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		if info, err := os.Lstat(filepath.Join(dir, "plan")); err == nil && (info.IsDir() || dir == start) {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return start, nil // the loader says what is missing
		}
	}
}

// date decides which day to look at: the flag, the environment, the programme, the
// day of the revision that is read, or today where it is.
func (g *globals) date(p *programme.Programme) (programme.Date, report.DateSource, error) {
	if g.asAt != "" {
		d, err := readDate("--as-at", g.asAt)
		return d, report.FromFlag, err
	}
	if env := g.app.Env("IMPROVE_AS_AT"); env != "" {
		d, err := readDate("IMPROVE_AS_AT", env)
		return d, report.FromEnvironment, err
	}
	if p.AsAt.Given() {
		return p.AsAt.Date, report.FromProgramme, nil
	}
	if g.revision != nil && !g.revision.Date.IsZero() {
		return g.revision.Date, report.FromCommit, nil
	}
	return history.Day(g.app.Now(), zone(p)), report.FromToday, nil
}

// readDate reads a day; a month stands for its last.
func readDate(from, s string) (programme.Date, error) {
	d, err := readWhen(from, s)
	return d.Due(), err
}

// readWhen reads a day or a month, as it is written.
func readWhen(from, s string) (programme.Date, error) {
	d, err := programme.ParseDate(s)
	if err == nil {
		return d, nil
	}
	hint := "write a day as 2020-02-25"
	if meant, ok := programme.SuggestDate(s); ok {
		hint = "did you mean " + meant.String() + "?"
	}
	return d, usageError{fmt.Errorf("%s: %w", from, err), hint}
}

// context loads the record, validates it and assesses it: what every report is
// made from.
func (g *globals) context() (*report.Context, error) {
	r, err := g.load()
	if err != nil {
		return nil, err
	}
	day, from, err := g.date(r.programme)
	if err != nil {
		return nil, err
	}
	errorCount := r.problems.Count(diag.Error) + check.Validate(r.programme, rules()).Count(diag.Error)
	return &report.Context{Programme: r.programme, Assessment: assess.Assess(r.programme, day), Date: from, Errors: errorCount, Revision: r.revision}, nil
}

// rules is everything that can be wrong with a record.
func rules() []diag.Rule { return slices.Concat(store.Rules(), check.Rules(), change.Rules()) }

// options are what the terminal formats need to know of the place they write to.
func (g *globals) options() (render.Options, error) {
	width := g.app.Terminal()
	o := render.Options{Width: width}
	if n, err := strconv.Atoi(g.app.Env("COLUMNS")); err == nil && n > 0 {
		o.Width = n
	}
	const widest = 120 // longer lines are hard to read
	if o.Width == 0 {
		o.Width = 80
	}
	o.Width = min(o.Width, widest)
	switch g.colour {
	case "always":
		o.Colour = true
	case "never":
	case "auto":
		o.Colour = width > 0 && g.app.Env("NO_COLOR") == "" && g.app.Env("TERM") != "dumb"
	default:
		return o, usageError{fmt.Errorf("--color %s: write auto, always or never", g.colour), ""}
	}
	return o, nil
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
	cmd.Flags().StringVarP(&f.name, "format", "f", f.choice()[0].Name, "`FORMAT`: "+formatNames(f.choice()))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formatCompletions(f.choice(), ""), cobra.ShellCompDirectiveNoFileComp))
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

func (f *formatFlag) lookup() (render.Format, error) {
	format, err := render.Lookup(f.name, f.choice())
	if err != nil {
		return format, usageError{err, ""}
	}
	return format, nil
}

// show writes a report, and ends with the exit code of a record with errors
// where it has any.
func (g *globals) show(c *report.Context, view report.View, format render.Format) error {
	o, err := g.options()
	if err != nil {
		return err
	}
	result := render.Result{View: view, Document: view.Document(), Table: view.Table()}
	if err := g.write(func(w *bytes.Buffer) error { return format.Write(w, result, o) }); err != nil {
		return err
	}
	return problems(c)
}

// write makes the whole output before any of it is written, so that a failure
// leaves nothing half-said.
func (g *globals) write(make func(*bytes.Buffer) error) error {
	var b bytes.Buffer
	if err := make(&b); err != nil {
		return failed(err, "")
	}
	if _, err := g.app.Stdout.Write(b.Bytes()); err != nil {
		return failed(fmt.Errorf("write the output: %w", err), "")
	}
	return nil
}
