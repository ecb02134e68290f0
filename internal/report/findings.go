package report

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// FindingsView follows each finding to its tasks, their measures and their
// impact: the line of sight.
type FindingsView struct {
	Head
	Findings []FindingRow `json:"findings"`
	Gaps     []Words      `json:"gaps"` // where the line of sight breaks
}

// FindingRow is one finding's progress.
type FindingRow struct {
	ID          string           `json:"id"`
	Source      string           `json:"source"`
	Kind        string           `json:"kind"`
	Title       string           `json:"title"`
	State       string           `json:"state"` // of the finding itself, whatever its tasks are
	Since       programme.Date   `json:"since"`
	ConfirmedBy Optional         `json:"confirmed_by"`
	Unconfirmed bool             `json:"unconfirmed"` // said to be met, by nobody from outside
	Note        string           `json:"note"`
	Rating      programme.Rating `json:"rating"` // of its tasks together
	Totals      assess.Totals    `json:"totals"`
	Tasks       []string         `json:"tasks"`
	Measures    []string         `json:"measures"`
	ImpactShown int              `json:"impact_shown"` // tasks whose impact is shown

	Work []*assess.Task `json:"-"` // its tasks
}

func findings(c *Context, _ Options) (View, error) {
	v := &FindingsView{Head: c.head(), Findings: findingRows(c), Gaps: []Words{}}
	for _, g := range v.gaps() {
		v.Gaps = append(v.Gaps, g.sentence())
	}
	return v, nil
}

// gap is a place where the line of sight breaks.
type gap struct {
	kind  gapKind
	title string
	ref   doc.Ref
}

// gapKind says what is missing: before and after the name of one thing; before the names of
// several, with their number; and of all there are, which are not named.
type gapKind struct{ before, after, several, all string }

var (
	noTask = gapKind{"No link to a task is recorded for the finding ", ".",
		"No link to a task is recorded for %d findings: ", ""}
	noTaskLeft = gapKind{"No task that is still to be done answers the finding ", ".",
		"No task that is still to be done answers %d findings: ", ""}
	noMeasure = gapKind{"No measure shows whether ", " works.", "No measure shows whether %d tasks work: ",
		"No task of the %d names a measure that shows whether it works."}
	noImpact = gapKind{"", " is complete, and its impact on children is not shown.",
		"%d tasks are complete, and their impact on children is not shown: ", ""}
)

// gaps are where the line of sight breaks, those of a kind together.
func (v *FindingsView) gaps() []gap {
	var list []gap
	for _, f := range v.Findings {
		switch {
		case len(f.Work) == 0:
			list = append(list, gap{noTask, f.Title, about("finding", f.ID)})
		case f.State != assess.FindingMet && f.Totals.Ended == f.Totals.Tasks:
			list = append(list, gap{noTaskLeft, f.Title, about("finding", f.ID)})
		}
	}
	for _, t := range v.Context.Assessment.Tasks {
		if len(t.Measures) == 0 && !t.EndedForGood() {
			list = append(list, gap{noMeasure, t.Title.Value, about("task", t.ID.Value)})
		}
	}
	for _, t := range v.Context.Assessment.Tasks {
		if t.Complete() && !t.ImpactShown {
			list = append(list, gap{noImpact, t.Title.Value, about("task", t.ID.Value)})
		}
	}
	return list
}

// name is the thing that it is about, in a sentence.
func (g gap) name() Words {
	return Words{{Text: "“" + g.title + "”", Ref: g.ref}, {Text: " (" + g.ref.ID + ")"}}
}

func (g gap) sentence() Words {
	return append(append(Words{{Text: g.kind.before}}, g.name()...), doc.Span{Text: g.kind.after})
}

// gapLines are the gaps as a page has them: several of a kind in one line.
func (v *FindingsView) gapLines() []Words {
	var lines []Words
	of := map[gapKind][]gap{}
	for _, g := range v.gaps() {
		of[g.kind] = append(of[g.kind], g)
	}
	going := 0 // tasks that have not ended
	for _, t := range v.Context.Assessment.Tasks {
		if !t.EndedForGood() {
			going++
		}
	}
	for _, kind := range []gapKind{noTask, noTaskLeft, noMeasure, noImpact} {
		same := of[kind]
		switch {
		case len(same) == 0:
		case kind.all != "" && len(same) == going && going > fewNames:
			lines = append(lines, Words(doc.Text(fmt.Sprintf(kind.all, going))))
		case len(same) == 1:
			lines = append(lines, same[0].sentence())
		default:
			line := Words{{Text: fmt.Sprintf(kind.several, len(same))}}
			for i, g := range same {
				if i > 0 {
					line = append(line, doc.Span{Text: "; "})
				}
				line = append(line, g.name()...)
			}
			lines = append(lines, append(line, doc.Span{Text: "."}))
		}
	}
	return lines
}

