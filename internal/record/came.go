package record

import (
	"sync"

	"improve/internal/change"
	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
)

// Came finds when what an earlier version of the record holds came into its plan: the day
// of the first commit of the branch that holds it. It is zero where nobody can tell: in a
// shallow clone, or where the history cannot be read. The history is read when first asked
// for.
func Came(repo *gitrepo.Repo, before *Record) func(kind, id string) programme.Date {
	came := sync.OnceValue(func() func(kind, id string) programme.Date {
		return change.Came(before.Programme, stepsOf(repo, before))
	})
	return func(kind, id string) programme.Date { return came()(kind, id) }
}

// stepsOf are the commits that changed the plan of a version of the record, by its branch;
// none where nobody can tell.
func stepsOf(repo *gitrepo.Repo, r *Record) []change.Step {
	if r.Revision == nil {
		return nil
	}
	h, err := r.History(repo, true)
	if err != nil || h.Shallow {
		return nil
	}
	commits, err := h.Plan()
	if err != nil {
		return nil
	}
	return steps(commits)
}

// steps are commits of the plan, without who made them.
func steps(commits []history.PlanStep) []change.Step {
	list := make([]change.Step, len(commits))
	for i, c := range commits {
		list[i] = change.Step{Day: c.Day, Before: c.Before, After: c.After}
	}
	return list
}
