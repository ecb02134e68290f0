package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/corpus"
	"improve/internal/store/storetest"
)

// Files are read by two readers, the plain ones by one that is many times faster. A
// program that reads every file with the other prints the same, to the byte.
func TestLibraryAlonePrintsTheSame(t *testing.T) {
	if os.Getenv("LIBRARY_ALONE") == "" {
		t.Skip("builds the program twice; LIBRARY_ALONE=1 runs it")
	}
	both := [2]string{build(t), build(t, "-tags", "libraryonly")}
	generated := t.TempDir()
	if err := storetest.Generate(generated, 60, 300, 40); err != nil {
		t.Fatal(err)
	}
	root := filepath.Join("..", "..")
	for name, record := range map[string]struct{ folder, asAt string }{
		"shipped": {root, "2020-06-01"}, "example": {filepath.Join(root, "examples", "brightwater"), "2025-09-04"},
		"generated": {generated, "2024-08-31"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, command := range []string{
				"status", "status --format json", "validate", "check", "check --format json", "overdue", "what-if", "forecast", "show 1.1", "show 1.1 --format json", "trend",
				"fmt --check", "report highlight --format markdown", "report exception --format json", "report dashboard", "report risks", "report impact",
				"report assurance", "report findings", "report actions", "report changes", "report slips", "report highlight --audience public --format html",
				"rate 1.1 A --note Late. --dry-run", "retarget 1.1 2030-01 --reason Late. --dry-run", "new task --ambition 1 --title New --dry-run",
				"calendar", "schema", "export --format json", "export --format csv",
			} {
				printsTheSame(t, both, record.folder, append(strings.Fields(command), "--as-at", record.asAt)...)
			}
		})
	}
	t.Run("broken", func(t *testing.T) {
		for _, r := range corpus.All() {
			folder := t.TempDir()
			for _, f := range r.Files {
				path := filepath.Join(folder, filepath.FromSlash(f.Name))
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, f.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			printsTheSame(t, both, folder, "check", "--as-at", r.AsAt)
		}
	})
}

func printsTheSame(t *testing.T, binaries [2]string, folder string, args ...string) {
	t.Helper()
	var printed [2]string
	for i, binary := range binaries {
		var all bytes.Buffer
		cmd := exec.Command(binary, args...)
		cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &all, &all
		if err := cmd.Run(); err != nil {
			all.WriteString(err.Error())
		}
		printed[i] = all.String()
	}
	if printed[0] != printed[1] {
		t.Errorf("%s: improve %s prints\n%s\nand with the library alone\n%s", folder, strings.Join(args, " "), printed[0], printed[1])
	}
}
