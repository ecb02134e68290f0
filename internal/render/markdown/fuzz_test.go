package markdown

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"

	"improve/internal/doc"
	"improve/internal/markdown"

	"improve/internal/render/rendertest"
)

// FuzzMarkdown holds that no text becomes HTML, and that Markdown let through
// swallows nothing of what follows it.
func FuzzMarkdown(f *testing.F) {
	f.Add("- a list\n\n```\ncode", "text")
	for i, s := range rendertest.Hostile {
		f.Add(strings.Join(rendertest.Hostile[i:], "\n"), s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		d := doc.Document{Title: b, Blocks: append(markdown.Parse(a, 1),
			&doc.Heading{Level: 2, Text: "afterwards"},
			&doc.Table{Columns: []doc.Column{{Title: a}, {Title: b}}, Rows: [][]doc.Cell{{{Text: b}, {Text: a}}}},
		)}
		source := markdownOf(t, d)
		if h := rendertest.Hazards(string(source)); h != "" {
			t.Fatalf("%q came out", h)
		}
		root := rendertest.GFM().Parser().Parse(gmtext.NewReader(source))
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
