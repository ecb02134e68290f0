package assess

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

// Step is one reason for a task's rating: a plain sentence, and the
// place in the record that it rests on. The place is unknown where it rests on
// the date, the policy or on something that was never written.
type Step struct {
	Text string
	Pos  programme.Pos
}

// Explain says why the task has its rating and whether it is tracked, step by
// step: when it falls due and who moved that, what was reported and how long
// ago, what the dates alone say, which of the two counts, and which questions
// are open. Each limit of the policy is named as in plan/programme.yaml.
func (a *Assessment) Explain(t *Task) []Step {
	var s steps
	s.continued(t)
	s.targets(a, t)
	if t.Ended != nil {
		s.reported(a, t)
		s.ended(a, t)
		s.faults(t)
		return s
	}
	s.due(a, t)
	s.reported(a, t)
	s.computed(a, t)
	s.rating(t)
	s.tracking(a, t)
	s.faults(t)
	return s
}

type steps []Step

func (s *steps) say(pos programme.Pos, format string, args ...any) {
	*s = append(*s, Step{fmt.Sprintf(format, args...), pos})
}

// targets says which target counts, and how it moved there.
func (s *steps) targets(a *Assessment, t *Task) {
	if t.Effective == nil {
		s.say(programme.Pos{}, "It has no target, so it is never overdue.")
		return
	}
	switch moved := len(t.Effective.Moves) > 0; {
	case t.several():
		s.occurrences(a, t, moved)
	case !t.Original.Given():
		s.say(programme.Pos{}, "It has no target in the plan.")
	case moved:
		s.say(t.Original.Pos, "The original target was %s.", t.Original.Date.Words())
	default:
		s.say(t.Original.Pos, "The target in the plan is %s.", t.Original.Date.Words())
	}
	for _, m := range t.Effective.Moves {
		s.say(m.Entry.Retarget.Pos, "%s %s%s.", diag.UpperFirst(a.meeting(m.Entry.Update)), moved(m), because(m.Reason))
	}
}

// occurrences says which of several targets are met, and which one decides.
func (s *steps) occurrences(a *Assessment, t *Task, moved bool) {
	for i := range t.Targets {
		if target := &t.Targets[i]; target.Met {
			s.say(metPos(target), "Its target of %s was met, according to %s.",
				target.Current.Date.Words(), a.source(target.MetBy.Update))
		}
	}
	if !t.Effective.Met {
		s.say(t.Target.Pos, "It has several targets: the first not met is %s.", t.Target.Date.Words())
	}
	if moved && t.Original.Given() {
		s.say(t.Original.Pos, "The original target was %s.", t.Original.Date.Words())
	}
}

// metPos is where an entry says that a target was met.
func metPos(target *Target) programme.Pos {
	for _, date := range target.MetBy.Met {
		if date.Date.Compare(target.Current.Date) == 0 || date.Date.Compare(target.Original.Date) == 0 {
			return date.Pos
		}
	}
	return target.MetBy.Pos
}

func moved(m Move) string {
	switch {
	case m.From.IsZero():
		return "gave it the target " + m.To.Words()
	case m.Days < 0:
		return fmt.Sprintf("brought it forward from %s to %s, %s earlier", m.From.Words(), m.To.Words(), days(-m.Days))
	case m.Days == 0:
		return fmt.Sprintf("changed it from %s to %s, due on the same day", m.From.Words(), m.To.Words())
	}
	return fmt.Sprintf("moved it from %s to %s, %s later", m.From.Words(), m.To.Words(), days(m.Days))
}

func because(reason programme.Text) string {
	if !reason.Given() {
		return ", giving no reason"
	}
	return ": " + sentence(reason.Value)
}

// due says when it falls due, and how late that makes it.
func (s *steps) due(a *Assessment, t *Task) {
	if t.Effective == nil {
		return
	}
	day := t.Due.Words()
	if t.Target.Date.IsMonth() {
		day += ", the last day of that month"
	}
	switch {
	case t.Overdue:
		s.say(t.Target.Pos, "It was due on %s: on %s it is %s overdue%s.",
			day, a.AsAt.Words(), days(t.OverdueDays), sinceOriginal(t))
	case t.Complete():
		s.say(t.Target.Pos, "That is due on %s. A complete task is never overdue.", day)
	case t.Effective.Met:
		s.say(t.Target.Pos, "All its targets are met, the last due on %s, so it is not overdue.", day)
	default:
		s.say(t.Target.Pos, "It is due on %s, so on %s it is not overdue.", day, a.AsAt.Words())
	}
}

