package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/store"
)

// What programs are compared on is the same, and nothing is wrong with it: a record with
// mistakes would cost them nothing and improve much.
func TestFactsAreSound(t *testing.T) {
	dir := t.TempDir()
	if err := makeFacts([]string{dir, "120"}); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	p, problems, err := store.Load(os.DirFS("."))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	said := 0
	for _, u := range p.Updates {
		said += len(u.Progress)
	}
	if len(p.Ambitions) != 2 || said != 600 {
		t.Errorf("%d ambitions, %d entries", len(p.Ambitions), said)
	}
	file := filepath.Join(dir, "out")
	if err := makeJournal([]string{file}); err != nil {
		t.Fatal(err)
	}
	journal := read(t, file)
	if n := strings.Count(journal, " * "); n != 720 {
		t.Errorf("%d transactions for 120 tasks and 600 entries", n)
	}
	if err := makeTasks([]string{file}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(read(t, file), `"description":"Reported to the improvement board; evidence held by the PMO in period`); n != 600 {
		t.Errorf("%d annotations for 600 entries", n)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
