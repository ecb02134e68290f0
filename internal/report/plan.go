package report

import (
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// PlanView is the plan as a document: what was promised, to whom, by when. As published it
// says nothing of how any of it stands, so that it may be read before any board's
// minutes are.
type PlanView struct {
	Head
	Title      string         `json:"title"`
	Current    bool           `json:"current"` // with ratings, and dates as the board has moved them
	Plans      []PlanVersion  `json:"plans"`
	Approach   []Words        `json:"approach"`
	Priorities []PlanPriority `json:"priorities"`
	Success    PlanSuccess    `json:"success"` // of the whole
	Ambitions  []PlanPart     `json:"ambitions"`
	Findings   []PlanFinding  `json:"findings"`
	Groups     []PlanGroup    `json:"groups"`
	Assurance  []PlanLevel    `json:"assurance"`
	Glossary   []PlanTerm     `json:"glossary"`

	Main string `json:"-"` // the title of the plan from which most tasks come
	Bare bool   `json:"-"` // in place of another paper: the page is the tasks and the findings
}

// PlanVersion is a published plan from which tasks come.
type PlanVersion struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Version   Optional       `json:"version"`
	Published programme.Date `json:"published"`
	Note      string         `json:"note"`
}

// PlanPriority is a priority with what was pledged.
type PlanPriority struct {
	ID      string      `json:"id"`
	Title   string      `json:"title"`
	Pledges []string    `json:"pledges"`
	Success PlanSuccess `json:"success"`
	Tasks   []string    `json:"tasks"`
}

// PlanSuccess is what success looks like.
type PlanSuccess struct {
	Medium []string `json:"medium"`
	Long   []string `json:"long"`
}

// PlanPart is an ambition of the plan.
type PlanPart struct {
	ID    string        `json:"id"`
	Title string        `json:"title"`
	Lead  Optional      `json:"lead"`
	Note  string        `json:"note"`
	Tasks []PlanPromise `json:"tasks"`
}

// PlanPromise is a task as the plan has it.
type PlanPromise struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	Plan        string           `json:"plan"` // the title of the plan that it comes from
	Leads       []string         `json:"leads"`
	Targets     []programme.Date `json:"targets"` // as first promised
	Activities  []PlanActivity   `json:"activities"`
	Outcomes    []string         `json:"outcomes"`
	ForChildren []string         `json:"for_children"`
	Status      *TaskRow         `json:"status,omitempty"` // where it is the current plan
}

// PlanActivity is a step of a task.
type PlanActivity struct {
	ID     string         `json:"id"`
	Text   string         `json:"text"`
	Target programme.Date `json:"target"`
	Leads  []string       `json:"leads"`   // where they are not those of its task
	DoneOn programme.Date `json:"done_on"` // where it is the current plan
}

// PlanFinding is a finding as its source has it.
type PlanFinding struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	Title  string `json:"title"`
}

// PlanGroup is a board or other body, with its members.
type PlanGroup struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Chair   string   `json:"chair"`
	Purpose string   `json:"purpose"`
	Members []string `json:"members"`
}

// PlanLevel is one of the levels of assurance.
type PlanLevel struct {
	Level  string `json:"level"`
	Title  string `json:"title"`
	Text   string `json:"text"`
	Report string `json:"report"`
}

// PlanTerm is an entry of the glossary.
type PlanTerm struct {
	Term    string `json:"term"`
	Meaning string `json:"meaning"`
}

// plan is the plan as published or, where nothing of how it stands is withheld from its
// readers, as it is now.
func plan(c *Context, o Options) (View, error) {
	if o.Current && c.Public && !c.Basis.Given() {
		return unpublished(c, o), nil
	}
	v := planView(c, o, o.Current)
	v.Title = "The plan"
	if v.Current {
		v.Title = "The plan as it is now"
	}
	return v, nil
}

const planTitle = "The plan and the findings"

// unpublished is what is in place of every paper for the public that would rest on what
// nobody has published: what the plan promises and what the inspections found.
func unpublished(c *Context, o Options) View {
	v := planView(c, o, false)
	v.Title, v.Bare = planTitle, true
	return v
}

