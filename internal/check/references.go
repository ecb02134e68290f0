package check

import "improve/internal/programme"

// naming is one place where a record calls another by its id: the id, and in
// words what it is named as, such as "as a lead of 1.1".
type naming struct {
	family
	id          programme.Text
	role, owner string
	on          Subject
}

// eachNaming goes over all places where a record calls another by its id.
func eachNaming(p *programme.Programme, visit func(naming)) {
	for _, f := range p.Findings {
		visit(naming{sources, f.Source, "as the source of finding ", f.ID.Value, on(&f.Meta)})
	}
	for _, a := range p.Ambitions {
		visit(naming{people, a.Lead, "as the lead of ambition ", a.ID.Value, on(&a.Meta)})
		for _, t := range a.Tasks {
			taskNamings(t, visit)
		}
	}
	for _, m := range p.Measures {
		visit(naming{ambitions, m.Ambition, "as the ambition of measure ", m.ID.Value, on(&m.Meta)})
	}
	for _, r := range p.Risks {
		visit(naming{ambitions, r.Ambition, "as the ambition of risk ", r.ID.Value, on(&r.Meta)})
		visit(naming{people, r.Owner, "as the owner of risk ", r.ID.Value, on(&r.Meta)})
		for i := range r.Actions {
			visit(naming{people, r.Actions[i].Owner, "as the owner of an action of risk ", r.ID.Value, on(&r.Meta)})
		}
	}
	for _, u := range p.Updates {
		minuteNamings(u, visit)
		entryNamings(u, visit)
	}
}

func taskNamings(t *programme.Task, visit func(naming)) {
	one := func(f family, id programme.Text, role string) {
		if id.Given() {
			visit(naming{f, id, role, t.ID.Value, Subject{task: t.ID.Value}})
		}
	}
	each := func(f family, ids []programme.Text, role string) {
		for _, id := range ids {
			one(f, id, role)
		}
	}
	one(plans, t.Plan, "as the plan of ")
	one(priorities, t.Priority, "as the priority of ")
	each(findings, t.Findings, "among the findings of ")
	each(people, t.Leads, "as a lead of ")
	each(measures, t.Measures, "among the measures of ")
	each(risks, t.Risks, "among the risks of ")
	for i := range t.Activities {
		if leads := t.Activities[i].Leads; len(leads) > 0 {
			each(people, leads, "as the lead of activity "+t.Activities[i].ID.Value+" of ")
		}
	}
}

// minuteNamings are those of the minutes: whose meeting, and what was said and
// asked there.
func minuteNamings(u *programme.Update, visit func(naming)) {
	one := func(f family, id programme.Text, role string) { visit(naming{family: f, id: id, role: role}) }
	one(groups, u.Meeting, "as the group whose meeting this is")
	for i := range u.Sections {
		for _, id := range u.Sections[i].Ambitions {
			one(ambitions, id, "among the ambitions of a section")
		}
	}
	for i := range u.Decisions {
		one(ambitions, u.Decisions[i].Ambition, "as the ambition of a decision")
	}
	for _, a := range u.Actions {
		visit(naming{family: people, id: a.Owner, role: "as the owner of action ", owner: a.ID.Value})
	}
	for _, id := range u.ActionsDone {
		one(actions, id, "under actions_done")
	}
}

// entryNamings are the keys under which an update speaks of tasks and the like.
func entryNamings(u *programme.Update, visit func(naming)) {
	for _, h := range u.Ambitions {
		visit(naming{family: ambitions, id: h.Ambition, role: "under ambitions"})
	}
	for _, e := range u.Progress {
		visit(naming{family: tasks, id: e.Task, role: "under progress", on: about(e.Task.Value)})
	}
	for _, m := range u.Measures {
		visit(naming{family: measures, id: m.Measure, role: "under measures"})
	}
	for _, r := range u.Risks {
		visit(naming{family: risks, id: r.Risk, role: "under risks"})
	}
	for _, i := range u.Impact {
		visit(naming{family: tasks, id: i.Task, role: "under impact", on: about(i.Task.Value)})
	}
}
