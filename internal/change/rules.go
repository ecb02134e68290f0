package change

import (
	"strings"

	"improve/internal/diag"
)

// Family is what the names of all rules of changes begin with.
const Family = "change/"

// Rules are what can be wrong with a change to the record, a rule for each
// reason for which one is silent. `improve check --new-since` looks for them.
func Rules() []diag.Rule {
	var list []diag.Rule
	for _, r := range Reasons() {
		list = append(list, r.rule())
	}
	return list
}

// rule documents a reason. None has an example: it takes two versions of a
// record to break one.
func (r Reason) rule() diag.Rule {
	rule := diag.Rule{ID: Family + string(r), Severity: diag.Error}
	switch r {
	case Promise:
		rule.Title = "Target edited in the plan"
		rule.Why = "The plan keeps the original date. Only minutes move it, with the reason and the board that " +
			"agreed. If the date is edited in the plan, nobody sees that it slipped."
		rule.Mend = "Put the original date back. If a meeting agreed another date, record it as a retarget in the " +
			"minutes of that meeting."
	case Past:
		rule.Title = "Earlier update edited"
		rule.Why = "Updates record what a lead reported and what a board was shown. They can be put right until " +
			"the next board, or for policy.grace_days where none is listed. If they are edited later, they no " +
			"longer show what people knew when they decided."
		rule.Mend = "Put the earlier text back, and record what is different in a new update."
	case Dropped:
		rule.Title = "Task, finding, measure or risk removed"
		rule.Why = "A task removed from the plan is no longer late and is forgotten. It ends by a decision of the " +
			"board and stays in the plan. A finding, measure or risk goes only by a decision of the board. " +
			"A plan or source published later takes what came with it out of the days before."
		rule.Mend = "Put it back. To end a task, use improve end. To drop a finding, measure or risk, record the " +
			"decision in the minutes of the board with permits: [{drop: KIND ID}]."
	case Ended:
		rule.Title = "Plan ended without a decision"
		rule.Why = "When a plan ends, its open tasks are no longer late. Only the board ends a plan."
		rule.Mend = "Delete ended. If the board decided it, record that in its minutes with permits: [{end: plan ID}]."
	case Adopted:
		rule.Title = "Adoption changed after the first board"
		rule.Why = "What was told before a record began needs no evidence. If more is added once a board has seen " +
			"the record, or the day of adoption moves, what the board saw is no longer right."
		rule.Mend = "Put it back. Write what is new in an update of the day on which it is written."
	case Backdated:
		rule.Title = "Rating or target given for a date long past"
		rule.Why = "It changes the past: a board that was shown red would seem to have been shown green. An update " +
			"counts for its date only where it is written by the next board, or within policy.grace_days where none " +
			"is listed."
		rule.Mend = "Give it in a new update with the date it is written."
	case Loosened:
		rule.Title = "Limit loosened"
		rule.Why = "More days of grace, a wider tolerance or an easier target make things look better without being " +
			"better. Another group as the board, or somebody made an outsider after they confirmed, do too."
		rule.Mend = "Put the limit back, or record the decision in the minutes of the board with permits: " +
			"[{change: KIND ID, key: KEY, from: OLD, to: NEW}]."
	default:
		r.ofTheRest(&rule)
	}
	return rule
}

// Diagnostic is a silent change as the checks tell what is wrong; false where
// the change is made as changes should be.
func (c Change) Diagnostic() (d diag.Diagnostic, silent bool) {
	if c.Silent == nil {
		return d, false
	}
	place := c.Now
	if place.File == "" {
		place = c.Was
	}
	d = c.Silent.Reason.rule().New(place, c.About+": "+clause(c.Text)+"; "+clause(c.Silent.Why), c.Silent.Mend)
	d.Task = c.Task
	return d, true
}

// clause is a sentence as a part of another.
func clause(sentence string) string { return diag.LowerFirst(strings.TrimSuffix(sentence, ".")) }
