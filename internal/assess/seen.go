package assess

import (
	"slices"

	"improve/internal/programme"
)

// Gone is a task that the last minutes saw and the plan no longer has.
type Gone struct {
	Seen   programme.Seen
	Update *programme.Update
}

// indexSeen finds what the latest minutes saw of each task, and what of it has changed.
func (a *Assessment) indexSeen() {
	a.findSeen()
	permits := a.Programme.Permits(a.AsAt)
	for _, t := range a.Tasks {
		t.readSeen(permits)
	}
}

// findSeen finds what the latest minutes saw of each task. Only the minutes of a
// meeting say what was seen; where some of it could not be read, nobody knows
// what was seen last.
func (a *Assessment) findSeen() {
	var last *programme.Update
	for _, u := range a.Programme.Updates {
		if !counts(u, a.AsAt) || !u.Meeting.Given() {
			continue
		}
		if slices.ContainsFunc(u.Faults, func(f programme.Text) bool { return f.Value == "seen" }) {
			a.forgetSeen()
			last = nil
			continue
		}
		for i, seen := range u.SeenTasks() {
			last = u
			if t := a.Task(seen.ID.Value); t != nil {
				t.Seen, t.SeenBy = &u.Seen.Tasks[i], u
			}
		}
	}
	if last == nil {
		return
	}
	for _, seen := range last.SeenTasks() {
		if a.Task(seen.ID.Value) == nil {
			a.Gone = append(a.Gone, Gone{seen, last})
		}
	}
}

func (a *Assessment) forgetSeen() {
	for _, t := range a.Tasks {
		t.Seen, t.SeenBy = nil, nil
	}
}

// readSeen compares what was seen of a task with the plan, save what a board has permitted
// since. Where part of the plan
// or of the fingerprint could not be read, whether they agree is unknown, and
// nothing is said.
func (t *Task) readSeen(permits []programme.Permitted) {
	if t.Seen == nil {
		return
	}
	unread := func(f programme.Text) bool { return slices.Contains(programme.FingerprintKeys(), f.Value) }
	seen, ok := programme.ParseFingerprint(t.Seen.Fingerprint.Value)
	if ok && !slices.ContainsFunc(t.Task.Faults, unread) {
		t.Changed, t.Permitted = seen.ChangedSince(t.Task, permits)
	}
}
