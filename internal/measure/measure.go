// Package measure counts what the budgets hold and the figures show: the lines of the
// project, of its files and functions, and the columns of a line.
package measure

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"strings"
)

// File is a file of Go.
type File struct {
	Path      string
	Test      bool
	Lines     int
	Functions []Function
	Widest    Line
}

// Function is a function or a method, by its name and how many lines it has.
type Function struct {
	Name  string
	Lines int
}

// Line is a line by its number, from 1, and its columns.
type Line struct{ Number, Columns int }

// Go measures all files of Go of the project.
func Go(project fs.FS) ([]File, error) {
	var files []File
	err := walk(project, func(name string) error {
		if path.Ext(name) != ".go" {
			return nil
		}
		f, err := measured(project, name)
		files = append(files, f)
		return err
	})
	return files, err
}

// Scripts counts the lines of the scripts and records that tests run: .txtar and .txt
// below a folder testdata, and the error corpus.
func Scripts(project fs.FS) (lines int, err error) {
	err = walk(project, func(name string) error {
		ext, held := path.Ext(name), strings.Contains(name, "/testdata/") || strings.Contains(name, "/corpus/")
		if !held || ext != ".txtar" && ext != ".txt" {
			return nil
		}
		data, err := fs.ReadFile(project, name)
		lines += strings.Count(string(data), "\n")
		return err
	})
	return lines, err
}

// walk visits the files of the folders that hold code.
func walk(project fs.FS, visit func(name string) error) error {
	for _, folder := range []string{"cmd", "internal", "examples"} {
		err := fs.WalkDir(project, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			return visit(name)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func measured(project fs.FS, name string) (File, error) {
	f := File{Path: name, Test: strings.HasSuffix(name, "_test.go")}
	source, err := fs.ReadFile(project, name)
	if err != nil {
		return f, err
	}
	for line := range strings.Lines(string(source)) {
		f.Lines++
		if n := columns(strings.TrimSuffix(line, "\n")); n > f.Widest.Columns {
			f.Widest = Line{f.Lines, n}
		}
	}
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	if err != nil {
		return f, err
	}
	for _, d := range tree.Decls {
		if d, ok := d.(*ast.FuncDecl); ok {
			lines := set.Position(d.End()).Line - set.Position(d.Pos()).Line + 1
			f.Functions = append(f.Functions, Function{d.Name.Name, lines})
		}
	}
	return f, nil
}

// columns is the width of a line in an editor, counted in characters, a tab being four.
func columns(line string) int {
	const tab = 4
	n := 0
	for _, c := range line {
		if n++; c == '\t' {
			n += (tab - n%tab) % tab
		}
	}
	return n
}
