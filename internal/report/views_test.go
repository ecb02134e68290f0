package report_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// A view is its JSON: no struct with a JSON key has a field that JSON and other
// packages cannot see, where a second copy of a value would hide.
func TestViewsHaveNoHiddenFields(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	views := 0
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := spec.Type.(*ast.StructType); ok && hasJSON(s) {
				views++
				for _, hidden := range hiddenFields(s) {
					t.Errorf("%s: the view %s has the unexported field %s: give it a JSON key, or export it with `json:\"-\"`",
						name, spec.Name.Name, hidden)
				}
			}
			return true
		})
	}
	if views < 40 {
		t.Errorf("only %d views were found", views)
	}
}

func hasJSON(s *ast.StructType) bool {
	for _, f := range s.Fields.List {
		if f.Tag != nil && strings.Contains(f.Tag.Value, "json:") {
			return true
		}
	}
	return false
}

func hiddenFields(s *ast.StructType) []string {
	var hidden []string
	for _, f := range s.Fields.List {
		for _, name := range f.Names {
			if !name.IsExported() {
				hidden = append(hidden, name.Name)
			}
		}
	}
	return hidden
}
