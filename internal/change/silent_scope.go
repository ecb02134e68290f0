package change

import (
	"slices"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/words"
)

// scope: what was promised does not become less, nor read otherwise once it is late or said
// to be done, unless the board permits it. A slip of the pen may be put right.
func (d *differ) scope(f *found) *Silent {
	switch {
	case f.before == nil || d.Today.IsZero():
		return nil
	case f.before.kind == "activity" && f.after == nil:
		return d.narrower(f, "The task has a step less.")
	case f.before.kind == "activity" && f.Field == "target":
		return d.activityDate(f)
	case f.before.kind == "activity" && f.Field == "text" && f.after != nil,
		f.before.kind == "task" && slices.Contains([]string{"title", "outcomes", "for_children"}, f.Field):
		return d.reworded(f)
	case f.before.kind == "task" && f.after != nil && slices.Contains([]string{"findings", "measures", "risks"},
		f.Field):
		return d.unlinked(f)
	case f.Field == "ambition" && f.after != nil && f.Before != "" &&
		(f.before.kind == "measure" || f.before.kind == "risk"):
		return d.moved(f)
	}
	return nil
}

// moved: a measure or risk of an ambition is not moved to another, which it says less of.
func (d *differ) moved(f *found) *Silent {
	if !d.metSince(d.came(f.before.kind, f.before.id)) {
		return nil
	}
	return &Silent{Scope, "Ambition " + f.Before + " would be read without it.", "put it back, or " + permitWords(f)}
}

// narrower is a promise that is less, where a board has met since it came.
func (d *differ) narrower(f *found, why string) *Silent {
	came := d.came("task", f.Task)
	if own := d.came(f.before.kind, f.before.id); own.After(came) {
		came = own
	}
	if !d.metSince(came) {
		return nil
	}
	return &Silent{Scope, why, "put it back, or " + permitWords(f)}
}

// activityDate: the date of an activity has no retarget, so it moves by permit.
func (d *differ) activityDate(f *found) *Silent {
	was, _ := programme.ParseDate(f.Before)
	is, _ := programme.ParseDate(f.After)
	if was.IsZero() || !is.IsZero() && !is.Due().After(was.Due()) {
		return nil
	}
	why := "An activity keeps the date that the board saw."
	if is.IsZero() {
		why = "Without it the activity is never late."
	}
	return d.narrower(f, why)
}

// reworded: a task keeps the words in which it was promised. That it promises less is always
// told; other words only where it is late or said to be complete, for until then the next
// board sees them.
func (d *differ) reworded(f *found) *Silent {
	was, is := f.before.fact(f.Field).values, []string(nil)
	if f.after != nil {
		is = f.after.fact(f.Field).values
	}
	gone, come := apart(was, is)
	if len(gone) > len(come) {
		return d.narrower(f, "The task promises less.")
	}
	if d.typo(f) {
		return nil
	}
	switch t := d.standsToday().Task(f.Task); {
	case t == nil:
	case t.Overdue:
		return &Silent{Scope, "It is late, and a promise that is late keeps its words.",
			"put them back, or " + permitWords(f)}
	case t.Complete():
		return &Silent{Scope, "It is said to be complete, and keeps the words that it was promised in.",
			"put them back, or " + permitWords(f)}
	}
	return nil
}

// typo reports whether all that is different in the words of a fact are slips of the pen.
func (d *differ) typo(f *found) bool {
	gone, come := apart(values(f.Before), values(f.After))
	for _, was := range gone {
		at := slices.IndexFunc(come, func(is string) bool { return words.Typo(was, is) })
		if at < 0 {
			return false
		}
		come = slices.Delete(come, at, at+1)
	}
	return true
}

// unlinked: a finding, measure or risk that a task no longer names is no longer answered by
// it. One that the board let go is gone from everywhere.
func (d *differ) unlinked(f *found) *Silent {
	kind := map[string]string{"findings": "finding", "measures": "measure", "risks": "risk"}[f.Field]
	gone, _ := apart(values(f.Before), values(f.After))
	gone = slices.DeleteFunc(gone, func(id string) bool {
		return slices.ContainsFunc(d.permits, func(p programme.Permitted) bool {
			return p.Verb == programme.PermitDrop && p.Kind == kind && p.ID == id
		})
	})
	if len(gone) == 0 {
		return nil
	}
	why := map[string]string{
		"findings": "What the inspectors found would be answered by one task less.",
		"measures": "Nothing would show whether the task works.",
		"risks":    "Nothing would show that the risk threatens the task.",
	}[f.Field]
	return d.narrower(f, why)
}

// standsToday is the whole record as assessed today.
func (d *differ) standsToday() *assess.Assessment {
	if d.today == nil {
		d.today = assess.Assess(d.Whole, d.Today)
	}
	return d.today
}
