package change

import (
	"slices"
	"strings"

	"improve/internal/diag"
)

// Family is what the names of all rules of changes begin with.
const Family = "change/"

// reasons are the reasons for which a change is silent, worst first, with what their rules
// say. None has an example: it takes two versions of a record to break one.
var reasons = []struct {
	Reason
	title, why, mend string
}{
	{Promise, "Target edited in the plan",
		"The plan keeps the original date. Only minutes move it, with the reason and the board that agreed. If " +
			"the date is edited in the plan, nobody sees that it slipped.",
		"Put the original date back. If a meeting agreed another date, record it as a retarget in the minutes of " +
			"that meeting."},
	{Past, "Earlier update edited",
		"Updates record what a lead reported and what a board was shown. They can be put right until the next " +
			"board, or for policy.grace_days where none is listed. If they are edited later, they no longer show " +
			"what people knew when they decided.",
		"Put the earlier text back, and record what is different in a new update."},
	{Dropped, "Task, finding, measure or risk removed",
		"A task removed from the plan is no longer late and is forgotten. It ends by a decision of the board and " +
			"stays in the plan. A finding, measure or risk goes only by a decision of the board; under another id " +
			"its history is lost too. If a plan or source is given a later day, or a task another plan or none, " +
			"what came with it no longer counts for the boards before, or ends with another plan.",
		"Put it back. To end a task, use improve end. To drop a finding, measure or risk, record the decision in " +
			"the minutes of the board with permits: [{drop: KIND ID}]."},
	{Ended, "Plan ended without a decision",
		"When a plan ends, its open tasks are no longer late. Only the board ends a plan.",
		"Delete ended. If the board decided it, record that in its minutes with permits: [{end: plan ID}]."},
	{Adopted, "Adoption changed after the first board",
		"What was told before a record began needs no evidence. If more is added once a board has seen the " +
			"record, or the day of adoption moves, what the board saw is no longer right.",
		"Put it back. Write what is new in an update of the day on which it is written."},
	{Backdated, "Rating or target given for a date long past",
		"It changes the past: a board that was shown red would seem to have been shown green. An update counts " +
			"for its date only where it is written by the next board, or within policy.grace_days where none is " +
			"listed.",
		"Give it in a new update with the date it is written."},
	{Loosened, "Limit loosened",
		"More days of grace, a wider tolerance or an easier target make things look better without being better. " +
			"So do other words for a measure off its target, and other scores of a risk in the plan. So does making " +
			"another group the board, calling somebody an outsider once they have confirmed, or taking out an " +
			"address by which git knows somebody who has not left, or giving their entry the name of somebody else.",
		"Put the limit back, or record the decision in the minutes of the board with permits: [{change: KIND ID, " +
			"key: KEY, from: OLD, to: NEW}]."},
	{Scope, "Task promises less, or in other words",
		"A late task that is reworded can look done. An activity, outcome, finding, measure or risk taken out of " +
			"a task is no longer asked for, and an activity whose date moves is no longer late. A risk above what " +
			"the board accepts keeps its words, and what is done about a risk its date, unless the note of a review " +
			"of it names the new one. A small edit of letters is a typo and may be put right.",
		"Put it back, or record the decision in the minutes of the board with permits: [{change: task ID, key: " +
			"KEY, from: OLD, to: NEW}]."},
	{Meetings, "Meetings changed once they were past",
		"The listed meetings of the board are the cycle: what was late, shown and decided is counted by them. " +
			"They are listed ahead. A board that is taken out, moved or added afterwards, or another time zone, " +
			"changes the past. So does a meeting of another group that is taken out: nobody asks for its minutes.",
		"Put it back. If the board or group did not meet, say so in minutes of that day."},
	{Source, "What inspectors said changed",
		"Sources, findings, plans, documents and events are what was published or done. Their judgements, dates " +
			"and words stay.",
		"Put it back. Record a later judgement as a source of its own."},
	{TimeOff, "Pause taken afterwards or for long, or taken out",
		"Nothing goes stale in a pause. One that is declared when it has begun, or is longer than from one board " +
			"to the next, excuses what no board agreed to. One that was taken stays in the record.",
		"Declare a pause ahead, for policy.cycle_days at most, and lengthen it before it ends with a new reason. " +
			"Or record the decision in the minutes of the board with permits: [{change: pause FROM, key: to, to: " +
			"DAY}]."},
	{Silenced, "Check waived, or something late or wrong hidden, without a reason or an end",
		"A waiver hides a problem, so it needs a reason and a last day, two cycles away at most. A late task or its " +
			"latest rating, a measure off its target, a risk above what the board accepts, or what was published, " +
			"that is restricted without an end is never shown to the public again.",
		"Add the reason and the last day, or delete the waiver or the restriction."},
}

// Reasons lists the reasons, worst first.
func Reasons() []Reason {
	list := make([]Reason, len(reasons))
	for i, r := range reasons {
		list[i] = r.Reason
	}
	return list
}

// Rules are what can be wrong with a change to the record, a rule for each
// reason for which one is silent. `improve check --new-since` looks for them.
func Rules() []diag.Rule {
	list := make([]diag.Rule, len(reasons))
	for i, r := range reasons {
		list[i] = diag.Rule{ID: Family + string(r.Reason), Severity: diag.Error,
			Title: r.title, Why: r.why, Mend: r.mend}
	}
	return list
}

// rule is the rule of a reason.
func (r Reason) rule() diag.Rule { return Rules()[slices.Index(Reasons(), r)] }

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
