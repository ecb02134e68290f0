package store

import (
	"testing"
	"testing/fstest"

	"improve/internal/store/storetest"
)

// FuzzLoad reads any bytes as a file of each family: nothing panics, and nothing
// that they hold is lost in silence.
func FuzzLoad(f *testing.F) {
	paths := []string{"plan/programme.yaml", "plan/people.yaml", "plan/findings.yaml", "plan/priorities.yaml", "plan/ambitions/1-leadership.yaml",
		"plan/measures.yaml", "plan/risks.yaml", "plan/glossary.yaml", "updates/2020-02-25-board.yaml"}
	files := archive(storetest.Full)
	for i, path := range paths {
		f.Add(uint8(i), files[path].Data)
		f.Add(uint8(i), []byte("- a\n- &x b\n- *x\n"))
	}
	f.Add(uint8(4), []byte("id: 1\ntitle: A\ntasks:\n  -\n  - {id: 1.1, title: T, leads: ann, activities: {a: , a: x}}\n  - {Id: 2}\n"))
	f.Add(uint8(8), []byte("date: 2020-02-25\nprogress:\n  1.1:\n  1.1: {rating: Green, done: [~, \"\"]}\n  [a]: x\n  \"\": {note: y}\n"))
	f.Fuzz(func(t *testing.T, i uint8, data []byte) {
		path := paths[int(i)%len(paths)]
		checkConserved(t, fstest.MapFS{path: {Data: data}})
		_, problems, err := Load(fstest.MapFS{path: {Data: data}})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range problems {
			if len(d.Message)+len(d.Remedy) > 1500 || d.Place.File != path || d.Place.Line > 0 && d.Place.EndColumn <= d.Place.Column {
				t.Errorf("%v to %d: %s", d.Place, d.Place.EndColumn, d.Message)
			}
		}
	})
}
