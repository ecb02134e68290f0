package record

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// BenchmarkSave is what a view of a programme of 1,000 tasks needs after one file of
// 15 KB was saved: that file read again, and all assessed.
func BenchmarkSave(b *testing.B) {
	dir := b.TempDir()
	if err := storetest.Generate(dir, 1_000, 5_000, 600); err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	text.WriteString("date: 2024-01-01\nprogress:\n")
	for n := 1; text.Len() < 15_000; n++ {
		fmt.Fprintf(&text, "  1.%d: {rating: G, note: \"The team meets every week, and all is well.\"}\n", n)
	}
	const saved = "updates/2024-01-01-lead.yaml"
	if err := os.WriteFile(filepath.Join(dir, saved), []byte(text.String()), 0o644); err != nil {
		b.Fatal(err)
	}
	r, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	day := programme.Day(2024, 8, 31)
	for b.Loop() {
		reading, err := r.with([]store.Changed{{Path: saved, After: []byte(text.String())}})
		if err != nil {
			b.Fatal(err)
		}
		assess.Assess(reading.Programme, day)
	}
}
