package report

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

func findingIDs(c *Context) [][2]string {
	return pairs(c.Programme.Findings, func(f *programme.Finding) programme.Text { return f.ID },
		func(f *programme.Finding) programme.Text { return f.Title })
}

func (c *Context) findingPage(id string) *PageView {
	f := find(c.Programme.Findings, func(f *programme.Finding) programme.Text { return f.ID }, id)
	v := c.newPage("finding", id, f.Title.Value)
	for _, s := range c.Programme.Sources {
		if s.ID.Value == f.Source.Value {
			v.fact("Source", sourceName(s))
		}
	}
	v.fact("Kind", strings.ReplaceAll(f.Kind.Value, "-", " "))
	v.fact("Finding", f.Text.Value)
	tasks := c.tasksThat(func(t *programme.Task) []programme.Text { return t.Findings }, id)
	if len(tasks) == 0 {
		v.fact("Tasks", "none: no task of the plan answers this finding")
	} else {
		v.fact("Tasks", totalsWords(assess.Total(tasks)))
	}
	v.meta(&f.Meta)
	v.list("Tasks that answer it", c.taskItems(tasks))
	return v
}

func sourceName(s *programme.Source) string {
	name := s.Title.Value
	if s.Published.Given() {
		name += ", published " + s.Published.Date.Words()
	}
	if s.Judgement.Given() {
		name += " (" + s.Judgement.Value + ")"
	}
	return name
}

func priorityIDs(c *Context) [][2]string {
	return pairs(c.Programme.Priorities, func(p *programme.Priority) programme.Text { return p.ID },
		func(p *programme.Priority) programme.Text { return p.Title })
}

func (c *Context) priorityPage(id string) *PageView {
	p := find(c.Programme.Priorities, func(p *programme.Priority) programme.Text { return p.ID }, id)
	v := c.newPage("priority", id, p.Title.Value)
	var tasks []*assess.Task
	for _, t := range c.Assessment.Tasks {
		if t.Priority.Value == id {
			tasks = append(tasks, t)
		}
	}
	v.fact("Tasks", totalsWords(assess.Total(tasks)))
	v.meta(&p.Meta)
	v.list("Pledges", plainItems(p.Pledges))
	v.list("Success in the medium term", plainItems(p.Success.Medium))
	v.list("Success in the long term", plainItems(p.Success.Long))
	v.list("Tasks", c.taskItems(tasks))
	return v
}

func planIDs(c *Context) [][2]string {
	return pairs(c.Programme.Plans, func(p *programme.Plan) programme.Text { return p.ID },
		func(p *programme.Plan) programme.Text { return p.Title })
}

func (c *Context) planPage(id string) *PageView {
	p := find(c.Programme.Plans, func(p *programme.Plan) programme.Text { return p.ID }, id)
	v := c.newPage("plan", id, p.Title.Value)
	v.fact("Version", p.Version.Value)
	v.fact("Published", p.Published.Date.Words())
	tasks := Filter{Plan: id}.Apply(c.Assessment.Tasks)
	v.fact("Tasks", totalsWords(assess.Total(tasks)))
	v.meta(&p.Meta)
	v.list("Tasks", c.taskItems(tasks))
	return v
}

func actionIDs(c *Context) [][2]string {
	var all [][2]string
	for _, a := range c.Assessment.Actions {
		all = append(all, [2]string{a.ID.Value, a.Text.Value})
	}
	return all
}

func (c *Context) actionPage(id string) *PageView {
	for _, a := range c.Assessment.Actions {
		if a.ID.Value != id {
			continue
		}
		v := c.newPage("action", id, a.Text.Value)
		v.fact("Asked by", fmt.Sprintf("%s, %s", c.updateName(a.Update), a.Update.Date.Date.Words()))
		v.fact("Owner", c.name(a.Owner.Value))
		v.fact("Due", a.Due.Date.Words())
		v.fact("State", c.actionRow(a).state())
		v.meta(&a.Action.Meta)
		return v
	}
	return nil
}
