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
	case f.before.kind == "priority" && f.after == nil:
		if !d.metSince(d.came(f.before.kind, f.before.id)) {
			return nil
		}
		return &Silent{Scope, "The programme promises less.", "put it back"}
	case f.before.kind == "activity" && f.Field == "target":
		return d.activityDate(f)
	case f.before.kind == "activity" && f.Field == "text" && f.after != nil,
		f.before.kind == "task" && slices.Contains([]string{"title", "outcomes", "for_children"}, f.Field),
		slices.Contains([]string{"pledges", "success medium", "success long"}, f.Field):
		return d.reworded(f)
	case f.before.kind == "ambition" && f.Field == "title" && f.after != nil:
		return d.ambitionReworded(f)
	case f.before.kind == "risk" && slices.Contains([]string{"title", "event", "consequence"}, f.Field):
		return d.riskReworded(f)
	case f.before.kind == "risk action" && f.Field == "due":
		return d.riskActionDate(f)
	case f.before.kind == "task" && (f.Field == "stage" || f.Field == "priority") && f.Before != "" &&
		d.badly(f.before) != "":
		return d.narrower(f, "It is late, and stays where it was promised.")
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
	if len(gone)-d.keptElsewhere(f, gone) > len(come) {
		if f.Task == "" {
			return d.narrower(f, "The programme promises less.")
		}
		return d.narrower(f, "The task promises less.")
	}
	if d.typo(f) {
		return nil
	}
	switch t := d.standsToday().Task(f.Task); {
	case t == nil:
	case f.before.kind == "activity" && t.Open() && d.activityLate(f):
		return &Silent{Scope, "It is late, and a step that is late keeps its words.",
			"put them back, or " + permitWords(f)}
	case t.Overdue:
		return &Silent{Scope, "It is late, and a promise that is late keeps its words.",
			"put them back, or " + permitWords(f)}
	case t.Complete():
		return &Silent{Scope, "It is said to be complete, and keeps the words that it was promised in.",
			"put them back, or " + permitWords(f)}
	}
	return nil
}

// keptElsewhere is how many of the words taken from a task's outcomes, or from what it means
// for children, it now has word for word under the other of the two.
func (d *differ) keptElsewhere(f *found, gone []string) (n int) {
	t := programme.NewIndex(d.Whole).Task(f.Task)
	if t == nil || f.Field != "outcomes" && f.Field != "for_children" {
		return 0
	}
	other := t.ForChildren
	if f.Field == "for_children" {
		other = t.Outcomes
	}
	for _, said := range gone {
		if slices.Contains(programme.Values(other), said) {
			n++
		}
	}
	return n
}

// activityLate reports whether an activity's own date has passed.
func (d *differ) activityLate(f *found) bool {
	target := f.before.source.(*programme.Activity).Target
	return target.Given() && target.Date.Due().Before(d.Today)
}

// ambitionReworded: an ambition keeps its words while tasks of it are late.
func (d *differ) ambitionReworded(f *found) *Silent {
	if words.Repeats(f.Before, f.After) || !d.lateIn(f.before.id) {
		return nil
	}
	return d.narrower(f, "Tasks of it are late, and a promise that is late keeps its words.")
}

// riskReworded: a risk that is greater than the board accepts keeps its words, for another
// risk would be read in its place.
func (d *differ) riskReworded(f *found) *Silent {
	r := d.standsToday().Risk(f.before.id)
	if f.after == nil || f.Before == "" || words.Repeats(f.Before, f.After) || r == nil || !r.AboveAppetite {
		return nil
	}
	return d.narrower(f, "It is above what the board accepts, and keeps the words that the board saw.")
}

// riskActionDate: what is done about a risk keeps its date, unless a review of the risk says
// the new one in its note. No permit can name it.
func (d *differ) riskActionDate(f *found) *Silent {
	was, _ := programme.ParseDate(f.Before)
	is, _ := programme.ParseDate(f.After)
	risk := f.before.parent
	if was.IsZero() || !is.IsZero() && (!is.Due().After(was.Due()) || d.reviewNames(risk.id, is)) ||
		!d.metSince(d.came(risk.kind, risk.id)) {
		return nil
	}
	mend := "put due: " + f.Before + " back"
	if !is.IsZero() {
		mend += ", or say in the note of a review of the risk that it is now due " + is.Words()
	}
	return &Silent{Scope, "No review of the risk says so.", mend}
}

// reviewNames reports whether the note of a review of a risk names a day or month.
func (d *differ) reviewNames(risk string, day programme.Date) bool {
	return slices.ContainsFunc(d.Whole.Updates, func(u *programme.Update) bool {
		return slices.ContainsFunc(u.Risks, func(r *programme.RiskReview) bool {
			return r.Risk.Value == risk && namesAny(r.Note.Value, []string{day.String(), day.Words()})
		})
	})
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
