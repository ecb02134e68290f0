package check

import (
	"slices"

	"improve/internal/assess"
	"improve/internal/programme"
)

// eachStanding goes over the tasks whose latest rating is one of the letters,
// with the entries since that rating, its own first.
//
// What goes with a rating (its note, its escalation, its evidence) is asked of
// the latest rating only, and a later entry may still bring it: an update is
// never edited afterwards, so what was left out is made good in a new one. A
// task of which a later rating could not be read is passed over.
func (in *Input) eachStanding(letters []programme.Rating, visit func(t *assess.Task, since []*programme.Progress)) {
	for _, t := range in.Whole {
		if t.Rated == nil || !slices.Contains(letters, t.Reported) || unread(t.Faults, "rating") {
			continue
		}
		visit(t, t.Entries[slices.Index(t.Entries, t.Rated):])
	}
}

// lacks reports whether none of the entries has something, which would stand
// under the key; one whose key could not be read may have it.
func lacks(entries []*programme.Progress, key string, has func(*programme.Progress) bool) bool {
	return !slices.ContainsFunc(entries, func(e *programme.Progress) bool { return has(e) || unread(e.Faults, key) })
}
