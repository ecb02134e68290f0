package yamldoc_test

import (
	"io/fs"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"gopkg.in/yaml.v3"

	"improve/internal/store/storetest"
)

// BenchmarkNodes is what the YAML library itself needs for the record of
// store's BenchmarkLoad, with as many workers: the floor.
func BenchmarkNodes(b *testing.B) {
	dir := b.TempDir()
	if err := storetest.Generate(dir, 10_000, 50_000, 1_000); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		parseAll(b, os.DirFS(dir))
	}
}

func parseAll(b *testing.B, fsys fs.FS) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".yaml") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				var root yaml.Node
				data, err := fs.ReadFile(fsys, names[i])
				if err == nil {
					err = yaml.Unmarshal(data, &root)
				}
				if err != nil {
					b.Error(err)
				}
			}
		})
	}
	workers.Wait()
}
