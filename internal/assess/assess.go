// Package assess says what the facts of a programme add up to on a date:
// ratings, lateness, tracking, slippage, direction, impact, and the state of
// measures, risks and minuted actions.
//
// It holds pure functions of (programme, date): no clock, no files, no state,
// and the programme is never changed. It does not say what is wrong with a
// record (`check` does) nor how to show it (`report` does).
package assess

import "improve/internal/programme"

// Assessment is a programme as at a date. It is read-only once made, so that
// several readers may share it.
type Assessment struct {
	Programme *programme.Programme
	Index     *programme.Index // of the programme
	AsAt      programme.Date   // always a day

	// Board is the programme's first group, nil where there is none. Its listed
	// meetings are the cycle, pauses notwithstanding: a meeting that was listed
	// and not held still divides the time.
	Board *programme.Group
	// NextMeeting is the board's first listed meeting strictly after the date,
	// LastMeeting its last strictly before; zero where none is listed.
	NextMeeting, LastMeeting programme.Date

	Tasks     []*Task // in the programme's order: by ambition, then as in its file
	Ambitions []*Ambition
	Totals    Totals
	Measures  []*MeasureState
	Risks     []*RiskState
	Actions   []*ActionState // in the order in which they were minuted
	Gone      []Gone         // what the last minutes saw and the plan no longer has

	now rules

	tasks, ambitions, measures, risks, actions map[string]int
}

// Assess says what the programme adds up to as at a date; a month stands for
// its last day. Only updates dated on or before it count. An update whose own
// date could not be read counts on no date, because nobody knows when it
// spoke.
//
// Programme.Updates must be in order of date, then file name, as the loader
// leaves them: "latest" is the last that counts, so that of two files of one
// day the later name wins.
func Assess(p *programme.Programme, asAt programme.Date) *Assessment {
	a := &Assessment{Programme: p, Index: programme.NewIndex(p), AsAt: asAt.Due()}
	if len(p.Groups) > 0 {
		a.Board = p.Groups[0]
		a.LastMeeting, a.NextMeeting = around(a.Board.Meetings, a.AsAt)
	}
	a.now = newRules(p, a.AsAt)
	a.addAmbitions()
	a.indexProgress()
	a.indexImpact()
	a.indexSeen()
	a.shareTwins()
	a.assessTasks()
	a.assessAmbitions()
	a.Totals = Total(a.Tasks)
	a.addMeasures()
	a.addRisks()
	a.addActions()
	return a
}

// Task is the task of that id, nil where there is none. Of two tasks with one
// id, which `validate` reports, it is the first.
func (a *Assessment) Task(id string) *Task { return lookup(a.Tasks, a.tasks, id) }

// Ambition is the ambition of that id, nil where there is none.
func (a *Assessment) Ambition(id string) *Ambition { return lookup(a.Ambitions, a.ambitions, id) }

// Measure is the measure of that id, nil where there is none.
func (a *Assessment) Measure(id string) *MeasureState { return lookup(a.Measures, a.measures, id) }

// Risk is the risk of that id, nil where there is none.
func (a *Assessment) Risk(id string) *RiskState { return lookup(a.Risks, a.risks, id) }

// Action is what a meeting asked for under that id, nil where there is none.
func (a *Assessment) Action(id string) *ActionState { return lookup(a.Actions, a.actions, id) }

func lookup[T any](records []*T, slots map[string]int, id string) *T {
	if slot, ok := slots[id]; ok {
		return records[slot]
	}
	return nil
}

// slotsOf numbers records by id; of two with one id the first counts. A record
// without an id cannot be spoken of.
func slotsOf[T any](records []T, id func(T) programme.Text) map[string]int {
	slots := make(map[string]int, len(records))
	for i, r := range records {
		key := id(r).Value
		if _, taken := slots[key]; !taken && key != "" {
			slots[key] = i
		}
	}
	return slots
}

// around finds the last listed meeting strictly before a day and the first
// strictly after it, in whatever order they are listed.
func around(meetings []programme.Dated, day programme.Date) (last, next programme.Date) {
	for _, m := range meetings {
		switch {
		case !m.Given():
		case m.Date.Before(day) && (last.IsZero() || m.Date.After(last)):
			last = m.Date
		case m.Date.After(day) && (next.IsZero() || m.Date.Before(next)):
			next = m.Date
		}
	}
	return last, next
}

// counts reports whether an update counts as at a day.
func counts(u *programme.Update, on programme.Date) bool {
	return u.Date.Given() && !u.Date.Date.After(on)
}

// upTo is the part of a task's entries, oldest first, dated on or before a day.
func upTo(entries []*programme.Progress, day programme.Date) []*programme.Progress {
	for len(entries) > 0 && entries[len(entries)-1].Update.Date.Date.After(day) {
		entries = entries[:len(entries)-1]
	}
	return entries
}
