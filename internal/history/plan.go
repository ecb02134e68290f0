package history

import (
	"maps"
	"slices"
	"strings"

	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/store"
)

// PlanStep is what one commit of a branch did to the plan.
type PlanStep struct {
	Commit gitrepo.Commit
	Day    programme.Date
	// Before and After hold the files of the plan that the commit changed, and that of the
	// programme, which lists the meetings of the board and the limits; to be read only.
	// Before is empty where the commit is the first of all.
	Before, After *programme.Programme
}

// Plan are the commits that changed the plan, oldest first. It needs a history read with
// firstParent. What a shallow clone begins with is no step.
func (h *History) Plan() ([]PlanStep, error) {
	type step struct {
		entry         *gitrepo.Entry
		before, after []store.Version
	}
	var steps []step
	var all []store.Version
	now := map[string]string{}
	for i := range h.Entries {
		e := &h.Entries[i]
		changed := map[string]string{}
		for _, c := range e.Changes {
			if strings.HasPrefix(c.Path, "plan/") {
				changed[c.Path] = c.Blob
			}
		}
		if len(changed) == 0 {
			continue
		}
		paths := once(append(slices.Sorted(maps.Keys(changed)), programmeFile))
		s := step{entry: e, before: versionsOf(now, paths)}
		maps.Copy(now, changed)
		if h.beginning(e.Commit) {
			continue
		}
		s.after = versionsOf(now, paths)
		steps, all = append(steps, s), append(append(all, s.before...), s.after...)
	}
	if err := read(h.repo, h.versions, once(all), nil); err != nil {
		return nil, err
	}
	list := make([]PlanStep, len(steps))
	for i, s := range steps {
		list[i] = PlanStep{s.entry.Commit, h.day(s.entry.Commit), h.versions.Programme(s.before),
			h.versions.Programme(s.after)}
	}
	return list, nil
}

// versionsOf are those files of a commit that have one of some paths.
func versionsOf(files map[string]string, paths []string) []store.Version {
	var list []store.Version
	for _, path := range paths {
		if blob := files[path]; blob != "" {
			list = append(list, store.Version{Path: path, Content: blob})
		}
	}
	return list
}
