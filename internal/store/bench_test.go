package store_test

import (
	"os"
	"testing"

	"improve/internal/store"
	"improve/internal/store/storetest"
)

// BenchmarkLoad reads a large record from disk. Compare it with BenchmarkNodes
// of yamldoc, which parses the same files and keeps nothing.
func BenchmarkLoad(b *testing.B) {
	dir := b.TempDir()
	if err := storetest.Generate(dir, 10_000, 50_000, 1_000); err != nil {
		b.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		p, problems, err := store.Load(root.FS())
		if err != nil || len(problems) > 0 || len(p.Updates) < 800 {
			b.Fatal(err, problems)
		}
	}
}
