package assess

import (
	"slices"

	"improve/internal/programme"
)

// State says whether a promise is still to be kept.
type State string

// The states.
const (
	IsOpen     State = "open"
	IsComplete State = "complete" // rated B
	IsEnded    State = "ended"    // by a decision of the board, or with its plan
	IsOnHold   State = "on-hold"  // until a day
)

// EndedWithPlan is how a task ends whose plan ends. The other ways are the words of
// the file: superseded, merged, withdrawn, on-hold.
const EndedWithPlan = "plan"

// Ended says how, when and by whom a task was ended, or put on hold.
type Ended struct {
	As    string
	Date  programme.Date
	Until programme.Dated // of a hold: its last day
	Into  programme.Text  // the task that takes its place
	// Entry is what ends it in the minutes of the board, nil where its plan ended.
	Entry *programme.Progress
	// PlanEnd is the end of its plan; nil otherwise.
	PlanEnd *PlanEnd
}

// OnHold reports whether it ends by itself.
func (e *Ended) OnHold() bool { return e.As == programme.OnHold }

// LiftsHold reports whether it takes the task off hold: it holds no longer than its own day.
func (e *Ended) LiftsHold() bool { return e.OnHold() && !e.Until.Date.Due().After(e.Date) }

// Minutes are those that hold the decision; nil where none is recorded.
func (e *Ended) Minutes() *programme.Update {
	switch {
	case e.Entry != nil:
		return e.Entry.Update
	case e.PlanEnd != nil:
		return e.PlanEnd.Update
	}
	return nil
}

// Reason is why, in the words of the minutes.
func (e *Ended) Reason() programme.Text {
	switch {
	case e.Entry != nil:
		return e.Entry.End.Reason
	case e.PlanEnd != nil && e.PlanEnd.Decision != nil:
		return e.PlanEnd.Decision.Text
	}
	return programme.Text{}
}

// Pos is where the record says so.
func (e *Ended) Pos() programme.Pos {
	switch {
	case e.Entry != nil:
		return e.Entry.End.Pos
	case e.PlanEnd != nil:
		return e.PlanEnd.Pos
	}
	return programme.Pos{}
}

// PlanEnd is the end of a plan: by a decision of the board or, where Update is nil,
// as the plan itself says.
type PlanEnd struct {
	Plan     *programme.Plan
	Date     programme.Date
	Update   *programme.Update
	Decision *programme.Decision
	Pos      programme.Pos
}

// PlanEnd is how the plan of that id has ended by the day, nil where it has not.
func (a *Assessment) PlanEnd(id string) *PlanEnd {
	if end := a.now.ends[id]; end != nil && !end.Date.After(a.AsAt) {
		return end
	}
	return nil
}

// planEnds finds when each plan ended, by the plan's id: of two ends the earlier.
func (a *Assessment) planEnds() map[string]*PlanEnd {
	ends := map[string]*PlanEnd{}
	note := func(id string, end *PlanEnd) {
		end.Plan = a.Index.Plan(id)
		if before := ends[id]; end.Plan != nil && (before == nil || end.Date.Before(before.Date)) {
			ends[id] = end
		}
	}
	for _, p := range a.Programme.Permits(a.AsAt) {
		if p.Verb == programme.PermitEnd {
			note(p.ID, &PlanEnd{Date: p.Update.Date.Date, Update: p.Update, Decision: p.Decision, Pos: p.Permit.Pos})
		}
	}
	for _, plan := range a.Programme.Plans {
		if end := plan.Ended; end != nil && end.Date.Given() && !end.Date.Date.Due().After(a.AsAt) {
			note(plan.ID.Value, &PlanEnd{Date: end.Date.Date.Due(), Pos: end.Pos})
		}
	}
	return ends
}

// readEnd finds out whether the task is ended or on hold on the day, and leaves of its
// entries those that count: what was said after the end, and during a hold that lasts.
func (r rules) readEnd(t *Task) {
	all := t.Entries
	end, from := r.endOf(t, all)
	if end == nil {
		return
	}
	t.Ended, t.endedFrom = end, from
	t.Entries = upTo(all, from)
	t.After = all[len(t.Entries):]
}

// EverRated reports whether somebody has rated the task by the day, though it be after its end
// or during its hold, when ratings do not count.
func (t *Task) EverRated() bool {
	return t.Rated != nil || slices.ContainsFunc(t.After, func(e *programme.Progress) bool {
		return e.Rating != programme.Unrated
	})
}

// endOf is how the task is ended on the day, nil where it is not, and the first day of
// that: of holds that follow each other without a gap, the first day of the first. It
// fills in all ends.
func (r rules) endOf(t *Task, all []*programme.Progress) (end *Ended, from programme.Date) {
	plan := r.planEnd(t, all)
	for _, e := range all {
		day := e.Update.Date.Date
		if plan != nil && day.After(plan.Date) {
			break
		}
		if e.End == nil || !r.decides(e.Update) || reportedBy(all, day) == programme.Complete {
			continue
		}
		if e.End.As.Value != programme.OnHold {
			if e.End.As.Given() {
				end = &Ended{As: e.End.As.Value, Date: day, Into: e.End.Into, Entry: e}
				t.Ends = append(t.Ends, end)
				return end, day
			}
			continue
		}
		if !e.End.Until.Given() {
			continue
		}
		held := end != nil && !end.Until.Date.Due().Before(day)
		if !held {
			from = day
		}
		end = &Ended{As: programme.OnHold, Date: day, Until: e.End.Until, Into: e.End.Into, Entry: e}
		if held || !end.LiftsHold() {
			t.Ends = append(t.Ends, end)
		}
		if end.LiftsHold() {
			end = nil
		}
	}
	switch {
	case plan != nil:
		t.Ends = append(t.Ends, plan)
		return plan, plan.Date
	case end != nil && !end.Until.Date.Due().Before(r.on) && !r.over(t, end.Date):
		return end, from
	}
	return nil, programme.Date{}
}

