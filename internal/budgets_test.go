package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"improve/internal/measure"
)

// The most lines of a function and of a file: what fits in a head, and on two
// screens; and the most columns of a line: two files side by side.
const mostOfFunction, mostOfFile, mostOfLine = 60, 400, 120

// The clock is read in one place, and every name of a temporary file begins with it in
// another; measurements have clocks of their own.
var clocks = []string{"internal/cli/new.go", "internal/disk/disk.go", "internal/mutants/tests.go"}

// TestBudgets holds the code to its budgets; the habits are in docs/architecture.md.
func TestBudgets(t *testing.T) {
	files, err := measure.Go(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Test {
			continue
		}
		if f.Lines > mostOfFile {
			t.Errorf("%s has %d lines, more than %d", f.Path, f.Lines, mostOfFile)
		}
		if w := f.Widest; w.Columns > mostOfLine {
			t.Errorf("%s:%d: this line has %d columns, more than %d: break it after a comma or an operator; "+
				"join the halves of a long text with +", f.Path, w.Number, w.Columns, mostOfLine)
		}
		for _, of := range f.Functions {
			if of.Lines > mostOfFunction {
				t.Errorf("%s: %s has %d lines, more than %d", f.Path, of.Name, of.Lines, mostOfFunction)
			}
		}
		if !slices.Contains(clocks, f.Path) && path.Dir(f.Path) != "internal/bench" && readsClock(t, f.Path) {
			t.Errorf("%s reads the clock: take the day or the time as a value", f.Path)
		}
	}
}

// TestReadmeIsShort: whoever looks for the first time reads five minutes at most.
func TestReadmeIsShort(t *testing.T) {
	const most = 1200
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(strings.Fields(string(text))); n >= most {
		t.Errorf("README.md has %d words; keep it under %d: move what few need to a page of docs/", n, most)
	}
}

// readsClock reports whether a file names time.Now.
func readsClock(t *testing.T, name string) bool {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path.Join("..", name), nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	reads := false
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Now" {
			of, ok := s.X.(*ast.Ident)
			reads = reads || ok && of.Name == "time"
		}
		return true
	})
	return reads
}
