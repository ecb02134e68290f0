package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// mutant is one change of the code: what stands there, and what would stand in its place.
type mutant struct {
	id         int
	file       string
	line       int
	was, wants string
}

func (m mutant) String() string {
	return fmt.Sprintf("%s:%d: %s for %s", filepath.ToSlash(m.file), m.line, quote(m.wants), quote(m.was))
}

// quote is a piece of code on one line.
func quote(code string) string { return strconv.Quote(strings.Join(strings.Fields(code), " ")) }

// insertion is text that goes in at an offset of a file, in place of the next few bytes.
type insertion struct {
	at, instead int
	depth       int // of what it is put around: outer text goes outside inner text
	closes      bool
	text        string
}

// finder finds the changes of one file, and writes the file with a switch for each.
type finder struct {
	file    string
	data    []byte
	set     *token.FileSet
	info    *types.Info
	pkg     *types.Package
	next    *int // the id of the next change
	without map[int]bool
	found   []mutant
	puts    []insertion
	stack   []ast.Node
}

func (f *finder) offset(p token.Pos) int { return f.set.Position(p).Offset }

func (f *finder) text(from, to token.Pos) string { return string(f.data[f.offset(from):f.offset(to)]) }

// mutant notes a change and returns its id. Not ok is one that the compiler refused.
func (f *finder) mutant(at token.Pos, was, wants string) (id int, ok bool) {
	id = *f.next
	*f.next++
	if f.without[id] {
		return id, false
	}
	f.found = append(f.found, mutant{id, f.file, f.set.Position(at).Line, was, wants})
	return id, true
}

// around puts text before and after a span.
func (f *finder) around(from, to token.Pos, before, after string) {
	f.puts = append(f.puts, insertion{at: f.offset(from), depth: len(f.stack), text: before},
		insertion{at: f.offset(to), depth: len(f.stack), text: after, closes: true})
}

// switched is the file with a switch for each change.
func (f *finder) switched() []byte {
	slices.SortStableFunc(f.puts, func(a, b insertion) int {
		if a.at != b.at {
			return a.at - b.at
		}
		if a.closes != b.closes { // what ends here ends before the next begins
			return cmp.Compare(b2i(b.closes), b2i(a.closes))
		}
		if a.closes {
			return b.depth - a.depth
		}
		return a.depth - b.depth
	})
	var out []byte
	from := 0
	for _, p := range f.puts {
		out = append(out, f.data[from:p.at]...)
		out = append(out, p.text...)
		from = p.at + p.instead
	}
	return append(out, f.data[from:]...)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// constant reports whether an expression is worked out by the compiler.
func (f *finder) constant(e ast.Expr) bool { return f.info.Types[e].Value != nil }

// numeric reports whether an expression is a number.
func (f *finder) numeric(e ast.Expr) bool {
	basic, is := f.info.TypeOf(e).Underlying().(*types.Basic)
	return is && basic.Info()&(types.IsInteger|types.IsFloat) != 0
}

func (f *finder) visit(n ast.Node) bool {
	if n == nil {
		f.stack = f.stack[:len(f.stack)-1]
		return true
	}
	f.stack = append(f.stack, n)
	if !f.enter(n) {
		f.stack = f.stack[:len(f.stack)-1]
		return false
	}
	return true
}

// enter makes the changes of one node, and reports whether to look inside it.
func (f *finder) enter(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok == token.VAR
	case *ast.ArrayType, *ast.FuncType, *ast.StructType, *ast.InterfaceType:
		return false
	case *ast.CompositeLit:
		if _, list := n.Type.(*ast.ArrayType); list && slices.ContainsFunc(n.Elts, keyed) {
			return false // its keys must be constants
		}
	case *ast.ExprStmt:
		f.statement(n)
	case *ast.BinaryExpr:
		if !f.constant(n) {
			f.binary(n)
			return true
		}
	case *ast.UnaryExpr:
		if n.Op == token.NOT && !f.constant(n) {
			if id, ok := f.mutant(n.Pos(), f.text(n.Pos(), n.End()), f.text(n.X.Pos(), n.End())); ok {
				f.around(n.Pos(), n.End(), "((", fmt.Sprintf(") != mutantIs(%d))", id))
			}
		}
	}
	if e, is := n.(ast.Expr); is && f.constant(e) {
		f.value(e)
		return false
	}
	return true
}

