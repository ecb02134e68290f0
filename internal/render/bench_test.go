package render

import (
	"fmt"
	"io"
	"testing"

	"improve/internal/doc"

	"improve/internal/render/rendertest"
)

func BenchmarkTable(b *testing.B) {
	for _, n := range []int{40, 10_000} {
		d := doc.Document{Title: "Overdue", Blocks: []doc.Block{rendertest.Tasks(n)}}
		for _, f := range Formats() {
			if f.Name == "json" {
				continue // another input
			}
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				for b.Loop() {
					if err := f.Write(io.Discard, Result{Document: func() doc.Document { return d }}, Options{Width: 80, Colour: true}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
