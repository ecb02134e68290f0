package check

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var actionOverdue = Check{
	Rule: diag.Rule{
		ID: "action/overdue", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Action overdue",
		Why:   "A meeting asked for something by a date. The date has passed and no update says that it is done.",
		Mend:  "If it is done, record it with improve done. If not, tell the next meeting, which may agree a new date.",
	},
	Run: func(in *Input, report Report) {
		if in.doneUnknown() {
			return
		}
		for _, a := range in.Assessment.Actions {
			if !a.Overdue {
				continue
			}
			found := in.ofAction(a)
			found.At, found.Days = a.Due.Pos, a.OverdueDays
			found.Message = fmt.Sprintf("action %s is %s overdue",
				diag.Shorten(a.ID.Value), diag.Count(a.OverdueDays, "day"))
			found.Remedy = "if it is done: " + mend.Done(a.ID.Value) + "; if not, take it to the next meeting"
			report(found)
		}
	},
}

// doneUnknown reports whether it is unknown which actions are done: a list of them could
// not be read.
func (in *Input) doneUnknown() bool {
	return slices.ContainsFunc(in.Programme.Updates,
		func(u *programme.Update) bool { return in.counts(u) && unread(u.Faults, "actions_done") })
}

// ofAction begins what is found about an action: where it is minuted, and the group whose
// waivers may silence it.
func (in *Input) ofAction(a *assess.ActionState) Found {
	found := Found{At: a.ID.Pos}
	if !found.At.Known() {
		found.At = a.Pos
	}
	if g := in.index.Group(a.Update.Meeting.Value); g != nil {
		found.On = on(&g.Meta)
	}
	return found
}
