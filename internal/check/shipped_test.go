package check_test

import (
	"os"
	"testing"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/store"
)

func shipped(t testing.TB) *programme.Programme {
	t.Helper()
	p, problems, err := store.Load(os.DirFS("../.."))
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v%s", err, show(problems))
	}
	return p
}

// The record that ships with the program holds together. A new check may warn of it.
func TestShippedRecordIsValid(t *testing.T) {
	if problems := check.Validate(shipped(t), allRules()); problems.Count(diag.Error) > 0 {
		t.Error(show(problems))
	}
}

// As at its pinned date eighteen tasks are overdue and untracked: no update that
// was published answers for them.
func TestShippedRecordAsPinned(t *testing.T) {
	p := shipped(t)
	result := check.Run(p, assess.Assess(p, p.AsAt.Date), allRules(), nil)
	untracked := 0
	for _, d := range result.Problems {
		if d.Rule == "task/overdue-untracked" {
			untracked++
		}
	}
	if errors := result.Problems.Count(diag.Error); untracked != 18 || errors != 18 {
		t.Errorf("%d tasks overdue and untracked, %d errors, want 18%s", untracked, errors, show(result.Problems))
	}
	t.Log(show(result.Problems))
}
