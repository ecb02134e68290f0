package assess

import (
	"slices"

	"improve/internal/programme"
)

// Earlier is how tasks stood at the close of an earlier day, by what was known then.
type Earlier struct {
	of    *Assessment
	rules rules
	later map[string]bool // ids of plans published after the day
	then  Task            // used over and over
}

// Earlier is how tasks stood at the close of a day on or before that of the assessment. It
// spares assessing the whole programme as at the day.
func (a *Assessment) Earlier(day programme.Date) *Earlier {
	return &Earlier{of: a, rules: a.now.onDay(day), later: a.laterPlans(day)}
}

// Task is a task as it stood: its entries, end, targets, forecast, lateness and ratings. It
// is nil where the task was not known, and good until the next call.
func (e *Earlier) Task(t *Task) *Task { return e.read(t, t.all()) }

func (e *Earlier) read(t *Task, all []*programme.Progress) *Task {
	if e.later[t.Plan.Value] {
		return nil
	}
	e.then = Task{Task: t.Task, Entries: upTo(all, e.rules.on), Targets: e.then.Targets[:0]}
	e.rules.read(&e.then)
	for _, end := range e.then.Ends {
		if into := e.of.Task(end.Into.Value); into != nil && e.later[into.Plan.Value] {
			end.Into = programme.Text{} // nobody knew that task yet
		}
	}
	e.rules.rate(&e.then)
	e.then.readForecast()
	return &e.then
}

// all are the entries of a task, those that change nothing too.
func (t *Task) all() []*programme.Progress {
	if len(t.After) == 0 {
		return t.Entries
	}
	return append(t.Entries[:len(t.Entries):len(t.Entries)], t.After...)
}

// laterPlans is the ids of the plans published after a day.
func (a *Assessment) laterPlans(day programme.Date) map[string]bool {
	later := map[string]bool{}
	for _, plan := range a.Programme.Plans {
		if plan.Published.Given() && plan.Published.Date.Begin().After(day) {
			later[plan.ID.Value] = true
		}
	}
	return later
}

// EndedFrom is the first day on which the task was ended, or on hold without a break; zero
// where it is neither.
func (t *Task) EndedFrom() programme.Date { return t.endedFrom }

// EndedBefore reports whether the task was ended, or is on hold, from an earlier day than
// one: a date of that day never fell due.
func (t *Task) EndedBefore(day programme.Date) bool {
	return t.Ended != nil && t.endedFrom.Before(day)
}

// KeptBy reports whether the task was rated B by the close of the day on which it fell due,
// or the target of that day was said to be met by then.
func (t *Task) KeptBy(due programme.Date) bool {
	if reportedBy(t.Entries, due) == programme.Complete {
		return true
	}
	return slices.ContainsFunc(t.Targets, func(target Target) bool {
		return target.MetBy != nil && target.Current.Date.Due() == due && !target.MetBy.Update.Date.Date.After(due)
	})
}

// Dues are the days on which the task fell or falls due, in order, each once: as planned,
// and as the board moved them.
func (t *Task) Dues() []programme.Date {
	var days []programme.Date
	for i := range t.Targets {
		target := &t.Targets[i]
		days = append(days, target.planned().Due())
		for _, m := range target.Moves {
			days = append(days, m.To.Due())
		}
	}
	slices.SortFunc(days, programme.Date.Compare)
	return slices.Compact(days)
}