// planEnd is how the task ended with its plan, nil where it did not: a task that was
// complete by then stays complete.
func (r rules) planEnd(t *Task, all []*programme.Progress) *Ended {
	end := r.ends[t.Plan.Value]
	if end == nil || end.Date.After(r.on) || reportedBy(all, end.Date) == programme.Complete {
		return nil
	}
	return &Ended{As: EndedWithPlan, Date: end.Date, PlanEnd: end}
}

// over reports whether the task's plan has ended since a day: a hold ends with its plan.
func (r rules) over(t *Task, since programme.Date) bool {
	end := r.ends[t.Plan.Value]
	return end != nil && !end.Date.After(r.on) && !since.After(end.Date)
}

// reportedBy is the latest rating given by the close of a day.
func reportedBy(entries []*programme.Progress, day programme.Date) programme.Rating {
	for _, e := range slices.Backward(entries) {
		if e.Rating != programme.Unrated && !e.Update.Date.Date.After(day) {
			return e.Rating
		}
	}
	return programme.Unrated
}

// settle makes of a task that is ended or on hold what papers show of it: not rated, not
// late, nothing to answer. What was said about it stays.
func (t *Task) settle() {
	t.State = IsOpen
	switch {
	case t.Ended != nil && t.Ended.OnHold():
		t.State = IsOnHold
	case t.Ended != nil:
		t.State = IsEnded
	case t.Rating == programme.Complete:
		t.State = IsComplete
	}
	if t.Ended == nil {
		return
	}
	t.Rating, t.Computed = programme.Unrated, programme.Unrated
	t.Overdue, t.OverdueDays, t.OverdueOriginalDays = false, 0, 0
	t.Stale, t.Lapsed, t.ToldBefore = false, false, false
}

// continues gives a task that continues another the date that was first promised, and
// the moves until now. Tasks are taken in turn, so that the first of a chain comes
// first; a circle, like an id that is not there, continues nothing.
func (a *Assessment) continues() {
	done, circular := map[*Task]bool{}, map[*Task]bool{}
	var take func(t *Task, above []*Task)
	take = func(t *Task, above []*Task) {
		old := a.Task(t.Task.Continues.Value)
		if done[t] || old == nil {
			return
		}
		done[t] = true
		above = append(above, t)
		if i := slices.Index(above, old); i >= 0 {
			for _, c := range above[i:] {
				circular[c] = true
			}
		} else {
			take(old, above)
		}
		if !circular[t] && old.Reported != programme.Complete {
			t.Continued, old.ContinuedBy = old, append(old.ContinuedBy, t)
			t.carryOn(a.asItStood(old, t))
		}
	}
	for _, t := range a.Tasks {
		take(t, nil)
	}
}

// asItStood is the task that another continues, as it was when that one ended: what
// happened to it since changes nothing there.
func (a *Assessment) asItStood(old, t *Task) *Task {
	gone := old.Ended != nil && !old.endedFrom.After(t.endedFrom)
	if t.Ended == nil || gone || !t.endedFrom.Before(a.AsAt) {
		return old
	}
	return a.continuedAsAt(old, t.endedFrom)
}

// continuedAsAt reads a task as at an earlier day, with what it carried on by then.
func (a *Assessment) continuedAsAt(t *Task, day programme.Date) *Task {
	then := &Task{Task: t.Task, Entries: upTo(slices.Concat(t.Entries, t.After), day)}
	a.now.onDay(day).read(then)
	if t.Continued != nil {
		if then.Ended != nil {
			day = then.endedFrom
		}
		if old := a.continuedAsAt(t.Continued, day); old.Reported != programme.Complete {
			then.carryOn(old)
		}
	}
	return then
}

// carryOn takes over the original of the old task's first date that was not met.
func (t *Task) carryOn(old *Task) {
	t.Moves += old.Moves
	if old.Effective == nil || old.Effective.Met || len(t.Targets) == 0 {
		return
	}
	place := 0
	for i := range t.Targets {
		if t.Targets[i].planned().Before(t.Targets[place].planned()) {
			place = i
		}
	}
	first := &t.Targets[place]
	if first.planned() != old.Effective.Current.Date {
		t.Moves++
	}
	if old.Effective.Original.Given() {
		first.Original = old.Effective.Original
		t.carried, t.taken = place+1, old.place(old.Effective)+1
	}
}

// place is where a target is among those of the task.
func (t *Task) place(target *Target) int {
	for i := range t.Targets {
		if &t.Targets[i] == target {
			return i
		}
	}
	return -1
}

// planned is the date that the plan gives, or the meeting that gave the first.
func (t *Target) planned() programme.Date {
	switch {
	case len(t.Moves) == 0:
		return t.Current.Date
	case t.Moves[0].From.IsZero():
		return t.Moves[0].To
	}
	return t.Moves[0].From
}
