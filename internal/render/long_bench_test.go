package render

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"improve/internal/diag"
	"improve/internal/doc"

	"improve/internal/markdown"
	mdpage "improve/internal/render/markdown"
	"improve/internal/render/rendertest"
	"improve/internal/render/terminal"
)

// Whatever is done for each sign of a text must not look through all of it: the
// bytes a second of a text eight times as long are to be the same.
func BenchmarkLongText(b *testing.B) {
	for _, s := range append([]string{"```a\n", "~~~\n```\n", "- [a\n", "*_", "   x", " · ", "é ", "漢", "a\u0301", "> - "}, rendertest.Hostile...) {
		for _, size := range []int{4_000, 32_000} {
			b.Run(fmt.Sprintf("%q/%d", s, size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					writeEverything(b, s, size)
				}
			})
		}
	}
}

// writeEverything writes a text of some size as each part of a page.
func writeEverything(b *testing.B, s string, size int) {
	text := strings.Repeat(s, size/len(s))
	d := doc.Document{Title: text, Blocks: []doc.Block{
		&doc.Table{Columns: []doc.Column{{Title: "A", Flexible: true}}, Rows: [][]doc.Cell{{{Text: text}}}},
		&doc.Code{Text: text},
	}}
	d.Blocks = append(d.Blocks, markdown.Parse(text+"\n\nx"+text, 1)...)
	list := diag.List{{Place: diag.Place{File: "f", Line: 1, Column: size / 2}}}
	for _, err := range []error{
		terminal.Page(io.Discard, d, terminal.Options{}),
		mdpage.Page(io.Discard, d),
		terminal.Diagnostics(io.Discard, list, func(string) []byte { return []byte(text) }, terminal.Options{}),
	} {
		if err != nil {
			b.Fatal(err)
		}
	}
}
