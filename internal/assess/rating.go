package assess

import (
	"slices"

	"improve/internal/programme"
)

// Direction says how a value stands against an earlier one. The zero value
// means that there is nothing to compare.
type Direction string

// The four directions. New means that there was nothing to compare with then.
const (
	Better Direction = "better"
	Worse  Direction = "worse"
	Same   Direction = "same"
	New    Direction = "new"
)

// MarshalJSON is the word, null where there is nothing to compare.
func (d Direction) MarshalJSON() ([]byte, error) {
	return programme.Text{Value: string(d)}.MarshalJSON()
}

// DirectionOf is how a rating stands against an earlier one, in the order of concern R, A, G, B:
// nothing where there is no rating now, New where there was none.
func DirectionOf(now, before programme.Rating) Direction {
	switch {
	case now == programme.Unrated:
		return ""
	case before == programme.Unrated:
		return New
	}
	return compare(before.Concern(), now.Concern())
}

// compare is Better where now is the smaller.
func compare[T int | float64](before, now T) Direction {
	switch {
	case now < before:
		return Better
	case now > before:
		return Worse
	}
	return Same
}

// rate fills in lateness and ratings as at the day, from what was read of the task's
// entries up to it.
//
// The rating is B where the latest reported rating is B, and nothing that is B
// is overdue or has a computed rating; a later rating reopens it. Otherwise it
// is the worse of the reported rating, unless that has lapsed, and the computed.
func (r rules) rate(t *Task) {
	r.date(t)
	t.Rating = t.Reported
	if t.Lapsed {
		t.Rating = programme.Unrated
	}
	t.Rating = programme.Worse(t.Rating, t.Computed)
	t.settle()
}

// report finds the latest reported rating and its age. A rating of a task that
// is complete does not go stale.
func (r rules) report(t *Task) {
	for i := len(t.Entries) - 1; i >= 0 && t.Rated == nil; i-- {
		if t.Entries[i].Rating != programme.Unrated {
			t.Rated = t.Entries[i]
		}
	}
	if t.Rated == nil {
		return
	}
	t.Reported = t.Rated.Rating
	t.ToldBefore = r.record.ToldBefore(t.Rated.Update)
	t.Unevidenced = r.unevidenced(t)
	t.RatedAge, t.RatedPaused = r.age(t.Rated.Update.Date.Date)
	if t.Reported != programme.Complete {
		t.Stale = t.RatedAge-t.RatedPaused > r.staleAfter()
		t.Lapsed = t.RatedAge-t.RatedPaused > r.lapsedAfter()
	}
}

// unevidenced reports whether a B counts as complete without its evidence or somebody who
// confirmed it: it was told before the record began, or what was written says nothing.
func (r rules) unevidenced(t *Task) bool {
	if t.Reported != programme.Complete {
		return false
	}
	var evidence, confirmed []programme.Text
	for _, e := range t.Entries[slices.Index(t.Entries, t.Rated):] {
		evidence, confirmed = append(evidence, e.Evidence...), append(confirmed, e.ConfirmedBy)
	}
	return hollow(evidence) || hollow(confirmed) || r.toldUnevidenced(t)
}

// hollow reports whether something is written, and nothing of it says anything.
func hollow(texts []programme.Text) bool {
	return slices.ContainsFunc(texts, programme.Text.Given) && !programme.AnySays(texts)
}

// toldUnevidenced reports whether a B that was told before the record began lacks its
// evidence or who confirmed it, and no later entry says B with both.
func (r rules) toldUnevidenced(t *Task) bool {
	lacking := false
	for _, e := range t.Entries {
		switch whole := programme.AnySays(e.Evidence) && e.ConfirmedBy.Says(); {
		case e.Rating != programme.Complete:
		case whole:
			lacking = false
		case r.record.ToldBefore(e.Update):
			lacking = true
		}
	}
	return lacking
}

// date fills in what the effective target says: overdue when the day is after
// its due date, R when by more than policy.escalate_after_days, else A.
func (r rules) date(t *Task) {
	if t.Effective == nil {
		return
	}
	t.Original, t.Target, t.Due = t.Effective.Original, t.Effective.Current, t.Effective.Current.Date.Due()
	if t.Reported == programme.Complete || t.Effective.Met || !r.on.After(t.Due) {
		return
	}
	t.Overdue, t.OverdueDays = true, r.on.DaysSince(t.Due)
	if t.Original.Given() {
		t.OverdueOriginalDays = max(0, r.on.DaysSince(t.Original.Date))
	}
	t.Computed = programme.Behind
	if t.OverdueDays > r.policy.EscalateAfterDays {
		t.Computed = programme.OffTrack
	}
}
