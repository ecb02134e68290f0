package render

import (
	"io"
	"strings"
	"testing"
	"time"

	"improve/internal/diag"
	"improve/internal/doc"
)

// Whatever is done for each sign of a text must not look through all of it: a
// text eight times as long may take eight times as long, not sixty-four. Slow
// machines and busy ones are told from slow code by trying again.
func TestLongTextTakesNoLongerThanItsLength(t *testing.T) {
	const tries, short, times = 4, 4_000, 8
	for _, s := range append([]string{"```a\n", "~~~\n```\n", "- [a\n", "*_", "   x", " · ", "é ", "漢", "a\u0301", "> - "}, hostile...) {
		fine := false
		for try := 0; try < tries && !fine; try++ {
			small, large := writeEverything(t, s, short), writeEverything(t, s, short*times)
			fine = large < times*times/2*max(small, 2*time.Millisecond)
		}
		if !fine {
			t.Errorf("%q takes too long when there is much of it", s)
		}
	}
}

// writeEverything is how long it takes to write a text of some size as each part
// of a page.
func writeEverything(t *testing.T, s string, size int) time.Duration {
	text := strings.Repeat(s, size/len(s))
	d := doc.Document{Title: text, Blocks: []doc.Block{
		&doc.Paragraph{Line: doc.Text(text + "\n\nx" + text), Markdown: true},
		&doc.Table{Columns: []doc.Column{{Title: "A", Flexible: true}}, Rows: [][]doc.Cell{{{Text: text}}}},
		&doc.Code{Text: text},
	}}
	list := diag.List{{Place: diag.Place{File: "f", Line: 1, Column: size / 2}}}
	begin := time.Now()
	for _, err := range []error{
		Terminal(io.Discard, d, Options{}),
		Markdown(io.Discard, d),
		Diagnostics(io.Discard, list, func(string) []byte { return []byte(text) }, Options{}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return time.Since(begin)
}
