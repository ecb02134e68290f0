package cli

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/disk"
	"improve/internal/entry"
	"improve/internal/exchange"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/render"
	"improve/internal/report"
	"improve/internal/workbook"
)

// importFlags are those of `improve import`.
type importFlags struct {
	todayFlags
	as, sheet, letters, ratedOn, note, plan, report string
	mappings                                        []string
	late                                            bool
}

func newImport(g *globals) *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Take in a council's action plan, or the workbooks that leads return",
		Long: `Reads a workbook (.xlsx) or CSV file.

An action plan becomes files of the plan: its columns are found by their names
(--map overrides), and everything that had to be guessed is listed for a person
to confirm, every cell that was placed nowhere too. Tasks that the record has
stay as they are; where the workbook states them otherwise it is said.

A form that improve export made and a lead filled in becomes today's updates.
Rows made before the record changed are held back.`,
		Example: `  improve import plan.xlsx --dry-run
  improve import plan.xlsx --map "Key task=action" --map "Timescale=target" --plan-id plan-2025
  improve import plan.xlsx --rated-on 2025-01-15 --letters "G=on track,A=behind" --note "As the plan states."
  improve import returned.xlsx --by head-early-help`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("import which file?"), "name one: improve import plan.xlsx"}
			}
			return g.importFile(flags, args[0])
		},
	}
	flags.add(g, cmd)
	return cmd
}

