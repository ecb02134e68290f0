package check_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"improve/examples"
	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/store"
)

// unplanted are checks as at a date of which the example has no case: its programme
// office keeps the plan and its minutes in order, its leads write what is new, and it has
// no history of its own.
var unplanted = []string{"task/suspect", "task/no-lead", "task/due-before-plan", "programme/adopted-ahead",
	"meeting/minutes-missing", "risk/review-overdue", "waiver/unused", "history/update-future",
	"history/update-backdated", "history/confirmed-by-author", "history/decided-by-lead", "task/continues-open",
	"update/end-into-ended", "update/retarget-past",
	"task/same-note", "task/forecasts-failed", "measure/skipped"}

// Every contradiction that the program knows is in the example once, where its README
// says, and nothing else is wrong with it.
func TestTheExampleHasEachContradictionOnce(t *testing.T) {
	p, problems, err := store.Load(examples.Brightwater())
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v%s", err, show(problems))
	}
	page, err := os.ReadFile("../../examples/README.md")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	result := check.Run(p, assess.Assess(p, p.AsAt.Date), allRules(), nil)
	for _, d := range result.Problems {
		found[d.Rule]++
	}
	named := regexp.MustCompile("`[a-z]+/[a-z-]+`").FindAllString(string(page), -1)
	for _, r := range check.Rules() {
		planted := slices.Contains(named, "`"+r.ID+"`")
		switch n := found[r.ID]; {
		case n > 1 || n == 1 && !planted:
			t.Errorf("%s: %d problems, named in the README: %t", r.ID, n, planted)
		case n == 0 && planted:
			t.Errorf("%s: named in the README, and not found", r.ID)
		case n == 0 && r.Dated && r.Severity != diag.Error && !slices.Contains(unplanted, r.ID):
			t.Errorf("%s: plant a case of it, and list it in examples/README.md", r.ID)
		}
	}
	if t.Failed() {
		t.Log(show(result.Problems))
	}
}
