package report

import (
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// Document is the plan as a page: why, what for, what is promised, who sees to it.
func (v *PlanView) Document() doc.Document {
	page := v.paper(v.Title)
	add := func(blocks []doc.Block) { page.Blocks = append(page.Blocks, blocks...) }
	if !v.Bare {
		add(titled("Introduction", "The record states no principles or stages.", v.introduction()...))
		add(titled("Priorities", "The record states no priorities.", v.priorities()...))
	}
	for _, a := range v.Ambitions {
		add(v.ambition(a))
	}
	if len(v.Ambitions) == 0 {
		add(titled("Tasks", "The plan holds no ambition and no task."))
	}
	add(titled("The findings", "The record holds no finding.", v.findings()...))
	if v.Bare {
		return page
	}
	add(titled("Boards and groups", "The record names no board or group.", v.groups()...))
	add(titled("Levels of assurance", "The record states no levels of assurance.", v.assurance()...))
	add(titled("Glossary", "The record holds no glossary.", v.glossary()...))
	if v.Current {
		page.Blocks = append(page.Blocks, notes([]doc.Line{ratingKey(false)}))
	}
	return page
}

func (v *PlanView) introduction() []doc.Block {
	var blocks []doc.Block
	list := &doc.List{}
	for _, plan := range v.Plans {
		words := plan.Title
		if plan.Version != "" {
			words += ", version " + string(plan.Version)
		}
		if !plan.Published.IsZero() {
			words += ", published " + plan.Published.Words()
		}
		line := doc.Line{{Text: words, Ref: about("plan", plan.ID)}}
		if plan.Note != "" {
			line = append(line, doc.Span{Text: ". " + plan.Note, Tone: doc.Muted})
		}
		list.Items = append(list.Items, doc.Item{Line: line})
	}
	if len(list.Items) > 0 {
		blocks = append(blocks, say("The tasks come from:"), list)
	}
	if len(list.Items) > 1 {
		blocks = append(blocks, say("A task that names no plan is of the one called %s.", v.Main))
	}
	return append(blocks, bulletLines(v.Approach)...)
}

func (v *PlanView) priorities() []doc.Block {
	var blocks []doc.Block
	for _, p := range v.Priorities {
		blocks = append(blocks, headingOf(3, "priority", p.ID, "Priority "+p.ID+": "+p.Title))
		blocks = append(blocks, listed("We pledge:", p.Pledges)...)
		blocks = append(blocks, success(p.Success)...)
		if len(p.Tasks) > 0 {
			line := append(doc.Line{{Text: "Tasks: ", Tone: doc.Strong}}, idsLine("task", p.Tasks)...)
			blocks = append(blocks, &doc.Paragraph{Line: line})
		}
	}
	if whole := success(v.Success); len(whole) > 0 {
		whole = append([]doc.Block{&doc.Heading{Level: 3, Text: "The programme as a whole", ID: "whole"}}, whole...)
		blocks = append(blocks, whole...)
	}
	return blocks
}

// success is what success looks like, in the medium and the long term.
func success(s PlanSuccess) []doc.Block {
	return append(listed("Success in the medium term:", s.Medium), listed("Success in the long term:", s.Long)...)
}

// listed is a list under a line of its own, nothing where it is empty.
func listed(label string, texts []string) []doc.Block {
	if len(texts) == 0 {
		return nil
	}
	return append([]doc.Block{&doc.Paragraph{Line: doc.Toned(doc.Strong, label)}}, bullets(texts)...)
}

func (v *PlanView) ambition(a PlanPart) []doc.Block {
	blocks := []doc.Block{headingOf(2, "ambition", a.ID, "Ambition "+a.ID+": "+a.Title)}
	if a.Lead != "" {
		blocks = append(blocks, say("Led by %s.", string(a.Lead)))
	}
	if a.Note != "" {
		blocks = append(blocks, &doc.Paragraph{Line: doc.Toned(doc.Muted, a.Note)})
	}
	if len(a.Tasks) == 0 {
		return append(blocks, say("This ambition has no task."))
	}
	t := &doc.Table{Caption: "Tasks of ambition " + a.ID}
	var unstated []string
	for _, column := range v.columns() {
		column.add(t, a.Tasks)
		if !column.given(a.Tasks) {
			unstated = append(unstated, diag.LowerFirst(column.Title))
		}
	}
	blocks = append(blocks, t)
	if len(unstated) > 0 {
		line := doc.Toned(doc.Muted, "The record holds for none of these tasks: "+diag.And(unstated)+".")
		blocks = append(blocks, &doc.Paragraph{Line: line})
	}
	return blocks
}

// planColumn is a column of the table of tasks. It is left out where no task says anything
// in it.
type planColumn struct {
	doc.Column
	cell func(PlanPromise) doc.Cell
	none string // what a task says that says nothing
}

func (c planColumn) given(tasks []PlanPromise) bool {
	return slices.ContainsFunc(tasks, func(p PlanPromise) bool { return c.cell(p).Text != "" })
}

func (c planColumn) add(t *doc.Table, tasks []PlanPromise) {
	if !c.given(tasks) {
		return
	}
	t.Columns = append(t.Columns, c.Column)
	if t.Rows == nil {
		t.Rows = make([][]doc.Cell, len(tasks))
	}
	for i, p := range tasks {
		made := c.cell(p)
		made.Text = orNone(made.Text, c.none)
		t.Rows[i] = append(t.Rows[i], made)
	}
}

func (v *PlanView) columns() []planColumn {
	wide := func(title, none string, of func(PlanPromise) doc.Cell) planColumn {
		return planColumn{doc.Column{Title: title, Flexible: true}, of, none}
	}
	all := []planColumn{{doc.Column{Title: "Task"},
		func(p PlanPromise) doc.Cell { return linked("task", p.ID, p.ID) }, ""},
		wide("Action", "not stated", func(p PlanPromise) doc.Cell { return cell(v.action(p)) }),
		wide("Activities", "not stated", func(p PlanPromise) doc.Cell { return lines(p.steps()) }),
		wide("Outcome", "not stated", func(p PlanPromise) doc.Cell { return lines(p.Outcomes) }),
		wide("What it means for children", "not stated", func(p PlanPromise) doc.Cell { return lines(p.ForChildren) }),
		wide("Lead", "nobody named", func(p PlanPromise) doc.Cell { return cell(strings.Join(p.Leads, ", ")) })}
	if !v.Current {
		return append(all, wide("Target", "no date", func(p PlanPromise) doc.Cell {
			return cell(p.targets(programme.Date.Words))
		}))
	}
	return append(all, wide("Target", "", func(p PlanPromise) doc.Cell { return cell(p.due()) }),
		planColumn{doc.Column{Title: "Rating"}, func(p PlanPromise) doc.Cell {
			return doc.Cell{Text: rated(p.Status.Task), Tone: tone(p.Status.Rating)}
		}, ""})
}

// lines are texts in a cell, each on a line of its own.
func lines(texts []string) doc.Cell { return cell(strings.Join(texts, "\n")) }

// due is the date of a task as it is now, with what moved it, its forecast and its end.
func (p PlanPromise) due() string {
	task := p.Status.Task
	due := []string{targetCell(task)}
	if task.Forecast.Given() && task.Open() {
		due = append(due, "forecast "+task.Forecast.Date.Words())
	}
	if task.Ended != nil {
		due = append(due, task.Ended.Words())
	}
	return strings.Join(due, "; ")
}

// action is the title of a task, with the plan that it comes from where most come from another.
func (v *PlanView) action(p PlanPromise) string {
	if p.Plan == "" || p.Plan == v.Main {
		return p.Title
	}
	return p.Title + " (" + p.Plan + ")"
}

// mainPlan is the title of the plan from which most tasks come, of several with as many the first.
func (v *PlanView) mainPlan() string {
	counts, most := map[string]int{}, ""
	for _, a := range v.Ambitions {
		for _, p := range a.Tasks {
			if p.Plan != "" {
				counts[p.Plan]++
			}
		}
	}
	for _, plan := range v.Plans {
		if counts[plan.Title] > counts[most] {
			most = plan.Title
		}
	}
	return most
}

func (v *PlanView) findings() []doc.Block {
	list := &doc.Entries{}
	for _, f := range v.Findings {
		list.Items = append(list.Items, doc.Entry{Title: doc.Text(called(f.Title, f.ID)),
			Detail: []doc.Line{doc.Toned(doc.Muted, f.Source)}, Ref: about("finding", f.ID)})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []doc.Block{list}
}

func (v *PlanView) groups() []doc.Block {
	var blocks []doc.Block
	for _, g := range v.Groups {
		blocks = append(blocks, headingOf(3, "group", g.ID, g.Name))
		if g.Purpose != "" {
			blocks = append(blocks, say("%s", g.Purpose))
		}
		if g.Chair != "" {
			blocks = append(blocks, say("Chair: %s.", g.Chair))
		}
		blocks = append(blocks, listed("Members:", g.Members)...)
	}
	return blocks
}

func (v *PlanView) assurance() []doc.Block {
	fields := &doc.Fields{}
	for _, l := range v.Assurance {
		value := []doc.Line{doc.Text(l.Title)}
		for _, words := range nonEmpty(l.Text, l.Report) {
			value = append(value, doc.Toned(doc.Muted, words))
		}
		fields.Rows = append(fields.Rows, doc.Field{Label: "Level " + l.Level, Value: value})
	}
	if len(fields.Rows) == 0 {
		return nil
	}
	return []doc.Block{fields}
}

func (v *PlanView) glossary() []doc.Block {
	fields := &doc.Fields{}
	for _, t := range v.Glossary {
		fields.Rows = append(fields.Rows, doc.Field{Label: t.Term, Value: []doc.Line{doc.Text(t.Meaning)}})
	}
	if len(fields.Rows) == 0 {
		return nil
	}
	return []doc.Block{fields}
}
