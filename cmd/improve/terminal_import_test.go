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
