package store

import (
	"io/fs"
	"math/rand/v2"
	"reflect"
	"runtime"
	"testing"
	"testing/fstest"

	"improve/internal/store/storetest"
)

// shuffled is a file system that lists its folders in another order each time.
type shuffled struct {
	fstest.MapFS
	rng *rand.Rand
}

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := s.MapFS.ReadDir(name)
	s.rng.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// The result depends neither on the order in which files are found, nor on how
// many are read at a time.
func TestOrderOfFilesAndWorkersDoesNotMatter(t *testing.T) {
	fsys := storetest.Record(40, 200, 60)
	for name, file := range archive(storetest.Full) {
		fsys[name] = file
	}
	for name, text := range map[string]string{
		"plan/ambitions/01-leadership.yaml": "id: 1\ntitle: Another\nx: y\n", "plan/ambitions/9-x.yaml": "[", "plan/ambitions/8-x.yaml": "title: x\n", "plan/other.yaml": "a: b\n", "plan/risks.yml": "",
		"updates/2020-02-25-a.yaml": "date: soon\nprogress: {1.1: {rating: X}, 1.1: {}}\n", "updates/2020-02-25-z.yaml": "date: 2020-02-25\n", "updates/x.yaml": "", "Plan/x.yaml": "",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	want, wantProblems, err := Load(fsys)
	if err != nil || len(wantProblems) < 10 {
		t.Fatal(err, wantProblems)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	rng := rand.New(rand.NewPCG(1, 2))
	for _, workers := range []int{1, 2, 3, 16, 64} {
		runtime.GOMAXPROCS(workers)
		for range 5 {
			p, problems, err := Load(shuffled{fsys, rng})
			if err != nil || !reflect.DeepEqual(problems, wantProblems) {
				t.Fatalf("%d workers: %v, %v, want %v", workers, err, problems, wantProblems)
			}
			if !reflect.DeepEqual(p, want) {
				t.Fatalf("%d workers: another programme", workers)
			}
		}
	}
}
