package additions

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/cases"
)

// The program is built with all examples at once, and does with each what
// docs/architecture.md says comes by itself. It builds the program anew, so .ci/run asks
// for it with CASES=all.
func TestAdditionsAreEnough(t *testing.T) {
	if !cases.Long() {
		t.Skip("builds the program anew: CASES=all go test ./internal/additions")
	}
	h := newHouse(t, all(t)...)
	h.build()
	record, err := filepath.Abs(project)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		of, call string
		exit     int
		says     string
	}{
		{"check-narrow", "explain task/lead-twice", 0, "The second name is usually a slip"},
		{"check-narrow", "__complete explain task/le", 0, "task/lead-twice"},
		{"check-broad", "validate --rule task/no-outcome", 0, "has no outcome [task/no-outcome]"},
		{"paper", "report workload", 0, "Workload by lead"},
		{"paper", "report workload --format csv", 0, "lead,open,overdue"},
		{"paper", "report workload --audience public", 2, "the report workload is not for the public"},
		{"paper", "__complete report wo", 0, "workload"},
		{"format", "status --format tsv", 0, "\t"},
		{"format", "report highlight --format tsv --audience public", 2, "the format tsv is not for the public"},
		{"format", "__complete status --format ts", 0, "tsv"},
		{"command", "leads", 0, "Ged Rowney"},
		{"command", "help leads", 0, "improve leads -o leads.txt"},
		{"command", "__complete lea", 0, "leads"},
	} {
		t.Run(c.of+"/"+c.call, func(t *testing.T) {
			says(t, run(t, record, c.exit, h.improve(), strings.Fields(c.call)...), c.says)
		})
	}
	t.Run("key", func(t *testing.T) { aFieldAndARow(t, h.improve()) })
}

// Every kind of thing in the table "Adding one" has an example, but for things to
// show, which are added with the kinds of records.
func TestEveryRowOfTheTableHasAnExample(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(project, "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "\n## Adding one\n")
	table, _, _ = strings.Cut(table, "\n## ")
	var rows, kinds []string
	for line := range strings.Lines(table) {
		if cell := strings.Split(line, " | "); len(cell) > 3 && !strings.HasPrefix(line, "| thing |") {
			rows = append(rows, strings.TrimPrefix(cell[0], "| "))
		}
	}
	for _, a := range all(t) {
		kinds = append(kinds, a.Kind)
		if !slices.Contains(rows, a.Kind) {
			t.Errorf("%s is an example of %q, which is in no row of the table %q", a.Name, a.Kind, rows)
		}
	}
	for _, row := range rows {
		if row != "thing to show" && !slices.Contains(kinds, row) {
			t.Errorf("write an example of %q in internal/additions/examples", row)
		}
	}
}

func TestApplySaysWhatAnExampleLooksFor(t *testing.T) {
	a, err := Named("check-narrow")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Apply(fstest.MapFS{"internal/check/catalogue.go": {Data: []byte("package check\n")}}, a)
	if err == nil || !strings.Contains(err.Error(), "check-narrow.txtar: internal/check/catalogue.go") ||
		!strings.Contains(err.Error(), "\tactivityAfterTask,") {
		t.Errorf("%v", err)
	}
}

func all(t *testing.T) []Addition {
	t.Helper()
	list, err := All()
	if err != nil {
		t.Fatal(err)
	}
	return list
}
