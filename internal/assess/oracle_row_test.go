package assess_test

import "slices"

// A row is what the status must say about a task, in the words of its JSON; nil is null.
type row struct {
	id, ambition                                    string
	state, rating, reported, computed, ratedOn      string
	direction, original, target, due, forecast      string
	overdueDays, slippedDays, moves                 int
	tracked, untracked, dueSoon, stale, lapsed      bool
	toldBefore, refreshed, impactShown, unevidenced bool
	missing                                         []string
	continues                                       string
	ended                                           *ending
	activitiesOverdue                               int
}

// A promised date is a target as the plan has it, and as it was moved.
type promised struct {
	written, original, current string
	met, moved                 bool
	carried                    bool // its original is that of the task which this one continues
}

// row works out a task as at a day.
func (w *world) row(t *task, on day) row {
	before, after := w.around(on)
	r := row{id: t.ID, ambition: t.Ambition, state: "open", continues: t.Continues, ended: w.ended(t, on)}
	facts := on // the last day of which anything counts
	if r.ended != nil {
		facts, r.state = r.ended.on, "ended"
		if r.ended.as == "on-hold" {
			r.state = "on-hold"
		}
	}
	entries := w.said(t, facts)
	targets, moves := w.targets(t, facts)
	r.moves = moves
	for _, p := range targets {
		if p.original != "" {
			r.slippedDays = max(r.slippedDays, int(last(p.current)-last(p.original)))
		}
	}
	reported := rated(entries)
	if reported != nil {
		r.reported, r.ratedOn = reported.Rating, reported.u.Date
	}
	for _, e := range entries {
		if e.Forecast != "" {
			r.forecast = e.Forecast
		}
	}
	due, open := earliest(targets)
	if due != nil {
		r.original, r.target, r.due = due.original, due.current, last(due.current).String()
	}
	if r.ended != nil {
		return r
	}
	r.impactShown = w.impactShown(t, on)
	r.activitiesOverdue = w.lateActivities(t, entries, on)
	r.rating = r.reported
	if reported != nil {
		r.toldBefore = w.toldBefore(reported.u)
		r.refreshed = w.refreshed(entries, before)
	}
	if r.reported == "B" {
		r.state, r.unevidenced = "complete", w.unevidenced(entries)
		r.direction = w.direction(t, r.rating, before)
		return r
	}
	if reported != nil {
		age := w.aged(reported.on, on)
		r.stale = age > w.policy("cycle_days", on)+w.policy("grace_days", on)
		if r.lapsed = age > 2*w.policy("cycle_days", on); r.lapsed {
			r.rating = ""
		}
	}
	if due != nil && open {
		w.late(&r, t, entries, on, after)
	}
	if worry(r.computed) > worry(r.rating) {
		r.rating = r.computed
	}
	r.direction = w.direction(t, r.rating, before)
	return r
}

// late fills in what the due date says about an open task.
func (w *world) late(r *row, t *task, entries []said, on, next day) {
	due := last(r.target)
	if on <= due {
		r.dueSoon = due <= next
		if next == never {
			r.dueSoon = int(due-on) <= w.policy("cycle_days", on)
		}
		return
	}
	r.overdueDays, r.computed = int(on-due), "A"
	if r.overdueDays > w.policy("escalate_after_days", on) {
		r.computed = "R"
	}
	spoken := slices.ContainsFunc(entries, func(e said) bool {
		return e.Note && e.on >= due && int(on-e.on) <= w.policy("cycle_days", on)
	})
	for _, question := range []struct {
		words    string
		answered bool
	}{
		{"who", t.Led},
		{"what now", spoken},
		{"when", r.forecast != "" && last(r.forecast) >= on},
		{"how bad", r.reported == "R" || r.reported == "A"},
	} {
		if !question.answered {
			r.missing = append(r.missing, question.words)
		}
	}
	r.tracked = len(r.missing) == 0
	r.untracked = !r.tracked && r.overdueDays > w.policy("grace_days", on) && on >= w.asked(on)
}

// asked is the first day on which anything is untracked: of an adopted record the first
// board after the adoption, or a cycle after it.
func (w *world) asked(on day) day {
	if w.Adopted == "" {
		return 0
	}
	_, board := w.around(read(w.Adopted))
	return min(board, read(w.Adopted).add(w.policy("cycle_days", on)))
}

func worry(rating string) int { return map[string]int{"R": 4, "A": 3, "G": 2, "B": 1}[rating] }

// direction is against the rating as at the last board.
func (w *world) direction(t *task, now string, before day) string {
	if now == "" {
		return ""
	}
	then := ""
	if before != 0 && w.from(t) <= before {
		then = w.row(t, before).rating
	}
	return compared(then, now)
}

