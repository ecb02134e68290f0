package report

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// ImpactView is what changed for children (level 4).
type ImpactView struct {
	Head
	Complete int         `json:"complete"`
	Shown    int         `json:"impact_shown"`
	NotShown []string    `json:"complete_impact_not_shown"` // task ids
	Ended    int         `json:"ended"`                     // or on hold; none of them complete
	Tasks    []ImpactRow `json:"tasks"`                     // complete, or with impact recorded

	Ambition string `json:"-"` // only this one
}

// ImpactRow is what changed for children after one task.
type ImpactRow struct {
	ID         string         `json:"id"`
	Title      string         `json:"title"`
	Ambition   string         `json:"ambition"`
	Complete   bool           `json:"complete"`
	CompleteOn programme.Date `json:"complete_on"`
	Difference Optional       `json:"difference"`
	Note       string         `json:"note"`
	Source     string         `json:"source"`
	On         programme.Date `json:"on"`
	Shown      bool           `json:"impact_shown"`

	Task *assess.Task `json:"-"`
}

func impact(c *Context, o Options) (View, error) {
	v := &ImpactView{Head: c.head(), NotShown: []string{}, Ambition: o.Ambition,
		Ended: assess.Total(Filter{Ambition: o.Ambition}.Apply(c.Assessment.Tasks)).Ended,
		Tasks: impactRows(c,
			func(t *assess.Task) bool { return o.Ambition == "" || t.Ambition.ID.Value == o.Ambition })}
	for _, r := range v.Tasks {
		switch {
		case r.Complete && r.Shown:
			v.Complete++
			v.Shown++
		case r.Complete:
			v.Complete++
			v.NotShown = append(v.NotShown, r.ID)
		}
	}
	return v, nil
}

// impactRows are the tasks that are complete or of which somebody said what
// changed.
func impactRows(c *Context, wanted func(*assess.Task) bool) []ImpactRow {
	rows := []ImpactRow{}
	for _, t := range c.Assessment.Tasks {
		if !wanted(t) || !t.Complete() && t.Impact == nil {
			continue
		}
		row := ImpactRow{ID: t.ID.Value, Title: t.Title.Value, Ambition: t.Ambition.ID.Value, Complete: t.Complete(),
			Shown: t.ImpactShown, Task: t}
		if t.Complete() {
			row.CompleteOn = t.Rated.Update.Date.Date
		}
		if i := t.Impact; i != nil {
			row.Difference, row.Note, row.Source = Optional(i.Difference.Value), i.Note.Value, i.Source.Words()
			row.On = t.ImpactUpdate.Date.Date
		}
		rows = append(rows, row)
	}
	return rows
}

// Table is the tasks, one row each.
func (v *ImpactView) Table() *doc.Table {
	t := &doc.Table{Caption: "Impact", Columns: columns("id", "title", "ambition", "complete", "complete_on",
		"difference", "note", "source", "on", "impact_shown")}
	for _, r := range v.Tasks {
		t.Rows = append(t.Rows, []doc.Cell{cell(r.ID), cell(r.Title), cell(r.Ambition), yesNo(r.Complete),
			dated(r.CompleteOn), cell(r.Difference),
			cell(r.Note), cell(r.Source), dated(r.On), yesNo(r.Shown)})
	}
	return t
}

// Document is the paper as a page.
func (v *ImpactView) Document() doc.Document {
	page := v.paper("Impact on children")
	ended := endedNotes(v.Context, v.Ambition)
	if len(v.Tasks) == 0 {
		page.Blocks = append(append(page.Blocks,
			say("No task is complete and no impact is recorded yet.")), ended...)
		return page
	}
	page.Blocks = append(page.Blocks, say("%s complete. For %d of them the record says what changed for children.",
		countOf(v.Complete, "task is", "tasks are"), v.Shown))
	if len(v.NotShown) > 0 {
		page.Blocks = append(page.Blocks, &doc.Paragraph{Line: v.notShown()})
	}
	page.Blocks = append(append(page.Blocks, impactBlocks(v.Tasks)...), ended...)
	return page
}

func (v *ImpactView) notShown() doc.Line {
	line := doc.Text("Complete, impact not shown: ")
	for _, r := range v.Tasks {
		if r.Complete && !r.Shown {
			if len(line) > 1 {
				line = append(line, doc.Span{Text: "; "})
			}
			line = append(line, doc.Span{Text: r.Title, Ref: about("task", r.ID)}, doc.Span{Text: " (" + r.ID + ")"})
		}
	}
	return append(line, doc.Span{Text: "."})
}

func impactBlocks(rows []ImpactRow) []doc.Block {
	if len(rows) == 0 {
		return nil
	}
	t := &doc.Table{Caption: "What changed for children", Columns: []doc.Column{{Title: "Task", Flexible: true},
		{Title: "State"}, {Title: "Difference"}, {Title: "What changed, and how it is known", Flexible: true}}}
	for _, r := range rows {
		t.Rows = append(t.Rows, []doc.Cell{linked("task", r.ID, r.ID+" "+r.Title),
			{Text: rated(r.Task), Tone: tone(r.Task.Rating)}, cell(r.differenceWords()), cell(r.words())})
	}
	return []doc.Block{t}
}

func (r ImpactRow) differenceWords() string {
	return orNone(string(r.Difference), "not shown")
}

func (r ImpactRow) words() string {
	if r.Difference == "" {
		return "not recorded"
	}
	words := r.Note
	if r.Source != "" {
		words += fmt.Sprintf(" Source: %s", r.Source)
	}
	if !r.On.IsZero() {
		words += " (" + r.On.Words() + ")"
	}
	return words
}
