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
// task of which a later rating could not be read is passed over, and so is one
// that has ended: nobody can make anything good of it.
func (in *Input) eachStanding(letters []programme.Rating, visit func(t *assess.Task, since []*programme.Progress)) {
	for _, t := range in.WholeTasks() {
		if t.Rated == nil || t.EndedForGood() || !slices.Contains(letters, t.Reported) || unread(t.Faults, "rating") {
			continue
		}
		visit(t, t.Entries[slices.Index(t.Entries, t.Rated):])
	}
}

// demand is something that goes with a rating: its key, and whether an entry has it.
// Of what was told before this record, only what told says is asked.
type demand struct {
	with []programme.Rating
	key  string
	has  func(*programme.Progress) bool
	told bool
}

// eachLacking reports the tasks whose rating lacks what goes with it.
// An entry in which the key could not be read may have it.
func (in *Input) eachLacking(d demand, report Report, say func(*assess.Task) (message, remedy string)) {
	in.eachStanding(d.with, func(t *assess.Task, since []*programme.Progress) {
		if !d.told && t.ToldBefore {
			return
		}
		if slices.ContainsFunc(since, func(e *programme.Progress) bool { return d.has(e) || unread(e.Faults, d.key) }) {
			return
		}
		message, remedy := say(t)
		report(Found{At: t.Rated.RatingPos, On: onTask(t.Task), Message: message, Remedy: remedy})
	})
}
