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

	Rating   programme.Rating // what to show: see rules.rate
	Reported programme.Rating // the latest reported, lapsed or not
	Computed programme.Rating // what the dates alone say: R, A or none
	// Rated is the entry of the latest rating, nil where there is none.
	Rated *programme.Progress
	// RatedAge is the age of the latest rating in plain days; RatedPaused how
	// many of them fell in a pause and make nothing stale.
	RatedAge, RatedPaused int
	Stale, Lapsed         bool // of open, rated tasks only

	Targets []Target // in the plan's order
	// Effective is the target that decides: of those not met the first to fall
	// due; where all are met the last. Nil where the task has none.
	Effective        *Target
	Original, Target programme.Dated // of the effective target: in the plan, and now
	Due              programme.Date  // the day Target falls due
	Overdue          bool
	OverdueDays      int // days past Due; 0 unless overdue
	// OverdueOriginalDays is the days past the original target's due date where
	// the task is overdue.
	OverdueOriginalDays int
	DueSoon             bool
	// SlippedDays is the most that any of the targets stands later than the plan
	// had it; 0 where none does. Bringing forward is not slippage.
	SlippedDays int
	Moves       int // how often any of the targets moved, either way

	Noted      *programme.Progress // the latest entry with a note
	Forecast   programme.Dated     // the latest given in any entry; moves nothing
	ForecastBy *programme.Progress // the entry that gives it
	Tracked    bool                // overdue, and all four questions answered
	Untracked  bool                // overdue beyond the days of grace, and not tracked
	Missing    []Answer            // of overdue tasks only

	RatingBefore programme.Rating // as at the board's last meeting
	Direction    Direction

	Done         []Done            // activities said to be finished, in the plan's order
	Impact       *programme.Impact // the latest entry
	ImpactUpdate *programme.Update // the update that holds it
	ImpactShown  bool              // its difference is some or significant
	Closed       bool              // complete, and impact shown

	// Seen is what the latest minutes saw of the task, and SeenBy those minutes; nil
	// where none recorded it. Changed are the parts of the promise (target, wording,
	// leads) that the plan states otherwise now: where there is one, the task is
	// suspect until the next minutes.
	Seen    *programme.Seen
	SeenBy  *programme.Update
	Changed []string

	// FromLaterPlan says that the plan the task comes from was published after
	// the date: nobody could have known of it then.
	FromLaterPlan bool
	// Faults are the values that could not be read, of the task and of the
	// entries still in force: the status is not fully supported. They change no
	// rating.
	Faults []programme.Text
	// Ignored are the retargets and targets met that moved and met nothing.
	Ignored []Ignored
}

// Done is an activity that is finished, and the first entry to say so.
type Done struct {
	Activity *programme.Activity
	Entry    *programme.Progress
}

// Suspect reports whether the plan has changed since a board saw the task.
func (t *Task) Suspect() bool { return len(t.Changed) > 0 }

// Open reports whether the task is not complete.
func (t *Task) Open() bool { return t.Rating != programme.Complete }

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
	before := a.now.onDay(a.LastMeeting)
	later := a.laterPlans()
	var then Task // used over and over for the rating at the last meeting
	for i, target := range a.targetRoom() {
		t := a.Tasks[i]
		t.Targets = target
		a.now.assess(t)
		t.readImpact()
		t.FromLaterPlan = later[t.Plan.Value]
		t.DueSoon = a.dueSoon(t)
		if !a.LastMeeting.IsZero() {
			then = Task{Task: t.Task, Entries: upTo(t.Entries, a.LastMeeting), Targets: then.Targets[:0]}
			before.rate(&then)
			t.RatingBefore = then.Rating
		}
		t.Direction = direction(t.Rating, t.RatingBefore)
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

// laterPlans is the ids of the plans published after the date.
func (a *Assessment) laterPlans() map[string]bool {
	later := map[string]bool{}
	for _, plan := range a.Programme.Plans {
		if plan.Published.Given() && plan.Published.Date.Begin().After(a.AsAt) {
			later[plan.ID.Value] = true
		}
	}
	return later
}

// assess fills in all that follows from the task, its entries and the day.
func (r rules) assess(t *Task) {
	r.rate(t)
	r.track(t)
	t.readDone()
	t.readFaults()
	t.readSeen()
}

// dueSoon: open, not overdue, and due on or before the next listed meeting of
// the board, or within a cycle where none is listed. A task whose targets are
// all met has nothing left to fall due.
func (a *Assessment) dueSoon(t *Task) bool {
	if !t.Open() || t.Overdue || t.Effective == nil || t.Effective.Met {
		return false
	}
	until := a.NextMeeting
	if until.IsZero() {
		until = a.AsAt.AddDays(a.now.policy.CycleDays)
	}
	return !t.Due.After(until)
}

func (t *Task) readImpact() {
	if t.Impact != nil {
		t.ImpactShown = t.Impact.Difference.Value == "some" || t.Impact.Difference.Value == "significant"
	}
	t.Closed = t.ImpactShown && !t.Open()
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
