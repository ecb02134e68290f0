package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"improve/internal/cli"
)

// TestImportPage does what docs/import.md shows, in an empty folder: its plan becomes a
// record, a change that passes, and the papers of a board.
func TestImportPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/import.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "our-programme")
	_, after, _ := strings.Cut(string(page), "```csv\n")
	plan, _, found := strings.Cut(after, "```")
	if !found {
		t.Fatal("the page shows no plan")
	}
	write(t, filepath.Join(dir, "..", "plan.csv"), []byte(plan))
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for line := range strings.Lines(string(page)) {
		if call, ok := strings.CutPrefix(line, "git "); ok {
			gitOfPage(t, dir, words(call))
		}
		if call, ok := strings.CutPrefix(line, "improve "); ok {
			text, code := onPageDay(dir, words(call)...)
			if code != 0 {
				t.Fatalf("improve %sexit %d: %s", call, code, text)
			}
			said[words(call)[0]] += text
		}
	}
	for _, counts := range []string{"In the workbook         1  0  1  1", "Reported in the record  1  0  1  1"} {
		if !strings.Contains(said["import"], counts) {
			t.Errorf("%q is not said:\n%s", counts, said["import"])
		}
	}
	if !strings.Contains(said["status"], "3 tasks") {
		t.Errorf("status: %s", said["status"])
	}
	for _, file := range []string{"../what-was-read.html", "plan/import.yaml", "pack/board-papers.docx"} {
		if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(file))); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", file, err)
		}
	}
	if text, code := onPageDay(dir, "import", "../plan.csv"); code != 0 || !strings.Contains(text, "Nothing to write") {
		t.Errorf("next month: exit %d: %s", code, text)
	}
}

// onPageDay runs improve on the day of the page.
func onPageDay(dir string, args ...string) (string, int) {
	var out bytes.Buffer
	app := &cli.App{
		Stdout: &out, Stderr: &out, Dir: dir,
		Env:      func(name string) string { return map[string]string{"IMPROVE_AS_AT": "2025-11-20"}[name] },
		Now:      func() time.Time { return time.Date(2025, 11, 20, 12, 0, 0, 0, time.UTC) },
		Terminal: func() int { return 0 },
	}
	code := app.Run(args)
	return out.String(), code
}

func gitOfPage(t *testing.T, dir string, args []string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "core.autocrlf=false", "-c", "core.hooksPath=none"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=Ann",
		"GIT_AUTHOR_EMAIL=ann@example.org", "GIT_COMMITTER_NAME=Ann", "GIT_COMMITTER_EMAIL=ann@example.org",
		"GIT_AUTHOR_DATE=2025-11-20T12:00:00Z", "GIT_COMMITTER_DATE=2025-11-20T12:00:00Z")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}
