package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var actionClosedByOwner = Check{
	Rule: diag.Rule{
		ID: "action/closed-by-owner", Severity: diag.Warning, Added: diag.Error,
		Title: "Action closed by its owner alone",
		Why: "A meeting asked for it, and only its owner says that it is done. The next meeting should hear of it, " +
			"and its minutes should record it.",
		Mend: "List the action under actions_done in the minutes of the next meeting, or have somebody else say it.",
	},
	Run: func(in *Input, report Report) {
		asked := map[string]*asking{}
		for _, u := range in.Programme.Updates {
			for _, a := range u.Actions {
				asked[a.ID.Value] = &asking{group: u.Meeting.Value, owner: a.Owner.Value}
			}
			for _, done := range u.ActionsDone {
				if a := asked[done.Value]; a != nil {
					a.heard = a.heard || in.hears(u, a)
				}
			}
		}
		for _, u := range in.Programme.Updates {
			for _, done := range u.ActionsDone {
				a := asked[done.Value]
				if a == nil || a.heard || u.Adopted {
					continue
				}
				if next := in.minutesSince(a.group, u); next != nil {
					who := "by its owner alone"
					if !u.By.Given() {
						who = "and the update does not say by whom"
					}
					report(Found{At: done.Pos,
						Message: fmt.Sprintf("action %s was closed on %s %s; the minutes of %s do not mention it",
							done.Value, u.Date.Date.Words(), who, next.Date.Date.Words()),
						Remedy: "list it under actions_done in the minutes of the next meeting"})
				}
			}
		}
	},
}

// asking is who asked for an action, whom, and whether somebody else heard that it is done.
type asking struct {
	group, owner string
	heard        bool
}

// hears reports whether an update that says that an action is done is that of somebody else
// than its owner: minutes of a meeting, or a second hand. An update by nobody is not.
func (in *Input) hears(u *programme.Update, a *asking) bool {
	if g := in.index.Group(u.Meeting.Value); g != nil && (u.Meeting.Value == a.group || listed(g, u.Date.Date)) {
		return true
	}
	return a.owner == "" || u.By.Given() && !in.Programme.Hand(u.By.Value, a.owner).Sure
}

// minutesSince are the first minutes of a group after an update; nil where there are none.
func (in *Input) minutesSince(group string, u *programme.Update) *programme.Update {
	for _, m := range in.Programme.Updates {
		if group != "" && m.Meeting.Value == group && m.Date.Date.After(u.Date.Date) {
			return m
		}
	}
	return nil
}
