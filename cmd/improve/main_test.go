package main

import (
	"os"
	"path/filepath"
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
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"fill": fill, "adopt": adopt},
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
