package report

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// LeadView is what one person must do before the next board.
type LeadView struct {
	Head
	Person  string        `json:"person"`
	Name    string        `json:"name"`
	Totals  assess.Totals `json:"totals"`
	ToDo    []ToDo        `json:"to_do"`
	Tasks   []TaskRow     `json:"tasks"`
	Actions []ActionRow   `json:"actions"`
}

// ToDo is one thing to do, most pressing first.
type ToDo struct {
	About Named  `json:"about"` // the id of a task, action or risk
	Do    string `json:"do"`
	Why   string `json:"why"`
}

func lead(c *Context, o Options) (View, error) {
	if err := (Filter{Lead: o.Person}).Check(c.Programme); err != nil {
		return nil, err
	}
	tasks := Filter{Lead: o.Person}.Apply(c.Assessment.Tasks)
	v := &LeadView{Head: c.head(), Person: o.Person, Name: c.names().person(o.Person), Totals: assess.Total(tasks),
		ToDo: []ToDo{}, Tasks: []TaskRow{},
		Actions: actionRows(c, func(a *assess.ActionState) bool { return a.Owner.Value == o.Person && a.Open() })}
	for _, t := range attention(tasks) {
		v.ToDo = append(v.ToDo, taskToDo(t)...)
	}
	for _, a := range v.Actions {
		v.ToDo = append(v.ToDo, ToDo{thing("action", a.ID), a.Text, a.state() + dueWords(a.Due)})
	}
	for _, t := range tasks {
		v.Tasks = append(v.Tasks, taskRow(t))
		v.ToDo = append(v.ToDo, routineToDo(t)...)
	}
	v.ToDo = append(v.ToDo, riskToDo(c, o.Person)...)
	return v, nil
}

func dueWords(d programme.Date) string {
	if d.IsZero() {
		return ""
	}
	return ", due " + d.Words()
}

// taskToDo is what a task that needs attention asks of its lead.
func taskToDo(t *assess.Task) []ToDo {
	id := thing("task", t.ID.Value)
	var list []ToDo
	if len(t.Missing) > 0 {
		list = append(list, ToDo{id, "say " + answersToGive(t), fmt.Sprintf("%s is %s late", t.Title.Value,
			count(t.OverdueDays, "day"))})
	}
	switch {
	case t.Lapsed, t.Stale:
		list = append(list, ToDo{id, "rate it again, with a note",
			fmt.Sprintf("its rating, %s, is %s old", t.Reported, count(t.RatedAge, "day"))})
	}
	if t.Reported == programme.OffTrack && escalationOf(t) == nil {
		list = append(list, ToDo{id, "escalate it: to whom, what is asked, by when",
			"it is rated R, which means escalation"})
	}
	return list
}

// answersToGive says what is missing as what to write.
func answersToGive(t *assess.Task) string {
	words := map[assess.Answer]string{assess.Who: "who leads it", assess.WhatNow: "what happens now",
		assess.When: "when it is now expected", assess.HowBad: "how bad it is (R or A)"}
	var list []string
	for _, m := range t.Missing {
		list = append(list, words[m])
	}
	return joined(list...)
}

// routineToDo is what falls to a lead in the ordinary course.
func routineToDo(t *assess.Task) []ToDo {
	id := thing("task", t.ID.Value)
	switch {
	case t.DueSoon && t.Reported == programme.Unrated:
		return []ToDo{{id, "finish it, or rate it and say when it is expected", "it falls due " + t.Due.Words() +
			" and was never rated"}}
	case t.DueSoon:
		return []ToDo{{id, "finish it, or say when it is expected", "it falls due " + t.Due.Words()}}
	case t.Rating == programme.Complete && !t.ImpactShown:
		return []ToDo{{id, "say what changed for children, and how it is known",
			"it is complete and its impact is not shown"}}
	}
	return nil
}

// riskToDo is what a person's risks ask of them by the next board.
func riskToDo(c *Context, person string) []ToDo {
	var list []ToDo
	soon := c.Assessment.NextMeeting
	if soon.IsZero() {
		soon = c.Assessment.AsAt.AddDays(c.Programme.Policy.CycleDays)
	}
	for _, r := range c.Assessment.Risks {
		if r.Status.Value == "closed" {
			continue
		}
		if r.Owner.Value == person && r.Review.Given() && !r.Review.Date.After(soon) {
			list = append(list, ToDo{thing("risk", r.ID.Value), "review the risk: " + r.Title.Value, "review due " +
				r.Review.Date.Words()})
		}
		for _, a := range r.Risk.Actions {
			if a.Owner.Value == person && a.Due.Given() && !a.Due.Date.After(soon) {
				list = append(list, ToDo{thing("risk", r.ID.Value), a.Text.Value, "due " + a.Due.Date.Words()})
			}
		}
	}
	return list
}

// Table is what to do, one row each.
func (v *LeadView) Table() *doc.Table {
	t := &doc.Table{Caption: "To do", Columns: columns("about", "do", "why")}
	for _, d := range v.ToDo {
		t.Rows = append(t.Rows, []doc.Cell{cell(d.About.Name), cell(d.Do), cell(d.Why)})
	}
	return t
}

// Document is the paper as a page.
func (v *LeadView) Document() doc.Document {
	page := v.paper("To do: " + v.Name)
	list := &doc.Entries{}
	for _, d := range v.ToDo {
		list.Items = append(list.Items, doc.Entry{ID: d.About.Name, Title: doc.Text(diag.UpperFirst(d.Do)),
			Detail: []doc.Line{doc.Toned(doc.Muted, d.Why)}, Ref: d.About.Ref})
	}
	var blocks []doc.Block
	if len(list.Items) > 0 {
		blocks = append(blocks, list)
	}
	until := "Before the next board"
	if !v.NextMeeting.IsZero() {
		until += ", " + v.NextMeeting.Words()
	}
	page.Blocks = append(page.Blocks, titled(until, "Nothing is asked of "+v.Name+".", blocks...)...)
	if len(v.Tasks) > 0 {
		page.Blocks = append(page.Blocks, heading("All tasks"), say("%s.", totalsWords(v.Totals)))
		tasks := &doc.Entries{}
		for _, r := range v.Tasks {
			tasks.Items = append(tasks.Items, taskEntry(r.Task))
		}
		page.Blocks = append(page.Blocks, tasks, notes([]doc.Line{ratingKey()}))
	}
	return page
}
