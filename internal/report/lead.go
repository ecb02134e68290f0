package report

import (
	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
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

func lead(c *Context, o Options) (View, error) {
	if err := (Filter{Lead: o.Person}).Check(c.Programme); err != nil {
		return nil, err
	}
	tasks := Filter{Lead: o.Person}.Apply(c.Assessment.Tasks)
	v := &LeadView{Head: c.head(), Person: o.Person, Name: c.names().person(o.Person), Totals: assess.Total(tasks),
		Tasks:   []TaskRow{},
		Actions: actionRows(c, func(a *assess.ActionState) bool { return a.Owner.Value == o.Person && a.Open() })}
	for _, t := range tasks {
		v.Tasks = append(v.Tasks, taskRow(t))
	}
	v.ToDo = toDos(c, o.Person, tasks, v.Actions)
	return v, nil
}

// Table is what to do, one row each.
func (v *LeadView) Table() *doc.Table {
	t := &doc.Table{Caption: "To do", Columns: columns("about", "do", "why", "write")}
	for _, d := range v.ToDo {
		t.Rows = append(t.Rows, []doc.Cell{cell(d.About.Name), cell(d.Do), cell(d.Why), cell(d.Write)})
	}
	return t
}

// Document is the paper as a page.
func (v *LeadView) Document() doc.Document {
	page := v.paper("To do: " + v.Name)
	list := &doc.Entries{}
	for _, d := range v.ToDo {
		e := doc.Entry{Title: doc.Text(diag.UpperFirst(d.Do)),
			Detail: []doc.Line{doc.Toned(doc.Muted, d.Why), d.write()}, Ref: d.About.Ref}
		if t := v.Context.Assessment.Task(d.About.Ref.ID); t != nil && d.About.Ref.Kind == "task" {
			e.ID, e.Title = d.About.Name, doc.Text(t.Title.Value+": "+d.Do)
		}
		list.Items = append(list.Items, e)
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
		page.Blocks = append(page.Blocks, tasks, notes([]doc.Line{ratingKey(v.Totals.Ended > 0)}))
	}
	return page
}

// write is the command or line that says that it is done.
func (d ToDo) write() doc.Line { return doc.Line{{Text: string(d.Write), Code: true, Command: true}} }
