package storetest_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// The generated record must read, and be valid, or it measures something else.
func TestRecordIsValid(t *testing.T) {
	for _, c := range []struct{ tasks, entries, files int }{{0, 0, 1}, {1, 1, 1}, {1, 30, 5}, {40, 200, 30}, {1000, 5000, 100}, {1000, 5000, 3}, {2500, 2500, 2500}} {
		p, problems, err := store.Load(storetest.Record(c.tasks, c.entries, c.files))
		if err != nil || len(problems) > 0 {
			t.Fatalf("%v: %v %v", c, err, problems[:min(3, len(problems))])
		}
		tasks, entries := 0, 0
		for _, a := range p.Ambitions {
			tasks += len(a.Tasks)
		}
		for _, u := range p.Updates {
			entries += len(u.Progress)
		}
		if tasks != c.tasks || entries != c.entries || c.files > 10 && len(p.Files) != c.files {
			t.Errorf("%v: %d tasks, %d entries, %d files", c, tasks, entries, len(p.Files))
		}
		for _, d := range check.Validate(p, slices.Concat(store.Rules(), check.Rules())) {
			if d.Severity >= diag.Warning {
				t.Errorf("%v: %v %s [%s]", c, d.Place, d.Message, d.Rule)
				break
			}
		}
		if c.tasks > 100 && c.files < 1000 {
			checkMixture(t, p)
		}
	}
}

// checkMixture checks that tasks of every rating are there, and some overdue.
func checkMixture(t *testing.T, p *programme.Programme) {
	a := assess.Assess(p, p.AsAt.Date)
	ratings, overdue := map[programme.Rating]int{}, 0
	for _, task := range a.Tasks {
		ratings[task.Rating]++
		if task.Overdue {
			overdue++
		}
	}
	if len(ratings) < 4 || overdue == 0 {
		t.Errorf("ratings %v, %d overdue", ratings, overdue)
	}
}

func TestGenerateWritesTheSameRecord(t *testing.T) {
	dir := t.TempDir()
	if err := storetest.Generate(dir, 30, 60, 20); err != nil {
		t.Fatal(err)
	}
	record := storetest.Record(30, 60, 20)
	for name, file := range record {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil || string(data) != string(file.Data) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A task has 40 to 44 lines, as those of published plans have.
func TestTasksAreAsLongAsPublishedOnes(t *testing.T) {
	data := string(storetest.Record(12, 0, 1)["plan/ambitions/1-ambition.yaml"].Data)
	for _, task := range strings.Split(data, "  - id: ")[1:] {
		if n := strings.Count(task, "\n"); n < 40 || n > 44 || len(task) < 1300 || len(task) > 2200 {
			t.Errorf("%d lines, %d bytes", n, len(task))
		}
	}
}
