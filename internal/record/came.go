package record

import (
	"improve/internal/gitrepo"
	"improve/internal/history"
	"improve/internal/programme"
)

// Came finds when a task of an earlier version of the record came into its plan: the day
// of the first commit that holds it. It is zero where nobody can tell: in a shallow clone,
// or where the history cannot be read. The history is read when first asked for.
func Came(repo *gitrepo.Repo, before *Record) func(task string) programme.Date {
	var h *history.History
	return func(task string) programme.Date {
		if h == nil && before.Revision != nil {
			h, _ = before.History(repo, false)
		}
		if h == nil {
			return programme.Date{}
		}
		events, err := h.Task(task, before.Programme, false)
		if err != nil {
			return programme.Date{}
		}
		for _, e := range events {
			if e.Kind == history.Added {
				return e.Committed // zero where no commit is known
			}
		}
		return programme.Date{}
	}
}
