package store

import (
	"fmt"
	"testing"

	"improve/internal/store/storetest"
)

// BenchmarkApply makes one edit in a file of 300 tasks, and a hundred.
func BenchmarkApply(b *testing.B) {
	fsys := storetest.Record(300, 0, 1)
	const file = "plan/ambitions/1-ambition.yaml"
	for _, n := range []int{1, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var edits []Edit
			for i := range n {
				edits = append(edits, Edit{File: file, Path: []string{"tasks", fmt.Sprintf("1.%d", i+1), "stage"}, Value: TextValue("embedding")})
			}
			b.SetBytes(int64(len(fsys[file].Data)))
			for b.Loop() {
				if _, err := Apply(fsys, edits); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("format", func(b *testing.B) {
		b.SetBytes(int64(len(fsys[file].Data)))
		for b.Loop() {
			if _, err := Format(file, fsys[file].Data); err != nil {
				b.Fatal(err)
			}
		}
	})
}
