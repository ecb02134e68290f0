package terminal

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/markdown"

	"improve/internal/render/rendertest"
)

// FuzzTerminal holds that no text makes a page wider than the screen, or sends
// the terminal a command.
func FuzzTerminal(f *testing.F) {
	f.Add("Raise the standing of the Principal Social Worker", "- **R** `x`", 80)
	for i, s := range rendertest.Hostile {
		f.Add(s, strings.Join(rendertest.Hostile[i:], ""), i)
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
		if h := rendertest.Hazards(out); h != "" {
			t.Fatalf("%q came out", h)
		}
		for _, l := range strings.Split(out, "\n") {
			if w := ansi.StringWidth(l); w > columns {
				t.Fatalf("%d columns of %d: %q", w, columns, l)
			}
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
		if h := rendertest.Hazards(b.String()); h != "" {
			t.Fatalf("%q came out", h)
		}
		for _, l := range strings.Split(b.String(), "\n")[1:] {
			if w := ansi.StringWidth(l); w > columns {
				t.Fatalf("%d columns of %d: %q", w, columns, l)
			}
		}
	})
}

// Many faults in one file, each on the same very long line, are the worst that
// quoting meets.
func BenchmarkDiagnostics(b *testing.B) {
	source := []byte(strings.Repeat("tasks:\n  - id: 1.1\n    title: Raise the standing\n", 5000) + strings.Repeat("x", 100_000))
	var list diag.List
	for i := range 1000 {
		list.Add(diag.Diagnostic{Severity: diag.Error, Place: diag.Place{File: "f", Line: 15_001, Column: i * 100, EndColumn: i*100 + 9}})
	}
	for b.Loop() {
		if err := Diagnostics(io.Discard, list, func(string) []byte { return source }, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
