package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the program prints as what the tests expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"improve": main})
}

// The scripts call the program as people do, each in a folder of its own. The
// shipped record is at $RECORD; no script depends on today.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup:               setup,
	})
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
