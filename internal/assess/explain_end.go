package assess

import (
	"strings"

	"improve/internal/programme"
)

// Words says how a task was ended or put on hold, in a clause: "superseded by 2.1",
// "on hold until 30 September 2020", "ended with its plan, not complete".
func (e *Ended) Words() string {
	if e.As == EndedWithPlan {
		if e.Minutes() == nil {
			return "ended with its plan, not complete, no decision recorded"
		}
		return "ended with its plan, not complete"
	}
	words := strings.ReplaceAll(e.As, "-", " ")
	if e.Into.Given() {
		words += joined(e.As) + e.Into.Value
	}
	if e.Until.Given() {
		words += " until " + e.Until.Date.Due().Words()
	}
	return words
}

// joined leads from how a task ended to the one that takes its place.
func joined(as string) string {
	switch as {
	case "superseded":
		return " by "
	case "merged":
		return " into "
	}
	return ", replaced by "
}

// ended says how it was ended, by whom, and what that means for its rating.
func (s *steps) ended(a *Assessment, t *Task) {
	e := t.Ended
	how := e.Words()
	if by := a.DecidedBy(e); by != "" {
		how += ", " + by + because(e.Reason())
	}
	s.say(e.Pos(), "On %s it was %s.", e.Date.Words(), how)
	if e.OnHold() {
		s.say(programme.Pos{}, "Until then it is not rated and not overdue; after that it is due as before.")
		return
	}
	s.say(programme.Pos{}, "So it is not rated, not overdue and not complete.")
}

// DecidedBy says in a clause who ended a task: "decided by the Improvement Board of 25
// February 2020". It is empty where no decision is recorded, which Words say.
func (a *Assessment) DecidedBy(e *Ended) string {
	switch u := e.Minutes(); {
	case u == nil:
		return ""
	case a.record.ToldBefore(u):
		return "decided before this record began"
	default:
		return "decided by " + a.source(u)
	}
}

// continued says what it carries on.
func (s *steps) continued(t *Task) {
	if old := t.Continued; old != nil {
		s.say(t.Task.Continues.Pos, "It continues %s, and keeps the date first promised there.", old.ID.Value)
	}
}
