//go:build unix

package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"improve/internal/cases"
)

// A pipe that nobody writes into would make a reader wait for ever. Wherever one
// lies, each command that reads ends, and says what is wrong.
func TestPipesHoldNobodyUp(t *testing.T) {
	for i, name := range []string{"plan", "plan/people.yaml", "plan/glossary.yaml", "plan/ambitions", "plan/ambitions/2-more.yaml",
		"updates", "updates/2020-02-25-lead.yaml", "plan/risks.yaml"} {
		if !cases.Tried(i, 3) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			dir := folder(t, formRecord)
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := errors.Join(os.RemoveAll(path), pipe(path, name == "plan/risks.yaml")); err != nil {
				t.Fatal(err)
			}
			for _, call := range []string{
				"validate", "check", "check --format sarif", "status", "show 1.3", "fmt", "fmt --check", "report highlight", "report pack -o " + t.TempDir(),
				"export --format csv", "calendar", "rate 1.3 A --note Begun. --recovery Cover. --dry-run", "new person --role Head --dry-run",
				"init --dry-run", "diff", "history 1.3",
			} {
				if text := ends(t, dir, strings.Fields(call)...); call == "validate" && !strings.Contains(text, name+": error: this is a device or a pipe") {
					t.Errorf("improve %s says\n%s", call, text)
				}
			}
		})
	}
}

// Files that a call names are no pipes either.
func TestNamedPipesHoldNobodyUp(t *testing.T) {
	dir := folder(t, formRecord)
	file := filepath.Join(dir, "pipe.csv")
	if err := pipe(file, false); err != nil {
		t.Fatal(err)
	}
	for _, call := range []string{
		"import pipe.csv", "import pipe.csv --as ratings", "status -o pipe.csv", "fmt pipe.csv",
		"merge-driver pipe.csv pipe.csv pipe.csv plan/people.yaml",
	} {
		if text := ends(t, dir, strings.Fields(call)...); !strings.Contains(text, "pipe.csv") {
			t.Errorf("improve %s says\n%s", call, text)
		}
	}
}

func pipe(path string, linked bool) error {
	if !linked {
		return syscall.Mkfifo(path, 0o644)
	}
	target := filepath.Join(filepath.Dir(path), "pipe")
	return errors.Join(syscall.Mkfifo(target, 0o644), os.Symlink("pipe", path))
}

// ends runs the program, which must end by itself, and returns what it says.
func ends(t *testing.T, dir string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "improve", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		t.Errorf("improve %s waits for a pipe: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}
