package assess

import (
	"slices"

	"improve/internal/programme"
)

// Task is a task as at a date. What is written keeps its place (Dated, Text);
// what is computed is a plain Date, always a day.
//
// Where a name is in both, it is the computed one that is meant: Targets
// are those after the retargets so far, Task.Targets those of the plan.
type Task struct {
	*programme.Task
	Ambition *Ambition
	Entries  []*programme.Progress // dated on or before the date, oldest first
	// After are entries that change nothing: what was said after the task had ended,
	// or during a hold that lasts.
	After []*programme.Progress

	State State
	Ended *Ended // how it was ended or put on hold; nil where it was not
	// Ends are the decisions by which it was ended, put on hold or taken off hold, oldest
	// first, and the end of its plan: the last is Ended, unless that hold is over.
	Ends []*Ended
	// Continued is the task of an ended plan that goes on here, ContinuedBy those that
	// go on with this one.
	Continued   *Task
	ContinuedBy []*Task
	// carried is the target with the date that it took over from there, taken the one
	// that had it, both by their place from 1 on; 0 where it took none.
	carried, taken int

	Rating   programme.Rating // what to show: see rules.rate
	Reported programme.Rating // the latest reported, lapsed or not
	// ToldBefore says that the latest rating was given before the record began;
	// Unevidenced that it is B and was, or that its evidence or who confirmed it says
	// nothing, and lacks one of them.
	ToldBefore, Unevidenced bool
	// Refreshed says that it was rated since the last board, for the next.
	Refreshed bool
	Computed  programme.Rating // what the dates alone say: R, A or none
	// Stale and Lapsed are of open, rated tasks only.
	Stale, Lapsed bool
	// Rated is the entry of the latest rating, nil where there is none.
	Rated *programme.Progress
	// RatedAge is the age of the latest rating in plain days; RatedPaused how
	// many of them fell in a pause and make nothing stale.
	RatedAge, RatedPaused int

	Targets []Target // in the plan's order
	// Effective is the target that decides: of those not met the first to fall
	// due; where all are met the last. Nil where the task has none.
	Effective        *Target
	Original, Target programme.Dated // of the effective target: in the plan, and now
	Due              programme.Date  // the day Target falls due
	Overdue, DueSoon bool
	Tracked          bool // overdue, and all four questions answered
	Untracked        bool // overdue beyond the days of grace, and not tracked
	OverdueDays      int  // days past Due; 0 unless overdue
	// OverdueOriginalDays is the days past the original target's due date where
	// the task is overdue.
	OverdueOriginalDays int
	// SlippedDays is the most that any of the targets stands later than the plan
	// had it; 0 where none does. Bringing forward is not slippage.
	SlippedDays int
	Moves       int // how often any of the targets moved, either way

	Noted      *programme.Progress // the latest entry with a note that says something, or else with any note
	Forecast   programme.Dated     // the latest given in any entry; moves nothing
	ForecastBy *programme.Progress // the entry that gives it
	Missing    []Answer            // of overdue tasks only

	RatingBefore programme.Rating // as at the board's last meeting
	Direction    Direction

	Done         []Done            // activities said to be finished, in the plan's order
	Late         []Late            // activities whose own date has passed, of a task that lives
	Impact       *programme.Impact // the latest entry
	ImpactUpdate *programme.Update // the update that holds it
	ImpactShown  bool              // its difference is some or significant, and it names its source
	Closed       bool              // complete, and impact shown

	// Seen is what the latest minutes saw of the task, and SeenBy those minutes; nil
	// where none recorded it. Changed are the parts of the promise (target, wording,
	// leads) that the plan states otherwise now: where there is one, the task is
	// suspect until the next minutes.
	Seen    *programme.Seen
	SeenBy  *programme.Update
	Changed []string
	// Permitted are the decisions of the board by which the plan now differs from what was
	// seen, the latest first.
	Permitted []programme.Permitted

	// Faults are the values that could not be read, of the task and of the
	// entries still in force: the status is not fully supported. They change no
	// rating.
	Faults []programme.Text
	// Ignored are the retargets and targets met that moved and met nothing.
	Ignored []Ignored

	endedFrom programme.Date // the first day on which it was ended or on hold without a break
	before    State          // as at the board's last meeting; empty where it was not known
}

