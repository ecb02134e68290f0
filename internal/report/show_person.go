package report

import (
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

func personIDs(c *Context) [][2]string {
	return pairs(c.Programme.People, func(p *programme.Person) programme.Text { return p.ID },
		func(p *programme.Person) programme.Text { return programme.Text{Value: p.Shown()} })
}

// whoLeft says about somebody that they have left.
func whoLeft(c *Context, id string) string {
	if left := c.Assessment.Index.Person(id).Left; left.Given() {
		return "left " + left.Date.Words()
	}
	return ""
}

func personPage(c *Context, id string) *PageView {
	p := c.Assessment.Index.Person(id)
	v := newPage(c, "person", id, p.Shown())
	v.fact("Role", p.Role.Value)
	v.fact("Kind", p.Kind.Value)
	v.fact("Also written", strings.Join(programme.Values(p.Also), ", "))
	tasks := Filter{Lead: id}.Apply(c.Assessment.Tasks)
	v.fact("Leads", totalsWords(assess.Total(tasks)))
	for _, a := range c.Assessment.Ambitions {
		if a.Lead.Value == id {
			v.factLines("Leads ambition", c.names().ambitionLine(a.ID.Value))
		}
	}
	own := "name role kind also"
	if c.Public { // it is published
		own += " public"
	}
	v.rest("person", p, own)
	v.list("Tasks", taskItems(tasks))
	v.list("Risks", riskItems(c, func(r *programme.Risk) bool { return r.Owner.Value == id }))
	var actions []Item
	for _, a := range c.Assessment.Actions {
		if a.Owner.Value == id {
			actions = append(actions, Item{ID: a.ID.Value, Text: a.Text.Value, State: actionRow(c, a).state(),
				Ref: about("action", a.ID.Value)})
		}
	}
	v.list("Actions", actions)
	v.others(id)
	return v
}
