package report

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// FindingsView follows each finding to its tasks, their measures and their
// impact: the line of sight.
type FindingsView struct {
	Head
	Findings []FindingRow `json:"findings"`
	Gaps     []string     `json:"gaps"` // where the line of sight breaks
}

// FindingRow is one finding's progress.
type FindingRow struct {
	ID          string           `json:"id"`
	Source      string           `json:"source"`
	Kind        string           `json:"kind"`
	Title       string           `json:"title"`
	Rating      programme.Rating `json:"rating"` // of its tasks together
	Totals      assess.Totals    `json:"totals"`
	Tasks       []string         `json:"tasks"`
	Measures    []string         `json:"measures"`
	ImpactShown int              `json:"impact_shown"` // tasks whose impact is shown

	Work []*assess.Task `json:"-"` // its tasks
}

func findings(c *Context, _ Options) (View, error) {
	v := &FindingsView{Head: c.head(), Findings: findingRows(c), Gaps: []string{}}
	for _, f := range v.Findings {
		if len(f.Work) == 0 {
			v.Gaps = append(v.Gaps, fmt.Sprintf("No task answers finding %s: %s.", f.ID, f.Title))
		}
	}
	for _, t := range c.Assessment.Tasks {
		if len(t.Measures) == 0 {
			v.Gaps = append(v.Gaps, fmt.Sprintf("No measure shows whether task %s works: %s.", t.ID.Value, t.Title.Value))
		}
	}
	for _, t := range c.Assessment.Tasks {
		if !t.Open() && !t.ImpactShown {
			v.Gaps = append(v.Gaps, fmt.Sprintf("Task %s is complete and its impact on children is not shown: %s.", t.ID.Value, t.Title.Value))
		}
	}
	return v, nil
}

func findingRows(c *Context) []FindingRow {
	rows := []FindingRow{}
	for _, f := range c.Programme.Findings {
		row := FindingRow{ID: f.ID.Value, Source: f.Source.Value, Kind: f.Kind.Value, Title: f.Title.Value, Tasks: []string{}, Measures: []string{}}
		row.Work = c.tasksThatName("finding", f.ID.Value)
		row.Totals, row.Rating = assess.Total(row.Work), assess.Overall(row.Work)
		seen := map[string]bool{}
		for _, t := range row.Work {
			row.Tasks = append(row.Tasks, t.ID.Value)
			if t.ImpactShown {
				row.ImpactShown++
			}
			for _, m := range t.Measures {
				if !seen[m.Value] {
					seen[m.Value] = true
					row.Measures = append(row.Measures, m.Value)
				}
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// Table is the findings, one row each.
func (v *FindingsView) Table() *doc.Table { return findingTable(v.Findings) }

func findingTable(rows []FindingRow) *doc.Table {
	t := &doc.Table{Caption: "Findings and their progress", Columns: []doc.Column{{ID: "finding", Title: "Finding", Flexible: true}, {ID: "rating", Title: "Rating"},
		{ID: "tasks", Title: "Tasks", Align: doc.Right}, {ID: "complete", Title: "Complete", Align: doc.Right}, {ID: "overdue", Title: "Overdue", Align: doc.Right},
		{ID: "measures", Title: "Measures", Align: doc.Right}, {ID: "impact_shown", Title: "Impact shown", Align: doc.Right}}}
	for _, f := range rows {
		t.Rows = append(t.Rows, []doc.Cell{cell(f.ID + " " + f.Title), {Text: together(f.Rating, f.Work), Tone: tone(f.Rating)}, number(f.Totals.Tasks), number(f.Totals.B),
			number(f.Totals.Overdue), number(len(f.Measures)), number(f.ImpactShown)})
	}
	return t
}

// Document is the paper as a page: the table, each finding's tasks, the gaps.
func (v *FindingsView) Document() doc.Document {
	page := v.paper("Findings and the line of sight")
	if len(v.Findings) == 0 {
		page.Blocks = append(page.Blocks, say("The record holds no finding."))
		return page
	}
	page.Blocks = append(page.Blocks, findingTable(v.Findings))
	for _, s := range v.Context.Programme.Sources {
		page.Blocks = append(page.Blocks, heading(sourceName(s)))
		for _, f := range v.Findings {
			if f.Source == s.ID.Value {
				page.Blocks = append(page.Blocks, v.finding(f)...)
			}
		}
	}
	page.Blocks = append(page.Blocks, titled("Gaps in the line of sight", "Every finding has a task, every task a measure, and every complete task its impact.", bullets(v.Gaps)...)...)
	return page
}

func (v *FindingsView) finding(f FindingRow) []doc.Block {
	blocks := []doc.Block{&doc.Heading{Level: 3, Text: f.ID + ": " + f.Title}}
	if len(f.Work) == 0 {
		return append(blocks, say("No task of the plan answers this finding."))
	}
	blocks = append(blocks, say("%s.", totalsWords(f.Totals)))
	return append(blocks, Items{Items: taskItems(f.Work)}.blocks()...)
}
