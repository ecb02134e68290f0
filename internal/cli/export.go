package cli

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/exchange"
	"improve/internal/report"
	"improve/internal/workbook"
)

// exportFlags are those of `improve export`.
type exportFlags struct {
	destination
	audience
	format string
	filter report.Filter
}

// exportFormats are the formats a form can have, the default first.
var exportFormats = [...]string{"xlsx", "csv", "json"}

func newExport(g *globals) *cobra.Command {
	var flags exportFlags
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Export a form for leads to fill in: a workbook, CSV or JSON",
		Long: `Makes a workbook with a row for each task. Current values are locked; leads fill in
the yellow cells: a rating, a note, a forecast, and who looked at the task or
what children say. Import the workbooks that leads return with improve import.
An empty form changes nothing.`,
		Example: `  improve export -o return.xlsx
  improve export --lead head-early-help -o head-early-help.xlsx
  improve export --ambition 2 --format csv -o return.csv`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return flags.run(g) },
	}
	f := cmd.Flags()
	f.StringVarP(&flags.format, "format", "f", "",
		"`FORMAT`: "+strings.Join(exportFormats[:], ", ")+" (default: from the ending of the -o FILE)")
	flags.destination.add(cmd)
	f.StringVar(&flags.filter.Ambition, "ambition", "", "only tasks of the ambition `N`")
	f.StringVar(&flags.filter.Lead, "lead", "", "only tasks led by the person or body `ID`")
	flags.audience.add(cmd)
	g.addRevision(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format",
		cobra.FixedCompletions(exportFormats[:], cobra.ShellCompDirectiveNoFileComp))
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
	data, err := formBytes(exportForm(c, f.filter), kind)
	if err != nil {
		return failed(err, "")
	}
	if err := g.send.send(f.destination, data); err != nil {
		return err
	}
	return problems(c)
}

// exportForm is the form for a selection of tasks.
func exportForm(c *report.Context, filter report.Filter) *exchange.Form {
	tasks := filter.Apply(c.Assessment.Tasks)
	form := exchange.NewForm(c.Assessment, tasks, c.Public)
	if filter.Lead != "" {
		form.For = form.NameOf(filter.Lead)
	}
	restricted := 0
	for _, t := range tasks {
		if t.Restricted != nil {
			restricted++
		}
	}
	if restricted > 0 {
		form.Notes = append(form.Notes,
			fmt.Sprintf("It has restricted tasks (%d): send it only to the people who work on them.", restricted))
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
