package assess

import "improve/internal/programme"

// Dates are what the target dates of tasks say on a day, whatever anybody said of them.
type Dates struct {
	Open    int // tasks neither complete nor ended nor on hold
	Overdue int // of them past their date
	Long    int // of these by more than After days
	After   int // the policy's escalate_after_days of that day
}

// Dates are what the target dates of some of its tasks say.
func (a *Assessment) Dates(tasks []*Task) Dates {
	d := Dates{After: a.now.policy.EscalateAfterDays}
	for _, t := range tasks {
		count(&d.Open, t.Open())
		count(&d.Overdue, t.Overdue)
		count(&d.Long, t.Overdue && t.Computed == programme.OffTrack)
	}
	return d
}

// Otherwise is who first said something else than a position that was greener than the
// record: a meeting that was told a worse letter of the same thing, an update that rates one
// of the tasks against it A or R, or the board that moves the date of one.
type Otherwise struct {
	Update *programme.Update
	Days   int    // after the position
	Task   string // the id of the task; empty where a meeting was told
	// Rating is what was said; none where the task's date was moved.
	Rating programme.Rating
}

// Otherwise finds who first said something else after a position; nil where the position
// was not greener than the record, or nobody has yet.
func (a *Assessment) Otherwise(p *Position) *Otherwise {
	if !p.Greener {
		return nil
	}
	against := map[string]bool{}
	for _, t := range p.Against {
		against[t.ID.Value] = true
	}
	for _, u := range a.Programme.Updates {
		if !counts(u, a.AsAt) || !u.Date.Date.After(p.Update.Date.Date) {
			continue
		}
		said := p.said(u)
		if said == nil {
			said = a.saidOf(against, u)
		}
		if said != nil {
			said.Update, said.Days = u, u.Date.Date.DaysSince(p.Update.Date.Date)
			return said
		}
	}
	return nil
}

// said is a worse letter of the same thing that an update says a meeting was told.
func (p *Position) said(u *programme.Update) *Otherwise {
	for i := range u.Positions {
		later := &u.Positions[i]
		if later.Of.Value == p.Of.Value && later.Rating.Concern() > p.Rating.Concern() {
			return &Otherwise{Rating: later.Rating}
		}
	}
	return nil
}

// saidOf is what an update says about the first of some tasks that it rates A or R, or whose
// date it moves.
func (a *Assessment) saidOf(against map[string]bool, u *programme.Update) *Otherwise {
	for _, e := range u.Progress {
		switch id := e.Task.Value; {
		case !against[id]:
		case e.Rating == programme.OffTrack || e.Rating == programme.Behind:
			return &Otherwise{Task: id, Rating: e.Rating}
		case e.Retarget != nil && a.now.decides(u):
			return &Otherwise{Task: id}
		}
	}
	return nil
}
