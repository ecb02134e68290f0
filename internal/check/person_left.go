package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var personLeft = Check{
	Rule: diag.Rule{
		ID: "person/left", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Work led by somebody who has left",
		Why: "Everybody named for an open task, activity, ambition, risk or action has left, so nobody is " +
			"responsible for it. People who leave keep their id, and their past work stays under it.",
		Mend: "Name the new lead or owner in the plan. For an action of a meeting, minute it again with its new " +
			"owner.",
	},
	Run: func(in *Input, report Report) {
		gone := in.leavers()
		if len(gone) == 0 {
			return
		}
		for _, t := range in.Tasks {
			if !t.Open() {
				continue
			}
			in.left(gone, t.Leads, t.ID.Value, "lead", onTask(t.Task), report)
			for i := range t.Activities {
				if a := &t.Activities[i]; t.DoneBy(a.ID.Value) == nil {
					in.left(gone, a.Leads, "activity "+a.ID.Value+" of "+t.ID.Value, "lead", onTask(t.Task), report)
				}
			}
		}
		for _, a := range in.Assessment.Ambitions {
			in.left(gone, []programme.Text{a.Lead}, "ambition "+a.ID.Value, "lead", on(&a.Meta), report)
		}
		for _, r := range in.Assessment.Risks {
			if !r.Closed() {
				in.left(gone, []programme.Text{r.Owner}, r.Kind.Value+" "+r.ID.Value, "owner", on(&r.Meta), report)
			}
		}
		for _, a := range in.Assessment.Actions {
			if a.Open() && !in.doneUnknown() {
				in.left(gone, []programme.Text{a.Owner}, "action "+a.ID.Value, "owner", in.ofAction(a).On, report)
			}
		}
	},
}

// leavers are those who have left by the date, by id.
func (in *Input) leavers() map[string]*programme.Person {
	gone := map[string]*programme.Person{}
	for _, p := range in.Programme.People {
		if p.Left.Given() && in.Assessment.AsAt.After(p.Left.Date) {
			gone[p.ID.Value] = p
		}
	}
	return gone
}

// left reports work all of whose people have left.
func (in *Input) left(
	gone map[string]*programme.Person, who []programme.Text, work, as string, about Subject, report Report,
) {
	var last *programme.Person
	for _, id := range who {
		if gone[id.Value] == nil {
			return
		}
		last = gone[id.Value]
	}
	if last == nil {
		return
	}
	report(Found{
		At: who[len(who)-1].Pos, On: about,
		Message: fmt.Sprintf("%s has no %s who is still here: %s left %s",
			work, as, last.ID.Value, when(last.Left.Date)),
		Remedy:  "name somebody who is still here",
		Related: []Related{{last.Left.Pos, "left here"}},
	})
}
