package change

import "improve/internal/diag"

// ofTheRest documents what is promised, who meets, what others said, and time off.
func (r Reason) ofTheRest(rule *diag.Rule) {
	switch r {
	case Scope:
		rule.Title = "Task promises less, or in other words"
		rule.Why = "A late task that is reworded can look done. An activity, outcome, finding, measure or risk " +
			"taken out of a task is no longer asked for, and an activity whose date moves is no longer late. A small " +
			"edit of letters is a typo and may be put right."
		rule.Mend = "Put it back, or record the decision in the minutes of the board with permits: " +
			"[{change: task ID, key: KEY, from: OLD, to: NEW}]."
	case Meetings:
		rule.Title = "Meetings of the board changed once they were past"
		rule.Why = "The listed meetings of the board are the cycle: what was late, shown and decided is counted by " +
			"them. They are listed ahead. A board that is taken out, moved or added afterwards, or another time " +
			"zone, changes what was so then."
		rule.Mend = "Put it back. If the board did not meet, say so in minutes of that day."
	case Source:
		rule.Title = "What inspectors said changed"
		rule.Why = "Sources, findings and events are what others published or did. Their judgements, dates " +
			"and words stay."
		rule.Mend = "Put it back. Record a later judgement as a source of its own."
	case TimeOff:
		rule.Title = "Pause taken afterwards or for long"
		rule.Why = "Nothing goes stale in a pause. One that is declared when it has begun, or is longer than from " +
			"one board to the next, excuses what no board agreed to."
		rule.Mend = "Declare a pause ahead, for policy.cycle_days at most, and lengthen it before it ends with a new " +
			"reason. Or record the decision in the minutes of the board with permits: [{change: pause FROM, key: to, " +
			"to: DAY}]."
	case Silenced:
		rule.Title = "Check waived, or late task hidden, without a reason or an end"
		rule.Why = "A waiver hides a problem, so it needs a reason and a last day, two cycles away at most. " +
			"A late task that is restricted without an end is never shown to the public again."
		rule.Mend = "Add the reason and the last day, or delete the waiver or the restriction."
	}
}
