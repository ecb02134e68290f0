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
	return d.renewed(f, until)
}

// renewed: a check that has been waived for two cycles may be waived for two more, with a new
// reason. Then a board sees what it hides.
func (d *differ) renewed(f *found, until programme.Date) *Silent {
	since := d.came(waiver, waived(f.after.id, f.after.tell))
	if f.before == nil && d.used == nil || since.IsZero() || d.Today.IsZero() {
		return nil // nobody can tell whether a waiver that comes anew was there before
	}
	last := since.AddDays(4 * d.before.programme.Policy.CycleDays)
	if !until.After(last) {
		return nil
	}
	return &Silent{Silenced, "It has been waived since " + since.Words() + ", and no board has seen what it hides.",
		"write until: " + last.String() + " or earlier, and let a board see it before it is waived again"}
}

// hidden reports a restriction of what does not look good without an end, or for more than a
// year; see badly.
func (d *differ) hidden(f *found) *Silent {
	if f.before == nil || f.after == nil || d.Today.IsZero() {
		return nil
	}
	by := f.after // what keeps it back
	switch {
	case f.before.kind == "task" && f.Field == "ambition":
		by = d.known(named{"ambition", f.After})
	case f.Field == "restricted until", f.Field == "restricted reason" && f.Before == "":
	default:
		return nil
	}
	if by == nil || !by.fact("restricted reason").given() {
		return nil
	}
	const year = 365
	until, _ := programme.ParseDate(by.fact("restricted until").written())
	switch bad := d.badly(f.before); {
	case bad == "":
	case until.IsZero():
		return &Silent{Silenced, bad + ", and the public would never see it again.",
			"add until: to restricted, with the last day on which it must be kept back"}
	case until.Due().DaysSince(d.Today) > year && f.Field != "restricted reason":
		return &Silent{Silenced, bad + ", and the public would not see it for more than a year.",
			"write until: " + d.Today.AddDays(year).String() + " or earlier, and look at it again then"}
	}
	return nil
}

// badly says what does not look good of a record today: a late task, or an ambition with one;
// a measure off its target, a risk above what the board accepts, or the latest that an update
// says of them; what others found or did; the whole record. It is empty where nothing is.
func (d *differ) badly(i *item) string {
	today := d.standsToday()
	switch i.kind {
	case "task":
		if t := today.Task(i.id); t != nil && t.Overdue {
			return "It is late"
		}
	case "ambition":
		if d.lateIn(i.id) {
			return "Tasks of it are late"
		}
	case "measure":
		if d.misses(i.id) {
			return "It is off its target"
		}
	case "risk":
		if r := today.Risk(i.id); r != nil && r.AboveAppetite {
			return "It is above what the board accepts"
		}
	case "finding", "source", "plan":
		return "It was published"
	case "group":
		if board := d.after.programme.Board(d.Today); board != nil && board.ID.Value == i.id {
			return "It is the board"
		}
	case "event":
		if slices.Contains([]string{"inspection", "notice", "visit"}, i.fact("kind").written()) {
			return "It happened"
		}
	case "programme":
		return "It is the whole record"
	case "reading":
		if m := today.Measure(i.subject); m != nil && d.misses(i.subject) && m.Latest.Update.Path == i.update.Path {
			return "It is the latest value of a measure off its target"
		}
	case "risk review":
		if r := today.Risk(i.subject); r != nil && r.AboveAppetite && r.Latest.Update.Path == i.update.Path {
			return "It is the latest score of a risk above what the board accepts"
		}
	case "update", "progress entry":
		for _, t := range today.Tasks {
			if t.Overdue && t.Rated != nil && t.Rated.Update.Path == i.update.Path &&
				(i.task == "" || i.task == t.ID.Value) {
				return t.ID.Value + " is late, and this is its latest rating"
			}
		}
	}
	return ""
}

// lateIn reports whether a task of an ambition is late today.
func (d *differ) lateIn(ambition string) bool {
	return slices.ContainsFunc(d.standsToday().Tasks, func(t *assess.Task) bool {
		return t.Overdue && t.Ambition != nil && t.Ambition.ID.Value == ambition
	})
}
