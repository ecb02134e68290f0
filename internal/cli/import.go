package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/disk"
	"improve/internal/entry"
	"improve/internal/exchange"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/report"
	"improve/internal/workbook"
)

// importFlags are those of `improve import`.
type importFlags struct {
	todayFlags
	as, sheet, sheets, letters, ratedOn, note, plan string
	mappings, same                                  []string
	late                                            bool
	report                                          destination
}

func newImport(g *globals) *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Import an action plan, or the workbooks that leads return",
		Long: `Reads a workbook (.xlsx), the tables of a Word document (.docx), or a CSV file.

An action plan is written to plan/. Columns are found by their headings; --map
overrides this. What only a person knows is asked in a terminal: what a sheet is,
which dates are revised ones, what letters and colours mean. Elsewhere --sheets and
--letters answer. The answers are kept in plan/import.yaml for the next workbook.

The report lists every guess for a person to confirm, and every cell left out.
Existing tasks are not changed; differences are listed.

A form from improve export that a lead filled in is written to today's updates,
whichever of its sheets are filled in. It lists what was understood of dates and
figures. A row is left out if the record changed after the form was made, and a
row with a cell that cannot be imported is listed with the cell and what to write.`,
		Example: `  improve import plan.xlsx --dry-run
  improve import plan.xlsx --map "Key task=action" --map "Timescale=target" --plan-id plan-2025
  improve import plan.xlsx --sheets "Sheet 3=risks,Notes=other"
  improve import plan.xlsx --rated-on 2025-01-15 --letters "G=on track,A=behind" --note "As the plan states."
  improve import returned.xlsx --by head-early-help`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("missing file"), "improve import plan.xlsx"}
			}
			return (&importCall{g, flags}).run(args[0])
		},
	}
	flags.add(g, cmd)
	return cmd
}

