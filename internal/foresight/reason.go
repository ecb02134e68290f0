package foresight

import "improve/internal/assess"

// Reason is why nothing is said of what is to come; empty where something is.
type Reason string

// The reasons, of a programme and of a task.
const (
	NobodyRated Reason = "nobody rated" // no task has ever been rated
	NoBoard     Reason = "no board"     // none is listed ahead
	FewEndings  Reason = "few endings"  // too few tasks were completed, or at too few boards
	NoGuide     Reason = "no guide"     // forecasts here were no better than saying the average

	NotRated Reason = "not rated" // nobody has rated the task
	Stale    Reason = "stale"     // its rating is stale
	Thin     Reason = "thin"      // too few tasks stood where it stands, or will

	NoDate  Reason = "no date"       // the task has no date that is still to be met
	Several Reason = "several dates" // a rating of B says nothing of the first of several
	Passed  Reason = "passed"        // its date has
	TooFar  Reason = "too far"       // it is due beyond the boards for which forecasts were ever tried
)

// FewestEndings and FewestBoards are how many tasks must have been completed, and at how many
// boards, before anything is said; FewestCycles is how many task-cycles each place must have.
const FewestEndings, FewestBoards, FewestCycles = 5, 3, 10

// thin is why too little has happened yet to learn from.
func (h *hazards) thin() Reason {
	if h.all.Endings < FewestEndings || h.boards < FewestBoards {
		return FewEndings
	}
	return ""
}

// known is how many of the places on a way have been seen often enough, from the first on.
func (h *hazards) known(way []Place) int {
	for i, p := range way {
		if h.places[p].Cycles < FewestCycles {
			return i
		}
	}
	return len(way)
}

// silence is why nothing is said of the programme on the last of the days.
func (w *walk) silence(c calendar) Reason {
	rated := false
	for _, t := range w.a.Tasks {
		rated = rated || t.EverRated()
	}
	switch {
	case !rated:
		return NobodyRated
	case len(c.ahead) == 0:
		return NoBoard
	case w.hazards.thin() != "":
		return FewEndings
	case w.settled.noGuide():
		return NoGuide
	}
	return ""
}

// silenceOf is why nothing is said of an open task.
func silenceOf(t *assess.Task, s standing, known int) Reason {
	switch {
	case t.Rated == nil:
		return NotRated
	case !s.fresh:
		return Stale
	case known == 0:
		return Thin
	}
	return ""
}

// undated is why the date of a task cannot be forecast, whatever was seen; empty where it
// can be.
func (c calendar) undated(s standing) Reason {
	cycles := c.cyclesTo(s.due)
	switch {
	case s.due.IsZero():
		return NoDate
	case s.several:
		return Several
	case c.day.After(s.due):
		return Passed
	case cycles == 0 || cycles > datedBoards:
		return TooFar
	}
	return ""
}
