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
		rule.Title = "A target of the plan was edited"
		rule.Why = "The plan keeps the original date. Only minutes move it, with the reason and the board that agreed. If the date is edited in the plan, nobody sees that it slipped."
		rule.Mend = "Put the first date back. Where a meeting agreed on another, write it as a retarget into the minutes of that meeting."
	case Past:
		rule.Title = "What was said earlier was changed afterwards"
		rule.Why = "Updates are the memory of the programme: what a lead reported and what a board was shown. Changed afterwards, they no longer say what people knew when they decided."
		rule.Mend = "Put the old words back, and say what is different in a new update of today."
	case Dropped:
		rule.Title = "A task, finding, measure or risk was removed"
		rule.Why = "A task removed from the plan is no longer late and is forgotten. Only the board can drop one."
		rule.Mend = "Put it back; or write the decision of the meeting that dropped it into its minutes, with the id."
	case Backdated:
		rule.Title = "A rating or a new target is given for a day long past"
		rule.Why = "It changes how that day looks in hindsight: a board that was shown red would seem to have been shown green."
		rule.Mend = "Give it in a new update, dated with the day on which it is said."
	case Loosened:
		rule.Title = "A limit was loosened that says when something is wrong"
		rule.Why = "More days of grace, a wider tolerance or an easier target make things look better while nothing is better."
		rule.Mend = "Put the limit back; or write the decision of the meeting that changed it into its minutes."
	case Silenced:
		rule.Title = "A check was silenced without a reason"
		rule.Why = "A waiver hides what is wrong. The reason and the last day are what make it honest."
		rule.Mend = "Write the reason and the last day into the waiver, or take it away."
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
