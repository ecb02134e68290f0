package assess

import "improve/internal/programme"

// Target is one date on which a task falls due: as the plan has it, and as the
// board has moved it.
type Target struct {
	Original programme.Dated // absent where a meeting gave the task its target
	Current  programme.Dated
	Met      bool // only of a task with several: a single target is met by rating it B
	MetBy    *programme.Progress
	Moves    []Move
}

// Move is a retarget that was minuted. From is absent where it gave the task its
// first target. Days are by due dates, negative where it was brought forward.
type Move struct {
	Entry    *programme.Progress
	From, To programme.Date
	Reason   programme.Text
	Days     int
}

// SlippedDays is how much later the target stands than in the plan, in days by
// due dates; 0 where it is no later or the plan gave none.
func (t *Target) SlippedDays() int {
	if !t.Original.Given() {
		return 0
	}
	return max(0, t.Current.Date.DaysSince(t.Original.Date))
}

// Ignored is a retarget, or a target said to be met, that changed nothing.
type Ignored struct {
	Entry  *programme.Progress
	Date   programme.Dated // the target said to be met; of a retarget, its `to`
	Reason Reason
}

// Reason says why a retarget or a target met was ignored.
type Reason string

// The reasons.
const (
	NotMinuted   Reason = "not minuted"    // a retarget that is not in minutes of the board
	NoFrom       Reason = "no from"        // a retarget of one of several targets without `from`
	NoSuchTarget Reason = "no such target" // it names no target of the task
	AlreadyMet   Reason = "already met"    // a retarget of a target that is met
	SameDate     Reason = "same date"      // a retarget to the date the target already has
	SingleTarget Reason = "single target"  // `met` on a task with one target
)

// readTargets fills in the task's targets after what its entries say, in order,
// and picks the effective one. Within an entry `met` is read before `retarget`,
// because it names the dates as they were when the entry was written.
func (t *Task) readTargets(r rules) {
	for _, written := range t.Task.Targets {
		if written.Given() {
			t.Targets = append(t.Targets, Target{Original: written, Current: written})
		}
	}
	for _, e := range t.Entries {
		for _, date := range e.Met {
			t.meet(e, date)
		}
		if e.Retarget != nil && e.Retarget.To.Given() {
			t.retarget(r, e)
		}
	}
	t.Effective = effective(t.Targets)
}

// slip is the most that any of the targets has slipped.
func (t *Task) slip() {
	for i := range t.Targets {
		t.SlippedDays = max(t.SlippedDays, t.Targets[i].SlippedDays())
	}
}

// several reports whether the plan writes several targets, readable or not.
func (t *Task) several() bool { return len(t.Task.Targets) > 1 }

// meet marks the target that an entry says was met, named by its current or its
// original date. Saying it again later changes nothing.
func (t *Task) meet(e *programme.Progress, date programme.Dated) {
	if !date.Given() {
		return
	}
	target := find(t.Targets, date.Date, false)
	switch {
	case len(t.Task.Targets) == 1:
		t.ignore(e, date, SingleTarget)
	case target == nil || !t.several():
		t.ignore(e, date, NoSuchTarget)
	case !target.Met:
		target.Met, target.MetBy = true, e
	}
}

// retarget moves the target that an entry names. Only the board moves a target, in
// minutes of a day on which it is listed to meet: otherwise every late task could be
// put right by its own lead.
func (t *Task) retarget(r rules, e *programme.Progress) {
	to := e.Retarget.To
	if !r.decides(e.Update) {
		t.ignore(e, to, NotMinuted)
		return
	}
	if len(t.Targets) == 0 {
		t.Targets = append(t.Targets,
			Target{Current: to, Moves: []Move{{Entry: e, To: to.Date, Reason: e.Retarget.Reason}}})
		return
	}
	target, reason := t.meant(e.Retarget)
	switch {
	case target == nil:
		t.ignore(e, to, reason)
	case target.Met:
		t.ignore(e, to, AlreadyMet)
	case target.Current.Date == to.Date:
		t.ignore(e, to, SameDate)
	default:
		from := target.Current.Date
		target.Moves = append(target.Moves, Move{e, from, to.Date, e.Retarget.Reason, to.Date.DaysSince(from)})
		target.Current = to
		t.Moves++
	}
}

// meant is the target that a retarget moves: the only one, else that which its
// `from` names. Where there is one only, `from` is not needed and not looked at.
func (t *Task) meant(r *programme.Retarget) (*Target, Reason) {
	switch {
	case !t.several():
		return &t.Targets[0], ""
	case !r.From.Given():
		return nil, NoFrom
	}
	if open := find(t.Targets, r.From.Date, true); open != nil {
		return open, ""
	}
	return find(t.Targets, r.From.Date, false), NoSuchTarget
}

func (t *Task) ignore(e *programme.Progress, date programme.Dated, reason Reason) {
	t.Ignored = append(t.Ignored, Ignored{e, date, reason})
}

// find is the target that a date names: by its current date first, then by its
// original; of two that are on one day, one that is not met.
func find(targets []Target, date programme.Date, openOnly bool) *Target {
	var byCurrent, byOriginal *Target
	for i := range targets {
		target := &targets[i]
		if target.Met && openOnly {
			continue
		}
		if target.Current.Date.Compare(date) == 0 && (byCurrent == nil || byCurrent.Met) {
			byCurrent = target
		}
		if target.Original.Date.Compare(date) == 0 && (byOriginal == nil || byOriginal.Met) {
			byOriginal = target
		}
	}
	if byCurrent != nil {
		return byCurrent
	}
	return byOriginal
}

// effective is the target that decides whether a task is late: of those not met
// the first to fall due; where all are met, the last.
func effective(targets []Target) *Target {
	var first, last *Target
	for i := range targets {
		target := &targets[i]
		if !target.Met && (first == nil || target.Current.Date.Before(first.Current.Date)) {
			first = target
		}
		if last == nil || !target.Current.Date.Before(last.Current.Date) {
			last = target
		}
	}
	if first != nil {
		return first
	}
	return last
}