func (f *importFlags) add(g *globals, cmd *cobra.Command) {
	add := cmd.Flags()
	addText(cmd, &f.as, "as", "KIND", "what the file is: plan or ratings (default: found by its headings)")
	add.StringArrayVar(&f.mappings, "map", nil,
		"a column and its field, as `HEADING=FIELD`; can be repeated; "+
			"fields are "+strings.Join(exchange.Fields(), ", "))
	add.StringVar(&f.sheet, "sheet", "", "read only the sheet `NAME` (default: every sheet with a table of tasks)")
	add.StringVar(&f.sheets, "sheets", "",
		"what sheets `ARE`, such as \"Sheet 3=risks,Notes=other\": "+strings.Join(exchange.SheetKindNames(), ", "))
	add.StringVar(&f.letters, "letters", "",
		"what the letters of ratings `MEAN`, such as \"G=on track,B=complete,N=none\"")
	add.StringVar(&f.ratedOn, "rated-on", "", "the `DATE` of the plan's ratings (default: today)")
	addText(cmd, &f.note, "note", "TEXT", "the note for ratings that have no words beside them")
	addText(cmd, &f.plan, "plan-id", "ID", "the published plan that the tasks come from, such as plan-2025")
	add.StringArrayVar(&f.same, "same", nil,
		"two spellings of one person, as `SPELLING=NAME`; can be repeated")
	add.StringVar(&f.report.file, "report", "",
		"write the report to `FILE` (.md, .html, .docx, .json ...) instead of here")
	add.BoolVar(&f.report.force, "force", false,
		"with --report: allow replacing a file of the record or one that git tracks")
	add.BoolVar(&f.late, "late", false, "import rows even if the record has changed since the form was made")
	f.todayFlags.add(g, cmd)
	_ = cmd.RegisterFlagCompletionFunc("as",
		cobra.FixedCompletions([]string{"plan", "ratings"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("plan-id", g.complete.ids("plan"))
}

// importCall is a call of `improve import`.
type importCall struct {
	*globals
	importFlags
}

// run reads a file and takes it in as what it is.
func (g *importCall) run(path string) error {
	if g.as != "" && g.as != "plan" && g.as != "ratings" {
		return usageError{fmt.Errorf("--as %s: write plan or ratings", g.as), ""}
	}
	defer keepSmall()()
	book, err := g.openBook(path)
	if err != nil {
		return err
	}
	name := filepath.Base(path)
	if g.as == "ratings" || g.as == "" && exchange.IsForm(book) {
		return g.importReturn(book, name)
	}
	o, err := g.options(book)
	if err != nil {
		return err
	}
	return g.importPlan(o, book, name)
}

// keepSmall makes the program collect what it no longer needs rather than take more
// memory than this, so that the largest file that is read at all still fits.
func keepSmall() (undo func()) {
	const most = 160 << 20 // bytes
	limit := debug.SetMemoryLimit(most)
	return func() { debug.SetMemoryLimit(limit) }
}

// openBook reads a workbook, a document, a CSV file, or a form in JSON.
func (g *importCall) openBook(path string) (*workbook.Book, error) {
	data, err := disk.ReadFile(g.files.here(path), workbook.MaxFile)
	switch {
	case errors.Is(err, disk.ErrNotAFile):
		return nil, failed(fmt.Errorf("%s is not a file", path), "give the path of the workbook")
	case errors.Is(err, disk.ErrTooLarge):
		return nil, failed(fmt.Errorf("%s is larger than %d MB", path, workbook.MaxFile>>20),
			"save a copy without pictures")
	case err != nil:
		return nil, failed(fmt.Errorf("read %s: %w", path, disk.Reason(err)), "check the path of the file")
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

// options reads what the call says about a plan in a workbook.
func (f *importFlags) options(book *workbook.Book) (o exchange.Options, err error) {
	o = exchange.Options{Sheet: f.sheet, Note: f.note, Plan: f.plan}
	for _, m := range f.mappings {
		mapping, err := exchange.ParseMapping(m)
		if err != nil {
			return o, usageError{fmt.Errorf("--map %w", err), ""}
		}
		o.Mappings = append(o.Mappings, mapping)
	}
	for _, s := range f.same {
		same, err := exchange.ParseSame(s)
		if err != nil {
			return o, usageError{fmt.Errorf("--same %w", err), ""}
		}
		o.Same = append(o.Same, same)
	}
	if o.Letters, err = exchange.ParseLetters(f.letters); err != nil {
		return o, usageError{fmt.Errorf("--letters %w", err), ""}
	}
	if o.Sheets, err = exchange.ParseSheets(f.sheets, book); err != nil {
		return o, usageError{fmt.Errorf("--sheets %w", err), ""}
	}
	if f.ratedOn != "" {
		if o.RatedOn, err = readDate("--rated-on", f.ratedOn); err != nil {
			return o, err
		}
	}
	return o, nil
}

// importPlan takes in a plan. What only a person knows is asked where somebody is
// there to answer.
func (g *importCall) importPlan(o exchange.Options, book *workbook.Book, name string) error {
	var draft *exchange.Draft
	make := func(e *editing) (record.Plan, error) {
		said := o
		o, err := o.Remembering(e.Record.Programme, name)
		if err != nil {
			return record.Plan{}, usageError{err, "correct plan/import.yaml"}
		}
		if err := dateRatings(&o, e.Day); err != nil {
			return record.Plan{}, err
		}
		d, err := exchange.ReadPlan(book, name, e.Record.Programme, o)
		if err != nil {
			return record.Plan{}, err
		}
		draft = d
		edits := append(d.Edits(e.Record.Programme, o, g.by), said.AnswerEdits(e.Record.Programme, name)...)
		p := record.Plan{Edits: edits, Message: "Import " + name, On: o.RatedOn}
		if len(d.Leftovers)+len(d.Different) > 0 {
			p.Nothing = "Nothing to write: the report lists what was left out."
		}
		return p, nil
	}
	change := g.write.changing(make)
	change.Open = g.openOrBegin
	if g.ask.can() { // before the record is locked: nobody waits for somebody who thinks
		var err error
		if o, err = g.explained(book, name, o); err != nil {
			return err
		}
	}
	return g.takeIn(change, func(p *record.Proposal, repo *gitrepo.Repo) error {
		if err := g.importReport(g.view(draft)); err != nil {
			return err
		}
		if err := g.write.carryOut(g.writeFlags, p, repo); err != nil {
			return err
		}
		return g.importCounts(draft.Counts(p.After))
	})
}

// dateRatings dates the ratings of a plan: on the day of the import where the call does not
// say.
func dateRatings(o *exchange.Options, day programme.Date) error {
	if o.Day = day; o.RatedOn.IsZero() {
		o.RatedOn = day
	}
	if o.RatedOn.After(day) {
		return usageError{fmt.Errorf("--rated-on: %s is after %s, the day of this import", o.RatedOn, day),
			"give the day on which the plan was rated so"}
	}
	return nil
}

// view is the report of a draft: all of it in a file, what is alike counted on a screen.
func (g *importCall) view(d *exchange.Draft) report.View {
	if g.report.isFile() {
		return d.Report()
	}
	return d.Report().Brief()
}

// importCounts ends with how the ratings of the workbook and of the record compare.
func (g *importCall) importCounts(counts *exchange.Counts) error {
	if counts.Plan == (exchange.Tally{}) {
		return nil
	}
	if err := g.out.say(" "); err != nil {
		return err
	}
	return g.onScreen(counts)
}

// onScreen shows a view where the command runs, wherever --report writes.
func (g *importCall) onScreen(view report.View) error {
	return g.send.view(view, output{render.Formats()[0], destination{}})
}

// openOrBegin opens the record; a folder without one will do.
func (g *importCall) openOrBegin() (*record.Record, error) {
	return g.files.fromFiles(record.OpenOrBegin)
}

// takeIn proposes a change under the lock of the record, and does with it what is
// to be done.
func (g *importCall) takeIn(change record.Change, then func(*record.Proposal, *gitrepo.Repo) error) error {
	repo, err := g.write.repository(g.writeFlags)
	if err != nil {
		return err
	}
	unlock, err := g.write.lock(g.writeFlags)
	if err != nil {
		return err
	}
	defer unlock()
	p, err := g.write.propose(change)
	if err != nil {
		return planError(err)
	}
	return then(p, repo)
}

// planError turns what a plan lacks into words about the call.
func planError(err error) error {
	var table *exchange.ErrNoTable
	var unanswered *exchange.ErrUnanswered
	var sheet *exchange.ErrSheet
	var mapping *exchange.ErrMapping
	switch {
	case errors.As(err, &table):
		return usageError{err, `name the columns: --map "Your heading=action" --map "Your other heading=leads"; ` +
			`for a form that came back, --as ratings`}
	case errors.As(err, &unanswered):
		return usageError{err, "write the answer after each equals sign: " + unanswered.Call() + " (" +
			unanswered.Choices() + ")"}
	case errors.As(err, &sheet), errors.As(err, &mapping):
		return usageError{err, ""}
	}
	return err
}

// importReport shows a report, or writes it to a file.
func (g *importCall) importReport(view report.View) error {
	formats := render.Formats()
	if !g.report.isFile() {
		if err := g.send.view(view, output{formats[0], g.report}); err != nil {
			return err
		}
		return g.out.say(" ")
	}
	i := ending(g.report.file, formats)
	if i < 0 {
		return usageError{fmt.Errorf("%s has no known format in its name", g.report.file),
			"end it in .md, .html, .docx or .json"}
	}
	return g.send.view(view, output{formats[i], g.report})
}

// importReturn takes in a form that a lead filled in.
func (g *importCall) importReturn(book *workbook.Book, name string) error {
	var read *exchange.Return
	make := g.write.today(g.by, func(e *editing, today entry.Today) (record.Plan, error) {
		var err error
		public := func() *assess.Assessment { return publicOf(e) }
		if read, err = exchange.ReadReturn(book, name, e.Assessment, public, g.late); err != nil {
			return record.Plan{}, usageError{err, "for a council's own plan: --as plan"}
		}
		return record.Plan{Edits: read.Edits(today), Message: "Take in " + name}, nil
	})
	return g.takeIn(g.write.changing(make), func(p *record.Proposal, repo *gitrepo.Repo) error {
		return g.carryOutReturn(p, repo, read.Report())
	})
}

// carryOutReturn says what came of a form, and writes what is new in it.
func (g *importCall) carryOutReturn(p *record.Proposal, repo *gitrepo.Repo,
	view *exchange.ReturnReport) error {
	if g.report.isFile() || !view.Quiet() {
		if err := g.importReport(view); err != nil {
			return err
		}
	}
	var err error
	if len(p.Changed) == 0 {
		err = g.out.say("Nothing to do: " + view.Summary() + ".")
	} else if err = g.write.show(p); err == nil {
		err = g.write.carryOut(g.writeFlags, p, repo)
	}
	if err == nil && view.Held() {
		return errProblems
	}
	return err
}

// publicOf is the record as the public sees it, nil where it cannot be published.
func publicOf(e *editing) *assess.Assessment {
	public := publish.Public(e.Record.Programme, e.Day)
	if len(public.Leaks) > 0 {
		return nil
	}
	return assess.OfKnown(public.Programme, public.AsAt())
}
