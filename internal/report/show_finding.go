package report

import (
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

func findingIDs(c *Context) [][2]string {
	return pairs(c.Programme.Findings, func(f *programme.Finding) programme.Text { return f.ID },
		func(f *programme.Finding) programme.Text { return f.Title })
}

func findingPage(c *Context, id string) *PageView {
	f := c.Assessment.Index.Finding(id)
	v := newPage(c, "finding", id, f.Title.Value)
	if s := c.Assessment.Index.Source(f.Source.Value); s != nil {
		v.fact("Source", sourceName(s))
	}
	v.fact("Kind", strings.ReplaceAll(f.Kind.Value, "-", " "))
	v.fact("Finding", f.Text.Value)
	state := c.Assessment.Finding(id)
	row := c.findingRow(state)
	v.Finding, v.Aside = &row, doc.Text(state.State)
	v.fact("State", ownState(state, row))
	tasks := c.tasksThatName("finding", id)
	if len(tasks) == 0 {
		v.fact("Tasks", "none: no task of the plan answers this finding")
	} else {
		v.fact("Tasks", totalsWords(assess.Total(tasks)))
	}
	v.rest("finding", f, "source kind title text")
	v.list("Tasks that answer it", taskItems(tasks))
	v.referring("findings", id, "task")
	return v
}

// findingState is a finding's own state, and since when.
func findingState(c *Context, id string) string {
	return c.findingRow(c.Assessment.Finding(id)).state()
}

// ownState is a finding's own state in a sentence, with the day of the update that says so.
func ownState(f *assess.FindingState, row FindingRow) string {
	if f.Entry == nil {
		return "open: nothing is said of the finding itself"
	}
	row.Note = "" // the timeline has it
	return strings.TrimSuffix(row.stateWords(), ".") + " (" + f.Update.Date.Date.Words() + ")"
}

func sourceName(s *programme.Source) string {
	name := s.Title.Value
	if s.Published.Given() {
		name += ", published " + s.Published.Date.Words()
	}
	if s.Judgement.Given() {
		name += " (" + s.Judgement.Value + ")"
	}
	if s.Lifted.Given() {
		name += ", lifted " + s.Lifted.Date.Words()
	}
	return name
}

func priorityIDs(c *Context) [][2]string {
	return pairs(c.Programme.Priorities, func(p *programme.Priority) programme.Text { return p.ID },
		func(p *programme.Priority) programme.Text { return p.Title })
}

func priorityPage(c *Context, id string) *PageView {
	p := c.Assessment.Index.Priority(id)
	v := newPage(c, "priority", id, p.Title.Value)
	tasks := c.tasksThatName("priority", id)
	v.fact("Tasks", totalsWords(assess.Total(tasks)))
	v.rest("priority", p, "title pledges success")
	v.list("Pledges", plainItems(p.Pledges))
	v.list("Success in the medium term", plainItems(p.Success.Medium))
	v.list("Success in the long term", plainItems(p.Success.Long))
	v.list("Tasks", taskItems(tasks))
	return v
}

func planIDs(c *Context) [][2]string {
	return pairs(c.Programme.Plans, func(p *programme.Plan) programme.Text { return p.ID },
		func(p *programme.Plan) programme.Text { return p.Title })
}

func planPage(c *Context, id string) *PageView {
	p := c.Assessment.Index.Plan(id)
	v := newPage(c, "plan", id, p.Title.Value)
	v.fact("Version", p.Version.Value)
	v.fact("Published", p.Published.Date.Words())
	if end := c.Assessment.PlanEnd(id); end != nil {
		v.fact("Ended", c.planEnded(end))
	}
	tasks := Filter{Plan: id}.Apply(c.Assessment.Tasks)
	v.fact("Tasks", totalsWords(assess.Total(tasks)))
	v.rest("plan", p, "title version published ended")
	if p.Ended != nil {
		v.fact("Why it ended", p.Ended.Note.Value)
	}
	v.list("Tasks", taskItems(tasks))
	return v
}

// planState says about a plan that it has ended.
func planState(c *Context, id string) string {
	if c.Assessment.PlanEnd(id) == nil {
		return ""
	}
	return "ended"
}

// actionState says whether an action is done.
func actionState(c *Context, id string) string { return actionRow(c, c.Assessment.Action(id)).state() }

// planEnded says when a plan ended, and by whose decision.
func (c *Context) planEnded(end *assess.PlanEnd) string {
	if end.Update == nil {
		return end.Plan.Ended.Date.Date.When() + "; no decision that ended it is recorded"
	}
	how := &assess.Ended{As: assess.EndedWithPlan, PlanEnd: end}
	words := c.Assessment.DecidedBy(how)
	if !c.Programme.MinutesBoard(end.Update) {
		words = end.Date.When() + ", " + words
	}
	if reason := how.Reason(); reason.Given() {
		words += ": " + reason.Value
	}
	return words
}

func actionIDs(c *Context) [][2]string {
	var all [][2]string
	for _, a := range c.Assessment.Actions {
		all = append(all, [2]string{a.ID.Value, a.Text.Value})
	}
	return all
}

func actionPage(c *Context, id string) *PageView {
	a := c.Assessment.Action(id)
	v := newPage(c, "action", id, a.Text.Value)
	v.factLines("Asked by", Words{{Text: c.names().update(a.Update), Ref: aboutUpdate(a.Update)},
		{Text: ", " + a.Update.Date.Date.Words()}})
	v.factLines("Owner", Words(c.names().line([]programme.Text{a.Owner})))
	v.fact("Due", a.Due.Date.Words())
	v.fact("State", actionRow(c, a).state())
	v.rest("action", a.Action, "text owner due")
	return v
}
