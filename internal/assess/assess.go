// Package assess says what the facts of a programme add up to on a date:
// ratings, lateness, tracking, slippage, direction, impact, and the state of
// measures, risks and minuted actions.
//
// It holds pure functions of (programme, date): no clock, no files, no state,
// and the programme is never changed. It does not say what is wrong with a
// record (`check` does) nor how to show it (`report` does).
package assess

import (
	"slices"

	"improve/internal/known"
	"improve/internal/programme"
)

// Assessment is a programme as at a date. It is read-only once made, so that
// several readers may share it.
type Assessment struct {
	Programme *programme.Programme
	Index     *programme.Index // of the programme
	AsAt      programme.Date   // always a day
	// Left counts what is in the files and was not known on the date.
	Left known.Left

	// Board is the group that is the board on the date, nil where there is none.
	Board *programme.Group
	// Boards are the listed meetings of each board, in order, those ahead too. In a
	// record that took over a programme under way they begin with the adoption.
	Boards []programme.Date
	// NextMeeting is the first of Boards strictly after the date, LastMeeting the last
	// strictly before; zero where none is listed.
	NextMeeting, LastMeeting programme.Date

	Tasks       []*Task // in the programme's order: by ambition, then as in its file
	Ambitions   []*Ambition
	Totals      Totals
	Measures    []*MeasureState
	Risks       []*RiskState
	Actions     []*ActionState // in the order in which they were minuted
	Findings    []*FindingState
	Recommended []*Recommended // in the order in which they were made, answered or not
	Gone        []Gone         // what the last minutes saw and the plan no longer has

	now rules

	record *programme.Programme // the whole, with what came later
	others otherDays

	tasks, ambitions, measures, risks, actions, findings map[string]int
}

// Assess says what the programme adds up to as at a date; a month stands for
// its last day. Only what was known by then counts: Assessment.Programme is that,
// and nothing else is to be shown. An update whose own date could not be read
// counts on no date, because nobody knows when it spoke.
//
// Programme.Updates must be in order of date, then file name, as the loader
// leaves them: "latest" is the last that counts, so that of two files of one
// day the later name wins.
func Assess(p *programme.Programme, asAt programme.Date) *Assessment {
	k, left := known.At(p, asAt.Due())
	return assess(p, k, left, asAt.Due())
}

// OfKnown assesses a programme that holds only what is to be known, such as what the
// public may see, as at a date that may be earlier than some of it.
func OfKnown(p *programme.Programme, asAt programme.Date) *Assessment {
	return assess(p, p, known.Left{}, asAt.Due())
}

// Ahead assesses what is known now as at a later day, as if nothing more were written. What a
// plan says ahead counts when its day comes: the meetings that it lists, and the pauses that
// it declares.
func (a *Assessment) Ahead(day programme.Date) *Assessment {
	p := *a.Programme
	p.Pauses = a.record.Pauses
	return assess(a.record, &p, a.Left, day.Due())
}

func assess(record, p *programme.Programme, left known.Left, asAt programme.Date) *Assessment {
	a := &Assessment{Programme: p, Index: programme.NewIndex(p), AsAt: asAt, Left: left, record: record}
	a.Board = p.Board(asAt)
	a.Boards = boards(record)
	a.LastMeeting, a.NextMeeting = around(a.Boards, asAt)
	a.now = newRules(p, record, asAt)
	a.now.ends = a.planEnds()
	a.addAmbitions()
	a.indexProgress()
	a.indexImpact()
	a.indexSeen()
	a.shareTwins()
	a.assessTasks()
	a.assessAmbitions()
	a.Totals = Total(a.Tasks)
	a.Totals.NotCounted = left.Tasks
	a.addMeasures()
	a.addRisks()
	a.addActions()
	a.addFindings()
	a.addRecommendations()
	return a
}

// boards are the meetings of each board that count.
func boards(p *programme.Programme) []programme.Date {
	days := p.BoardMeetings()
	if p.Adopted == nil || !p.Adopted.Date.Given() {
		return days
	}
	return slices.DeleteFunc(days, func(d programme.Date) bool { return d.Before(p.Adopted.Date.Date) })
}

// Record is the whole programme, with what came later: for what is wrong in the files
// whatever the date. Nothing of it is shown as at the date.
func (a *Assessment) Record() *programme.Programme { return a.record }

// BeforeAdoption reports whether the date is earlier than the record.
func (a *Assessment) BeforeAdoption() bool {
	adopted := a.Programme.Adopted
	return adopted != nil && adopted.Date.Given() && a.AsAt.Before(adopted.Date.Date)
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
// without an id cannot be written about.
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

// around finds the last meeting strictly before a day and the first strictly after
// it, among meetings in order.
func around(meetings []programme.Date, day programme.Date) (last, next programme.Date) {
	for _, m := range meetings {
		switch {
		case m.Before(day):
			last = m
		case m.After(day):
			return last, m
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
