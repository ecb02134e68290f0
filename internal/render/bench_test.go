package render

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"improve/internal/diag"
	"improve/internal/doc"
)

// tasks is a table as `improve overdue` makes them.
func tasks(n int) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{
		{ID: "task", Title: "Task"}, {ID: "title", Title: "Title", Flexible: true}, {ID: "rating", Title: "Rating"},
		{ID: "target", Title: "Target"}, {ID: "days", Title: "Days late", Align: doc.Right},
	}}
	for i := range n {
		t.Rows = append(t.Rows, []doc.Cell{
			{Text: fmt.Sprintf("%d.%d", i/100, i%100)},
			{Text: "Raise the standing of the Principal Social Worker among all partners – and keep it"},
			{Text: "R off track*", Tone: doc.OffTrack},
			{Text: "December 2019"},
			{Text: fmt.Sprint(i), Value: i},
		})
	}
	return t
}

func BenchmarkTable(b *testing.B) {
	for _, n := range []int{40, 10_000} {
		d := doc.Document{Title: "Overdue", Blocks: []doc.Block{tasks(n)}}
		for _, f := range Formats() {
			if f.Name == "json" {
				continue // another input
			}
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				for b.Loop() {
					if err := f.Write(io.Discard, Result{Document: d}, Options{Width: 80, Colour: true}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
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
