package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var taskSuspect = Check{
	Rule: diag.Rule{
		ID: "task/suspect", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Plan changed since the board saw the task",
		Why: "Minutes record a fingerprint of the target, wording and leads of each task under seen. " +
			"If plan/ changes afterwards, the board has not seen the task as it is now. Layout, " +
			"the order of keys and comments do not count.",
		Mend: "If the change is right, tell the board: improve minutes records what it sees at its next meeting. " +
			"If not, undo the change.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if t.Suspect() {
				report(in.suspect(t))
			}
		}
		for _, g := range in.Assessment.Gone {
			if in.ids.holds(tasks, g.Seen.ID.Value) { // it may be in what could not be read
				continue
			}
			report(Found{
				At: g.Seen.ID.Pos, On: about(g.Seen.ID.Value),
				Message: fmt.Sprintf("the plan no longer has %s, which %s saw on %s",
					diag.Shorten(g.Seen.ID.Value), in.whose(g.Update), g.Update.Date.Date.Words()),
				Remedy: "put it back in plan/ambitions; if it was removed on purpose, tell the board, " +
					"and the minutes of its next meeting will leave it out",
			})
		}
	},
}

// suspect reports what has changed about a task, at the line of the plan, so
// that a reviewer sees it on the line that was edited.
func (in *Input) suspect(t *assess.Task) Found {
	at := t.Task.Title.Pos
	switch {
	case t.Changed[0] == "target" && len(t.Task.Targets) > 0:
		at = t.Task.Targets[0].Pos
	case t.Changed[0] == "leads" && len(t.Leads) > 0:
		at = t.Leads[0].Pos
	}
	have := "has"
	if len(t.Changed) > 1 || t.Changed[0] == "leads" {
		have = "have"
	}
	seen := t.SeenBy.Date.Date.Words()
	return Found{
		At: at, On: onTask(t.Task),
		Message: fmt.Sprintf("the %s of %s %s changed in plan/ since %s on %s",
			diag.And(t.Changed), t.ID.Value, have, in.whose(t.SeenBy), seen),
		Remedy:  "undo the change, or tell the next board and record what it sees: improve minutes" + in.nextMinutes(),
		Related: []Related{{t.Seen.Fingerprint.Pos, "the board saw this on " + seen}},
	}
}

// nextMinutes is the day of the next listed meeting, after a space.
func (in *Input) nextMinutes() string {
	if next := in.Assessment.NextMeeting; !next.IsZero() {
		return " " + next.String()
	}
	return " DATE"
}

// whose names the meeting that an update minutes.
func (in *Input) whose(u *programme.Update) string {
	if g := in.index.Group(u.Meeting.Value); g != nil {
		return nameOf(g)
	}
	return "the meeting"
}
