package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"improve/internal/templates"
)

// TestGeneratedCI holds the files that docs/ci.md shows, each below a comment
// with its path, to those that the program gives out.
func TestGeneratedCI(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "ci.md"))
	if err != nil {
		t.Fatal(err)
	}
	files := []templates.File{templates.Hook("")}
	for _, s := range templates.Services() {
		files = append(files, s.Files("")...)
	}
	for _, f := range files {
		block := regexp.MustCompile("(<!-- " + regexp.QuoteMeta(f.Path) + " -->\n```[a-z]*\n)(?s:.*?)(```\n)")
		if !block.Match(page) {
			t.Errorf("docs/ci.md shows no %s", f.Path)
		}
		page = block.ReplaceAllFunc(page, func(found []byte) []byte {
			parts := block.FindSubmatch(found)
			return append(append(append([]byte{}, parts[1]...), f.Data...), parts[2]...)
		})
	}
	generatedFile(t, "docs/ci.md", page)
}