func planView(c *Context, o Options, current bool) *PlanView {
	p := c.Programme
	v := &PlanView{Head: c.head(), Current: current, Plans: []PlanVersion{}, Approach: approach(c),
		Priorities: []PlanPriority{}, Success: planSuccess(p.Success), Ambitions: []PlanPart{},
		Findings: []PlanFinding{}, Groups: []PlanGroup{}, Assurance: []PlanLevel{}, Glossary: []PlanTerm{}}
	for _, a := range p.Ambitions {
		if o.Ambition == "" || o.Ambition == a.ID.Value {
			v.Ambitions = append(v.Ambitions, v.part(a))
		}
	}
	for _, version := range p.Plans {
		if len(Filter{Plan: version.ID.Value}.Apply(c.Assessment.Tasks)) > 0 {
			v.Plans = append(v.Plans, PlanVersion{version.ID.Value, version.Title.Value,
				Optional(version.Version.Value), version.Published.Date, noted(&version.Meta)})
		}
	}
	for _, of := range p.Priorities {
		v.Priorities = append(v.Priorities, PlanPriority{of.ID.Value, of.Title.Value, programme.Values(of.Pledges),
			planSuccess(of.Success), idsOf(c.tasksThatName("priority", of.ID.Value))})
	}
	for _, f := range p.Findings {
		source := f.Source.Value
		if s := c.Assessment.Index.Source(source); s != nil {
			source = s.Title.Value
		}
		v.Findings = append(v.Findings, PlanFinding{f.ID.Value, source, f.Title.Value})
	}
	for _, g := range p.Groups {
		v.Groups = append(v.Groups, PlanGroup{g.ID.Value, c.names().group(g.ID.Value), c.names().person(g.Chair.Value),
			g.Purpose.Value, c.names().people(g.Members)})
	}
	for _, l := range p.Assurance {
		v.Assurance = append(v.Assurance, PlanLevel{l.Level.Text.Value, l.Title.Value, l.Text.Value, l.Report.Value})
	}
	for _, t := range p.Terms {
		v.Glossary = append(v.Glossary, PlanTerm{t.Term.Value, t.Meaning.Value})
	}
	v.Main = v.mainPlan()
	return v
}

func planSuccess(s programme.Success) PlanSuccess {
	return PlanSuccess{programme.Values(s.Medium), programme.Values(s.Long)}
}

func idsOf(tasks []*assess.Task) []string {
	ids := []string{}
	for _, t := range tasks {
		ids = append(ids, t.ID.Value)
	}
	return ids
}

func (v *PlanView) part(a *programme.Ambition) PlanPart {
	part := PlanPart{ID: a.ID.Value, Title: a.Title.Value, Note: noted(&a.Meta), Tasks: []PlanPromise{}}
	if a.Lead.Given() {
		part.Lead = Optional(v.Context.names().person(a.Lead.Value))
	}
	for _, t := range a.Tasks {
		part.Tasks = append(part.Tasks, v.promise(t))
	}
	return part
}

func (v *PlanView) promise(t *programme.Task) PlanPromise {
	names := v.Context.names()
	promise := PlanPromise{ID: t.ID.Value, Title: t.Title.Value, Leads: names.people(t.Leads),
		Targets: []programme.Date{}, Activities: []PlanActivity{}, Outcomes: programme.Values(t.Outcomes),
		ForChildren: programme.Values(t.ForChildren)}
	if from := v.Context.Assessment.Index.Plan(t.Plan.Value); from != nil {
		promise.Plan = from.Title.Value
	}
	for _, d := range t.Targets {
		promise.Targets = append(promise.Targets, d.Date)
	}
	var now *assess.Task
	if v.Current {
		now = v.Context.Assessment.Task(t.ID.Value)
		row := taskRow(now)
		promise.Status = &row
	}
	for i := range t.Activities {
		a := &t.Activities[i]
		step := PlanActivity{ID: a.ID.Value, Text: a.Text.Value, Target: a.Target.Date, Leads: names.people(a.Leads)}
		if now != nil {
			if done := now.DoneBy(a.ID.Value); done != nil {
				step.DoneOn = done.Update.Date.Date
			}
		}
		promise.Activities = append(promise.Activities, step)
	}
	return promise
}

// Table is the tasks, one row each, with what can be said about all of them.
func (v *PlanView) Table() *doc.Table {
	t := &doc.Table{Caption: v.Title, Columns: columns("ambition", "task", "title", "leads", "targets", "plan",
		"activities", "outcomes", "for_children")}
	if v.Current {
		t.Columns = append(t.Columns, columns("rating", "target", "forecast", "state")...)
	}
	if v.Published != nil {
		t.Columns = append(t.Columns, columns("published")...)
	}
	for _, a := range v.Ambitions {
		for _, p := range a.Tasks {
			row := []doc.Cell{cell(a.ID), cell(p.ID), cell(p.Title), cell(strings.Join(p.Leads, "; ")),
				cell(p.targets(programme.Date.String)), cell(p.Plan), cell(strings.Join(p.steps(), "; ")),
				cell(strings.Join(p.Outcomes, "; ")), cell(strings.Join(p.ForChildren, "; "))}
			if v.Current {
				row = append(row, letter(p.Status.Rating), dated(p.Status.Target), dated(p.Status.Forecast),
					cell(p.Status.State))
			}
			if v.Published != nil {
				row = append(row, cell(v.Published.Words()))
			}
			t.Rows = append(t.Rows, row)
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

// steps are the activities, a line each.
func (p PlanPromise) steps() []string {
	var steps []string
	for _, a := range p.Activities {
		more := nonEmpty(strings.Join(a.Leads, ", "))
		if !a.Target.IsZero() {
			more = append(more, "by "+a.Target.Words())
		}
		if !a.DoneOn.IsZero() {
			more = append(more, "done by "+a.DoneOn.Words())
		}
		steps = append(steps, a.ID+". "+a.Text+inBrackets(strings.Join(more, "; ")))
	}
	return steps
}
