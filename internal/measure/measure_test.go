package measure

import (
	"reflect"
	"testing"
	"testing/fstest"
)

func TestMeasure(t *testing.T) {
	project := fstest.MapFS{
		"cmd/a/a.go":             {Data: []byte("package a\n\nfunc A() {\n\t_ = \"é\"\n}\n\n// Long: \t|.\nvar b = 1\n")},
		"internal/a/a_test.go":   {Data: []byte("package a\n")},
		"internal/a/testdata/x":  {Data: []byte("1\n")},
		"examples/r/plan.yaml":   {Data: []byte("1\n")},
		"internal/a/example.txt": {Data: []byte("1\n")},
		"cmd/a/testdata/s.txtar": {Data: []byte("1\n2\n")},
		"cmd/a/testdata/b/c.txt": {Data: []byte("3\n")},
		"docs/code.go":           {Data: []byte("package docs\n")},
	}
	files, err := Go(project)
	if err != nil {
		t.Fatal(err)
	}
	want := []File{
		{Path: "cmd/a/a.go", Lines: 8, Functions: []Function{{"A", 3}}, Widest: Line{7, 14}},
		{Path: "internal/a/a_test.go", Test: true, Lines: 1, Widest: Line{1, 9}},
	}
	if !reflect.DeepEqual(files, want) {
		t.Errorf("%+v\nwant %+v", files, want)
	}
	if n, err := Scripts(project); n != 3 || err != nil {
		t.Errorf("%d lines of scripts, %v", n, err)
	}
}

func TestColumns(t *testing.T) {
	for line, want := range map[string]int{"": 0, "é": 1, "\t": 4, "a\tb": 5, "abcd\t": 8, "\t\tx": 9} {
		if got := columns(line); got != want {
			t.Errorf("%q has %d columns, want %d", line, got, want)
		}
	}
}