func keyed(e ast.Expr) bool {
	_, is := e.(*ast.KeyValueExpr)
	return is
}

// statement leaves out a call that stands alone in a block.
func (f *finder) statement(n *ast.ExprStmt) {
	switch f.stack[len(f.stack)-2].(type) {
	case *ast.BlockStmt, *ast.CaseClause:
	default:
		return
	}
	if call, is := n.X.(*ast.CallExpr); is {
		if name, is := call.Fun.(*ast.Ident); is && name.Name == "panic" {
			return // may be what ends a function
		}
	}
	if id, ok := f.mutant(n.Pos(), f.text(n.Pos(), n.End()), ""); ok {
		f.around(n.Pos(), n.End(), fmt.Sprintf("if !mutantIs(%d) { ", id), " }")
	}
}

// functions stand for the signs that another takes the place of.
var functions = map[token.Token]struct{ name, swap string }{
	token.LSS: {"mutantLess", "<="}, token.LEQ: {"mutantAtMost", "<"},
	token.GTR: {"mutantMore", ">="}, token.GEQ: {"mutantAtLeast", ">"},
	token.ADD: {"mutantAdd", "-"}, token.SUB: {"mutantTake", "+"},
	token.MUL: {"mutantTimes", "/"}, token.QUO: {"mutantOver", "*"},
}

func (f *finder) binary(n *ast.BinaryExpr) {
	sign := n.Op.String()
	switch n.Op {
	case token.EQL, token.NEQ:
		swap := map[token.Token]string{token.EQL: "!=", token.NEQ: "=="}[n.Op]
		if id, ok := f.mutant(n.OpPos, sign, swap); ok {
			f.around(n.Pos(), n.End(), "((", fmt.Sprintf(") != mutantIs(%d))", id))
		}
	case token.LAND, token.LOR:
		whole := f.text(n.Pos(), n.End())
		for _, side := range [][2]ast.Expr{{n.Y, n.X}, {n.X, n.Y}} {
			gone, left := side[0], side[1]
			id, ok := f.mutant(gone.Pos(), whole, f.text(left.Pos(), left.End()))
			if !ok {
				continue
			}
			after := fmt.Sprintf(") || mutantIs(%d))", id)
			if n.Op == token.LOR {
				after = fmt.Sprintf(") && !mutantIs(%d))", id)
			}
			f.around(gone.Pos(), gone.End(), "((", after)
		}
	default:
		by, known := functions[n.Op]
		if arithmetic := n.Op == token.ADD || n.Op == token.SUB || n.Op == token.MUL || n.Op == token.QUO; !known ||
			arithmetic && !f.numeric(n) {
			return
		}
		if id, ok := f.mutant(n.OpPos, sign, by.swap); ok {
			f.around(n.Pos(), n.End(), fmt.Sprintf("%s(%d, ", by.name, id), ")")
			f.puts = append(f.puts, insertion{at: f.offset(n.OpPos), instead: len(sign), text: ","})
		}
	}
}

// value turns true and false around, and makes a number that is written or named one more.
func (f *finder) value(e ast.Expr) {
	kind := f.info.TypeOf(e)
	basic, is := kind.Underlying().(*types.Basic)
	if !is {
		return
	}
	if _, literal := e.(*ast.BasicLit); !literal {
		if name, is := e.(*ast.Ident); !is || name.Name == "_" {
			return
		}
	}
	was := f.text(e.Pos(), e.End())
	switch {
	case basic.Info()&types.IsBoolean != 0 && (was == "true" || was == "false"):
		if id, ok := f.mutant(e.Pos(), was, strconv.FormatBool(was == "false")); ok {
			f.around(e.Pos(), e.End(), "(", fmt.Sprintf(" != mutantIs(%d))", id))
		}
	case basic.Info()&(types.IsInteger|types.IsFloat) != 0 && !strings.HasPrefix(was, "'"):
		kind = types.Default(kind)
		if named, is := kind.(*types.Named); is && named.Obj().Pkg() != f.pkg {
			return // the file may not import it
		}
		name := types.TypeString(kind, types.RelativeTo(f.pkg))
		if id, ok := f.mutant(e.Pos(), was, was+" + 1"); ok {
			f.around(e.Pos(), e.End(), fmt.Sprintf("mutantNumber[%s](%d, ", name, id), ")")
		}
	}
}
