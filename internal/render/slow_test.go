package render

import (
	"io"
	"strings"
	"testing"
	"time"

	"improve/internal/diag"
	"improve/internal/doc"
)

// No text of the size of a file may keep a reader waiting: whatever is done for
// each sign of a text must not look through all of it.
func TestLongTextTakesNoLongerThanItsLength(t *testing.T) {
	const size = 50_000
	for _, s := range append([]string{"```a\n", "~~~\n```\n", "- [a\n", "*_", "   x", " · ", "é ", "漢", "a\u0301", "> - "}, hostile...) {
		text := strings.Repeat(s, size/len(s))
		d := doc.Document{Title: text, Blocks: []doc.Block{
			&doc.Paragraph{Line: doc.Text(text + "\n\nx" + text), Markdown: true},
			&doc.Table{Columns: []doc.Column{{Title: "A", Flexible: true}}, Rows: [][]doc.Cell{{{Text: text}}}},
			&doc.Code{Text: text},
		}}
		begin := time.Now()
		if err := Terminal(io.Discard, d, Options{}); err != nil {
			t.Fatal(err)
		}
		if err := Markdown(io.Discard, d); err != nil {
			t.Fatal(err)
		}
		list := diag.List{{Place: diag.Place{File: "f", Line: 1, Column: size / 2}}}
		if err := Diagnostics(io.Discard, list, func(string) []byte { return []byte(text) }, Options{}); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%d times %q took %v", size/len(s), s, took)
		}
	}
}