func compared(then, now string) string {
	switch {
	case now == "":
		return ""
	case then == "":
		return "new"
	case worry(now) < worry(then):
		return "better"
	case worry(now) > worry(then):
		return "worse"
	}
	return "same"
}

// refreshed: rated after the last board; where there was none, from the adoption or from
// the beginning. What was told before never refreshes.
func (w *world) refreshed(entries []said, before day) bool {
	return slices.ContainsFunc(entries, func(e said) bool {
		late := e.on > before
		if before == 0 && w.Adopted != "" {
			late = e.on >= read(w.Adopted)
		}
		return e.Rating != "" && late && !w.toldBefore(e.u)
	})
}

// unevidenced: a B told before lacks evidence or a confirmer, and no later B has both.
func (w *world) unevidenced(entries []said) bool {
	lacks := false
	for _, e := range entries {
		switch {
		case e.Rating != "B":
		case e.Evidenced && e.Confirmed:
			lacks = false
		case w.toldBefore(e.u):
			lacks = true
		}
	}
	return lacks || hollow(entries, func(e said) bool { return e.Evidenced }) ||
		hollow(entries, func(e said) bool { return e.Confirmed })
}

// hollow: since the last rating, what goes with a B was only given in words that say nothing.
func hollow(entries []said, given func(said) bool) bool {
	dots := false
	for n := len(entries) - 1; n >= 0; n-- {
		if given(entries[n]) {
			return false
		}
		if dots = dots || entries[n].HollowProof != ""; entries[n].Rating != "" {
			break
		}
	}
	return dots
}

// impactShown: the latest entry decides, and it names its source.
func (w *world) impactShown(t *task, on day) bool {
	shown := false
	for _, u := range w.Updates {
		for _, i := range u.Impact {
			if i.Task == t.ID && read(u.Date) <= on {
				shown = i.Difference != "none" && i.Sourced
			}
		}
	}
	return shown
}

func (w *world) lateActivities(t *task, entries []said, on day) int {
	n := 0
	for _, a := range t.Activities {
		done := slices.ContainsFunc(entries, func(e said) bool { return slices.Contains(e.Done, a[0]) })
		if a[1] != "" && on > last(a[1]) && !done {
			n++
		}
	}
	return n
}

// earliest is the date on which a task falls due, and whether it is still to be met: the
// earliest not met, or where all are met the last.
func earliest(targets []*promised) (due *promised, open bool) {
	for _, p := range targets {
		if !p.met && (due == nil || last(p.current) < last(due.current)) {
			due = p
		}
	}
	if due != nil {
		return due, true
	}
	for _, p := range targets {
		if due == nil || last(p.current) >= last(due.current) {
			due = p
		}
	}
	return due, false
}

// targets are the dates of a task after what was met and moved up to a day, and how many
// moves there were.
func (w *world) targets(t *task, on day) ([]*promised, int) {
	var all []*promised
	for _, date := range t.Targets {
		all = append(all, &promised{written: date, original: date, current: date})
	}
	moves := 0
	if old := w.task(t.Continues); old != nil {
		moves = w.inherit(all, old, on)
	}
	for _, e := range w.said(t, on) {
		if len(t.Targets) > 1 {
			for _, date := range e.Met {
				if p := named(all, date); p != nil {
					p.met = true
				}
			}
		}
		if e.To != "" && w.decides(e.u) {
			if len(all) == 0 {
				all = append(all, &promised{current: e.To}) // its first date, and no move
			} else if p := meant(t, all, e); p != nil && p.current != e.To {
				p.current, p.moved = e.To, true
				moves++
			}
		}
	}
	return all, moves
}

// meant is the date that a retarget moves.
func meant(t *task, all []*promised, e said) *promised {
	if len(t.Targets) < 2 {
		return all[0]
	}
	var open []*promised
	for _, p := range all {
		if !p.met {
			open = append(open, p)
		}
	}
	return named(open, e.From)
}

// named is the promise that a date names: by its present date, else by the date in the
// plan; of several one that is not met.
func named(all []*promised, date string) *promised {
	for _, of := range []func(*promised) string{
		func(p *promised) string { return p.current }, func(p *promised) string { return p.written },
	} {
		var found *promised
		for _, p := range all {
			if of(p) != "" && last(of(p)) == last(date) && (found == nil || found.met) {
				found = p
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// inherit gives the earliest date of a task that continues another the date that was
// promised first, and says how often that had moved.
func (w *world) inherit(all []*promised, old *task, on day) int {
	if end := w.ended(old, on); end != nil {
		on = end.on
	}
	before, moves := w.targets(old, on)
	was, open := earliest(before)
	now, _ := earliest(all)
	if was == nil || now == nil || !open {
		return moves
	}
	now.original, now.carried = was.original, true
	if last(was.current) != last(now.current) {
		moves++
	}
	return moves
}
