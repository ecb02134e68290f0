//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the letters of a plan mean is asked where somebody is there to answer,
// and asked again until the answer is a rating.
func TestLettersOfAPlanAreAsked(t *testing.T) {
	plan := "Ref,Action,Timescale,RAG,Progress\n1.1,One,2025-03,G,Two audits are done.\n1.2,Two,2025-03,Amb,Slow.\n"
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "plan.csv"), []byte(plan), 0o600); err != nil {
		t.Fatal(err)
	}
	shown := answered(t, dir, []string{"behnd", "behind", "on track"}, "import", "plan.csv", "--rated-on", "2025-01-15")
	data, err := os.ReadFile(filepath.Join(dir, "updates", "2025-01-15-plan.yaml"))
	want := "progress:\n  1.1:\n    rating: G\n    note: Two audits are done.\n  1.2:\n    rating: A\n    note: \"Slow. The plan says: Amb\"\n"
	if err != nil || !strings.Contains(string(data), want) || !strings.Contains(shown, "did you mean behind?") {
		t.Errorf("%v\n%s\n%s", err, data, shown)
	}
}

// What sheets are, which dates are which and what letters mean is asked of a workbook, after
// what was understood is shown; what a key says is a default. Next month asks nothing.
func TestSheetsAndDatesOfAPlanAreAsked(t *testing.T) {
	dir := t.TempDir()
	texts := map[string]string{
		"Plan": "Ref,Action,Lead,Date one,Date due,RAG\n1.1,Audit practice,Ann Okoro,2026-03-31,2026-06-30,G\n" +
			"1.2,Train staff,Ben Shah,2026-04-30,2026-07-31,G\n1.3,Listen,Ann Okoro,2026-05-31,2026-08-31,Amb\n",
		"RAG key": "G,On track\nAmb,Some concerns\n",
		"Things":  "Ref,Thing,Whence\n1,No room,Estates\n2,No printer,IT\n",
	}
	for _, name := range []string{"Plan Nov.xlsx", "Plan Dec.xlsx"} {
		if err := writeSheets(filepath.Join(dir, name), []string{"Plan", "RAG key", "Things"}, texts); err != nil {
			t.Fatal(err)
		}
	}
	answers := []string{"risky", "other", "date one", "DATE DUE", "", "behind"}
	shown := answered(t, dir, answers, "import", "Plan Nov.xlsx")
	holds(t, shown, "What Plan Nov.xlsx is read as", "Audit practice; Train staff;", `The sheet "Things", of 3 rows (Ref, Thing, Whence)`,
		"What is the sheet Things (", "other) [other]: ", `"risky" is no kind of sheet`, "the date first promised (Date one or Date due) [Date due]: ",
		"the revised date (Date due or none) [none]: ", "What does G mean (", "[on track]: ")
	data, err := os.ReadFile(filepath.Join(dir, "plan", "import.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, string(data), "{heading: Date one, read_as: target}", "{heading: Date due, read_as: revised}", "{word: g, means: on track}",
		"{word: amb, means: behind}", "{sheet: Things, read_as: other}")
	shown = answered(t, dir, nil, "import", "Plan Dec.xlsx")
	holds(t, shown, "3 tasks of the workbook the record has already")
	if strings.Contains(shown, "What is") {
		t.Errorf("it asks again:\n%s", shown)
	}
}
