package change

import (
	"cmp"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

// timeOff: a pause is declared ahead, for a cycle at most, and lengthened before it ends,
// with a reason. Nothing goes stale in one, so one that is taken afterwards excuses what a
// board was not told; and one that was taken stays, with the days that it took.
func (d *differ) timeOff(f *found) *Silent {
	if cmp.Or(f.after, f.before).kind != "pause" || d.Today.IsZero() || d.archive() {
		return nil
	}
	if silent := d.pauseTaken(f); silent != nil || f.after == nil {
		return silent
	}
	pause, was := f.after.source.(*programme.Pause), programme.Pause{}
	if f.before != nil {
		was = *f.before.source.(*programme.Pause)
	}
	from, to, cycle := pause.From.Date, pause.To.Date, d.before.programme.Policy.CycleDays
	mend := "or " + permitWords(f)
	switch {
	case f.before != nil && (f.Field != "to" || !to.After(was.To.Date)):
		return nil
	case f.before == nil && from.Before(d.Today):
		return &Silent{TimeOff, "It had begun when it was declared.",
			"let it begin on or after " + d.Today.String() + ", " + mend}
	case f.before != nil && was.To.Date.Before(d.Today):
		return &Silent{TimeOff, "It had ended when it was made longer.",
			"put to: " + was.To.Date.String() + " back, " + mend}
	case f.before != nil && was.Reason.Value == pause.Reason.Value:
		return &Silent{TimeOff, "It is longer without a new reason.", "give the reason why it is needed for longer"}
	case to.DaysSince(from) >= cycle && to.DaysSince(d.Today) >= cycle:
		return &Silent{TimeOff, "It lasts " + diag.Count(to.DaysSince(from)+1, "day") +
			", longer than from one board to the next, and no decision of the board permits it.",
			"let it end within " + diag.Count(cycle, "day") + ", and make it longer before it ends, " + mend}
	}
	if first, last := d.stretch(from, to); last.DaysSince(first) >= cycle && last.DaysSince(d.Today) >= cycle {
		return &Silent{TimeOff, "With the pauses beside it, it lasts from " + first.Words() + " to " + last.Words() +
			", longer than from one board to the next, and no decision of the board permits it.",
			"let it end within " + diag.Count(cycle, "day") + " of " + first.String() + ", " + mend}
	}
	return nil
}

// pauseTaken: a pause that began is not taken out, and one that has ended is not made shorter.
func (d *differ) pauseTaken(f *found) *Silent {
	if f.before == nil {
		return nil
	}
	was := f.before.source.(*programme.Pause)
	switch {
	case f.after == nil && was.From.Date.Before(d.Today):
		return &Silent{TimeOff, "It had begun when it was taken out.",
			"put it back; if it ended early, write its last day under to, or " + permitWords(f)}
	case f.after != nil && f.Field == "to" && was.To.Date.Before(d.Today) &&
		f.after.source.(*programme.Pause).To.Date.Before(was.To.Date):
		return &Silent{TimeOff, "It had ended when it was made shorter.",
			"put to: " + was.To.Date.String() + " back, or " + permitWords(f)}
	}
	return nil
}

// stretch are the first and last day of a pause and of those that it joins up with: less
// than a week is between them, and the board permitted neither.
func (d *differ) stretch(from, to programme.Date) (first, last programme.Date) {
	const week = 7
	first, last = from, to
	for joined := true; joined; {
		joined = false
		for i := range d.after.programme.Pauses {
			p := &d.after.programme.Pauses[i]
			begins, ends := p.From.Date, p.To.Date
			if begins.IsZero() || ends.IsZero() || begins.DaysSince(last) >= week || first.DaysSince(ends) >= week ||
				!begins.Before(first) && !ends.After(last) || d.letsPause(p) {
				continue
			}
			joined = true
			if begins.Before(first) {
				first = begins
			}
			if ends.After(last) {
				last = ends
			}
		}
	}
	return first, last
}

// letsPause reports whether the board permitted the end of a pause.
func (d *differ) letsPause(p *programme.Pause) bool {
	return slices.ContainsFunc(d.permits, func(of programme.Permitted) bool {
		return of.Kind == "pause" && of.ID == p.From.Date.String()
	})
}

// silenced: a check is silenced for two cycles at most, with a reason; and nothing that is
// late is kept from the public without an end.
func (d *differ) silenced(f *found) *Silent {
	if silent := d.hidden(f); silent != nil || f.after == nil || f.after.kind != "waiver" {
		return silent
	}
	reason := f.after.fact("reason").written()
	was, _ := programme.ParseDate(f.Before)
	until, _ := programme.ParseDate(f.after.fact("until").written())
	most := d.Today.AddDays(2 * d.before.programme.Policy.CycleDays)
	switch {
	case f.before != nil && (f.Field != "until" || !until.IsZero() && !until.After(was)):
		return nil
	case f.before == nil && strings.TrimSpace(reason) == "":
		return &Silent{Silenced, "It has no reason.", "add a reason"}
	case f.before != nil && f.before.fact("reason").written() == reason:
		return &Silent{Silenced, "It is longer without a new reason.", "give the reason why it is needed for longer"}
	case !d.Today.IsZero() && until.After(most):
		return &Silent{Silenced, "A check may be waived for two cycles at most.",
			"write until: " + most.String() + " or earlier"}
	}
	return nil
}

// hidden reports a restriction of a task that is late, or of the ambition that it is in,
// without an end or for more than a year.
func (d *differ) hidden(f *found) *Silent {
	said := f.Field == "restricted reason" || f.Field == "restricted until"
	if !said || f.before == nil || f.after == nil || f.before.kind != "task" && f.before.kind != "ambition" ||
		d.Today.IsZero() || !f.after.fact("restricted reason").given() ||
		f.Field == "restricted reason" && f.Before != "" {
		return nil
	}
	late, what := d.overdue(f.Task), "It is late"
	if f.before.kind == "ambition" {
		late, what = d.lateIn(f.before.id), "Tasks of it are late"
	}
	const year = 365
	until, _ := programme.ParseDate(f.after.fact("restricted until").written())
	switch {
	case !late:
	case until.IsZero():
		return &Silent{Silenced, what + ", and the public would never see it again.",
			"add until: to restricted, with the last day on which it must be kept back"}
	case until.Due().DaysSince(d.Today) > year && f.Field == "restricted until":
		return &Silent{Silenced, what + ", and the public would not see it for more than a year.",
			"write until: " + d.Today.AddDays(year).String() + " or earlier, and look at it again then"}
	}
	return nil
}

// overdue reports whether a task is late today, as the whole record has it.
func (d *differ) overdue(id string) bool {
	t := d.standsToday().Task(id)
	return t != nil && t.Overdue
}

// lateIn reports whether a task of an ambition is late today.
func (d *differ) lateIn(ambition string) bool {
	return slices.ContainsFunc(d.standsToday().Tasks, func(t *assess.Task) bool {
		return t.Overdue && t.Ambition != nil && t.Ambition.ID.Value == ambition
	})
}
