package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/markdown"
)

// FuzzTerminal holds that no text makes a page wider than the screen, or sends
// the terminal a command.
func FuzzTerminal(f *testing.F) {
	f.Add("Raise the standing of the Principal Social Worker", "- **R** `x`", 80)
	for i, s := range hostile {
		f.Add(s, strings.Join(hostile[i:], ""), i)
	}
	f.Fuzz(func(t *testing.T, a, b string, columns int) {
		columns = 20 + (columns%180+180)%180
		line := doc.Line{{Text: a}, {Text: b, Tone: doc.Strong}}
		d := doc.Document{ID: a, Title: b, Aside: line, Blocks: []doc.Block{
			&doc.Table{Columns: []doc.Column{{Title: a, Flexible: true}, {Title: b}}, Rows: [][]doc.Cell{{{Text: b}, {Text: a}}}},
			&doc.Entries{Items: []doc.Entry{{Mark: line, ID: b, Title: line, Aside: line, Detail: []doc.Line{line}}}},
			&doc.Fields{Rows: []doc.Field{{Label: a, Value: []doc.Line{line, line}}}},
			&doc.Code{Text: a},
		}}
		d.Blocks = append(d.Blocks, markdown.Parse(b, 1)...)
		out := terminalText(t, d, Options{Width: columns})
		if h := hazards(out); h != "" {
			t.Fatalf("%q came out", h)
		}
		for _, l := range strings.Split(out, "\n") {
			if w := ansi.StringWidth(l); w > columns {
				t.Fatalf("%d columns of %d: %q", w, columns, l)
			}
		}
	})
}

// FuzzMarkdown holds that no text becomes HTML, and that Markdown let through
// swallows nothing of what follows it.
func FuzzMarkdown(f *testing.F) {
	f.Add("- a list\n\n```\ncode", "text")
	for i, s := range hostile {
		f.Add(strings.Join(hostile[i:], "\n"), s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		d := doc.Document{Title: b, Blocks: append(markdown.Parse(a, 1),
			&doc.Heading{Level: 2, Text: "afterwards"},
			&doc.Table{Columns: []doc.Column{{Title: a}, {Title: b}}, Rows: [][]doc.Cell{{{Text: b}, {Text: a}}}},
		)}
		source := markdownOf(t, d)
		if h := hazards(string(source)); h != "" {
			t.Fatalf("%q came out", h)
		}
		root := gfm().Parser().Parse(text.NewReader(source))
		found := false
		_ = ast.Walk(root, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
			switch n := n.(type) {
			case *ast.RawHTML, *ast.HTMLBlock:
				t.Fatalf("HTML in\n%s", source)
			case *ast.Heading:
				found = found || n.Parent() == root && string(n.Lines().Value(source)) == "afterwards"
			}
			return ast.WalkContinue, nil
		})
		if !found {
			t.Fatalf("the heading is swallowed in\n%s", source)
		}
	})
}

// FuzzDiagnostics holds that any file can be quoted at any place: no quotation
// wider than the screen, carets below it and nowhere else.
func FuzzDiagnostics(f *testing.F) {
	f.Add([]byte("a: b\nc: d\n"), 2, 4, 5, 80)
	f.Fuzz(func(t *testing.T, source []byte, line, column, end, columns int) {
		columns = 40 + (columns%160+160)%160
		list := diag.List{{Severity: diag.Error, Message: "m", Place: diag.Place{File: "f", Line: line % 1000, Column: column, EndColumn: end}}}
		var b bytes.Buffer
		if err := Diagnostics(&b, list, func(string) []byte { return source }, Options{Width: columns}); err != nil {
			t.Fatal(err)
		}
		if h := hazards(b.String()); h != "" {
			t.Fatalf("%q came out", h)
		}
		for _, l := range strings.Split(b.String(), "\n")[1:] {
			if w := ansi.StringWidth(l); w > columns {
				t.Fatalf("%d columns of %d: %q", w, columns, l)
			}
		}
	})
}
