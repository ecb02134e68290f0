package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra/doc"
)

// TestManPages writes a manual page for each command, from the same words as
// --help. With EXTRAS set they stay in that folder, beside the completions of
// each shell: `make extras` puts them there for a release. The library for
// manuals is linked here and not in the program.
func TestManPages(t *testing.T) {
	folder := os.Getenv("EXTRAS")
	if folder == "" {
		folder = t.TempDir()
	}
	for _, name := range []string{"man", "completions"} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	root := newRoot(quietApp(&bytes.Buffer{}, "."), nil)
	root.DisableAutoGenTag = true
	day := time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC) // the same for each build of a release
	header := &doc.GenManHeader{Section: "1", Source: "improve", Manual: "Improvement programmes", Date: &day}
	if err := doc.GenManTree(root, header, filepath.Join(folder, "man")); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(folder, "man", "improve-check.1"))
	if err != nil || !strings.Contains(string(page), `.TH "IMPROVE-CHECK"`) ||
		!strings.Contains(string(page), "new-since") {
		t.Errorf("the manual of check is\n%s%v", page, err)
	}
	for shell, write := range map[string]func(string) error{
		"improve.bash": func(file string) error { return root.GenBashCompletionFileV2(file, true) },
		"improve.zsh":  root.GenZshCompletionFile,
		"improve.fish": func(file string) error { return root.GenFishCompletionFile(file, true) },
		"improve.ps1":  root.GenPowerShellCompletionFileWithDesc,
	} {
		if err := write(filepath.Join(folder, "completions", shell)); err != nil {
			t.Errorf("%s: %v", shell, err)
		}
	}
}
