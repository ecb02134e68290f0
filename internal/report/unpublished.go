package report

import (
	"strings"

	"improve/internal/doc"
	"improve/internal/programme"
)

// PlanView is what is in place of every paper for the public while no board's
// minutes are published: what the plan promises and what the inspections found. It
// says nothing of how any of it stands.
type PlanView struct {
	Head
	Title     string        `json:"title"`
	Ambitions []PlanPart    `json:"ambitions"`
	Findings  []PlanFinding `json:"findings"`
}

// PlanPart is an ambition of the plan.
type PlanPart struct {
	ID    string        `json:"id"`
	Title string        `json:"title"`
	Tasks []PlanPromise `json:"tasks"`
}

// PlanPromise is a task as the plan has it.
type PlanPromise struct {
	ID      string           `json:"id"`
	Title   string           `json:"title"`
	Leads   []string         `json:"leads"`
	Targets []programme.Date `json:"targets"`
}

// PlanFinding is a finding as its source has it.
type PlanFinding struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	Title  string `json:"title"`
}

const planTitle = "The plan and the findings"

// unpublished is the view of every paper that would rest on what nobody has published.
func unpublished(c *Context, o Options) View {
	v := &PlanView{Head: c.head(), Title: planTitle, Ambitions: []PlanPart{}, Findings: []PlanFinding{}}
	for _, a := range c.Programme.Ambitions {
		if o.Ambition == "" || o.Ambition == a.ID.Value {
			v.Ambitions = append(v.Ambitions, planPart(c, a))
		}
	}
	for _, f := range c.Programme.Findings {
		source := f.Source.Value
		if s := c.Assessment.Index.Source(source); s != nil {
			source = s.Title.Value
		}
		v.Findings = append(v.Findings, PlanFinding{f.ID.Value, source, f.Title.Value})
	}
	return v
}

func planPart(c *Context, a *programme.Ambition) PlanPart {
	part := PlanPart{ID: a.ID.Value, Title: a.Title.Value, Tasks: []PlanPromise{}}
	for _, t := range a.Tasks {
		promise := PlanPromise{ID: t.ID.Value, Title: t.Title.Value, Leads: c.names().people(t.Leads),
			Targets: []programme.Date{}}
		for _, d := range t.Targets {
			promise.Targets = append(promise.Targets, d.Date)
		}
		part.Tasks = append(part.Tasks, promise)
	}
	return part
}

// Table is the tasks, one row each, with what can be said about all of them.
func (v *PlanView) Table() *doc.Table {
	t := &doc.Table{Caption: v.Title, Columns: columns("ambition", "task", "title", "leads", "targets", "published")}
	for _, a := range v.Ambitions {
		for _, p := range a.Tasks {
			t.Rows = append(t.Rows, []doc.Cell{cell(a.ID), cell(p.ID), cell(p.Title), cell(strings.Join(p.Leads, "; ")),
				cell(p.targets(programme.Date.String)), cell(v.Published.Words())})
		}
	}
	return t
}

func (p PlanPromise) targets(write func(programme.Date) string) string {
	var days []string
	for _, d := range p.Targets {
		days = append(days, write(d))
	}
	return strings.Join(days, "; ")
}

// Document is the plan and the findings as a page.
func (v *PlanView) Document() doc.Document {
	page := v.paper(v.Title)
	for _, a := range v.Ambitions {
		t := &doc.Table{Columns: []doc.Column{{Title: "Task"}, {Title: "What was promised", Flexible: true},
			{Title: "Led by", Flexible: true}, {Title: "Due"}}}
		for _, p := range a.Tasks {
			t.Rows = append(t.Rows, []doc.Cell{cell(p.ID), cell(p.Title), cell(strings.Join(p.Leads, ", ")),
				cell(p.targets(programme.Date.Words))})
		}
		page.Blocks = append(page.Blocks, heading("Ambition "+a.ID+": "+a.Title), t)
	}
	list := &doc.Entries{}
	for _, f := range v.Findings {
		list.Items = append(list.Items, doc.Entry{ID: f.ID, Title: doc.Text(f.Title),
			Detail: []doc.Line{doc.Toned(doc.Muted, f.Source)}})
	}
	if len(list.Items) > 0 {
		page.Blocks = append(page.Blocks, heading("The findings"), list)
	}
	return page
}