func findingRows(c *Context) []FindingRow {
	rows := []FindingRow{}
	for _, f := range c.Assessment.Findings {
		rows = append(rows, c.findingRow(f))
	}
	return rows
}

func (c *Context) findingRow(f *assess.FindingState) FindingRow {
	row := FindingRow{ID: f.ID.Value, Source: f.Source.Value, Kind: f.Kind.Value, Title: f.Title.Value,
		State: f.State, Tasks: []string{}, Measures: []string{}}
	if f.Entry != nil {
		row.Since, row.Note, row.Unconfirmed = f.Entry.Since.Date, f.Entry.Note.Value, f.Unconfirmed
		row.ConfirmedBy = Optional(c.names().person(f.Entry.ConfirmedBy.Value))
	}
	row.Work = f.Tasks
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
	return row
}

// Table is the findings, one row each.
func (v *FindingsView) Table() *doc.Table {
	return findingTable("Findings and their progress", v.Findings)
}

func findingTable(caption string, rows []FindingRow) *doc.Table {
	t := &doc.Table{Caption: caption, Columns: []doc.Column{
		{ID: "finding", Title: "Finding", Flexible: true}, {ID: "state", Title: "State"},
		{ID: "rating", Title: "Its tasks"},
		{ID: "tasks", Title: "Tasks", Align: doc.Right}, {ID: "complete", Title: "Complete", Align: doc.Right},
		{ID: "overdue", Title: "Overdue", Align: doc.Right},
		{ID: "measures", Title: "Measures", Align: doc.Right},
		{ID: "impact_shown", Title: "Impact shown", Align: doc.Right}}}
	ended := slices.ContainsFunc(rows, func(f FindingRow) bool { return f.Totals.Ended > 0 })
	if ended {
		t.Columns = slices.Insert(t.Columns, 6, doc.Column{ID: "ended", Title: "Ended", Align: doc.Right})
	}
	for _, f := range rows {
		row := []doc.Cell{linked("finding", f.ID, called(f.Title, f.ID)), cell(f.state()),
			{Text: together(f.Rating, f.Work), Tone: tone(f.Rating)}, number(f.Totals.Tasks), number(f.Totals.B),
			number(f.Totals.Overdue), number(len(f.Measures)), number(f.ImpactShown)}
		if ended {
			row = slices.Insert(row, 6, number(f.Totals.Ended))
		}
		t.Rows = append(t.Rows, row)
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
	page.Blocks = append(page.Blocks, v.Table())
	for _, s := range v.Context.Programme.Sources {
		page.Blocks = append(page.Blocks, headingOf(2, "source", s.ID.Value, sourceName(s)))
		for _, f := range v.Findings {
			if f.Source == s.ID.Value {
				page.Blocks = append(page.Blocks, v.finding(f)...)
			}
		}
	}
	page.Blocks = append(page.Blocks, titled("Gaps in the line of sight",
		"Every finding has a task, every task a measure, and every complete task its impact.",
		bulletLines(v.gapLines())...)...)
	starred := slices.ContainsFunc(v.Findings, func(f FindingRow) bool {
		return slices.ContainsFunc(f.Work, onlyComputed)
	})
	page.Blocks = append(page.Blocks, byDatesKey(starred)...)
	page.Blocks = append(page.Blocks, v.Context.untrackedKey()...)
	return page
}

func (v *FindingsView) finding(f FindingRow) []doc.Block {
	blocks := []doc.Block{headingOf(3, "finding", f.ID, called(f.Title, f.ID)), say("State: %s", f.stateWords())}
	if len(f.Work) == 0 {
		return append(blocks, say("No link to a task is recorded."))
	}
	blocks = append(blocks, say("It has %s.", totalsWords(f.Totals)))
	items := taskItems(f.Work)
	for i, t := range f.Work {
		items[i].More += "; " + v.Context.names().leads(t).String()
	}
	return append(blocks, Items{Items: items}.blocks()...)
}

// state is the finding's own state, and since when.
func (f FindingRow) state() string {
	if f.Since.IsZero() {
		return f.State
	}
	return f.State + " since " + f.Since.Words()
}

// stateWords says the finding's own state, who confirmed it, and what was noted.
func (f FindingRow) stateWords() string {
	words := f.state()
	switch {
	case f.Unconfirmed:
		words += "; it was said to be met, and nobody from outside the council confirmed that"
	case f.State == assess.FindingMet:
		words += ", confirmed by " + string(f.ConfirmedBy)
	}
	if words += "."; f.Note != "" {
		words += " " + f.Note
	}
	return words
}
