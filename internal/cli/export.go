package cli

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/exchange"
	"improve/internal/report"
	"improve/internal/workbook"
)

// exportFlags are those of `improve export`.
type exportFlags struct {
	destination
	audience
	format, sheet, backBy string
	filter                report.Filter
}

// exportFormats are the formats a form can have, the default first.
var exportFormats = [...]string{"xlsx", "csv", "json"}

func newExport(g *globals) *cobra.Command {
	var flags exportFlags
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Export a form for leads to fill in: a workbook, CSV or JSON",
		Long: `Makes a workbook with sheets for tasks, what others say about them, measures, risks,
the highlights of ambitions and what meetings asked. Current values are locked; leads
fill in the yellow cells. Import the workbooks that leads return with improve import.
An empty form changes nothing.

With --lead the form has the rows of one person: the tasks they lead, the measures of
their tasks and ambitions, their risks, and what meetings asked of them.

The form says when it is wanted back: by the day on which the papers of the next
board close, or --back-by. CSV holds one sheet.`,
		Example: `  improve export -o return.xlsx
  improve export --lead head-early-help -o head-early-help.xlsx
  improve export --back-by "24 March 2020" -o return.xlsx
  improve export --ambition 2 --sheet measures --format csv -o measures.csv`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return flags.run(g) },
	}
	f := cmd.Flags()
	f.StringVarP(&flags.format, "format", "f", "",
		"`FORMAT`: "+strings.Join(exportFormats[:], ", ")+" (default: from the ending of the -o FILE)")
	flags.destination.add(cmd)
	f.StringVar(&flags.filter.Ambition, "ambition", "", "only rows of the ambition `N`")
	f.StringVar(&flags.filter.Lead, "lead", "", "only rows of the person or body `ID`")
	f.StringVar(&flags.sheet, "sheet", "",
		"only the sheet `NAME`: "+strings.Join(exchange.Sheets(), ", ")+" (default: all; in CSV tasks)")
	addBackBy(cmd, &flags.backBy)
	flags.audience.add(cmd)
	g.addRevision(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format",
		cobra.FixedCompletions(exportFormats[:], cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("sheet",
		cobra.FixedCompletions(exchange.Sheets(), cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("ambition", g.complete.ids("ambition"))
	_ = cmd.RegisterFlagCompletionFunc("lead", g.complete.ids("person"))
	return cmd
}

// kind is the format asked for, or named by the file's ending.
func (f *exportFlags) kind() (string, error) {
	name := f.format
	if name == "" {
		name = strings.TrimPrefix(strings.ToLower(filepath.Ext(f.file)), ".")
	}
	if name == "" {
		name = exportFormats[0]
	}
	if !slices.Contains(exportFormats[:], name) {
		return "", usageError{fmt.Errorf("no form in %s: write xlsx, csv or json", name),
			"for papers in other formats: improve report --help"}
	}
	return name, nil
}

func (f *exportFlags) run(g *globals) error {
	kind, err := f.kind()
	if err != nil {
		return err
	}
	if kind == "xlsx" && !f.isFile() && g.app.Terminal() > 0 {
		return usageError{fmt.Errorf("a workbook cannot be shown in a terminal"), "name a file: -o return.xlsx"}
	}
	c, err := g.read.audience(f.audience)
	if err != nil {
		return err
	}
	if err := f.filter.Check(c.Programme); err != nil {
		return usageError{err, ""}
	}
	if c.Public && !c.Basis.Given() {
		return usageError{errors.New(c.Basis.Words() + ", and a form asks how tasks stand"),
			"add posted: and the day to the minutes of a board, or leave out --audience public"}
	}
	form, err := f.form(c)
	if err != nil {
		return err
	}
	data, err := formBytes(form, kind)
	if err != nil {
		return failed(err, "")
	}
	if err := g.send.send(f.destination, data); err != nil {
		return err
	}
	if f.isFile() {
		g.out.note("%s", backByWords(c, form.BackBy))
	}
	return problems(c)
}

// form is the form asked for.
func (f *exportFlags) form(c *report.Context) (*exchange.Form, error) {
	if f.sheet != "" && !slices.Contains(exchange.Sheets(), f.sheet) {
		return nil, usageError{fmt.Errorf("--sheet %s: no such sheet", f.sheet),
			diag.Choose(f.sheet, exchange.Sheets())}
	}
	back, err := backBy(c, f.backBy)
	if err != nil {
		return nil, err
	}
	form := exportForm(c, f.filter, back)
	if f.sheet != "" {
		form.Only(f.sheet)
	}
	return form, nil
}

func addBackBy(cmd *cobra.Command, day *string) {
	cmd.Flags().StringVar(day, "back-by", "",
		"the `DATE` by which forms are to come back (default: the day on which the papers of the next board close)")
}

// backBy is when a form is to come back: the day given, or one derived from the next board.
func backBy(c *report.Context, given string) (exchange.BackBy, error) {
	today := c.Assessment.AsAt
	if c.Public {
		today = c.Basis.Day
	}
	if given == "" {
		return exchange.BackByFor(c.Assessment, today), nil
	}
	day, err := readDate("--back-by", given)
	if err == nil && day.Before(today) {
		err = usageError{fmt.Errorf("--back-by: %s is before %s, the day of the form", day.Words(), today.Words()),
			"give a later day, or an earlier --as-at"}
	}
	return exchange.BackBy{Day: day}, err
}

// backByWords says by when a form is to come back.
func backByWords(c *report.Context, back exchange.BackBy) string {
	if back.Day.IsZero() {
		return "no board is listed after " + c.Assessment.AsAt.Words() +
			", so that the form has no date to come back by: give one with --back-by"
	}
	return strings.TrimSpace("to come back by " + back.Day.Words() + ". " + back.Why)
}

// exportForm is the form for a selection of rows.
func exportForm(c *report.Context, filter report.Filter, back exchange.BackBy) *exchange.Form {
	rows := exchange.RowsOf(c.Assessment, filter.Apply(c.Assessment.Tasks), filter.Lead, filter.Ambition)
	form := exchange.NewForm(c.Assessment, rows, c.Public)
	form.BackBy = back
	if filter.Lead != "" {
		form.For = form.NameOf(filter.Lead)
	}
	if _, restricted := rows.Count(); restricted > 0 {
		form.Notes = append(form.Notes,
			fmt.Sprintf("It has restricted rows (%d): send it only to the people who work on them.", restricted))
	}
	if rows.Withheld > 0 {
		form.Notes = append(form.Notes,
			fmt.Sprintf("It leaves out restricted measures or risks (%d), which others report on.", rows.Withheld))
	}
	if c.Errors > 0 {
		form.Notes = append(form.Notes,
			"The record has errors, and this form may lack what could not be read: improve validate lists them.")
	}
	if c.Public {
		form.Notes = append(form.Notes, c.Basis.Words()+".")
	}
	if c.LeftOut != "" {
		form.Notes = append(form.Notes, c.LeftOut)
	}
	return form
}

func formBytes(form *exchange.Form, kind string) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch kind {
	case "csv":
		err = form.WriteCSV(&b)
	case "json":
		err = form.WriteJSON(&b)
	default:
		err = workbook.WriteForm(&b, form.Workbook())
	}
	return b.Bytes(), err
}
