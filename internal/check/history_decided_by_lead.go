package check

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var historyDecidedByLead = Check{
	Rule: diag.Rule{
		ID: "history/decided-by-lead", Severity: diag.Warning, Added: diag.Error, Dated: true, Waivable: true,
		Title: "Minuted by a lead whom it concerns",
		Why: "If a lead writes into the minutes of the board that the date of their own task moves, that it ends, or " +
			"that what it is measured by changes, git does not show that anybody else heard the board decide it. " +
			"The git addresses in plan/people.yaml identify people.",
		Mend: "Ask somebody else, such as the programme office, to commit the minutes. If no other person writes " +
			"minutes, waive this check with a reason.",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			for _, d := range w.Decided {
				if !d.known() || !in.Programme.Decides(u) {
					continue
				}
				who := in.person(d.Email)
				if what := in.concerns(d, who); what != "" {
					report(Found{At: d.pos(), On: on(&u.Meta),
						Message: fmt.Sprintf("%s, and a lead whom it concerns minuted that: %s", what, d.words()),
						Remedy:  "ask somebody else to commit these minutes, or waive this check with a reason"})
				}
			}
		})
	},
}

func (d Decided) pos() programme.Pos {
	if d.Task != nil {
		return d.Task.Task.Pos
	}
	return d.Permit.Pos
}

// concerns says what a decision does, where it concerns somebody as a lead; empty where it
// does not.
func (in *Input) concerns(d Decided, who string) string {
	if d.Task != nil {
		t := in.index.Task(d.Task.Task.Value)
		switch {
		case t == nil || !in.leads(t, who):
			return ""
		case d.Task.Retarget != nil:
			return "the date of " + t.ID.Value + " was moved"
		}
		return t.ID.Value + " was ended"
	}
	of, ok := d.Permit.Clear()
	if !ok || !in.leadsWith(of, who) {
		return ""
	}
	what := of.Kind + " " + of.ID
	if of.Verb == programme.PermitChange {
		what = d.Permit.Key.Value + " of " + what
	}
	return what + " may " + map[string]string{programme.PermitChange: "change", programme.PermitDrop: "go",
		programme.PermitEnd: "end"}[of.Verb]
}

// leads reports whether somebody surely leads a task.
func (in *Input) leads(t *programme.Task, who string) bool { return in.secondHand(t, who).Sure }

// leadsWith reports whether somebody leads a task that is a record, or names it, or owns it.
func (in *Input) leadsWith(of programme.Named, who string) bool {
	if r := in.index.Risk(of.ID); of.Kind == "risk" && r != nil && in.ids.person(r.Owner.Value) == who {
		return true
	}
	return slices.ContainsFunc(in.WholeTasks(), func(t *assess.Task) bool {
		named := map[string][]programme.Text{"task": {t.ID}, "measure": t.Measures, "risk": t.Risks,
			"finding": t.Findings, "plan": {t.Plan}}[of.Kind]
		return slices.Contains(programme.Values(named), of.ID) && in.leads(t.Task, who)
	})
}
