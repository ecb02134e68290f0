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
	files := []templates.File{templates.Hook("")}
	for _, s := range templates.Services() {
		files = append(files, s.Files("")...)
	}
	shownFiles(t, "ci.md", files)
}

// TestGeneratedSite holds the files that docs/site.md shows.
func TestGeneratedSite(t *testing.T) { shownFiles(t, "site.md", templates.Pages("")) }

// shownFiles holds the files that a page shows.
func shownFiles(t *testing.T, name string, files []templates.File) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		block := regexp.MustCompile("(<!-- " + regexp.QuoteMeta(f.Path) + " -->\n```[a-z]*\n)(?s:.*?)(```\n)")
		if !block.Match(page) {
			t.Errorf("docs/%s shows no %s", name, f.Path)
		}
		page = block.ReplaceAllFunc(page, func(found []byte) []byte {
			parts := block.FindSubmatch(found)
			return append(append(append([]byte{}, parts[1]...), f.Data...), parts[2]...)
		})
	}
	generatedFile(t, "docs/"+name, page)
}
