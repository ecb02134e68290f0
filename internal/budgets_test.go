package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The most lines of a function and of a file: what fits in a head, and on two
// screens; and the most columns of a line, a tab being four: two files side by side.
const mostOfFunction, mostOfFile, mostOfLine, tab = 60, 400, 120, 4

// The clock is read in one place, and every name of a temporary file begins with it in
// another; measurements have clocks of their own.
var clocks = []string{"cli/new.go", "disk/disk.go"}

// TestBudgets holds the code to its budgets; the habits are in docs/architecture.md.
func TestBudgets(t *testing.T) {
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for number, line := range strings.Split(string(source), "\n") {
			if n := columns(line); n > mostOfLine {
				t.Errorf("%s:%d: this line has %d columns, more than %d: break it after a comma or an operator; "+
					"join the halves of a long text with +", path, number+1, n, mostOfLine)
			}
		}
		f, err := parser.ParseFile(files, path, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if n := files.Position(f.End()).Line; n > mostOfFile {
			t.Errorf("%s has %d lines, more than %d", path, n, mostOfFile)
		}
		room := strings.TrimPrefix(filepath.ToSlash(path), "../internal/")
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if lines := files.Position(n.End()).Line - files.Position(n.Pos()).Line + 1; lines > mostOfFunction {
					t.Errorf("%s: %s has %d lines, more than %d", path, n.Name.Name, lines, mostOfFunction)
				}
			case *ast.SelectorExpr:
				of, ok := n.X.(*ast.Ident)
				known := slices.Contains(clocks, room) || strings.HasPrefix(room, "bench/")
				if ok && of.Name == "time" && n.Sel.Name == "Now" && !known {
					t.Errorf("%s reads the clock: take the day or the time as a value", path)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// columns is the width of a line of code in an editor, counted in characters.
func columns(line string) int {
	n := 0
	for _, c := range line {
		if n++; c == '\t' {
			n += (tab - n%tab) % tab
		}
	}
	return n
}
