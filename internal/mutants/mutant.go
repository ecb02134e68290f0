package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// mutant is one change: a span of a file, and what takes its place.
type mutant struct {
	file       string
	line       int
	data       []byte // all of the file
	start, end int
	text       string
}

// source is the file with the change.
func (m mutant) source() []byte {
	return bytes.Join([][]byte{m.data[:m.start], []byte(m.text), m.data[m.end:]}, nil)
}

func (m mutant) folder() string { return "./" + filepath.ToSlash(filepath.Dir(m.file)) }

func (m mutant) String() string {
	return fmt.Sprintf("%s:%d: %q for %q", filepath.ToSlash(m.file), m.line, m.text, m.data[m.start:m.end])
}

// swaps are the signs that take the place of others.
var swaps = map[token.Token]string{
	token.LSS: "<=", token.LEQ: "<", token.GTR: ">=", token.GEQ: ">", token.EQL: "!=", token.NEQ: "==",
	token.ADD: "-", token.SUB: "+", token.MUL: "/", token.QUO: "*",
}

// mutantsOf finds all changes that can be made to the code of a package.
func mutantsOf(folder string) (all []mutant, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		f := &finder{file: file, data: data, set: token.NewFileSet()}
		tree, err := parser.ParseFile(f.set, file, data, 0)
		if err != nil {
			return nil, err
		}
		ast.Inspect(tree, f.visit)
		all = append(all, f.found...)
	}
	return all, nil
}

// finder gathers the changes of one file.
type finder struct {
	file  string
	data  []byte
	set   *token.FileSet
	found []mutant
}

func (f *finder) offset(p token.Pos) int { return f.set.Position(p).Offset }

// change puts a text in place of a span.
func (f *finder) change(from, to token.Pos, text string) {
	f.found = append(f.found, mutant{f.file, f.set.Position(from).Line, f.data, f.offset(from), f.offset(to), text})
}

func (f *finder) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if text, ok := swaps[n.Op]; ok {
			f.change(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), text)
		}
		if n.Op == token.LAND || n.Op == token.LOR { // without one of the two
			f.change(n.X.End(), n.End(), "")
			f.change(n.Pos(), n.Y.Pos(), "")
		}
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			f.change(n.Pos(), n.X.Pos(), "")
		}
	case *ast.Ident:
		if n.Name == "true" || n.Name == "false" {
			f.change(n.Pos(), n.End(), strconv.FormatBool(n.Name == "false"))
		}
	case *ast.BasicLit:
		if v, err := strconv.Atoi(n.Value); err == nil {
			f.change(n.Pos(), n.End(), strconv.Itoa(v+1))
		}
	case *ast.ExprStmt:
		f.change(n.Pos(), n.End(), "")
	}
	return true
}