func (f *importFlags) add(g *globals, cmd *cobra.Command) {
	add := cmd.Flags()
	add.StringVar(&f.as, "as", "", "what the file is (`KIND`): plan or ratings (default: told by its headings)")
	add.StringArrayVar(&f.mappings, "map", nil, "a column and what it is: \"Heading=field\"; fields are "+strings.Join(exchange.Fields(), ", "))
	add.StringVar(&f.sheet, "sheet", "", "read only the sheet `NAME` (default: every sheet with a table of tasks)")
	add.StringVar(&f.letters, "letters", "", "what the ratings `MEAN`: \"G=on track,B=complete,N=none\"")
	add.StringVar(&f.ratedOn, "rated-on", "", "the `DATE` of the plan's ratings; without it they are not taken")
	add.StringVar(&f.note, "note", "", "the note of ratings that have no words beside them")
	add.StringVar(&f.plan, "plan-id", "", "the published plan (`ID`) that the tasks come from, such as plan-2025")
	add.StringVar(&f.report, "report", "", "write the report to `FILE` (.md, .html, .docx, .json ...) instead of here")
	add.BoolVar(&f.late, "late", false, "take rows of a returned form though the record has changed since it was made")
	f.todayFlags.add(g, cmd)
	_ = cmd.RegisterFlagCompletionFunc("as", cobra.FixedCompletions([]string{"plan", "ratings"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("plan-id", g.completeIDs("plan"))
}

// importFile reads a file and takes it in as what it is.
func (g *globals) importFile(f importFlags, path string) error {
	if f.as != "" && f.as != "plan" && f.as != "ratings" {
		return usageError{fmt.Errorf("--as %s: write plan or ratings", f.as), ""}
	}
	book, err := g.openBook(path)
	if err != nil {
		return err
	}
	name := filepath.Base(path)
	if f.as == "ratings" || f.as == "" && exchange.IsForm(book) {
		return g.importReturn(f, book, name)
	}
	o, err := f.options()
	if err != nil {
		return err
	}
	return g.importPlan(f, o, book, name)
}

// openBook reads a workbook, a CSV file, or a form in JSON.
func (g *globals) openBook(path string) (*workbook.Book, error) {
	info, err := os.Stat(g.here(path))
	switch {
	case err != nil:
		return nil, failed(fmt.Errorf("read %s: %w", path, disk.Reason(err)), "name the file as it stands in its folder")
	case !info.Mode().IsRegular():
		return nil, failed(fmt.Errorf("%s is no file", path), "name the workbook itself")
	case info.Size() > workbook.MaxFile:
		return nil, failed(fmt.Errorf("%s has %d MB, more than the %d MB that are read", path, info.Size()>>20, workbook.MaxFile>>20), "save a copy without pictures")
	}
	data, err := os.ReadFile(g.here(path))
	if err != nil {
		return nil, failed(fmt.Errorf("read %s: %w", path, disk.Reason(err)), "")
	}
	var book *workbook.Book
	if strings.EqualFold(filepath.Ext(path), ".json") {
		book, err = exchange.ReadJSON(data)
	} else {
		book, err = workbook.Open(path, data)
	}
	var wrong *workbook.Error
	if errors.As(err, &wrong) {
		return nil, failed(fmt.Errorf("%s: %s", path, wrong.What), wrong.Remedy)
	}
	return book, failed(err, "")
}

// options reads what the call says of a plan.
func (f *importFlags) options() (o exchange.Options, err error) {
	o = exchange.Options{Sheet: f.sheet, Note: f.note, Plan: f.plan}
	for _, m := range f.mappings {
		mapping, err := exchange.ParseMapping(m)
		if err != nil {
			return o, usageError{fmt.Errorf("--map %w", err), ""}
		}
		o.Mappings = append(o.Mappings, mapping)
	}
	if o.Letters, err = exchange.ParseLetters(f.letters); err != nil {
		return o, usageError{fmt.Errorf("--letters %w", err), ""}
	}
	if f.ratedOn != "" {
		if o.RatedOn, err = readDate("--rated-on", f.ratedOn); err != nil {
			return o, err
		}
	}
	return o, nil
}

// importPlan takes in a plan. What the letters of its ratings mean is asked
// where somebody is there to answer.
func (g *globals) importPlan(f importFlags, o exchange.Options, book *workbook.Book, name string) error {
	var draft *exchange.Draft
	build := func(e *editing) (plan, error) {
		d, err := exchange.ReadPlan(book, name, e.programme, o)
		if err != nil {
			return plan{}, err
		}
		draft = d
		edits := d.Edits(e.programme, o, exchange.RatingsFile(e.programme, o.RatedOn, name), f.by)
		p := plan{edits: edits, message: "Import " + name, on: o.RatedOn}
		if len(d.Leftovers)+len(d.Different) > 0 {
			p.nothing = "Nothing to write: what the record does not say is listed in the report."
		}
		return p, nil
	}
	g.anew = true
	if g.asks() { // before the record is locked: nobody waits for somebody who thinks
		var err error
		if o.Letters, err = g.explained(book, name, o); err != nil {
			return err
		}
	}
	unlock, err := g.lockFor(f.writeFlags)
	if err != nil {
		return err
	}
	defer unlock()
	p, err := g.propose(f.writeFlags, build)
	if err != nil {
		return planError(err)
	}
	if err := g.importReport(f, draft.Report()); err != nil {
		return err
	}
	return g.carryOut(f.writeFlags, p)
}

// explained is what the letters of a plan's ratings mean, asked where the call
// does not say.
func (g *globals) explained(book *workbook.Book, name string, o exchange.Options) (exchange.Letters, error) {
	e, err := g.edit()
	if err != nil {
		return nil, err
	}
	var unknown *exchange.ErrLetters
	if _, err := exchange.ReadPlan(book, name, e.programme, o); !errors.As(err, &unknown) {
		return o.Letters, nil // what else is wrong is said later
	}
	letters, err := g.askLetters(unknown)
	maps.Copy(letters, o.Letters)
	return letters, err
}

// planError turns what a plan lacks into words about the call.
func planError(err error) error {
	var table *exchange.ErrNoTable
	var letters *exchange.ErrLetters
	var sheet *exchange.ErrSheet
	var mapping *exchange.ErrMapping
	switch {
	case errors.As(err, &table):
		return usageError{err, `name the columns: --map "Your heading=action" --map "Your other heading=leads"; for a form that came back, --as ratings`}
	case errors.As(err, &letters):
		var pairs []string
		for _, w := range letters.Words {
			pairs = append(pairs, w+"=on track")
		}
		return usageError{err, fmt.Sprintf(`say what they mean: --letters %q (or complete, behind, off track, none)`, strings.Join(pairs, ","))}
	case errors.As(err, &sheet), errors.As(err, &mapping):
		return usageError{err, ""}
	}
	return err
}

// askLetters asks what each word of a rating column means.
func (g *globals) askLetters(e *exchange.ErrLetters) (exchange.Letters, error) {
	f := g.newForm()
	defer f.close()
	letters := exchange.Letters{}
	if err := f.tell(e.Error()); err != nil {
		return letters, err
	}
	for _, word := range e.Words {
		err := f.ask(fmt.Sprintf("What does %s mean (complete, off track, behind, on track or none)", word), "", func(answer string) error {
			read, err := exchange.ParseLetters(word + "=" + answer)
			for w, rating := range read {
				letters[w] = rating
			}
			return err
		})
		if err != nil {
			return letters, err
		}
	}
	return letters, nil
}

// importReport shows a report, or writes it to a file.
func (g *globals) importReport(f importFlags, view report.View) error {
	result := render.Result{View: view, Document: view.Document(), Table: view.Table()}
	if f.report == "" {
		o, err := g.options()
		if err != nil {
			return err
		}
		return g.write(func(b *bytes.Buffer) error {
			err := render.Formats()[0].Write(b, result, o)
			b.WriteByte('\n')
			return err
		})
	}
	format, err := formatOf(f.report)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := format.Write(&b, result, render.Options{Width: 80}); err != nil {
		return failed(err, "")
	}
	folder, name := filepath.Split(f.report)
	if err := g.save(folder, made(name, b.Bytes())); err != nil {
		return err
	}
	return g.say("The report is in " + f.report + ".")
}

// formatOf is the format that a file's ending names.
func formatOf(path string) (render.Format, error) {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	i := slices.IndexFunc(render.Formats(), func(f render.Format) bool { return f.Ending == ending })
	if i < 0 {
		return render.Format{}, usageError{fmt.Errorf("%s has no ending that names a format", path), "end it in .md, .html, .docx or .json"}
	}
	return render.Formats()[i], nil
}

// importReturn takes in a form that a lead filled in.
func (g *globals) importReturn(f importFlags, book *workbook.Book, name string) error {
	var read *exchange.Return
	build := g.asToday(f.todayFlags, func(e *editing, today entry.Today) (plan, error) {
		var err error
		if read, err = exchange.ReadReturn(book, name, e.Assessment, func() *assess.Assessment { return publicOf(e) }, f.late); err != nil {
			return plan{}, usageError{err, "for a council's own plan: --as plan"}
		}
		p := plan{message: "Take in " + name}
		for _, said := range read.Entries {
			p.edits = append(p.edits, today.Rate(said)...)
		}
		return p, nil
	})
	unlock, err := g.lockFor(f.writeFlags)
	if err != nil {
		return err
	}
	defer unlock()
	p, err := g.propose(f.writeFlags, build)
	if err != nil {
		return err
	}
	view := read.Report()
	if f.report != "" || !view.Quiet() {
		if err := g.importReport(f, view); err != nil {
			return err
		}
	}
	if len(p.changed) == 0 {
		err = g.say("Nothing to do: " + view.Summary() + ".")
	} else if err = g.showProposal(p); err == nil {
		err = g.carryOut(f.writeFlags, p)
	}
	if err == nil && view.Held() {
		return errProblems
	}
	return err
}

// publicOf is the record as the public sees it, nil where it cannot be published.
func publicOf(e *editing) *assess.Assessment {
	p, _, leaks := publish.Public(e.programme)
	if len(leaks) > 0 {
		return nil
	}
	return assess.Assess(p, e.day)
}

// emptyRecord is a folder that holds nothing yet: an import may be the beginning
// of a record.
func emptyRecord(dir string) (*record, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, failed(fmt.Errorf("open %s: %w", dir, disk.Reason(err)), "")
	}
	return &record{fsys: root.FS(), programme: &programme.Programme{Policy: programme.DefaultPolicy()}}, nil
}