// Done is an activity that is finished, and the first entry to say so.
type Done struct {
	Activity *programme.Activity
	Entry    *programme.Progress
}

// Suspect reports whether the plan has changed since a board saw the task.
func (t *Task) Suspect() bool { return len(t.Changed) > 0 }

// Open reports whether the promise is still to be kept: the task is neither complete,
// ended nor on hold.
func (t *Task) Open() bool { return t.State == IsOpen }

// Complete reports whether the task is rated B.
func (t *Task) Complete() bool { return t.State == IsComplete }

// EndedForGood reports whether the task has ended and does not live again.
func (t *Task) EndedForGood() bool { return t.State == IsEnded }

// DoneBy is the entry that says an activity is finished, nil where none does.
func (t *Task) DoneBy(activity string) *programme.Progress {
	for _, d := range t.Done {
		if d.Activity.ID.Value == activity {
			return d.Entry
		}
	}
	return nil
}

func (a *Assessment) assessTasks() {
	all := make([][]*programme.Progress, len(a.Tasks))
	for i, target := range a.targetRoom() {
		t := a.Tasks[i]
		t.Targets, all[i] = target, t.Entries
		a.now.read(t)
		if t.Ended != nil && t.ImpactUpdate != nil && t.ImpactUpdate.Date.Date.After(t.endedFrom) {
			a.readImpactUpTo(t, t.endedFrom)
		}
	}
	a.continues()
	for _, t := range a.Tasks {
		a.now.conclude(t)
		t.readImpact()
		t.DueSoon = a.dueSoon(t)
		t.Refreshed = a.refreshed(t)
		t.Late = a.late(t)
	}
	a.lookBack(all)
}

// lookBack finds the rating of every task at the last meeting of the board.
func (a *Assessment) lookBack(all [][]*programme.Progress) {
	if !a.LastMeeting.IsZero() {
		before := a.Earlier(a.LastMeeting)
		for i, t := range a.Tasks {
			if then := before.read(t, all[i]); then != nil {
				t.RatingBefore, t.before = then.Rating, then.State
			}
		}
	}
	for _, t := range a.Tasks {
		t.Direction = DirectionOf(t.Rating, t.RatingBefore)
	}
}

// targetRoom cuts one array into room for every task's targets.
func (a *Assessment) targetRoom() [][]Target {
	total := 0
	for _, t := range a.Tasks {
		total += len(t.Task.Targets)
	}
	all, rooms := make([]Target, total), make([][]Target, len(a.Tasks))
	for i, t := range a.Tasks {
		n := len(t.Task.Targets)
		rooms[i], all = all[:0:n], all[n:]
	}
	return rooms
}

// read fills in what the entries say that count: whether the task is ended, its
// targets and the latest rating.
func (r rules) read(t *Task) {
	r.readEnd(t)
	t.readTargets(r)
	r.report(t)
}

// conclude fills in all that follows from what was read, and the day.
func (r rules) conclude(t *Task) {
	t.slip()
	r.rate(t)
	r.track(t)
	t.readDone()
	t.readFaults()
}

// refreshed reports whether a task that lives was rated since the last board, for the
// next; where no board met before, since the record began.
func (a *Assessment) refreshed(t *Task) bool {
	if t.Ended != nil || t.Rated == nil || t.ToldBefore {
		return false
	}
	on := t.Rated.Update.Date.Date
	switch adopted := a.Programme.Adopted; {
	case !a.LastMeeting.IsZero():
		return on.After(a.LastMeeting)
	case adopted != nil && adopted.Date.Given():
		return !on.Before(adopted.Date.Date)
	}
	return true
}

// Looked is the latest entry in which somebody outside the task says whether its rating is
// right; nil where there is none.
func (t *Task) Looked() *programme.Progress {
	for _, e := range slices.Backward(t.Entries) {
		if e.Verified != nil {
			return e
		}
	}
	return nil
}

