package assess

import "improve/internal/programme"

// ActionState is what a meeting asked of someone, as at a date. It is open
// until an update lists it under actions_done; one without an id can never be.
type ActionState struct {
	*programme.Action
	Update      *programme.Update // that minutes it
	Done        *programme.Update // the first to say it is done; nil while it is open
	Overdue     bool              // open, and the date is after its due date
	OverdueDays int               // 0 unless overdue
}

// Open reports whether nobody has said that the action is done.
func (s *ActionState) Open() bool { return s.Done == nil }

func (a *Assessment) addActions() {
	done := map[string]*programme.Update{}
	for _, u := range a.Programme.Updates {
		if !counts(u, a.AsAt) {
			continue
		}
		for _, action := range u.Actions {
			a.Actions = append(a.Actions, &ActionState{Action: action, Update: u})
		}
		for _, id := range u.ActionsDone {
			if done[id.Value] == nil && id.Given() {
				done[id.Value] = u
			}
		}
	}
	a.actions = slotsOf(a.Actions, func(s *ActionState) programme.Text { return s.ID })
	for _, s := range a.Actions {
		s.Done = done[s.ID.Value]
		if s.Open() && s.Due.Given() && a.AsAt.After(s.Due.Date) {
			s.Overdue, s.OverdueDays = true, a.AsAt.DaysSince(s.Due.Date)
		}
	}
}
