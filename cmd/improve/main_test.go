package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"improve/internal/golden"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"improve": main})
}

// The scripts call the program as people do, each in a folder of its own. The
// shipped record is at $RECORD; no script depends on today.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       golden.Updating(),
		RequireExplicitExec: true,
		Setup:               setup,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"fill": fill, "adopt": adopt, "sheets": sheets},
	})
}

// fill writes into a workbook as a lead does: fill FILE SHEET CELL TEXT CELL TEXT ...
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 || len(args)%2 != 0 {
		ts.Fatalf("usage: fill FILE SHEET CELL TEXT [CELL TEXT ...]")
	}
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	for i := 2; i < len(args); i += 2 {
		ts.Check(book.SetCellStr(args[1], args[i], args[i+1]))
	}
	ts.Check(book.Save())
}

// sheets makes a workbook of CSV files, a sheet each: sheets FILE NAME=CSV ...
func sheets(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: sheets FILE NAME=CSV [NAME=CSV ...]")
	}
	texts := map[string]string{}
	var names []string
	for _, arg := range args[1:] {
		name, file, _ := strings.Cut(arg, "=")
		names, texts[name] = append(names, name), ts.ReadFile(file)
	}
	ts.Check(writeSheets(ts.MkAbs(args[0]), names, texts))
}

// writeSheets writes a workbook of sheets, each a CSV text.
func writeSheets(file string, names []string, texts map[string]string) error {
	book := excelize.NewFile()
	defer book.Close()
	for _, name := range names {
		if _, err := book.NewSheet(name); err != nil {
			return err
		}
		in := csv.NewReader(strings.NewReader(texts[name]))
		in.FieldsPerRecord = -1
		rows, err := in.ReadAll()
		if err != nil {
			return err
		}
		for n, row := range rows {
			if err := book.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &row); err != nil {
				return err
			}
		}
	}
	if err := book.DeleteSheet("Sheet1"); err != nil {
		return err
	}
	return book.SaveAs(file)
}

func setup(env *testscript.Env) error {
	root, err := filepath.Abs("../..")
	if err != nil {
		return err
	}
	for _, v := range [][2]string{{"RECORD", root}, {"COLUMNS", ""}, {"NO_COLOR", ""}, {"IMPROVE_AS_AT", ""}, {"HOME", env.WorkDir}} {
		env.Setenv(v[0], v[1])
	}
	return os.MkdirAll(filepath.Join(env.WorkDir, "empty"), 0o755)
}
