package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/store"
)

// What was said on an earlier day is never changed, whatever a command asks for.
func TestUpdatesOfEarlierDaysAreNotEdited(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "updates", "2020-02-24-lead.yaml")
	const said = "date: 2020-02-24\nprogress:\n  1.1: {note: Said.}\n"
	writeFile(t, filepath.Join(dir, "plan", "programme.yaml"), "name: Brightwater improvement programme\nas_at: 2020-02-25\n")
	writeFile(t, filepath.Join(dir, "plan", "ambitions", "1-leadership.yaml"), "id: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: One}\n")
	writeFile(t, file, said)
	var out bytes.Buffer
	app := &App{Stdout: &out, Stderr: &out, Dir: dir, Env: func(string) string { return "" }, Terminal: func() int { return 0 }}
	err := (&globals{app: app, colour: "never"}).change(writeFlags{}, func(*editing) (plan, error) {
		return plan{edits: []store.Edit{{File: "updates/2020-02-24-lead.yaml", Path: []string{"progress", "1.1", "note"}, Value: store.TextValue("Unsaid.")}}}, nil
	})
	if err == nil || !strings.Contains(err.Error(), "is of an earlier day, and what was said then is never changed") {
		t.Errorf("got %v", err)
	}
	if data, _ := os.ReadFile(file); string(data) != said {
		t.Errorf("it holds %s", data)
	}
}