func sinceOriginal(t *Task) string {
	if t.OverdueOriginalDays == 0 || t.OverdueOriginalDays == t.OverdueDays {
		return ""
	}
	return ", and " + days(t.OverdueOriginalDays) + " past the original target"
}

// reported says who rated it last, and whether that still counts.
func (s *steps) reported(a *Assessment, t *Task) {
	if t.Rated == nil {
		s.say(programme.Pos{}, "It has never been rated.")
		return
	}
	for i := len(t.Entries) - 1; i >= 0 && t.Reported != programme.Complete; i-- {
		if e := t.Entries[i]; e.Rating == programme.Complete {
			s.say(e.RatingPos, "It was rated B complete by %s; the later rating reopened it.", a.source(e.Update))
			break
		}
	}
	s.say(t.Rated.RatingPos, "It was rated %s by %s%s.", t.Reported, a.source(t.Rated.Update), a.before(t.RatedAge))
	if t.ToldBefore {
		s.say(t.Rated.RatingPos, "That was told before this record began.")
	}
	age := days(t.RatedAge - t.RatedPaused)
	if t.RatedPaused > 0 {
		age += " without the " + days(t.RatedPaused) + " of pauses"
	}
	switch {
	case t.Lapsed:
		s.say(t.Rated.RatingPos, "That rating has lapsed and no longer counts: %s is more than %d days (twice "+
			"policy.cycle_days).", age, a.now.lapsedAfter())
	case t.Stale:
		s.say(t.Rated.RatingPos, "That rating is stale: %s is more than %d days (policy.cycle_days and "+
			"policy.grace_days together).", age, a.now.staleAfter())
	}
}

// before is how long before the date something was, as the end of a sentence.
func (a *Assessment) before(age int) string {
	if age == 0 {
		return ""
	}
	return ", " + days(age) + " before " + a.AsAt.Words()
}

// computed says what the dates alone make of it.
func (s *steps) computed(a *Assessment, t *Task) {
	limit := days(a.now.policy.EscalateAfterDays) + " (policy.escalate_after_days)"
	switch t.Computed {
	case programme.OffTrack:
		s.say(programme.Pos{}, "By its dates it is R off track: overdue by more than %s.", limit)
	case programme.Behind:
		s.say(programme.Pos{}, "By its dates it is A behind: overdue by no more than %s.", limit)
	}
}

// rating says which of the reported and the computed rating counts.
func (s *steps) rating(t *Task) {
	counted := t.Reported != programme.Unrated && !t.Lapsed
	switch {
	case t.Rating == programme.Unrated:
		s.say(programme.Pos{}, "So it is not rated.")
	case t.Rating == programme.Complete:
		s.say(programme.Pos{}, "So it is %s, as reported. A later rating would reopen it.", t.Rating)
	case t.Computed == programme.Unrated:
		s.say(programme.Pos{}, "So it is %s, as reported.", t.Rating)
	case !counted:
		s.say(programme.Pos{}, "So it is %s, by its dates only.", t.Rating)
	case t.Computed == t.Reported:
		s.say(programme.Pos{}, "So it is %s: the reported rating and the dates agree.", t.Rating)
	case t.Computed == t.Rating:
		s.say(programme.Pos{}, "So it is %s: the dates are worse than the reported rating, and the worse counts.",
			t.Rating)
	default:
		s.say(programme.Pos{}, "So it is %s: the reported rating is worse than the dates, and the worse counts.",
			t.Rating)
	}
}

// tracking says whether an overdue task is tracked, and why not.
func (s *steps) tracking(a *Assessment, t *Task) {
	grace := days(a.now.policy.GraceDays) + " of grace (policy.grace_days)"
	switch {
	case !t.Overdue:
		return
	case t.Tracked:
		s.say(programme.Pos{}, "It is tracked: its record gives who, what now, when and how bad.")
		return
	case t.Untracked:
		s.say(programme.Pos{}, "It is untracked: after the %s, its record does not give %s.", grace, list(t.Missing))
	default:
		s.say(programme.Pos{}, "It is within the %s. Its record does not give %s.", grace, list(t.Missing))
	}
	for _, question := range t.Missing {
		text, pos := a.Why(t, question)
		s.say(pos, "%s: %s.", diag.UpperFirst(string(question)), text)
	}
}

func (s *steps) faults(t *Task) {
	for _, fault := range t.Faults {
		s.say(fault.Pos, "The value under %s could not be read, so this may be wrong.", fault.Value)
	}
}

func list(missing []Answer) string {
	words := make([]string, len(missing))
	for i, m := range missing {
		words[i] = string(m)
	}
	return diag.Or(words)
}
