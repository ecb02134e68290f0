package history

import (
	"slices"

	"improve/internal/check"
	"improve/internal/programme"
)

// deciding reports whether minutes move a date, end a task or permit a change.
func deciding(u *programme.Update) bool {
	return u.Meeting.Given() && (slices.ContainsFunc(u.Progress, decides) ||
		slices.ContainsFunc(u.Decisions, func(d programme.Decision) bool { return len(d.Permits) > 0 }))
}

// decides reports whether an entry moves the date of a task or ends it.
func decides(p *programme.Progress) bool { return p.Retarget != nil || p.End != nil }

// decided are what minutes decide, each with the commit that first wrote it.
func (w *writings) decided(f *writing, u *programme.Update) (list []check.Decided) {
	for _, p := range u.Progress {
		if decides(p) {
			list = append(list, check.Decided{Task: p, Commit: w.firstWith(f, func(then *programme.Update) bool {
				return slices.ContainsFunc(then.Progress,
					func(o *programme.Progress) bool { return sameDecision(p, o) })
			})})
		}
	}
	for _, d := range u.Decisions {
		for i := range d.Permits {
			p := &d.Permits[i]
			list = append(list, check.Decided{Permit: p, Commit: w.firstWith(f, func(then *programme.Update) bool {
				return slices.ContainsFunc(then.Decisions, func(d programme.Decision) bool {
					return slices.ContainsFunc(d.Permits, func(o programme.Permit) bool { return samePermit(p, &o) })
				})
			})})
		}
	}
	return list
}

// firstWith is the commit of the first version of an update that holds something.
func (w *writings) firstWith(f *writing, holds func(*programme.Update) bool) check.Commit {
	for _, v := range w.lineage(f) {
		if part := w.history.versions.File(v.blob); part != nil && slices.ContainsFunc(part.Updates, holds) {
			return w.history.told(v.commit)
		}
	}
	return check.Commit{}
}

// sameDecision reports whether two entries decide the same of one task.
func sameDecision(a, b *programme.Progress) bool {
	switch {
	case a.Task.Value != b.Task.Value, (a.Retarget == nil) != (b.Retarget == nil), (a.End == nil) != (b.End == nil):
		return false
	case a.Retarget != nil:
		return a.Retarget.To.Date == b.Retarget.To.Date
	}
	return a.End.As.Value == b.End.As.Value && a.End.Until.Date == b.End.Until.Date
}

func samePermit(a, b *programme.Permit) bool {
	return a.Change.Value == b.Change.Value && a.Drop.Value == b.Drop.Value && a.End.Value == b.End.Value &&
		a.Key.Value == b.Key.Value && slices.Equal(programme.Values(a.To), programme.Values(b.To))
}