// Late is an activity whose own date has passed and that nobody has said is finished.
type Late struct {
	Activity *programme.Activity
	Days     int // since it fell due
}

// Dated are the activities with a date of their own that nobody has said are finished, of
// a task that is neither ended nor on hold, whatever its rating.
func (t *Task) Dated() []*programme.Activity {
	if t.Ended != nil {
		return nil
	}
	var open []*programme.Activity
	for i := range t.Activities {
		if a := &t.Activities[i]; a.Target.Given() && t.DoneBy(a.ID.Value) == nil {
			open = append(open, a)
		}
	}
	return open
}

// late are the activities whose own date has passed.
func (a *Assessment) late(t *Task) []Late {
	var late []Late
	for _, activity := range t.Dated() {
		if a.AsAt.After(activity.Target.Date.Due()) {
			late = append(late, Late{activity, a.AsAt.DaysSince(activity.Target.Date)})
		}
	}
	return late
}

// Coming are the activities whose own date comes by the next board.
func (a *Assessment) Coming(t *Task) []*programme.Activity {
	var coming []*programme.Activity
	for _, activity := range t.Dated() {
		if due := activity.Target.Date.Due(); !a.AsAt.After(due) && !due.After(a.Soon()) {
			coming = append(coming, activity)
		}
	}
	return coming
}

// dueSoon: open, not overdue, and due on or before the next listed meeting of
// the board, or within a cycle where none is listed. A task whose targets are
// all met has nothing left to fall due.
func (a *Assessment) dueSoon(t *Task) bool {
	if !t.Open() || t.Overdue || t.Effective == nil || t.Effective.Met {
		return false
	}
	return !t.Due.After(a.Soon())
}

// Soon is the last day on which what falls due falls due soon: the next board or, where
// none is listed, the end of a cycle.
func (a *Assessment) Soon() programme.Date {
	if a.NextMeeting.IsZero() {
		return a.AsAt.AddDays(a.now.policy.CycleDays)
	}
	return a.NextMeeting
}

// readImpact says whether the latest entry shows an impact: one without a source that
// says something shows none.
func (t *Task) readImpact() {
	if t.Impact != nil {
		t.ImpactShown = (t.Impact.Difference.Value == "some" || t.Impact.Difference.Value == "significant") &&
			t.Impact.Source.Kind.Says()
	}
	t.Closed = t.ImpactShown && t.Complete()
}

// readDone lists the finished activities. An id that the plan does not know is
// left to `validate`.
func (t *Task) readDone() {
	if !slices.ContainsFunc(t.Entries, func(e *programme.Progress) bool { return len(e.Done) > 0 }) {
		return
	}
	for i := range t.Activities {
		activity := &t.Activities[i]
		said := slices.IndexFunc(t.Entries, func(e *programme.Progress) bool {
			return slices.ContainsFunc(e.Done, func(id programme.Text) bool { return id.Value == activity.ID.Value })
		})
		if said >= 0 {
			t.Done = append(t.Done, Done{activity, t.Entries[said]})
		}
	}
}

// readFaults gathers the faults of the task and of its entries, save those a
// later entry has made good.
func (t *Task) readFaults() {
	t.Faults = slices.Clip(t.Task.Faults)
	for i, e := range t.Entries {
		for _, fault := range e.Faults {
			if !slices.ContainsFunc(t.Entries[i+1:],
				func(later *programme.Progress) bool { return supersedes(later, fault.Value) }) {
				t.Faults = append(t.Faults, fault)
			}
		}
	}
}

// supersedes reports whether an entry gives again what an earlier one's unreadable
// key may have said. What adds up over time (done, met, retarget) is never said
// again; what explains a rating goes with it.
func supersedes(e *programme.Progress, key string) bool {
	switch key {
	case "rating", "recovery", "escalation", "evidence", "confirmed_by":
		return e.Rating != programme.Unrated
	case "note":
		return e.Note.Given()
	case "forecast":
		return e.Forecast.Given()
	}
	return false
}
